#include "kpi/metric.h"

#include <glib/gi18n-lib.h>

#include "kpi/counting.h"

static const AccordMetric metrics[] = {
  { "leads", N_("Leads"), ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, FALSE, &accord_counting_leads },
  { "conversion-rate", N_("Conversion rate"), ACCORD_UNIT_RATIO, ACCORD_BETTER_UP, TRUE,
    &accord_counting_conversion_rate },
  { "lead-value", N_("Lead value"), ACCORD_UNIT_MONEY, ACCORD_BETTER_UP, TRUE, &accord_counting_lead_value },
  { "new-customers", N_("New customers"), ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, FALSE, &accord_counting_new_customers },
  { "revenue", N_("Revenue"), ACCORD_UNIT_MONEY, ACCORD_BETTER_UP, FALSE, &accord_counting_revenue },
  { "mean-deal-value", N_("Mean deal value"), ACCORD_UNIT_MONEY, ACCORD_BETTER_UP, FALSE,
    &accord_counting_mean_deal_value },
  { "expected-lead-value", N_("Expected lead value"), ACCORD_UNIT_MONEY, ACCORD_BETTER_UP, TRUE,
    &accord_counting_expected_lead_value },
  { "speed-to-lead", N_("Time to first contact"), ACCORD_UNIT_SECONDS, ACCORD_BETTER_DOWN, FALSE,
    &accord_counting_speed_to_lead },
  { "time-to-convert", N_("Time to convert"), ACCORD_UNIT_SECONDS, ACCORD_BETTER_DOWN, FALSE,
    &accord_counting_time_to_convert },
  { "time-between", N_("Time between two dates"), ACCORD_UNIT_SECONDS, ACCORD_BETTER_DOWN, FALSE,
    &accord_counting_time_between },
  { "share", N_("Share that meets a condition"), ACCORD_UNIT_RATIO, ACCORD_BETTER_UP, FALSE, &accord_counting_share },
  { "contact-attempts", N_("Attempts to reach a lead"), ACCORD_UNIT_COUNT, ACCORD_BETTER_UP, FALSE,
    &accord_counting_contact_attempts },
  { "acceptance-rate", N_("Accepted by sales"), ACCORD_UNIT_RATIO, ACCORD_BETTER_UP, FALSE,
    &accord_counting_acceptance_rate },
  { "attainment", N_("Commitment kept"), ACCORD_UNIT_RATIO, ACCORD_BETTER_UP, FALSE, &accord_counting_attainment },
  { "lead-velocity", N_("Growth in qualified leads"), ACCORD_UNIT_RATIO, ACCORD_BETTER_UP, FALSE,
    &accord_counting_lead_velocity },
  { "cost-per-lead", N_("Cost per lead"), ACCORD_UNIT_MONEY, ACCORD_BETTER_DOWN, FALSE, &accord_counting_cost_per_lead },
  { "cac", N_("Cost per new customer"), ACCORD_UNIT_MONEY, ACCORD_BETTER_DOWN, FALSE, &accord_counting_cac },
  { "roi", N_("Return on what was spent"), ACCORD_UNIT_RATIO, ACCORD_BETTER_UP, FALSE, &accord_counting_roi },
};

/**
 * accord_metrics:
 * @n_metrics: (out): their number
 *
 * Returns: (transfer none) (array length=n_metrics): all metrics; labels are to be translated
 */
const AccordMetric *
accord_metrics (guint *n_metrics)
{
  g_return_val_if_fail (n_metrics != NULL, NULL);

  *n_metrics = G_N_ELEMENTS (metrics);
  return metrics;
}

/**
 * accord_metric_find:
 * @id: (nullable): the id of a metric
 *
 * Returns: (transfer none) (nullable): that metric
 */
const AccordMetric *
accord_metric_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (g_strcmp0 (metrics[i].id, id) == 0)
      return &metrics[i];
  return NULL;
}

/**
 * accord_metric_get_label:
 * @self: a metric
 *
 * Returns: (transfer none): its name, translated; that of a KPI of the teams' own as they gave it
 */
const char *
accord_metric_get_label (const AccordMetric *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->own != NULL ? self->label : _(self->label);
}

/**
 * accord_metric_is_own:
 * @self: a metric
 *
 * Returns: whether it is a KPI of the teams' own
 */
gboolean
accord_metric_is_own (const AccordMetric *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->own != NULL;
}

/**
 * accord_figures_get_metric:
 * @figures: figures
 *
 * Returns: (transfer none) (nullable): the metric that they are of
 */
const AccordMetric *
accord_figures_get_metric (const AccordFigures *figures)
{
  g_return_val_if_fail (figures != NULL, NULL);

  return figures->own != NULL ? figures->own : accord_metric_find (figures->metric);
}
