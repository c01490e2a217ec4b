#include "present/watch-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-watch.h"
#include "present/words.h"

#define MOST_MONTHS 24 /* what was before is in the table */

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  return accord_words_value_short (value, ACCORD_UNIT_RATIO, NULL);
}

static void
add_point (AccordChartSeries      *series,
           const AccordDriftMonth *month,
           AccordBand              band)
{
  double share = month->total > 0 ? (double) month->n[band] / month->total : NAN;
  AccordChartPoint *point = accord_chart_add_point (series, share);
  g_autofree char *n = accord_words_count (month->n[band]), *total = accord_words_count (month->total), *of = NULL;

  point->label = accord_words_watch_month (month->month);
  point->year = month->month / 12;
  point->month = month->month % 12 + 1;
  point->day = 1;
  point->value_label = accord_words_value (share, ACCORD_UNIT_RATIO, NULL);
  /* Translators: so many of all leads */
  of = g_strdup_printf (_("%s of %s"), n, total);
  /* Translators: a month, a band, its share, and of how many leads */
  point->tip = g_strdup_printf (_("%s\nBand %s: %s\n%s"), point->label, accord_band_get_name (band), point->value_label, of);
}

/**
 * accord_watch_chart_new:
 * @watch: how a model holds
 *
 * Returns: (transfer full): the chart
 */
AccordChart *
accord_watch_chart_new (const AccordScoreWatch *watch)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_BARS);
  const GArray *months = watch->drift->months;

  chart->stacked = TRUE;
  chart->format = format_tick;
  chart->empty = g_strdup (_("No leads yet."));
  for (guint band = 0; band < ACCORD_N_BANDS; band++)
    {
      AccordChartSeries *series = accord_chart_add_series (chart, accord_band_get_name ((AccordBand) band));

      for (guint i = months->len > MOST_MONTHS ? months->len - MOST_MONTHS : 0; i < months->len; i++)
        add_point (series, &g_array_index (months, AccordDriftMonth, i), (AccordBand) band);
    }
  return chart;
}
