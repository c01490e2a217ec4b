#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * accord_words_measured:
 * @value: a figure
 * @metric: what it is of
 * @settings: of the workspace
 *
 * Returns: (transfer full): «120 new customers», «15 % conversion rate»
 */
char *
accord_words_measured (double              value,
                       const AccordMetric *metric,
                       AccordRecord       *settings)
{
  g_autofree char *number = accord_words_value (value, metric->unit, accord_record_get_text (settings, "currency"));
  g_autofree char *label = accord_words_metric_label (metric, settings);
  g_autofree char *within = accord_words_within (label);

  /* Translators: the shared goal: «120 new customers», «15 % conversion rate» */
  return g_strdup_printf (C_("goal", "%s %s"), number, within);
}

/**
 * accord_words_goal:
 * @settings: of the workspace
 *
 * Returns: (transfer full) (nullable): the shared goal, «120 new customers»; %NULL where none was agreed
 */
char *
accord_words_goal (AccordRecord *settings)
{
  const AccordMetric *metric = accord_metric_find (accord_record_get_text (settings, "goal_metric"));
  double target = accord_record_get_real (settings, "goal_target");

  return metric != NULL && !isnan (target) ? accord_words_measured (target, metric, settings) : NULL;
}
