#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

/*
 * Goes over the leads of a query once, has the metric decide what each adds to which period and group, and makes
 * of that either figures or the set of leads behind one of them.
 */
typedef struct _AccordTally AccordTally;

AccordTally   *accord_tally_new      (const AccordMetric *metric,
                                      const AccordFrame  *frame,
                                      const AccordQuery  *query,
                                      GError            **error);
void           accord_tally_free     (AccordTally *self);
AccordFigures *accord_tally_compute  (AccordTally *self);
AccordLeadSet *accord_tally_collect  (AccordTally        *self,
                                      const AccordFigure *figure,
                                      guint               part);

/* Before it computes: each amount is kept. */
void           accord_tally_keep_amounts (AccordTally *self);
/* What it kept of all leads, in one period and group; in any order, and may be brought into another. */
double        *accord_tally_get_amounts  (AccordTally *self,
                                          guint       *n);

typedef void (*AccordAmountFunc) (guint    row,
                                  double   amount,
                                  gpointer user_data);

/* The amount of each lead of the numerator that has one: what is summed, or a time in seconds. */
void           accord_tally_each_amount (AccordTally      *self,
                                         AccordAmountFunc  func,
                                         gpointer          user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTally, accord_tally_free)

G_END_DECLS
