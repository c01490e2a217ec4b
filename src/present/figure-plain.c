#include "present/figure-plain.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-compared.h"
#include "present/figure-events.h"
#include "present/figure-form.h"
#include "present/figure-groups.h"
#include "present/figure-words.h"
#include "present/words.h"

/* Figures by period and group: lines, upright bars, lying bars. */

#define MOST_GROUPS 8
#define MOST_LINES 5       /* more lines than these cannot be told apart */
#define RANGE_BELOW 1000.0 /* a range is drawn where it rests on fewer leads */

static AccordChartKind
choose_kind (const AccordFigures *figures)
{
  if (figures->query.by == ACCORD_PERIOD_ALL)
    return ACCORD_CHART_ROWS;
  if (!figures->grouped && accord_figures_are_sums (figures))
    return ACCORD_CHART_BARS;
  return ACCORD_CHART_LINE;
}

static GPtrArray *
make_groups (const AccordFigures        *figures,
             const AccordPresentOptions *options)
{
  guint most = options->most_groups > 0 ? options->most_groups : MOST_GROUPS;

  return accord_figure_groups_new (figures, choose_kind (figures) == ACCORD_CHART_LINE ? MIN (most, MOST_LINES) : most,
                                   options->settings);
}

/* How many leads or customers a row stands for. */
static char *
describe_weight (const AccordFigures *figures,
                 const AccordFigure  *figure,
                 AccordRecord        *settings)
{
  g_autofree char *n = NULL, *leads = NULL;

  if (!isfinite (figure->denominator))
    return NULL;
  n = accord_words_count (figure->denominator);
  leads = accord_words_stage (g_str_equal (figures->metric, "mean-deal-value") ? ACCORD_STAGE_CUSTOMER
                                                                               : figures->query.from_stage,
                              figure->denominator, settings);

  return g_strdup_printf ("%s %s", n, leads);
}

static void
set_date (AccordChartPoint   *point,
          const AccordFigure *figure)
{
  if (figure->first != ACCORD_DAY_NONE)
    accord_day_to_ymd (figure->first, &point->year, &point->month, &point->day);
}

static gboolean
has_range (const AccordFigure *figure)
{
  return isfinite (figure->low) && isfinite (figure->high) && figure->denominator < RANGE_BELOW;
}

static void
add_point (AccordChartSeries          *series,
           const AccordMetric         *metric,
           const AccordFigures        *figures,
           const AccordFigure         *figure,
           const char                 *group,
           const AccordPresentOptions *options)
{
  AccordChartPoint *point = accord_chart_add_point (series, figure->value);

  if (has_range (figure))
    {
      point->low = figure->low;
      point->high = figure->high;
    }
  point->early = accord_figure_is_early (figures, figure);
  point->can_rise = point->early && figures->query.basis == ACCORD_BASIS_TO_DATE && figure->last <= figures->query.as_of.day;
  point->value_label = accord_words_value_short (figure->value, figures->unit, options->currency);
  point->tip = accord_figure_tip (metric, figures, figure, group, options);
  if (figures->query.by == ACCORD_PERIOD_ALL)
    {
      point->label = g_strdup (group != NULL ? group : _("All"));
      point->note = describe_weight (figures, figure, options->settings);
      return;
    }
  point->label = accord_words_period (figure, figures->query.by);
  set_date (point, figure);
}

/* One series; its points are the groups. */
static void
add_rows (AccordChart                *chart,
          const AccordMetric         *metric,
          const AccordFigures        *figures,
          GPtrArray                  *groups,
          const AccordPresentOptions *options)
{
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const AccordFigureGroup *group = g_ptr_array_index (groups, i);

      add_point (series, metric, figures, g_ptr_array_index (group->figures, 0), group->name, options);
    }
}

/* The period at @index, from any group that has it. */
static const AccordFigure *
find_period (GPtrArray *groups,
             guint      index)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const AccordFigureGroup *group = g_ptr_array_index (groups, i);

      if (g_ptr_array_index (group->figures, index) != NULL)
        return g_ptr_array_index (group->figures, index);
    }

  return NULL;
}

/**
 * accord_plain_add_line:
 * @chart: a chart
 * @metric: what was measured
 * @figures: the figures
 * @groups: their groups
 * @index: one of these
 * @options: currency
 *
 * Adds a series for a group; its points are the periods. Without a figure in a period: none of a count, else a gap.
 */
