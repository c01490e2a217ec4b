#pragma once

#include "model/score-model.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * The draft of the score model as it stands on the page: its records, with the numbers that are being typed or dragged
 * and are not saved yet. Signal: «changed» () – it says something else, soon after it does.
 */
#define ACCORD_TYPE_SCORE_DRAFT (accord_score_draft_get_type ())
G_DECLARE_FINAL_TYPE (AccordScoreDraft, accord_score_draft, ACCORD, SCORE_DRAFT, GObject)

AccordScoreDraft *accord_score_draft_new         (AccordWorkspace  *workspace);
void              accord_score_draft_type        (AccordScoreDraft *self,
                                                  AccordRecord     *record,
                                                  const char       *column,
                                                  double            number);
/* What it says now, unfinished rules switched off; NULL: a rule cannot be read. */
AccordScoreModel *accord_score_draft_dup_model   (AccordScoreDraft *self,
                                                  GError          **error);
/* What is in the file, to be published: everything must be in order. */
AccordScoreModel *accord_score_draft_dup_finished (AccordScoreDraft *self,
                                                  GError          **error);
guint             accord_score_draft_n_rules     (AccordScoreDraft *self);

/* The records of a live list, in its order. */
GPtrArray        *accord_score_draft_list        (AccordWorkspace  *workspace,
                                                  GType             type);

G_END_DECLS
