#include "figures.h"

#include <math.h>
#include <stdio.h>

AccordFigures *
figures_new (const char      *metric,
             AccordPeriodKind by,
             gboolean         grouped)
{
  AccordFigures *self = g_new0 (AccordFigures, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->metric = metric;
  self->unit = accord_metric_find (metric)->unit;
  self->grouped = grouped;
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  self->query = (AccordQuery) {
    .by = by,
    .from = ACCORD_DAY_NONE,
    .to = ACCORD_DAY_NONE,
    .basis = ACCORD_BASIS_COHORT,
    .horizon_days = 90,
    .from_stage = ACCORD_STAGE_LEAD,
    .to_stage = ACCORD_STAGE_CUSTOMER,
  };
  self->query.as_of.day = accord_day_from_ymd (2025, 5, 11);

  return self;
}

/* @period: «2025-03» or «all» */
AccordFigure *
figures_add (AccordFigures *self,
             const char    *period,
             const char    *group,
             double         numerator,
             double         denominator)
{
  AccordFigure *figure = g_new0 (AccordFigure, 1);
  gint year, month;

  figure->period = g_strdup (period);
  figure->group = g_strdup (group);
  figure->first = figure->last = ACCORD_DAY_NONE;
  if (sscanf (period, "%d-%d", &year, &month) == 2)
    {
      figure->first = accord_day_from_ymd (year, month, 1);
      figure->last = accord_day_from_ymd (year + month / 12, month % 12 + 1, 1) - 1;
    }
  figure->numerator = numerator;
  figure->denominator = denominator;
  figure->value = isnan (denominator) ? numerator : denominator > 0 ? numerator / denominator : NAN;
  figure->low = figure->high = NAN;
  if (self->unit == ACCORD_UNIT_RATIO && denominator > 0)
    accord_wilson (numerator, denominator, &figure->low, &figure->high);
  figure->mature = TRUE;
  g_ptr_array_add (self->figures, figure);

  return figure;
}

AccordFigures *
figures_rate (void)
{
  static const double won[] = { 45, 30, 12, 5, 0, 0 }, leads[] = { 337, 300, 100, 60, 0, 0 };
  AccordFigures *self = figures_new ("conversion-rate", ACCORD_PERIOD_MONTH, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (won); i++)
    {
      g_autofree char *period = g_strdup_printf ("2025-%02u", i + 1);
      AccordFigure *figure = figures_add (self, period, NULL, won[i], leads[i]);

      figure->mature = i < 2;
      figure->open = i < 2 ? 0 : 250;
    }

  return self;
}

AccordFigures *
figures_groups (guint n)
{
  AccordFigures *self = figures_new ("lead-value", ACCORD_PERIOD_ALL, TRUE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Source %02u", i);

      figures_add (self, "all", name, 1000 * (i + 1), 10 * (n - i));
    }
  figures_add (self, "all", NULL, 500, 60);

  return self;
}
