#include "kpi/costs.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "kpi/metric.h"
#include "kpi/money.h"

/* Costs are known by source and campaign: of other leads nobody knows what they cost. */
static gboolean
check_query (const AccordQuery *query,
             GError           **error)
{
  gboolean groups = query->group == NULL || g_ascii_strcasecmp (query->group, "source") == 0 ||
                    g_ascii_strcasecmp (query->group, "campaign") == 0;

  if (groups && query->scope == NULL)
    return TRUE;
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
               _("Costs are known by source and campaign only; ask without a condition, and group by one of these or not at all."));
  return FALSE;
}

static AccordDay
find_last_day (AccordDay month)
{
  AccordDay first, last;

  accord_period_get_days (ACCORD_PERIOD_MONTH, month, &first, &last);
  return last;
}

/* The part of a month's cost that falls on some days of it: evenly spread. */
static double
find_share (const AccordCostRow *cost,
            AccordDay            first,
            AccordDay            last)
{
  AccordDay end = find_last_day (cost->month);
  gint days = MIN (last, end) - MAX (first, cost->month) + 1;

  return days <= 0 ? 0 : (double) days / (end - cost->month + 1);
}

static gboolean
find_group (const AccordQuery   *query,
            const AccordGroups  *groups,
            const AccordCostRow *cost,
            guint               *group)
{
  const char *name;

  *group = 0;
  if (query->group == NULL)
    return TRUE;
  name = g_ascii_strcasecmp (query->group, "source") == 0 ? cost->source : cost->campaign;
  for (guint i = 0; i < groups->n; i++)
    if (*name == '\0' ? groups->names[i] == NULL
                      : groups->names[i] != NULL && g_ascii_strcasecmp (groups->names[i], name) == 0)
      {
        *group = i;
        return TRUE;
      }
  return FALSE;
}

static void
add_cost (AccordSpending      *self,
          const AccordQuery   *query,
          const AccordPeriods *periods,
          const AccordGroups  *groups,
          const AccordCostRow *cost)
{
  double rate = accord_money_find_rate (query, *cost->currency != '\0' ? cost->currency : NULL);
  guint group;

  if (cost->month > query->as_of.day || !find_group (query, groups, cost, &group))
    return;
  for (guint period = 0; period < accord_periods_get_n (periods); period++)
    {
      AccordDay first, last;
      double share;

      accord_periods_get_days (periods, period, &first, &last);
      first = MAX (first, query->from); /* open ends sort first */
      last = last == ACCORD_DAY_NONE ? G_MAXINT32 : last;
      if (query->to != ACCORD_DAY_NONE)
        last = MIN (last, query->to);
      share = find_share (cost, first, last);
      if (share > 0 && isfinite (rate))
        self->amounts[(gsize) period * groups->n + group] += cost->amount * rate * share;
      else if (share > 0)
        self->left_out[(gsize) period * groups->n + group]++;
    }
}

/**
 * accord_spending_init:
 * @self: (out): what was spent
 * @query: whose costs
 * @periods: into which
 * @groups: into which
 * @error: return location for a #GError
 *
 * A month that has begun by as-of counts whole; one that is cut by a period, or by from and to, gives it as much of its
 * cost as lies of its days in it.
 *
 * Returns: whether costs are known for what is asked; if not there is an #AccordKpiError
 */
gboolean
accord_spending_init (AccordSpending      *self,
                      const AccordQuery   *query,
                      const AccordPeriods *periods,
                      const AccordGroups  *groups,
                      GError             **error)
{
  gsize n = (gsize) accord_periods_get_n (periods) * groups->n;

  if (!check_query (query, error))
    return FALSE;
  self->amounts = g_new0 (double, n);
  self->left_out = g_new0 (guint32, n);
  for (guint i = 0; query->costs != NULL && i < query->costs->len; i++)
    add_cost (self, query, periods, groups, g_ptr_array_index (query->costs, i));
  return TRUE;
}

void
accord_spending_clear (AccordSpending *self)
{
  g_clear_pointer (&self->amounts, g_free);
  g_clear_pointer (&self->left_out, g_free);
}
