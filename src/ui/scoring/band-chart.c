#include "ui/scoring/band-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-score.h"
#include "present/words.h"

static const AccordScoreModel *
get_model (const AccordScoreJudgement *judgement)
{
  return accord_scores_get_model (judgement->scores);
}

/* «A, from 80»; the last is what is left. */
static char *
name_band (const AccordScoreModel *model,
           AccordBand              band)
{
  const char *letter = accord_band_get_name (band);
  double limit = model->bands[band == ACCORD_BAND_D ? ACCORD_BAND_C : band];
  g_autofree char *score = accord_words_score (limit);

  if (isnan (limit))
    return g_strdup (letter);
  /* Translators: a band of scores and where it begins, or ends */
  return g_strdup_printf (band == ACCORD_BAND_D ? _("%s, under %s") : _("%s, from %s"), letter, score);
}

static char *
write_share (const AccordScoreShare *share)
{
  g_autofree char *won = accord_words_count (share->won), *n = accord_words_count (share->n);

  /* Translators: customers, and the leads they were among */
  return g_strdup_printf (_("%s of %s"), won, n);
}

static char *
write_rate (const AccordScoreShare *share)
{
  return accord_words_value (share->n > 0 ? share->rate : NAN, ACCORD_UNIT_RATIO, NULL);
}

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  return accord_words_value_short (value, ACCORD_UNIT_RATIO, NULL);
}

static void
add_band (AccordChartSeries      *series,
          const AccordScoreShare *share,
          char                   *name)
{
  AccordChartPoint *point = accord_chart_add_point (series, share->n > 0 ? share->rate : NAN);
  g_autofree char *of = write_share (share), *range = NULL;

  point->label = name;
  point->value_label = write_rate (share);
  point->note = write_share (share);
  if (share->n > 0)
    {
      point->low = share->low;
      point->high = share->high;
      range = accord_words_range (share->low, share->high, ACCORD_UNIT_RATIO, NULL);
    }
  point->tip = g_strdup_printf ("%s\n%s%s%s", name, of, range != NULL ? "\n" : "", range != NULL ? range : "");
}

/**
 * accord_band_chart_new:
 * @judgement: of a model
 *
 * Returns: (transfer full): the chart
 */
AccordChart *
accord_band_chart_new (const AccordScoreJudgement *judgement)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_ROWS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  double average = (double) judgement->quality.won / judgement->quality.n;
  g_autofree char *value = accord_words_value (average, ACCORD_UNIT_RATIO, NULL);
  g_autofree char *label = g_strdup_printf (_("average %s"), value);

  chart->format = format_tick;
  for (guint i = 0; i < ACCORD_N_BANDS; i++)
    add_band (series, &judgement->quality.bands[i], name_band (get_model (judgement), (AccordBand) i));
  if (judgement->quality.n > 0)
    accord_chart_add_target (chart, average, label);
  return chart;
}

/**
 * accord_band_chart_sentence:
 * @judgement: of a model
 *
 * Returns: (transfer full): what the chart shows
 */
char *
accord_band_chart_sentence (const AccordScoreJudgement *judgement)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ACCORD_N_BANDS; i++)
    {
      g_autofree char *name = name_band (get_model (judgement), (AccordBand) i);
      g_autofree char *rate = write_rate (&judgement->quality.bands[i]), *of = write_share (&judgement->quality.bands[i]);

      g_string_append_printf (text, "%s%s: %s, %s.", i > 0 ? " " : "", name, rate, of);
    }
  return g_string_free (text, FALSE);
}
