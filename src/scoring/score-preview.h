#pragma once

#include "scoring/scores.h"

G_BEGIN_DECLS

/* What a model would do to the leads, beside what the model published last does. Immutable, reference counted. */
typedef struct
{
  AccordScores  *scores;
  AccordScores  *published;      /* of the model published last; NULL: none was */
  guint          n_leads;
  AccordDay      first_day, last_day; /* when the first and the last of them came; none: that is not known */
  guint          n_qualify;      /* at the threshold or over it; 0 where the model has none */
  guint          n_handed_over;
  AccordLeadSet *joined, *left;  /* who would qualify and does not, and the other way round; NULL: nothing to compare with */
  guint         *columns;        /* how many leads have a score from first + i · width to before the next */
  guint          n_columns;
  double         first, width;
  guint          n_up, n_down;   /* whose score is higher than by what is published, or lower */
} AccordScorePreview;

/* @published: (nullable). @previous: (nullable): takes over what stayed the same. NULL only where it was cancelled. */
AccordScorePreview *accord_score_preview_new   (AccordFrame              *frame,
                                                const AccordScoreModel   *model,
                                                const AccordScoreModel   *published,
                                                const AccordAsOf         *as_of,
                                                const AccordScorePreview *previous,
                                                GCancellable             *cancellable,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
AccordScorePreview *accord_score_preview_ref   (AccordScorePreview       *self);
void                accord_score_preview_unref (AccordScorePreview       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScorePreview, accord_score_preview_unref)

G_END_DECLS
