#include "present/plan-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  return accord_words_value_short (value, ACCORD_UNIT_COUNT, NULL);
}

static char *
count_in_words (double       needed,
                AccordStage  stage,
                AccordRecord *settings)
{
  g_autofree char *n = accord_words_value (needed, ACCORD_UNIT_COUNT, NULL);
  g_autofree char *word = accord_words_stage (stage, (guint64) CLAMP (needed, 0, 1e15), settings);

  /* Translators: a number and what is counted: «3,000 leads» */
  return g_strdup_printf (_("%s %s"), n, word);
}

/* «2,410 to 3,800»; NULL where it is the number itself. */
static char *
describe_range (const AccordPlanNeed *need)
{
  g_autofree char *low = accord_words_value (need->low, ACCORD_UNIT_COUNT, NULL);
  g_autofree char *high = NULL;

  if (isnan (need->low) || isnan (need->high) || need->low == need->high)
    return NULL;
  if (!isfinite (need->high))
    /* Translators: a range without an upper end */
    return g_strdup_printf (_("%s or more"), low);
  high = accord_words_value (need->high, ACCORD_UNIT_COUNT, NULL);
  /* Translators: a range of two numbers */
  return g_strdup_printf (_("%s to %s"), low, high);
}

static void
add_point (AccordChartSeries    *series,
           const AccordPlanNeed *need,
           AccordStage           stage,
           AccordRecord         *settings)
{
  AccordChartPoint *point = accord_chart_add_point (series, need->needed);
  g_autofree char *word = accord_words_stage (stage, 2, settings);
  g_autofree char *count = NULL;
  g_autofree char *range = describe_range (need);

  point->low = need->low < need->high ? need->low : NAN;
  point->high = need->low < need->high && isfinite (need->high) ? need->high : NAN;
  if (isnan (point->high))
    point->low = NAN;
  point->label = accord_words_capital (word);
  if (isnan (need->needed))
    {
      point->value_label = g_strdup ("–");
      /* Translators: instead of a number which cannot be worked out yet */
      point->note = g_strdup (_("a rate is missing"));
      return;
    }
  count = count_in_words (need->needed, stage, settings);
  point->value_label = accord_words_value (need->needed, ACCORD_UNIT_COUNT, NULL);
  point->note = g_strdup (range);
  /* Translators: what is needed, and its likely range */
  point->tip = range != NULL ? g_strdup_printf (_("%s; likely %s"), count, range) : g_strdup (count);
}

/**
 * accord_present_plan:
 * @needs: of one side, by stage
 * @from: the first stage to show
 * @settings: (nullable): of the workspace, which may have words of its own
 * @rtl: mirrored
 *
 * Returns: (transfer full): a bar for each stage, down to customers
 */
AccordChart *
accord_present_plan (const AccordPlanNeed *needs,
                     AccordStage           from,
                     AccordRecord         *settings,
                     gboolean              rtl)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_ROWS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  chart->format = format_tick;
  chart->whole = TRUE;
  chart->rtl = rtl;
  chart->empty = g_strdup (_("Type what is missing, and the chain appears here."));
  for (guint stage = from; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    add_point (series, &needs[stage], (AccordStage) stage, settings);
  return chart;
}

/**
 * accord_present_plan_sentence:
 *
 * Returns: (transfer full): what the chart shows
 */
char *
accord_present_plan_sentence (const AccordPlanNeed *needs,
                              AccordStage           from,
                              AccordRecord         *settings)
{
  GString *text = g_string_new (NULL);

  for (guint stage = from; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    if (!isnan (needs[stage].needed))
      {
        g_autofree char *count = count_in_words (needs[stage].needed, (AccordStage) stage, settings);
        g_autofree char *range = describe_range (&needs[stage]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", count);
        if (range != NULL)
          g_string_append_printf (text, " (%s)", range);
      }
  return g_string_free (text, FALSE);
}

/**
 * accord_present_plan_rate:
 *
 * Returns: (transfer full) (nullable): how a rate was measured
 */
char *
accord_present_plan_rate (const AccordPlanRate *rate)
{
  double low, high;
  g_autofree char *n = accord_words_value (rate->n, ACCORD_UNIT_COUNT, NULL);
  g_autofree char *of = accord_words_value (rate->of, ACCORD_UNIT_COUNT, NULL);
  g_autofree char *value = NULL;
  g_autofree char *range = NULL;

  if (!(rate->of > 0))
    return NULL;
  accord_wilson (rate->n, rate->of, &low, &high);
  value = accord_words_value (rate->n / rate->of, ACCORD_UNIT_RATIO, NULL);
  range = accord_words_range (low, high, ACCORD_UNIT_RATIO, NULL);
  /* Translators: a rate, the two numbers that it comes from, its likely range */
  return g_strdup_printf (_("Measured %s: %s of %s, %s"), value, n, of, range);
}
