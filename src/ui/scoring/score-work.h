#pragma once

#include "scoring/score-judgement.h"
#include "scoring/score-preview.h"

G_BEGIN_DECLS

/* What a thread works on: leads, the draft and what is published, and what was found before. All owned. */
typedef struct
{
  AccordFrame          *frame;
  AccordScoreModel     *model, *published; /* @published: NULL: nothing is */
  AccordAsOf            as_of;
  gint                  horizon_days;
  AccordScorePreview   *preview;           /* or NULL, as the next two */
  AccordScoreJudgement *judgement, *before; /* of the draft, and of what is published where that is another */
} AccordScoreWork;

/* What was found of how well the draft tells who buys, and what is published: @before is NULL where both are the same. */
typedef struct
{
  AccordScoreJudgement *judgement, *before;
} AccordScoreVerdicts;

/* Both take @work; @callback has @source. The result is cancelled with @cancellable. */
void                 accord_score_work_preview        (AccordScoreWork     *work,
                                                       gpointer             source,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback);
AccordScorePreview  *accord_score_work_preview_finish (GAsyncResult        *result,
                                                       GError             **error);
void                 accord_score_work_judge          (AccordScoreWork     *work,
                                                       gpointer             source,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback);
AccordScoreVerdicts *accord_score_work_judge_finish   (GAsyncResult        *result,
                                                       GError             **error);
void                 accord_score_verdicts_free       (AccordScoreVerdicts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScoreVerdicts, accord_score_verdicts_free)

G_END_DECLS
