#include "target.h"

#include <math.h>

#include "model/record.h"

static gboolean
holds_on (AccordRecord *target,
          AccordDay     day)
{
  AccordDay first = accord_record_get_day (target, "first");
  AccordDay last = accord_record_get_day (target, "last");

  return (first == ACCORD_DAY_NONE || first <= day) && (last == ACCORD_DAY_NONE || day <= last);
}

/**
 * accord_target_find:
 * @targets: a list of records of targets
 * @metric: the id of a metric
 * @day: a day
 *
 * Looks for what was agreed. Of several targets that hold on @day, the one that begins last holds.
 *
 * Returns: the target, in the metric's unit; NaN where none was agreed
 */
double
accord_target_find (GListModel *targets,
                    const char *metric,
                    AccordDay   day)
{
  double value = NAN;
  AccordDay latest = ACCORD_DAY_NONE;

  g_return_val_if_fail (G_IS_LIST_MODEL (targets), NAN);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (AccordRecord) target = g_list_model_get_item (targets, i);

      if (g_strcmp0 (accord_record_get_text (target, "metric"), metric) != 0
          || !holds_on (target, day) || accord_record_get_day (target, "first") < latest)
        continue;
      value = accord_record_get_real (target, "value");
      latest = accord_record_get_day (target, "first");
    }
  return value;
}
