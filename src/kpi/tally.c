#include "kpi/tally.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "kpi/costs.h"
#include "kpi/counting.h"
#include "kpi/group.h"
#include "kpi/period.h"
#include "kpi/quantile.h"

/* More figures than anybody reads, and as many as memory is spent on. */
#define MOST_CELLS 1000000

/* A rate to date is mature once the youngest lead is older than nine in ten conversions took. */
#define MATURE_PER_CENT 90

/* What a figure is made of while leads are counted. */
typedef struct
{
  guint32   numerator, denominator, open;
  guint32   left_out[ACCORD_N_LEFT_OUT];
  double    amount;
  guint32   valued;          /* of the numerator: whose amount is known */
  GArray   *durations;       /* of double; NULL: none yet */

  /* Of the whole period, even where what is asked for begins or ends within it: whether it is mature. */
  guint32   judged, waiting; /* as denominator and open */
  AccordDay youngest;        /* of those judged */
} Cell;

struct _AccordTally
{
  const AccordMetric *metric;
  const AccordFrame  *frame;
  AccordQuery         query;
  AccordJudge         judge;
  AccordGroups       *groups;
  AccordPeriods      *periods;
  Cell               *cells;   /* by period, then group */
  guint8             *seen;    /* by group: whether any lead of it was counted or left out */
  guint32            *undated; /* by group */
  AccordSpending      spending;

  /* While leads are collected */
  AccordLeadSet      *collected;
  guint               wanted_period, wanted_group, wanted_flags;

  /* While amounts are told */
  AccordAmountFunc    tell;
  gpointer            tell_data;
};

typedef void (*TakeFunc) (AccordTally       *self,
                          guint              row,
                          guint              period, /* ACCORD_NO_PERIOD: undated */
                          guint              group,
                          const AccordCount *count);

static void
extend_to (const AccordTally *self,
           const AccordDay   *days,
           AccordDay         *first,
           AccordDay         *last)
{
  guint n_rows = accord_frame_get_n_leads (self->frame);
  AccordDay low = *first;
  AccordDay high = *last;

  for (guint row = 0; row < n_rows; row++)
    {
      AccordDay day = days[row];

      low = day != ACCORD_DAY_NONE && day < low ? day : low;
      high = day > high ? day : high;
    }
  *first = low;
  *last = high;
}

/* What is judged counts in the period of a date of its own. */
static void
extend_to_clocks (const AccordTally *self,
                  AccordDay         *first,
                  AccordDay         *last)
{
  const AccordJudging *judging = &self->judge.judging;
  const AccordFrameColumn *const columns[] = { judging->handed_over, judging->accepted, judging->rejected };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i] != NULL)
      extend_to (self, columns[i]->days, first, last);
  for (guint i = 0; i < judging->n; i++)
    if (judging->readings[i].from != NULL)
      extend_to (self, judging->readings[i].from->days, first, last);
}

/* From the first to the last day on which anything counted can lie. */
static void
find_range (const AccordTally *self,
            AccordDay         *first,
            AccordDay         *last)
{
  *first = G_MAXINT32;
  *last = G_MININT32 + 1;
  for (guint stage = ACCORD_STAGE_LEAD; stage < ACCORD_N_STAGES; stage++)
    extend_to (self, self->judge.passages.days[stage], first, last);
  extend_to_clocks (self, first, last);
  *last = MIN (*last, self->query.as_of.day);
  if (self->query.from != ACCORD_DAY_NONE)
    *first = MAX (*first, self->query.from);
  if (self->query.to != ACCORD_DAY_NONE)
    *last = MIN (*last, self->query.to);
}

static void
round_out (AccordPeriodKind  kind,
           AccordDay        *first,
           AccordDay        *last)
{
  AccordDay unused;

  if (*first > *last)
    return;
  accord_period_get_days (kind, *first, first, &unused);
  accord_period_get_days (kind, *last, &unused, last);
}

static gboolean
make_periods (AccordTally *self,
              GError     **error)
{
  AccordDay first = self->query.from;
  AccordDay last = self->query.to;

  if (self->query.by != ACCORD_PERIOD_ALL)
    {
      find_range (self, &first, &last);
      round_out (self->query.by, &first, &last);
    }
  self->periods = accord_periods_new (self->query.by, first, last);
  if ((guint64) accord_periods_get_n (self->periods) * self->groups->n <= MOST_CELLS)
    return TRUE;
  if (self->groups->n > 1)
    g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_GROUP,
                 _("“%s” has %u different values, too many to show; choose another field or longer periods."),
                 self->query.group, self->groups->n - 1);
  else
    g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
                 _("These leads span %u periods, too many to show; choose longer periods, or from when to when."),
                 accord_periods_get_n (self->periods));
  return FALSE;
}

