#include "kpi/sales-capacity.h"

#include <math.h>

#include "kpi/goal-plan.h"

/**
 * accord_sales_capacity:
 * @settings: of a workspace
 *
 * Returns: the leads a week, whole, or NaN
 */
double
accord_sales_capacity (AccordRecord *settings)
{
  gint64 attempts = accord_record_get_integer (settings, "handover_attempts");
  double people = accord_record_get_real (settings, "plan_people");
  AccordCapacityInput input = { .people = people,
                                .hours = accord_record_get_real (settings, "plan_hours"),
                                .minutes = accord_record_get_real (settings, "plan_minutes"),
                                .chance = accord_record_get_real (settings, "plan_chance"),
                                .attempts = (gint) CLAMP (attempts, 0, 1000) };
  AccordCapacity capacity;

  accord_capacity_make (&capacity, &input, NAN);
  return isfinite (capacity.each * people) && people > 0 ? floor (capacity.each * people) : NAN;
}
