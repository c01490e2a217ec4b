#include "kpi/figure.h"

#include "kpi/metric.h"

#define USUAL_HORIZON 90

const guint accord_quantiles[ACCORD_N_QUANTILES] = { 25, 50, 75, 90 };

static const char *const left_out_names[ACCORD_N_LEFT_OUT] = {
  [ACCORD_LEFT_OUT_NO_DATE] = "no_date",
  [ACCORD_LEFT_OUT_NO_VALUE] = "no_value",
  [ACCORD_LEFT_OUT_CURRENCY] = "currency",
  [ACCORD_LEFT_OUT_NO_TIME] = "no_time",
  [ACCORD_LEFT_OUT_DECIDED] = "decided",
  [ACCORD_LEFT_OUT_OUT_OF_ORDER] = "out_of_order",
  [ACCORD_LEFT_OUT_SKIPPED] = "skipped",
};

/**
 * accord_left_out_get_name:
 * @reason: why a lead was left out, or flagged
 *
 * Returns: (transfer none): its name in JSON: «out_of_order»
 */
const char *
accord_left_out_get_name (AccordLeftOut reason)
{
  g_return_val_if_fail (reason < ACCORD_N_LEFT_OUT, NULL);

  return left_out_names[reason];
}

/**
 * accord_query_init:
 * @self: (out): a query
 * @frame: the leads it will be asked of
 *
 * All leads, ever, in one period, not grouped; customers within 90 days of becoming a lead; as of now.
 */
void
accord_query_init (AccordQuery       *self,
                   const AccordFrame *frame)
{
  g_return_if_fail (self != NULL && frame != NULL);

  *self = (AccordQuery) {
    .by = ACCORD_PERIOD_ALL,
    .from = ACCORD_DAY_NONE,
    .to = ACCORD_DAY_NONE,
    .basis = ACCORD_BASIS_COHORT,
    .horizon_days = USUAL_HORIZON,
    .from_stage = ACCORD_STAGE_LEAD,
    .to_stage = ACCORD_STAGE_CUSTOMER,
    .currency = "",
    .margin = 1,
  };
  accord_as_of_moment (&self->as_of, accord_frame_get_zone (frame), accord_moment_now ());
}

/**
 * accord_query_forget:
 * @self: a query of figures, which outlives what was asked with
 */
void
accord_query_forget (AccordQuery *self)
{
  self->scope = NULL;
  self->rates = NULL;
  self->promises = NULL;
  self->costs = NULL;
}

/**
 * accord_figures_new:
 * @metric: a metric's id
 * @unit: of the values
 * @query: what was asked; only its strings are kept of what it borrows
 *
 * Returns: (transfer full): no figures yet
 */
AccordFigures *
accord_figures_new (const char        *metric,
                    AccordUnit         unit,
                    const AccordQuery *query)
{
  AccordFigures *self = g_new0 (AccordFigures, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->metric = metric;
  self->unit = unit;
  self->query = *query;
  accord_query_forget (&self->query);
  self->query.group = g_intern_string (query->group);
  self->query.currency = g_intern_string (query->currency);
  self->grouped = query->group != NULL;
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  return self;
}

/**
 * accord_cost_row_new:
 * @month: the first day of the month
 * @source: (nullable): where it was spent
 * @campaign: (nullable): on what
 * @amount: how much
 * @currency: (nullable): in what
 *
 * Returns: (transfer full): a row of a table of costs
 */
AccordCostRow *
accord_cost_row_new (AccordDay   month,
                     const char *source,
                     const char *campaign,
                     double      amount,
                     const char *currency)
{
  AccordCostRow *self = g_new0 (AccordCostRow, 1);

  self->month = month;
  self->source = g_strdup (source != NULL ? source : "");
  self->campaign = g_strdup (campaign != NULL ? campaign : "");
  self->amount = amount;
  self->currency = g_strdup (currency != NULL ? currency : "");
  return self;
}

void
accord_cost_row_free (AccordCostRow *self)
{
  g_free (self->source);
  g_free (self->campaign);
  g_free (self->currency);
  g_free (self);
}

/**
 * accord_figure_free:
 * @self: (transfer full) (nullable): a figure
 */
void
accord_figure_free (AccordFigure *self)
{
  if (self == NULL)
    return;
  g_free (self->period);
  g_free (self->group);
  g_free (self);
}

/**
 * accord_figure_copy:
 * @self: a figure
 *
 * Returns: (transfer full): a copy
 */
AccordFigure *
accord_figure_copy (const AccordFigure *self)
{
  AccordFigure *copy = g_memdup2 (self, sizeof *self);

  copy->period = g_strdup (self->period);
  copy->group = g_strdup (self->group);
  return copy;
}

/**
 * accord_figures_ref:
 * @self: figures
 *
 * Returns: (transfer full): @self; from any thread
 */
AccordFigures *
accord_figures_ref (AccordFigures *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_figures_unref:
 * @self: (transfer full): figures
 */
void
accord_figures_unref (AccordFigures *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->figures);
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  g_clear_pointer (&self->own, accord_metric_unref);
  g_free (self);
}
