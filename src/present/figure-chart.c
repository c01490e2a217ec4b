#include "present/figure-chart.h"

#include "present/figure-compared.h"
#include "present/figure-events.h"
#include "present/figure-groups.h"
#include "present/figure-words.h"
#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_GROUPS 8
#define MOST_LINES 5       /* more lines than these cannot be told apart */
#define RANGE_BELOW 1000.0 /* a range is drawn where it rests on fewer leads */

typedef struct
{
  AccordUnit unit;
  char      *currency;
} TickFormat;

static void
free_tick_format (gpointer data)
{
  TickFormat *format = data;

  g_free (format->currency);
  g_free (format);
}

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  TickFormat *format = user_data;

  return accord_words_value_short (value, format->unit, format->currency);
}

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

/* A series a group; its points are the periods. A group without a figure in a period: none of a count, else a gap. */
static void
add_lines (AccordChart                *chart,
           const AccordMetric         *metric,
           const AccordFigures        *figures,
           GPtrArray                  *groups,
           const AccordPresentOptions *options)
{
  double nothing = accord_figures_are_sums (figures) ? 0 : NAN;

  for (guint i = 0; i < groups->len; i++)
    {
      const AccordFigureGroup *group = g_ptr_array_index (groups, i);
      AccordChartSeries *series = accord_chart_add_series (chart, group->name);

      for (guint j = 0; j < group->figures->len; j++)
        {
          const AccordFigure *figure = g_ptr_array_index (group->figures, j), *period = find_period (groups, j);
          AccordFigure absent;

          if (figure == NULL && period != NULL)
            {
              absent = (AccordFigure) { period->period, period->first, period->last, NULL, nothing, nothing, NAN, NAN, NAN, TRUE };
              figure = &absent;
            }
          if (figure != NULL)
            add_point (series, metric, figures, figure, group->name, options);
        }
    }
}

/* Series of its own, not what they are compared with. */
static guint
count_own (const AccordChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->series->len; i++)
    n += !((const AccordChartSeries *) chart->series->pdata[i])->compared;
  return n;
}

static gboolean
shows_ranges (const AccordChart *chart)
{
  if (chart->kind == ACCORD_CHART_BARS || chart->compact || count_own (chart) != 1)
    return FALSE;
  for (guint i = 0; i < chart->series->len; i++)
    {
      const AccordChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->points->len; j++)
        {
          const AccordChartPoint *point = g_ptr_array_index (series->points, j);

          if (isfinite (point->high) && !point->early)
            return TRUE;
        }
    }

  return FALSE;
}

static void
set_words (AccordChart                *chart,
           const AccordMetric         *metric,
           const AccordFigures        *figures,
           const AccordPresentOptions *options)
{
  gboolean cohort = metric->has_basis && figures->query.basis != ACCORD_BASIS_PERIOD;

  chart->early_label = g_strdup (cohort ? _("too early") : _("so far"));
  chart->empty = accord_figures_empty (metric, figures, options);
  if (options->with_title)
    {
      chart->title = accord_figures_title (metric, figures, options);
      chart->subtitle = accord_figures_subtitle (metric, figures, options);
    }
  if (!options->compact)
    chart->foot = accord_figures_foot (metric, figures, options, shows_ranges (chart));
}

/**
 * accord_present_chart:
 * @metric: what was measured
 * @figures: the figures
 * @options: currency, target, form
 *
 * Lines for rates and values over time and for several groups over time, upright bars for counts and sums,
 * lying bars for groups without periods. The least of many groups are folded into «N others».
 *
 * Returns: (transfer full): the chart, with every word in it
 */
AccordChart *
accord_present_chart (const AccordMetric         *metric,
                      const AccordFigures        *figures,
                      const AccordPresentOptions *options)
{
  AccordChart *chart = accord_chart_new (choose_kind (figures));
  g_autoptr (GPtrArray) groups = make_groups (figures, options);
  g_autofree char *target = accord_figures_target (figures, options);
  TickFormat *format = g_new0 (TickFormat, 1);

  format->unit = figures->unit;
  format->currency = g_strdup (options->currency);
  chart->format = format_tick;
  chart->format_data = format;
  chart->format_free = free_tick_format;
  chart->whole = figures->unit == ACCORD_UNIT_COUNT;
  chart->rtl = options->rtl;
  chart->compact = options->compact;

  if (chart->kind == ACCORD_CHART_ROWS)
    add_rows (chart, metric, figures, groups, options);
  else
    add_lines (chart, metric, figures, groups, options);
  accord_compared_add (chart, figures, groups, options);
  accord_events_add (chart, figures, options);
  if (target != NULL)
    accord_chart_add_target (chart, options->target, target);
  set_words (chart, metric, figures, options);

  return chart;
}

/**
 * accord_present_find_mark:
 * @figures: the figures of a chart
 * @options: as it was made with
 * @series: the series of a mark in it
 * @point: the mark
 *
 * Returns: (transfer full) (nullable): the figure that the mark stands for, with the name of its group; %NULL where the
 *   mark stands for several groups that were folded, or for a period in which its group has no leads
 */
AccordMark *
accord_present_find_mark (const AccordFigures        *figures,
                          const AccordPresentOptions *options,
                          guint                       series,
                          guint                       point)
{
  g_autoptr (GPtrArray) groups = make_groups (figures, options);
  gboolean rows = choose_kind (figures) == ACCORD_CHART_ROWS;
  const AccordFigureGroup *group = (rows ? point : series) < groups->len ? groups->pdata[rows ? point : series] : NULL;
  guint period = rows ? 0 : point;
  AccordMark *mark;

  if (group == NULL || (rows && series > 0) || group->folded || period >= group->figures->len || group->figures->pdata[period] == NULL)
    return NULL;
  mark = g_new0 (AccordMark, 1);
  mark->figure = accord_figure_copy (group->figures->pdata[period]);
  mark->group = figures->grouped ? g_strdup (group->name) : NULL;
  return mark;
}

/**
 * accord_mark_free:
 * @self: (transfer full) (nullable): a mark
 */
void
accord_mark_free (AccordMark *self)
{
  if (self == NULL)
    return;
  accord_figure_free (self->figure);
  g_free (self->group);
  g_free (self);
}