void
accord_plain_add_line (AccordChart                *chart,
                       const AccordMetric         *metric,
                       const AccordFigures        *figures,
                       GPtrArray                  *groups,
                       guint                       index,
                       const AccordPresentOptions *options)
{
  const AccordFigureGroup *group = g_ptr_array_index (groups, index);
  AccordChartSeries *series = accord_chart_add_series (chart, group->name);
  double nothing = accord_figures_are_sums (figures) ? 0 : NAN;

  for (guint i = 0; i < group->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (group->figures, i), *period = find_period (groups, i);
      AccordFigure absent;

      if (figure == NULL && period != NULL)
        {
          absent = (AccordFigure) { .period = period->period, .first = period->first, .last = period->last, .value = nothing,
                                    .numerator = nothing, .denominator = NAN, .low = NAN, .high = NAN, .mature = TRUE };
          figure = &absent;
        }
      if (figure != NULL)
        add_point (series, metric, figures, figure, group->name, options);
    }
}

/**
 * accord_plain_draw:
 * @metric: what was measured
 * @figures: the figures
 * @options: currency, target, form
 *
 * Returns: (transfer full): the chart, with its marks and without the words around it
 */
AccordChart *
accord_plain_draw (const AccordMetric         *metric,
                   const AccordFigures        *figures,
                   const AccordPresentOptions *options)
{
  AccordChart *chart = accord_chart_new (choose_kind (figures));
  g_autoptr (GPtrArray) groups = make_groups (figures, options);

  accord_form_use_unit (chart, figures->unit, options->currency);
  if (chart->kind == ACCORD_CHART_ROWS)
    add_rows (chart, metric, figures, groups, options);
  else
    for (guint i = 0; i < groups->len; i++)
      accord_plain_add_line (chart, metric, figures, groups, i, options);
  accord_compared_add (chart, figures, groups, options);
  accord_events_add (chart, figures, options);
  return chart;
}

/**
 * accord_plain_find_in:
 * @figures: figures
 * @groups: their groups, as they are drawn
 * @group: the index of one of these
 * @period: the index of a period
 *
 * Returns: (transfer none) (nullable): the figure that is drawn there
 */
const AccordFigure *
accord_plain_find_in (const AccordFigures *figures,
                      GPtrArray           *groups,
                      guint                group,
                      guint                period)
{
  const AccordFigureGroup *drawn = group < groups->len ? g_ptr_array_index (groups, group) : NULL;
  const AccordFigure *shown;

  if (drawn == NULL || drawn->folded || period >= drawn->figures->len)
    return NULL;
  /* The groups hold copies. */
  shown = g_ptr_array_index (drawn->figures, period);
  for (guint i = 0; shown != NULL && i < figures->figures->len; i++)
    {
      const AccordFigure *figure = accord_form_get_figure (figures, i);

      if (g_strcmp0 (figure->group, shown->group) == 0 && g_str_equal (figure->period, shown->period))
        return figure;
    }
  return NULL;
}

/**
 * accord_plain_is_compared:
 * @figures: the figures of a chart
 * @options: as it was made with
 * @series: a series of it
 *
 * Returns: whether it shows what the figures are compared with, as accord_compared_add() adds it: behind the only one
 */
gboolean
accord_plain_is_compared (const AccordFigures        *figures,
                          const AccordPresentOptions *options,
                          guint                       series)
{
  g_autoptr (GPtrArray) groups = options->compared != NULL ? make_groups (figures, options) : NULL;

  return groups != NULL && series == 1 && (choose_kind (figures) == ACCORD_CHART_ROWS || groups->len == 1);
}

/**
 * accord_plain_find:
 * @figures: the figures of a chart
 * @options: as it was made with
 * @series: the series of a mark in it
 * @point: the mark
 *
 * Returns: (transfer none) (nullable): the figure that the mark stands for
 */
const AccordFigure *
accord_plain_find (const AccordFigures        *figures,
                   const AccordPresentOptions *options,
                   guint                       series,
                   guint                       point)
{
  g_autoptr (GPtrArray) groups = make_groups (figures, options);
  gboolean rows = choose_kind (figures) == ACCORD_CHART_ROWS;

  return accord_plain_find_in (figures, groups, rows ? point : series, rows ? 0 : point);
}
