#include "present/goal-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pango.h>

#include "present/words.h"

/**
 * accord_goal_describe:
 *
 * Returns: (transfer full): the goal in words; it must be set
 */
char *
accord_goal_describe (AccordRecord *settings)
{
  const AccordMetric *metric = accord_metric_find (accord_record_get_text (settings, "goal_metric"));
  g_autofree char *label = accord_words_metric_label (metric, settings);
  g_autofree char *target = accord_words_value (accord_record_get_real (settings, "goal_target"), metric->unit,
                                                accord_record_get_text (settings, "currency"));
  g_autofree char *days = accord_words_days (accord_goal_first (settings), accord_goal_last (settings));

  /* Translators: a metric, its target and the days: «New customers: 120, April to June 2025» */
  return g_strdup_printf (_("%s: %s, %s"), label, target, days);
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

/**
 * accord_goal_find_day:
 * @by: as accord_goal_ask() asked
 * @as_of: the last day that is known
 * @point: a mark of the chart
 *
 * Returns: the last day that it counts; the day before the goal's first where it counts none
 */
AccordDay
accord_goal_find_day (AccordRecord     *settings,
                      AccordPeriodKind  by,
                      AccordDay         as_of,
                      guint             point)
{
  g_autoptr (GArray) days = list_days (settings, by, as_of);

  return g_array_index (days, AccordDay, MIN (point, days->len - 1));
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
 * @figures: what accord_goal_ask() asked for
 * @as_of: the last day that is known
 *
 * Returns: (transfer full): what is reached, beside an even pace to the target
 */
AccordChart *
accord_goal_chart (AccordRecord        *settings,
                   const AccordFigures *figures,
                   AccordDay            as_of)
{
  const AccordMetric *metric = accord_figures_get_metric (figures);
  const char *currency = accord_record_get_text (settings, "currency");
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

static char *
word_value (AccordRecord        *settings,
            const AccordFigures *figures,
            double               value)
{
  return accord_words_value (value, figures->unit, accord_record_get_text (settings, "currency"));
}

/**
 * accord_goal_judge:
 * @figures: what accord_goal_ask() asked for
 * @as_of: the last day that is known
 * @risk: (out): whether it should worry
 *
 * Returns: (transfer full): as markup: «5 behind an even pace of 54»
 */
char *
accord_goal_judge (AccordRecord        *settings,
                   const AccordFigures *figures,
                   AccordDay            as_of,
                   gboolean            *risk)
{
  double reached = accord_goal_sum (figures);
  double pace = accord_goal_pace (settings, as_of);
  double target = accord_record_get_real (settings, "goal_target");
  gboolean count = figures->unit == ACCORD_UNIT_COUNT;
  double due = count ? floor (pace) : pace;
  g_autofree char *due_text = word_value (settings, figures, due);
  g_autofree char *distance = word_value (settings, figures, fabs (reached - due));

  *risk = as_of >= accord_goal_first (settings) && reached < due;
  if (as_of < accord_goal_first (settings))
    return g_markup_printf_escaped ("%s", _("It has not begun yet."));
  if (reached >= target)
    return g_markup_printf_escaped ("<b>%s</b>", _("Reached"));
  if (as_of >= accord_goal_last (settings))
    {
      g_autofree char *short_by = word_value (settings, figures, target - reached);

      *risk = TRUE;
      return g_markup_printf_escaped (_("<b>Missed by %s</b>"), short_by);
    }
  if (reached < due)
    return g_markup_printf_escaped (_("<b>%s behind</b> an even pace of %s"), distance, due_text);
  if (reached > due)
    return g_markup_printf_escaped (_("<b>%s ahead</b> of an even pace of %s"), distance, due_text);

  return g_markup_printf_escaped (_("On an even pace of %s"), due_text);
}

/**
 * accord_goal_say:
 * @figures: what accord_goal_ask() asked for
 * @as_of: the last day that is known
 *
 * Returns: (transfer full): as accord_goal_judge(), without markup
 */
char *
accord_goal_say (AccordRecord        *settings,
                 const AccordFigures *figures,
                 AccordDay            as_of)
{
  gboolean risk;
  g_autofree char *markup = accord_goal_judge (settings, figures, as_of, &risk);
  char *text = NULL;

  return pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL) ? text : g_strdup (markup);
}

/**
 * accord_goal_make_sentence:
 * @figures: what accord_goal_ask() asked for
 * @as_of: the last day that is known
 *
 * Returns: (transfer full): what its chart shows: the goal, what is reached of it, and how that stands
 */
char *
accord_goal_make_sentence (AccordRecord        *settings,
                           const AccordFigures *figures,
                           AccordDay            as_of)
{
  g_autofree char *goal = accord_goal_describe (settings);
  g_autofree char *reached = word_value (settings, figures, accord_goal_sum (figures));
  g_autofree char *progress = accord_goal_say (settings, figures, as_of);

  return g_strdup_printf ("%s: %s. %s.", goal, reached, progress);
}