static void
take_row (AccordTally *self,
          guint        row,
          TakeFunc     take)
{
  AccordCount counts[ACCORD_MOST_COUNTS];
  guint n = self->metric->counting->decide (&self->judge, row, counts);

  for (guint i = 0; i < n; i++)
    {
      guint period = ACCORD_NO_PERIOD;

      if ((counts[i].flags & ACCORD_COUNT_NO_DATE) == 0)
        {
          period = accord_periods_find (self->periods, counts[i].day);
          if (period == ACCORD_NO_PERIOD)
            continue;
        }
      take (self, row, period, accord_groups_of (self->groups, row), &counts[i]);
    }
}

static void
take_all (AccordTally *self,
          TakeFunc     take)
{
  guint n_rows = accord_frame_get_n_leads (self->frame);
  const guint64 *words;

  if (self->query.scope == NULL)
    {
      for (guint row = 0; row < n_rows; row++)
        take_row (self, row, take);
      return;
    }
  words = accord_lead_set_get_words ((AccordLeadSet *) self->query.scope);
  for (guint start = 0; start < n_rows; start += 64)
    for (guint64 word = words[start / 64]; word != 0; word &= word - 1)
      take_row (self, start + (guint) __builtin_ctzll (word), take);
}

static void
add_to_maturity (Cell              *cell,
                 const AccordCount *count)
{
  cell->waiting += (count->flags & ACCORD_COUNT_OPEN) != 0;
  if ((count->flags & ACCORD_COUNT_DENOMINATOR) != 0)
    {
      cell->youngest = cell->judged == 0 ? count->day : MAX (cell->youngest, count->day);
      cell->judged++;
    }
}

static void
add_amount (const AccordTally *self,
            Cell              *cell,
            double             amount)
{
  if (isnan (amount))
    return;
  cell->amount += amount;
  cell->valued++;
  if (!self->metric->counting->is_duration)
    return;
  if (cell->durations == NULL)
    cell->durations = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (cell->durations, amount);
}

static void
add_to_cell (AccordTally       *self,
             guint              row,
             guint              period,
             guint              group,
             const AccordCount *count)
{
  Cell *cell;

  if (period == ACCORD_NO_PERIOD)
    {
      self->seen[group] = TRUE;
      self->undated[group]++;
      return;
    }
  cell = &self->cells[(gsize) period * self->groups->n + group];
  add_to_maturity (cell, count);
  if (!accord_query_includes (&self->query, count->day))
    return;
  self->seen[group] = TRUE;
  cell->numerator += (count->flags & ACCORD_COUNT_NUMERATOR) != 0;
  cell->open += (count->flags & ACCORD_COUNT_OPEN) != 0;
  if ((count->flags & ACCORD_COUNT_NUMERATOR) != 0)
    add_amount (self, cell, count->amount);
  cell->denominator += (count->flags & ACCORD_COUNT_DENOMINATOR) != 0;
  if (count->flags >= ACCORD_COUNT_LEFT_OUT)
    for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
      cell->left_out[reason] += (count->flags & (ACCORD_COUNT_LEFT_OUT << reason)) != 0;
}

static void
collect_row (AccordTally       *self,
             guint              row,
             guint              period,
             guint              group,
             const AccordCount *count)
{
  if (group == self->wanted_group && (count->flags & self->wanted_flags) != 0 &&
      (period == ACCORD_NO_PERIOD || (period == self->wanted_period && accord_query_includes (&self->query, count->day))))
    accord_lead_set_add (self->collected, row);
}

static gboolean
cell_is_used (const Cell *cell)
{
  guint64 used = (guint64) cell->numerator + cell->denominator + cell->open;

  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    used += cell->left_out[reason];
  return used > 0;
}

/* The first and the last period that any lead is in; all between are shown, with or without leads. */
static gboolean
find_used_periods (const AccordTally *self,
                   guint             *first,
                   guint             *last)
{
  gsize n_cells = (gsize) accord_periods_get_n (self->periods) * self->groups->n;
  gboolean found = self->query.by == ACCORD_PERIOD_ALL;

  *first = *last = 0;
  for (gsize i = 0; i < n_cells; i++)
    if (cell_is_used (&self->cells[i]))
      {
        guint period = (guint) (i / self->groups->n);

        *first = found ? MIN (*first, period) : period;
        *last = period;
        found = TRUE;
      }
  return found;
}

