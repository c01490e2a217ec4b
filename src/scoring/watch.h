#pragma once

#include "scoring/drift.h"
#include "scoring/scores.h"

G_BEGIN_DECLS

/* How a model holds since it was published. */
typedef struct
{
  gint64           number;
  AccordDay        published;
  AccordScoreModel *model;
  AccordDrift     *drift;
  gboolean         judged;                /* it is known who of the leads since has bought */
  AccordScoreShare bands[ACCORD_N_BANDS]; /* of those */
  gint             disorder;              /* as of accord_bands_find_disorder() */
} AccordScoreWatch;

typedef struct
{
  const AccordScoreModel *model;
  gint64                  number;
  AccordDay               published;
  AccordAsOf              as_of;
  gint                    horizon_days;
} AccordWatchQuery;

AccordScoreWatch       *accord_score_watch_new       (AccordFrame             *frame,
                                                      const AccordWatchQuery  *query,
                                                      GCancellable            *cancellable,
                                                      GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void                    accord_score_watch_free      (AccordScoreWatch        *self);
/* The month in which the audience is another now; NULL: it is the same as far as is known. */
const AccordDriftMonth *accord_score_watch_get_shift (const AccordScoreWatch  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScoreWatch, accord_score_watch_free)

G_END_DECLS
