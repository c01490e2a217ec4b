#pragma once

#include "model/change-set.h"
#include "model/moment.h"
#include "model/score-model.h"

G_BEGIN_DECLS

/* Published models are records (ACCORD_TYPE_SCORE_MODEL) whose content is the model as text. */

/* The next one, to be inserted; @models: all that are there. */
AccordRecord     *accord_score_publication_new    (GPtrArray              *models,
                                                   const AccordScoreModel *model,
                                                   const char             *by,
                                                   AccordMoment            at,
                                                   const char             *note);
/* The latest of them (transfer none); NULL: none was published. */
AccordRecord     *accord_score_publication_latest (GPtrArray              *models);
AccordScoreModel *accord_score_publication_read   (AccordRecord           *record,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes the draft what @model says: its groups and rules go, new ones come. */
void              accord_score_draft_replace      (AccordChangeSet        *changes,
                                                   AccordRecord           *settings,
                                                   GPtrArray              *groups,
                                                   GPtrArray              *rules,
                                                   const AccordScoreModel *model);

G_END_DECLS