/* @patience: the age to be older than, to date; -1: nobody knows how long it takes. */
static gboolean
is_mature (const AccordTally *self,
           const Cell        *cell,
           AccordDay          last,
           gint               patience)
{
  if (self->metric->counting->uses_promises && cell->waiting > 0)
    return FALSE;
  if (self->metric->has_basis && self->query.basis == ACCORD_BASIS_COHORT)
    return cell->waiting == 0;
  if (self->metric->has_basis && self->query.basis == ACCORD_BASIS_TO_DATE)
    return cell->judged == 0 || (patience >= 0 && self->query.as_of.day - cell->youngest > patience);
  /* «All» is as long as what is asked for. */
  return (last == ACCORD_DAY_NONE ? self->query.to : last) <= self->query.as_of.day;
}

/* The median and its neighbours. */
static void
set_quantiles (const Cell   *cell,
               AccordFigure *figure)
{
  double *numbers = cell->durations != NULL ? (double *) (gpointer) cell->durations->data : NULL;
  guint n = cell->durations != NULL ? cell->durations->len : 0;

  figure->has_quantiles = TRUE;
  figure->value = accord_quantile (numbers, n, 0.5);
  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    figure->quantiles[i] = accord_quantile (numbers, n, accord_quantiles[i] / 100.0);
}

static void
set_costs (const AccordTally *self,
           gsize              index,
           AccordFigure      *figure)
{
  double spent = self->spending.amounts[index];

  figure->left_out[ACCORD_LEFT_OUT_CURRENCY] += self->spending.left_out[index];
  if (self->metric->counting->costs == ACCORD_COSTS_PER_COUNT)
    {
      figure->denominator = figure->numerator;
      figure->numerator = spent;
    }
  else
    {
      figure->numerator = figure->numerator * self->query.margin - spent;
      figure->denominator = spent;
    }
  figure->value = figure->denominator > 0 ? figure->numerator / figure->denominator : NAN;
}

/* A rate × a mean, as a sum over the leads that it is the mean of. */
static void
set_expected (const Cell   *cell,
              AccordFigure *figure)
{
  double mean = cell->valued > 0 ? cell->amount / cell->valued : NAN;

  if (cell->numerator > 0)
    figure->numerator = cell->numerator * mean;
  figure->value = cell->denominator > 0 ? figure->numerator / figure->denominator : NAN;
}

static void
set_value (const AccordTally *self,
           gsize              index,
           AccordFigure      *figure)
{
  const AccordCounting *counting = self->metric->counting;
  const Cell *cell = &self->cells[index];

  figure->numerator = counting->sums_money ? cell->amount : cell->numerator;
  figure->denominator = counting->is_ratio || counting->is_duration ? cell->denominator : NAN;
  figure->value = figure->numerator;
  if (counting->is_ratio)
    figure->value = cell->denominator > 0 ? figure->numerator / figure->denominator : NAN;
  figure->low = figure->high = NAN;
  if (counting->is_proportion && self->query.basis != ACCORD_BASIS_PERIOD)
    accord_wilson (figure->numerator, figure->denominator, &figure->low, &figure->high);
  if (counting->is_duration)
    set_quantiles (cell, figure);
  if (counting->costs != ACCORD_COSTS_NONE)
    set_costs (self, index, figure);
  if (counting->is_expected)
    set_expected (cell, figure);
}

static AccordFigure *
make_figure (const AccordTally *self,
             guint              period,
             guint              group,
             gint               patience)
{
  gsize index = (gsize) period * self->groups->n + group;
  const Cell *cell = &self->cells[index];
  AccordFigure *figure = g_new0 (AccordFigure, 1);

  accord_periods_get_days (self->periods, period, &figure->first, &figure->last);
  figure->period = accord_period_get_name (self->query.by, figure->first);
  figure->group = g_strdup (self->groups->names[group]);
  figure->mature = is_mature (self, cell, figure->last, patience);
  figure->open = cell->open;
  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    figure->left_out[reason] = cell->left_out[reason];
  figure->left_out[ACCORD_LEFT_OUT_NO_DATE] += self->undated[group];
  set_value (self, index, figure);
  return figure;
}

static AccordFigures *
figures_new (const AccordTally *self)
{
  AccordFigures *figures = accord_figures_new (self->metric->id, self->metric->unit, &self->query);

  figures->trial = self->query.promises != NULL && self->metric->counting->uses_promises &&
                   accord_promises_is_trial (self->query.promises);
  for (guint group = 0; group < self->groups->n; group++)
    figures->undated += self->undated[group];
  return figures;
}

/**
 * accord_tally_new:
 * @metric: what to count
 * @frame: all leads; borrowed
 * @query: what is asked; borrowed
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a tally; %NULL with an #AccordKpiError where there is nothing to group by or too much
 */
