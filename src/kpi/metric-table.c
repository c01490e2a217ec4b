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
