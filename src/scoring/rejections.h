#pragma once

#include "scoring/evidence.h"
#include "scoring/scores.h"

G_BEGIN_DECLS

/* What leads that were rejected by one reason have in common, and what a rule against it would do. */
typedef struct
{
  char            *field;      /* its name, or «activity("kind")» */
  char            *value;      /* what people read; NULL: empty */
  AccordCondition *condition;
  guint            n;          /* leads that have it */
  guint            n_rejected; /* of them, by that reason */
  double           rate, average; /* the share of those, here and among all leads */
  double           points;     /* of the rule: negative */
  guint            n_stopped;  /* leads that qualify without the rule and do not with it */
  guint            n_stopped_rejected, n_stopped_won; /* of those: rejected by that reason; who bought */
} AccordRejectionSign;

typedef struct
{
  char      *field;  /* in which the reason stands: «reject_reason» */
  char      *reason;
  guint      n;      /* leads that were rejected by it */
  double     rate;   /* of all leads */
  GPtrArray *signs;  /* of AccordRejectionSign: what tells most first */
} AccordRejection;

/* (element-type AccordRejection): the most frequent reasons, the first with most leads. @model: of which thresholds and
 * points are asked, the draft; NaN as its threshold: nobody is stopped. NULL: it was cancelled. */
GPtrArray *accord_rejections_find (AccordFrame             *frame,
                                   const AccordScoreModel  *model,
                                   const AccordAsOf        *as_of,
                                   GCancellable            *cancellable,
                                   GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
/* The points that a rule for leads with this weight of evidence takes. */
double     accord_rejection_points (double                  woe);

G_END_DECLS