AccordTally *
accord_tally_new (const AccordMetric *metric,
                  const AccordFrame  *frame,
                  const AccordQuery  *query,
                  GError            **error)
{
  g_autoptr (AccordTally) self = g_new0 (AccordTally, 1);

  self->metric = metric;
  self->frame = frame;
  self->query = *query;
  self->judge.query = &self->query;
  self->judge.from = metric->counting->is_growth ? ACCORD_STAGE_MQL : query->from_stage;
  self->judge.to = metric->counting->ends_as_customer ? ACCORD_STAGE_CUSTOMER : query->to_stage;
  self->judge.needs_date = query->by != ACCORD_PERIOD_ALL || query->from != ACCORD_DAY_NONE ||
                           query->to != ACCORD_DAY_NONE;
  accord_passages_init (&self->judge.passages, frame, &query->as_of);
  accord_money_init (&self->judge.money, frame, query);
  if (!accord_judging_init (&self->judge.judging, metric, &self->judge.passages, query, error))
    return NULL;
  self->groups = accord_groups_new (frame, query, error);
  if (self->groups == NULL || !make_periods (self, error))
    return NULL;
  if (metric->counting->costs != ACCORD_COSTS_NONE &&
      !accord_spending_init (&self->spending, query, self->periods, self->groups, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_tally_free:
 * @self: (transfer full) (nullable): a tally
 */
void
accord_tally_free (AccordTally *self)
{
  if (self == NULL)
    return;
  if (self->cells != NULL)
    for (gsize i = 0; i < (gsize) accord_periods_get_n (self->periods) * self->groups->n; i++)
      g_clear_pointer (&self->cells[i].durations, g_array_unref);
  accord_money_clear (&self->judge.money);
  accord_judging_clear (&self->judge.judging);
  accord_spending_clear (&self->spending);
  accord_groups_free (self->groups);
  accord_periods_free (self->periods);
  g_free (self->cells);
  g_free (self->seen);
  g_free (self->undated);
  g_free (self);
}

/**
 * accord_tally_compute:
 * @self: a fresh tally
 *
 * Periods without leads are there between the first and the last, for every group that has any lead at all; «all» is
 * there even without leads. Leads without a date are said to be left out of each period, for they may belong to any.
 *
 * Returns: (transfer full): the figures, by period, then group, «no value» last
 */
AccordFigures *
accord_tally_compute (AccordTally *self)
{
  gboolean to_date = self->metric->has_basis && self->query.basis == ACCORD_BASIS_TO_DATE;
  AccordFigures *figures;
  gint patience = -1;
  guint first, last;

  self->cells = g_new0 (Cell, (gsize) accord_periods_get_n (self->periods) * self->groups->n);
  self->seen = g_new0 (guint8, self->groups->n);
  self->undated = g_new0 (guint32, self->groups->n);
  take_all (self, add_to_cell);
  if (to_date)
    patience = accord_passages_quantile (&self->judge.passages, self->judge.from, self->judge.to, MATURE_PER_CENT);

  figures = figures_new (self);
  if (!find_used_periods (self, &first, &last))
    return figures;
  for (guint period = first; period <= last; period++)
    for (guint group = 0; group < self->groups->n; group++)
      if (self->seen[group] || self->query.group == NULL)
        g_ptr_array_add (figures->figures, make_figure (self, period, group, patience));
  return figures;
}

/**
 * accord_tally_collect:
 * @self: a fresh tally
 * @figure: one of the figures that the same query gave
 * @part: an #AccordPart, for %ACCORD_PART_LEFT_OUT with an #AccordLeftOut added
 *
 * Returns: (transfer full): the leads that were counted in that part of the figure
 */
AccordLeadSet *
accord_tally_collect (AccordTally        *self,
                      const AccordFigure *figure,
                      guint               part)
{
  g_autoptr (AccordLeadSet) collected = accord_lead_set_new (accord_frame_get_n_leads (self->frame));

  self->wanted_period = accord_periods_find_first (self->periods, figure->first);
  self->wanted_flags = 1u << part;
  self->collected = collected;
  if (self->wanted_period != ACCORD_NO_PERIOD && accord_groups_find (self->groups, figure->group, &self->wanted_group))
    take_all (self, collect_row);
  return g_steal_pointer (&collected);
}

static void
tell_amount (AccordTally       *self,
             guint              row,
             guint              period,
             guint              group,
             const AccordCount *count)
{
  if ((count->flags & ACCORD_COUNT_NUMERATOR) != 0 && isfinite (count->amount) && period != ACCORD_NO_PERIOD &&
      accord_query_includes (&self->query, count->day))
    self->tell (row, count->amount, self->tell_data);
}

/**
 * accord_tally_each_amount:
 * @self: a tally
 * @func: called for each lead
 * @user_data: for @func
 */
void
accord_tally_each_amount (AccordTally     *self,
                          AccordAmountFunc func,
                          gpointer         user_data)
{
  self->tell = func;
  self->tell_data = user_data;
  take_all (self, tell_amount);
}
