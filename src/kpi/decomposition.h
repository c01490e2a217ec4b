#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_MOST_FACTORS 3

/* What a product changed by, parted among its factors so that the parts add up to the change. */
void accord_decompose_product (const double *before,
                               const double *after,
                               guint         n,
                               double       *parts);

/* What a rate of groups together is made of. */
typedef struct
{
  double numerator[2], denominator[2]; /* before, after */
} AccordRatePart;

/* What such a rate changed by: because the groups are of other sizes, and because their own rates changed. */
void accord_decompose_rate    (const AccordRatePart *groups,
                               guint                 n,
                               double               *mix,
                               double               *rate);

G_END_DECLS
