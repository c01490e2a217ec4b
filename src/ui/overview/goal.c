#include "ui/overview/goal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"

#define LONGEST_BY_WEEK 130 /* days */

static const char *const metrics[] = { "new-customers", "revenue", "leads", NULL };

/**
 * accord_goal_metrics:
 *
 * Returns: (transfer none): the metrics a goal can be set for
 */
const char *const *
accord_goal_metrics (void)
{
  return metrics;
}

/**
 * accord_goal_first:
 *
 * Returns: the first day of the goal
 */
AccordDay
accord_goal_first (AccordRecord *settings)
{
  return g_value_get_int (accord_record_get_value (settings, "goal_first"));
}

/**
 * accord_goal_last:
 *
 * Returns: the last day of the goal
 */
AccordDay
accord_goal_last (AccordRecord *settings)
{
  return g_value_get_int (accord_record_get_value (settings, "goal_last"));
}

/**
 * accord_goal_is_set:
 *
 * Returns: whether a goal is named whole: a metric that adds up, a target, and days
 */
gboolean
accord_goal_is_set (AccordRecord *settings)
{
  const char *metric = accord_record_get_text (settings, "goal_metric");

  return metric != NULL && g_strv_contains (metrics, metric) && accord_record_get_real (settings, "goal_target") > 0 &&
         accord_goal_first (settings) != ACCORD_DAY_NONE && accord_goal_last (settings) >= accord_goal_first (settings);
}

/**
 * accord_goal_describe:
 *
 * Returns: (transfer full): the goal in words; it must be set
 */
char *
accord_goal_describe (AccordWorkspace *workspace)
{
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  const AccordMetric *metric = accord_metric_find (accord_record_get_text (settings, "goal_metric"));
  g_autofree char *label = accord_words_metric_label (metric, settings);
  g_autofree char *target = accord_words_value (accord_record_get_real (settings, "goal_target"), metric->unit,
                                                accord_workspace_get_currency (workspace));
  g_autofree char *days = accord_words_days (accord_goal_first (settings), accord_goal_last (settings));

  /* Translators: a metric, its target and the days: «New customers: 120, April to June 2025» */
  return g_strdup_printf (_("%s: %s, %s"), label, target, days);
}

/**
 * accord_goal_init_query:
 * @query: (out): the question
 *
 * Asks for what was reached, by week or, where that would be too many, by month.
 */
void
accord_goal_init_query (AccordWorkspace *workspace,
                        AccordFrame     *frame,
                        AccordQuery     *query)
{
  AccordRecord *settings = accord_workspace_get_settings (workspace);

  accord_workspace_init_query (workspace, frame, query);
  query->from = accord_goal_first (settings);
  query->to = accord_goal_last (settings);
  query->by = query->to - query->from <= LONGEST_BY_WEEK ? ACCORD_PERIOD_WEEK : ACCORD_PERIOD_MONTH;
}

/**
 * accord_goal_sum:
 *
 * Returns: what was reached in all
 */
double
accord_goal_sum (const AccordFigures *figures)
{
  double sum = 0;

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = figures->figures->pdata[i];

      sum += isnan (figure->value) ? 0 : figure->value;
    }

  return sum;
}

/**
 * accord_goal_pace:
 * @day: of the goal's days, or before or after them
 *
 * Returns: what would be reached by the end of @day if every day of the goal brought the same
 */
double
accord_goal_pace (AccordRecord *settings,
                  AccordDay     day)
{
  AccordDay first = accord_goal_first (settings), last = accord_goal_last (settings);
  double share = (double) (CLAMP (day, first - 1, last) - first + 1) / (last - first + 1);

  return accord_record_get_real (settings, "goal_target") * share;
}

static AccordChartPoint *
add_point (AccordChartSeries *series,
           AccordDay          day,
           double             value)
{
  AccordChartPoint *point = accord_chart_add_point (series, value);

  point->low = point->high = NAN;
  accord_day_to_ymd (day, &point->year, &point->month, &point->day);
  point->label = accord_words_day_short (day, day);

  return point;
}

