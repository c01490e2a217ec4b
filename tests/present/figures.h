#pragma once

#include "kpi/metric.h"

/* Figures as kpi/ makes them, for the tests of what is said about them. */
AccordFigures *figures_new   (const char      *metric,
                              AccordPeriodKind by,
                              gboolean         grouped);
AccordFigure  *figures_add   (AccordFigures   *self,
                              const char      *period,
                              const char      *group,
                              double           numerator,
                              double           denominator);
AccordFigures *figures_rate  (void); /* Jan to Jun 2025 as of 11 May 2025; the last three too early */
AccordFigures *figures_groups (guint n); /* revenue over leads of n sources and of none */
