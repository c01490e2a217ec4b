#include "ui/scoring/evidence-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-evidence.h"
#include "present/words.h"

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  return accord_words_value_short (value, ACCORD_UNIT_RATIO, NULL);
}

static void
add_value (AccordChartSeries         *series,
           const AccordEvidenceValue *value)
{
  AccordChartPoint *point = accord_chart_add_point (series, value->rate);
  g_autofree char *won = accord_words_count (value->won), *n = accord_words_count (value->n);
  g_autofree char *share = accord_words_evidence_share (value);

  point->label = accord_words_evidence_value (value);
  point->value_label = accord_words_value (value->rate, ACCORD_UNIT_RATIO, NULL);
  /* Translators: customers, and the leads they were among */
  point->note = g_strdup_printf (_("%s of %s"), won, n);
  point->low = value->low;
  point->high = value->high;
  point->tip = g_strdup_printf ("%s\n%s", point->label, share);
}

/**
 * accord_evidence_chart_new:
 * @evidence: of a field
 *
 * Returns: (transfer full): the chart
 */
AccordChart *
accord_evidence_chart_new (const AccordFieldEvidence *evidence)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_ROWS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  g_autofree char *rate = accord_words_value (evidence->rate, ACCORD_UNIT_RATIO, NULL);
  g_autofree char *label = g_strdup_printf (_("average %s"), rate);

  chart->format = format_tick;
  for (guint i = 0; i < evidence->values->len; i++)
    add_value (series, evidence->values->pdata[i]);
  accord_chart_add_target (chart, evidence->rate, label);
  return chart;
}

/**
 * accord_evidence_chart_sentence:
 * @evidence: of a field
 *
 * Returns: (transfer full): what the chart shows
 */
char *
accord_evidence_chart_sentence (const AccordFieldEvidence *evidence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < evidence->values->len; i++)
    {
      g_autofree char *name = accord_words_evidence_value (evidence->values->pdata[i]);
      g_autofree char *share = accord_words_evidence_share (evidence->values->pdata[i]);

      g_string_append_printf (text, "%s%s: %s.", i > 0 ? " " : "", name, share);
    }
  return g_string_free (text, FALSE);
}
