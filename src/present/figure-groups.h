#pragma once

#include "kpi/metric.h"
#include "model/record.h"

G_BEGIN_DECLS

/* The groups of some figures, the rest of many folded into one; and the periods, in order. */
typedef struct
{
  char      *name;    /* what a person reads: «Webinar», «(none)», «12 others» */
  GPtrArray *figures; /* of AccordFigure, one a period, in the periods' order; some may be NULL */
  double     weight;
  gboolean   folded;
} AccordFigureGroup;

/* Of AccordFigureGroup: by value, then «N others», then «(none)». One group, named NULL, where figures are not grouped. */
GPtrArray *accord_figure_groups_new (const AccordFigures *figures,
                                     guint                most,
                                     AccordRecord        *settings);
guint      accord_figure_groups_n_periods (GPtrArray *groups);
gboolean   accord_figures_are_sums  (const AccordFigures *figures);

G_END_DECLS
