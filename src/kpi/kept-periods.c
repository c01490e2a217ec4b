#include "kpi/kept-periods.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "kpi/attainment.h"
#include "kpi/counting.h"
#include "kpi/period.h"

typedef struct
{
  const AccordQuery *query;   /* as asked */
  AccordFigures     *inner;   /* a figure each period that is judged */
  AccordFigures     *figures; /* what comes of it */
} Keeper;

/*
 * Of a cohort all leads have to be old enough. Else what is still open once another period has gone by stays so: it will
 * never be decided, or its hours are not known.
 */
static gboolean
is_settled (const AccordFigure  *figure,
            const AccordPromise *promise,
            AccordDay            as_of)
{
  return figure->mature || (!promise->metric->has_basis && as_of - figure->last > figure->last - figure->first);
}

static gboolean
is_closed (const AccordFigure  *figure,
           const AccordPromise *promise,
           const AccordQuery   *query)
{
  return figure->last <= query->as_of.day && is_settled (figure, promise, query->as_of.day) &&
         (query->from == ACCORD_DAY_NONE || figure->first >= query->from) &&
         (query->to == ACCORD_DAY_NONE || figure->last <= query->to);
}

static AccordFigure *
find_outer (Keeper             *self,
            const AccordFigure *inner)
{
  GPtrArray *figures = self->figures->figures;
  AccordDay first = ACCORD_DAY_NONE, last = ACCORD_DAY_NONE;
  AccordFigure *figure;

  if (self->query->by != ACCORD_PERIOD_ALL)
    accord_period_get_days (self->query->by, inner->last, &first, &last);
  for (guint i = figures->len; i > 0; i--)
    {
      figure = g_ptr_array_index (figures, i - 1);
      if (figure->first == first && g_strcmp0 (figure->group, inner->group) == 0)
        return figure;
    }
  figure = g_new0 (AccordFigure, 1);
  figure->period = accord_period_get_name (self->query->by, first);
  figure->first = first;
  figure->last = last;
  figure->group = g_strdup (inner->group);
  figure->low = figure->high = NAN;
  figure->mature = TRUE;
  g_ptr_array_add (figures, figure);
  return figure;
}

static void
add_period (Keeper             *self,
            const AccordFigure *inner)
{
  const AccordPromise *promise = accord_promises_find (self->query->promises, inner->first);
  AccordFigure *figure = find_outer (self, inner);

  if (!is_closed (inner, promise, self->query))
    {
      figure->open++;
      figure->mature = FALSE;
      return;
    }
  if (isnan (inner->value) || isnan (promise->target))
    return;
  figure->denominator++;
  figure->numerator += accord_attainment_is_kept (inner->value, promise->target, promise->at_most);
}

/* Periods without a single lead after the last that has any: nothing came in, and nothing was what came. */
static void
add_empty_periods (Keeper              *self,
                   const AccordPromise *promise)
{
  const AccordFigure *last;
  AccordFigure empty = { .mature = TRUE };

  if (promise->metric->counting->is_ratio || promise->metric->counting->is_duration || self->query->group != NULL ||
      self->inner->figures->len == 0)
    return;
  last = g_ptr_array_index (self->inner->figures, self->inner->figures->len - 1);
  for (AccordDay day = last->last + 1; day <= self->query->as_of.day; day = empty.last + 1)
    {
      accord_period_get_days (promise->period, day, &empty.first, &empty.last);
      if (is_closed (&empty, promise, self->query))
        add_period (self, &empty);
    }
}

static AccordFigures *
compute_inner (const AccordFrame   *frame,
               const AccordQuery   *query,
               const AccordPromise *promise,
               GError             **error)
{
  g_autoptr (AccordLeadSet) scope = NULL;
  AccordQuery inner = *query;

  inner.by = promise->period;
  inner.from_stage = promise->from_stage;
  inner.to_stage = promise->to_stage;
  inner.horizon_days = promise->horizon_days > 0 ? promise->horizon_days : query->horizon_days;
  if (promise->scope != NULL && !promise->metric->counting->uses_promises)
    {
      scope = accord_condition_match (promise->scope, frame, &query->as_of, error);
      if (scope == NULL)
        return NULL;
      if (query->scope != NULL)
        accord_lead_set_and (scope, query->scope);
      inner.scope = scope;
    }
  return accord_metric_compute (promise->metric, frame, &inner, error);
}

static gint
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  const AccordFigure *p = *(const AccordFigure *const *) a;
  const AccordFigure *q = *(const AccordFigure *const *) b;

  if (p->first != q->first)
    return p->first < q->first ? -1 : 1;
  if (p->group == NULL || q->group == NULL)
    return (p->group == NULL) - (q->group == NULL);
  return g_strcmp0 (p->group, q->group);
}

static gboolean
check_promise (const AccordPromise *promise,
               GError             **error)
{
  if (promise != NULL && promise->metric != NULL && !isnan (promise->target))
    return TRUE;
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY, "%s",
               promise == NULL || promise->metric == NULL
                   ? _("People judge whether this commitment is kept; it names no figure.")
                   : _("No target is agreed for this commitment yet, so that no period can be kept or missed."));
  return FALSE;
}

/**
 * accord_kept_periods_compute:
 * @metric: the metric «attainment»
 * @frame: all leads
 * @query: whose promises say what is judged, how often, and by what target
 * @error: return location for a #GError
 *
 * A period counts in the one asked for that its last day lies in, and by the target that was in force on its first.
 *
 * Returns: (transfer full): the figures; %NULL with an #AccordKpiError
 */
AccordFigures *
accord_kept_periods_compute (const AccordMetric *metric,
                             const AccordFrame  *frame,
                             const AccordQuery  *query,
                             GError            **error)
{
  const AccordPromise *promise = accord_promises_find (query->promises, query->as_of.day);
  g_autoptr (AccordFigures) inner = NULL;
  Keeper keeper = { .query = query };

  if (!check_promise (promise, error))
    return NULL;
  inner = compute_inner (frame, query, promise, error);
  if (inner == NULL)
    return NULL;
  keeper.inner = inner;
  keeper.figures = accord_figures_new (metric->id, metric->unit, query);
  keeper.figures->trial = accord_promises_is_trial (query->promises);
  for (guint i = 0; i < inner->figures->len; i++)
    add_period (&keeper, g_ptr_array_index (inner->figures, i));
  add_empty_periods (&keeper, promise);
  for (guint i = 0; i < keeper.figures->figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (keeper.figures->figures, i);

      figure->value = figure->denominator > 0 ? figure->numerator / figure->denominator : NAN;
    }
  g_ptr_array_sort (keeper.figures->figures, compare_figures);
  return keeper.figures;
}

/**
 * accord_kept_periods_count:
 * @figures: one each period
 * @promise: what is measured
 * @target: what is to be kept in place of its own target; NaN: nothing is
 * @n_closed: (out): how many periods can be judged
 *
 * Returns: in how many of them it was kept
 */
guint
accord_kept_periods_count (const AccordFigures *figures,
                           const AccordPromise *promise,
                           double               target,
                           guint               *n_closed)
{
  guint kept = 0;

  *n_closed = 0;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      if (isnan (figure->value) || !is_closed (figure, promise, &figures->query))
        continue;
      (*n_closed)++;
      kept += accord_attainment_is_kept (figure->value, target, promise->at_most);
    }
  return kept;
}
