#include "kpi/promise.h"

#include <math.h>

#include "kpi/counting.h"

struct _AccordPromises
{
  gatomicrefcount ref_count;
  GPtrArray      *promises; /* of AccordPromise, by day */
};

/**
 * accord_promise_new:
 * @metric: (nullable): what is measured; %NULL where that is for people to judge
 *
 * Returns: (transfer full): a draft of a promise: all leads, no limit, no target, each month
 */
AccordPromise *
accord_promise_new (const AccordMetric *metric)
{
  AccordPromise *self = g_new0 (AccordPromise, 1);

  self->from = ACCORD_DAY_NONE;
  self->metric = metric;
  self->from_stage = ACCORD_STAGE_LEAD;
  self->to_stage = ACCORD_STAGE_CUSTOMER;
  self->limit = NAN;
  self->target = NAN;
  self->period = ACCORD_PERIOD_MONTH;
  return self;
}

AccordPromise *
accord_promise_copy (const AccordPromise *self)
{
  AccordPromise *copy = g_memdup2 (self, sizeof *self);

  copy->from_date = g_strdup (self->from_date);
  copy->to_date = g_strdup (self->to_date);
  copy->scope = self->scope != NULL ? accord_condition_ref (self->scope) : NULL;
  copy->condition = self->condition != NULL ? accord_condition_ref (self->condition) : NULL;
  copy->calendar = self->calendar != NULL ? accord_working_time_ref (self->calendar) : NULL;
  return copy;
}

void
accord_promise_free (AccordPromise *self)
{
  if (self == NULL)
    return;
  g_free (self->from_date);
  g_free (self->to_date);
  g_clear_pointer (&self->scope, accord_condition_unref);
  g_clear_pointer (&self->condition, accord_condition_unref);
  g_clear_pointer (&self->calendar, accord_working_time_unref);
  g_free (self);
}

/**
 * accord_promise_is_of_leads:
 * @self: a promise
 *
 * Returns: whether each lead keeps it, misses it or is open: «with 90 % of leads within 4 hours». Counts, sums and
 *   means are kept by whole periods: «500 leads a month», «a median of 4 hours»
 */
gboolean
accord_promise_is_of_leads (const AccordPromise *self)
{
  const AccordCounting *counting = self->metric != NULL ? self->metric->counting : NULL;

  if (counting == NULL || counting->judge == NULL)
    return FALSE;
  return !counting->needs_limit || (self->limit_unit != ACCORD_LIMIT_NONE && !isnan (self->limit));
}

/**
 * accord_promises_new:
 *
 * Returns: (transfer full): none yet
 */
AccordPromises *
accord_promises_new (void)
{
  AccordPromises *self = g_new0 (AccordPromises, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->promises = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_promise_free);
  return self;
}

AccordPromises *
accord_promises_ref (AccordPromises *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_promises_unref (AccordPromises *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->promises);
  g_free (self);
}

/**
 * accord_promises_add:
 * @self: promises that nobody uses yet
 * @promise: (transfer full): one more
 *
 * Puts it where its day belongs, after others of that day. A draft is heard only where it is alone.
 */
void
accord_promises_add (AccordPromises *self,
                     AccordPromise  *promise)
{
  guint place = self->promises->len;

  while (place > 0 && accord_promises_get (self, place - 1)->from > promise->from)
    place--;
  g_ptr_array_insert (self->promises, (gint) place, promise);
}

guint
accord_promises_get_n (const AccordPromises *self)
{
  return self->promises->len;
}

const AccordPromise *
accord_promises_get (const AccordPromises *self,
                     guint                 index)
{
  return g_ptr_array_index (self->promises, index);
}

/**
 * accord_promises_find_index:
 * @self: promises, at least one
 * @day: when a lead was handed over; %ACCORD_DAY_NONE: nobody knows
 *
 * Returns: which of them judges it: that in force on @day, else the earliest signed, else the draft
 */
guint
accord_promises_find_index (const AccordPromises *self,
                            AccordDay             day)
{
  guint n = self->promises->len;
  guint first = 0;

  while (first + 1 < n && accord_promises_get (self, first)->from == ACCORD_DAY_NONE)
    first++;
  for (guint i = n - 1; i > first; i--)
    if (day != ACCORD_DAY_NONE && accord_promises_get (self, i)->from <= day)
      return i;
  return first;
}

const AccordPromise *
accord_promises_find (const AccordPromises *self,
                      AccordDay             day)
{
  return self->promises->len > 0 ? accord_promises_get (self, accord_promises_find_index (self, day)) : NULL;
}

/**
 * accord_promises_is_trial:
 * @self: promises
 *
 * Returns: whether nobody has signed any of them: «trial: not agreed yet»
 */
gboolean
accord_promises_is_trial (const AccordPromises *self)
{
  guint n = self->promises->len;

  return n > 0 && accord_promises_get (self, n - 1)->from == ACCORD_DAY_NONE;
}