typedef struct
{
  AccordUnit unit;
  char      *currency;
} TickFormat;

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  TickFormat *format = user_data;

  return accord_words_value_short (value, format->unit, format->currency);
}

static void
free_tick_format (gpointer data)
{
  TickFormat *format = data;

  g_free (format->currency);
  g_free (format);
}

static void
set_format (AccordChart        *chart,
            const AccordMetric *metric,
            const char         *currency)
{
  TickFormat *format = g_new0 (TickFormat, 1);

  format->unit = metric->unit;
  format->currency = g_strdup (currency);
  chart->format = format_tick;
  chart->format_data = format;
  chart->format_free = free_tick_format;
  chart->whole = metric->unit == ACCORD_UNIT_COUNT;
}

/* The last day of the week (from Monday) or of the month that @day is in. */
static AccordDay
end_of_period (AccordDay        day,
               AccordPeriodKind by)
{
  gint year, month, day_of_month;

  if (by == ACCORD_PERIOD_WEEK)
    return day + 6 - (day + 3) % 7;

  accord_day_to_ymd (day, &year, &month, &day_of_month);

  return month == 12 ? accord_day_from_ymd (year, 12, 31) : accord_day_from_ymd (year, month + 1, 1) - 1;
}

/* The day before the goal's first, the end of each week or month, the as-of instead of the end of its period. */
static GArray *
list_days (AccordRecord     *settings,
           AccordPeriodKind  by,
           AccordDay         as_of)
{
  AccordDay first = accord_goal_first (settings), last = accord_goal_last (settings);
  AccordDay before = first - 1;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (AccordDay));

  g_array_append_val (days, before);
  for (AccordDay day = first; day <= last; day++)
    {
      AccordDay end = MIN (end_of_period (day, by), last);
      AccordDay shown = day <= as_of && as_of < end ? as_of : end;

      g_array_append_val (days, shown);
      day = end;
    }

  return days;
}

static double
sum_until (const AccordFigures *figures,
           AccordDay            day)
{
  double sum = 0;

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = figures->figures->pdata[i];

      if (!isnan (figure->value) && MAX (figure->first, figures->query.from) <= day)
        sum += figure->value;
    }

  return sum;
}

static void
label_reached (AccordChartPoint   *point,
               const AccordMetric *metric,
               AccordDay           day,
               const char         *currency)
{
  g_autofree char *value_text = accord_words_value (point->value, metric->unit, currency);
  g_autofree char *day_text = accord_words_day (day);

  point->value_label = accord_words_value_short (point->value, metric->unit, currency);
  /* Translators: a figure and a day */
  point->tip = g_strdup_printf (_("%s by %s"), value_text, day_text);
}

/**
 * accord_goal_chart:
 * @figures: what accord_goal_init_query() asked for
 * @as_of: the last day that is known
 *
 * Returns: (transfer full): what is reached, beside an even pace to the target
 */
AccordChart *
accord_goal_chart (AccordWorkspace     *workspace,
                   const AccordFigures *figures,
                   AccordDay            as_of)
{
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  const AccordMetric *metric = accord_figures_get_metric (figures);
  const char *currency = accord_workspace_get_currency (workspace);
  double target = accord_record_get_real (settings, "goal_target");
  g_autofree char *target_text = accord_words_value_short (target, metric->unit, currency);
  g_autofree char *target_label = g_strdup_printf (_("goal %s"), target_text);
  g_autoptr (GArray) days = list_days (settings, figures->query.by, as_of);
  AccordChart *chart = accord_chart_new (ACCORD_CHART_LINE);
  AccordChartSeries *reached = accord_chart_add_series (chart, NULL);
  AccordChartSeries *pace = accord_chart_add_series (chart, target_label);

  pace->reference = TRUE;
  set_format (chart, metric, currency);
  for (guint i = 0; i < days->len; i++)
    {
      AccordDay day = g_array_index (days, AccordDay, i);
      AccordChartPoint *point = add_point (reached, day, day <= as_of ? sum_until (figures, day) : NAN);

      add_point (pace, day, accord_goal_pace (settings, day));
      if (!isnan (point->value))
        label_reached (point, metric, day, currency);
    }

  return chart;
}
