#include "kpi/goal-history.h"

#include <math.h>

#include "kpi/metric.h"
#include "kpi/passage.h"
#include "kpi/period.h"

static gboolean
has_passed (const AccordPassages *passages,
            AccordStage           stage,
            guint                 row)
{
  return accord_as_of_includes (&passages->as_of, passages->moments[stage][row], passages->days[stage][row]);
}

/* The leads that sales found itself; none where MQLs are not written down at all. */
static AccordLeadSet *
find_own (const AccordPassages *passages)
{
  guint n_rows = accord_frame_get_n_leads (passages->frame);
  AccordLeadSet *own = accord_lead_set_new (n_rows);
  gboolean any_mql = FALSE;

  for (guint row = 0; row < n_rows && !any_mql; row++)
    any_mql = has_passed (passages, ACCORD_STAGE_MQL, row);
  for (guint row = 0; row < n_rows && any_mql; row++)
    {
      AccordPassage passage;

      if (!has_passed (passages, ACCORD_STAGE_MQL, row) &&
          accord_passages_find (passages, row, ACCORD_STAGE_SQL, &passage))
        accord_lead_set_add (own, row);
    }
  return own;
}

/* How many of those that were old enough came on, over all time. */
static gboolean
measure_rate (AccordPlanRate       *rate,
              const AccordFrame    *frame,
              const AccordQuery    *template,
              AccordStage           from,
              const AccordLeadSet  *scope,
              GError              **error)
{
  AccordQuery query = *template;
  g_autoptr (AccordFigures) figures = NULL;
  const AccordFigure *figure;

  query.by = ACCORD_PERIOD_ALL;
  query.from = query.to = ACCORD_DAY_NONE;
  query.group = NULL;
  query.basis = ACCORD_BASIS_COHORT;
  query.from_stage = from;
  query.to_stage = from + 1;
  query.scope = scope;
  figures = accord_metric_compute (accord_metric_find ("conversion-rate"), frame, &query, error);
  if (figures == NULL)
    return FALSE;
  figure = figures->figures->len > 0 ? g_ptr_array_index (figures->figures, 0) : NULL;
  accord_plan_rate_measure (rate, figure != NULL ? figure->numerator : 0, figure != NULL ? figure->denominator : 0);
  return TRUE;
}

static gboolean
measure_rates (AccordGoalHistory    *self,
               const AccordFrame    *frame,
               const AccordQuery    *query,
               const AccordLeadSet  *own,
               const AccordLeadSet  *others,
               GError              **error)
{
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    if (!measure_rate (&self->rates[step], frame, query, accord_plan_step_from (step),
                       accord_plan_step_is_own (step) ? own : others, error))
      return FALSE;
  return TRUE;
}

static gboolean
measure_deals (AccordGoalHistory  *self,
               const AccordFrame  *frame,
               const AccordQuery  *template,
               GError            **error)
{
  AccordQuery query = *template;
  g_autoptr (AccordFigures) figures = NULL;
  const AccordFigure *figure;

  query.by = ACCORD_PERIOD_ALL;
  query.from = query.to = ACCORD_DAY_NONE;
  query.group = NULL;
  query.scope = NULL;
  figures = accord_metric_compute (accord_metric_find ("mean-deal-value"), frame, &query, error);
  if (figures == NULL)
    return FALSE;
  figure = figures->figures->len > 0 ? g_ptr_array_index (figures->figures, 0) : NULL;
  self->deal_value = figure != NULL ? figure->value : NAN;
  self->deals = figure != NULL && figure->denominator > 0 ? figure->denominator : 0;
  return TRUE;
}

/* The first and last day on which leads came in that are old enough by now; FALSE: there are none. */
static gboolean
find_days (const AccordPassages *passages,
           gint                  horizon,
           AccordDay            *first,
           AccordDay            *last)
{
  guint n_rows = accord_frame_get_n_leads (passages->frame);

  *first = ACCORD_DAY_LAST;
  *last = passages->as_of.day - horizon;
  for (guint row = 0; row < n_rows; row++)
    {
      AccordPassage entry;

      if (accord_passages_find (passages, row, ACCORD_STAGE_LEAD, &entry))
        *first = MIN (*first, entry.day);
    }
  return *first <= *last;
}

static void
count_lead (AccordGoalHistory    *self,
            const AccordPassages *passages,
            const AccordPeriods  *months,
            AccordDay             last,
            guint                 row)
{
  AccordPassage entry, sale;
  AccordCohort *cohort;
  guint month;

  if (!accord_passages_find (passages, row, ACCORD_STAGE_LEAD, &entry) || entry.day > last)
    return;
  month = accord_periods_find (months, entry.day);
  if (month == ACCORD_NO_PERIOD)
    return;
  cohort = g_ptr_array_index (self->cohorts, month);
  cohort->leads++;
  if (accord_passages_find (passages, row, ACCORD_STAGE_CUSTOMER, &sale))
    {
      gint lag = MAX (sale.day - entry.day, 0);

      if (lag <= self->horizon_days)
        g_array_append_val (cohort->lags, lag);
    }
}

/* Months, of which the last may be begun only: one that is not all old enough is left out, and so is an empty one. */
static void
collect_cohorts (AccordGoalHistory    *self,
                 const AccordPassages *passages,
                 const AccordLeadSet  *others)
{
  guint n_rows = accord_frame_get_n_leads (passages->frame);
  g_autoptr (AccordPeriods) months = NULL;
  AccordDay first, last, month_last;
  guint n_months;

  if (!find_days (passages, self->horizon_days, &first, &last))
    return;
  months = accord_periods_new (ACCORD_PERIOD_MONTH, first, last);
  n_months = accord_periods_get_n (months);
  for (guint i = 0; i < n_months; i++)
    g_ptr_array_add (self->cohorts, accord_cohort_new (0));
  for (guint row = 0; row < n_rows; row++)
    if (accord_lead_set_contains (others, row))
      count_lead (self, passages, months, last, row);
  accord_period_get_days (ACCORD_PERIOD_MONTH, last, &first, &month_last);
  if (month_last > last)
    g_ptr_array_set_size (self->cohorts, (gint) n_months - 1);
  for (guint i = self->cohorts->len; i-- > 0;)
    if (((AccordCohort *) g_ptr_array_index (self->cohorts, i))->leads == 0)
      g_ptr_array_remove_index (self->cohorts, i);
}

/**
 * accord_goal_history_new:
 * @frame: all leads
 * @query: what figures start from
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was measured
 */
AccordGoalHistory *
accord_goal_history_new (const AccordFrame  *frame,
                         const AccordQuery  *query,
                         GError            **error)
{
  g_autoptr (AccordGoalHistory) self = g_new0 (AccordGoalHistory, 1);
  g_autoptr (AccordLeadSet) own = NULL;
  g_autoptr (AccordLeadSet) others = NULL;
  AccordPassages passages;

  self->cohorts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_cohort_free);
  self->horizon_days = query->horizon_days;
  accord_passages_init (&passages, frame, &query->as_of);
  own = find_own (&passages);
  others = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_lead_set_or (others, own);
  accord_lead_set_not (others);
  if (!measure_rates (self, frame, query, own, others, error) || !measure_deals (self, frame, query, error))
    return NULL;
  self->half = accord_passages_quantile (&passages, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, 50);
  self->most = accord_passages_quantile (&passages, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER, 90);
  collect_cohorts (self, &passages, others);
  return g_steal_pointer (&self);
}

/**
 * accord_goal_history_free:
 */
void
accord_goal_history_free (AccordGoalHistory *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cohorts, g_ptr_array_unref);
  g_free (self);
}
