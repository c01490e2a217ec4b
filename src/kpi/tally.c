#include "kpi/tally.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "frame/parallel.h"
#include "kpi/cell.h"
#include "kpi/costs.h"
#include "kpi/count-range.h"
#include "kpi/group.h"
#include "kpi/period.h"

/* More figures than anybody reads, and as many as memory is spent on. */
#define MOST_CELLS 1000000

/* A rate to date is mature once the youngest lead is older than nine in ten conversions took. */
#define MATURE_PER_CENT 90

/* Among accord_quantiles. */
#define MEDIAN 1

/* So many leads are counted at a time, each time into cells of its own: on several threads, and with the same sums on any. */
#define ROWS_A_BLOCK (1u << 17)

/* So many leads a metric decides on together, where it can. */
#define ROWS_AT_ONCE 256

/* Of the amounts of a cell. */
#define LEAST_ROOM 32

/* Of all blocks together; more are counted at once. */
#define MOST_BLOCK_CELLS 200000

struct _AccordTally
{
  const AccordMetric *metric;
  const AccordFrame  *frame;
  AccordQuery         query;
  AccordJudge         judge;
  AccordGroups       *groups;
  AccordPeriods      *periods;
  AccordPeriodIndex   index;
  AccordCounts        counts;
  AccordSpending      spending;
  gboolean            keeps_amounts; /* one by one, not only their sum */
  gboolean            lends_amounts; /* to whom finds the quantiles */
  guint               room;          /* in a cell for so many at first, where they are kept */

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

static gboolean
make_periods (AccordTally *self,
              GError     **error)
{
  AccordDay first = self->query.from;
  AccordDay last = self->query.to;

  if (self->query.by != ACCORD_PERIOD_ALL)
    {
      accord_count_range (self->frame, &self->query, &self->judge.judging, &first, &last);
    }
  self->periods = accord_periods_new (self->query.by, first, last);
  accord_periods_get_index (self->periods, &self->index);
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

static G_ALWAYS_INLINE inline void
take_count (AccordTally       *self,
            guint              row,
            const AccordCount *count,
            TakeFunc           take)
{
  guint period = ACCORD_NO_PERIOD;

  if ((count->flags & ACCORD_COUNT_NO_DATE) == 0)
    {
      period = accord_period_index_find (&self->index, count->day);
      if (period == ACCORD_NO_PERIOD)
        return;
    }
  take (self, row, period, accord_groups_of (self->groups, row), count);
}

static G_ALWAYS_INLINE inline void
take_row (AccordTally *self,
          guint        row,
          TakeFunc     take)
{
  AccordCount counts[ACCORD_MOST_COUNTS];
  guint n = self->metric->counting->decide (&self->judge, row, counts);

  for (guint i = 0; i < n; i++)
    take_count (self, row, &counts[i], take);
}

/* Made anew for each @take, for there is no time for a call a lead. @begin: a multiple of 64 */
static G_ALWAYS_INLINE inline void
take_rows (AccordTally *self,
           guint        begin,
           guint        end,
           TakeFunc     take)
{
  const guint64 *words;

  if (self->query.scope == NULL)
    {
      for (guint row = begin; row < end; row++)
        take_row (self, row, take);
      return;
    }
  words = accord_lead_set_get_words ((AccordLeadSet *) self->query.scope);
  for (guint start = begin; start < end; start += 64)
    for (guint64 word = words[start / 64]; word != 0; word &= word - 1)
      take_row (self, start + (guint) __builtin_ctzll (word), take);
}

static G_ALWAYS_INLINE inline void
take_all (AccordTally *self,
          TakeFunc     take)
{
  take_rows (self, 0, accord_frame_get_n_leads (self->frame), take);
}

static inline void
add_to_cell (AccordTally       *self,
             guint              row,
             guint              period,
             guint              group,
             const AccordCount *count)
{
  if (period == ACCORD_NO_PERIOD)
    {
      self->counts.undated[group]++;
      return;
    }
  accord_cell_add (&self->counts.cells[(gsize) period * self->groups->n + group], count,
                   accord_query_includes (&self->query, count->day), self->room);
}

/* @begin: a multiple of 64 */
static void
count_rows (AccordTally *self,
            guint        begin,
            guint        end)
{
  gboolean counts_twice = self->metric->has_basis && self->query.basis == ACCORD_BASIS_PERIOD;
  AccordCount counts[ROWS_AT_ONCE];

  /* Leads that are not asked for need no decision. */
  if (self->metric->counting->decide_rows == NULL || self->query.scope != NULL || counts_twice)
    {
      take_rows (self, begin, end, add_to_cell);
      return;
    }
  for (; begin < end; begin += ROWS_AT_ONCE)
    {
      guint n = MIN (end - begin, ROWS_AT_ONCE);

      self->metric->counting->decide_rows (&self->judge, begin, n, counts);
      for (guint i = 0; i < n; i++)
        if (counts[i].flags != 0)
          take_count (self, begin + i, &counts[i], add_to_cell);
    }
}

static gsize
get_n_cells (const AccordTally *self)
{
  return (gsize) accord_periods_get_n (self->periods) * self->groups->n;
}

typedef struct
{
  const AccordTally *tally;
  AccordCounts      *blocks;
} Blocks;

static void
count_blocks (guint    begin,
              guint    end,
              gpointer user_data)
{
  Blocks *self = user_data;
  guint n_rows = accord_frame_get_n_leads (self->tally->frame);

  for (guint i = begin; i < end; i++)
    {
      AccordTally part = *self->tally;

      accord_counts_init (&part.counts, get_n_cells (self->tally), self->tally->groups->n);
      part.judge.query = &part.query;
      count_rows (&part, i * ROWS_A_BLOCK, MIN ((i + 1) * ROWS_A_BLOCK, n_rows));
      self->blocks[i] = part.counts;
    }
}

static void
count_all (AccordTally *self)
{
  guint n_rows = accord_frame_get_n_leads (self->frame), n_blocks = (n_rows + ROWS_A_BLOCK - 1) / ROWS_A_BLOCK;
  Blocks blocks = { self, NULL };

  if (self->keeps_amounts)
    self->room = LEAST_ROOM + (guint) (MIN (n_rows, ROWS_A_BLOCK) / MAX (get_n_cells (self), 1));
  accord_counts_init (&self->counts, get_n_cells (self), self->groups->n);
  if (n_blocks <= 1 || n_blocks * get_n_cells (self) > MOST_BLOCK_CELLS)
    {
      count_rows (self, 0, n_rows);
      return;
    }
  blocks.blocks = g_new0 (AccordCounts, n_blocks);
  accord_parallel_run (n_blocks, 1, count_blocks, &blocks);
  accord_counts_merge (&self->counts, blocks.blocks, n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    accord_counts_clear (&blocks.blocks[i]);
  g_free (blocks.blocks);
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

/* The first and the last period that any lead is in; all between are shown, with or without leads. */
static gboolean
find_used_periods (const AccordTally *self,
                   guint             *first,
                   guint             *last)
{
  gsize n_cells = get_n_cells (self);
  gboolean found = self->query.by == ACCORD_PERIOD_ALL;

  *first = *last = 0;
  for (gsize i = 0; i < n_cells; i++)
    if (accord_cell_is_used (&self->counts.cells[i]))
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
           const AccordCell        *cell,
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
set_quantiles (const AccordCell   *cell,
               AccordFigure *figure)
{
  memcpy (figure->quantiles, cell->quantiles, sizeof figure->quantiles);
  figure->has_quantiles = TRUE;
  figure->value = figure->quantiles[MEDIAN];
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
set_expected (const AccordCell   *cell,
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
  const AccordCell *cell = &self->counts.cells[index];

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
  const AccordCell *cell = &self->counts.cells[index];
  AccordFigure *figure = g_new0 (AccordFigure, 1);

  accord_periods_get_days (self->periods, period, &figure->first, &figure->last);
  figure->period = accord_period_get_name (self->query.by, figure->first);
  figure->group = g_strdup (self->groups->names[group]);
  figure->mature = is_mature (self, cell, figure->last, patience);
  figure->open = cell->open;
  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    figure->left_out[reason] = cell->left_out[reason];
  figure->left_out[ACCORD_LEFT_OUT_NO_DATE] += self->counts.undated[group];
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
    figures->undated += self->counts.undated[group];
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
  self->keeps_amounts = metric->counting->is_duration;
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
  accord_counts_clear (&self->counts);
  accord_money_clear (&self->judge.money);
  accord_judging_clear (&self->judge.judging);
  accord_spending_clear (&self->spending);
  accord_groups_free (self->groups);
  accord_periods_free (self->periods);
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

  count_all (self);
  accord_counts_finish (&self->counts, self->metric->counting->is_duration && !self->lends_amounts);
  if (to_date)
    patience = accord_passages_quantile (&self->judge.passages, self->judge.from, self->judge.to, MATURE_PER_CENT);

  figures = figures_new (self);
  if (!find_used_periods (self, &first, &last))
    return figures;
  for (guint period = first; period <= last; period++)
    for (guint group = 0; group < self->groups->n; group++)
      if (self->counts.seen[group] || self->query.group == NULL)
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

/**
 * accord_tally_keep_amounts:
 * @self: a fresh tally
 *
 * Has it keep each amount for accord_tally_get_amounts(), and leave quantiles to whom asks for them: its figures have none.
 */
void
accord_tally_keep_amounts (AccordTally *self)
{
  self->keeps_amounts = self->lends_amounts = TRUE;
}

/**
 * accord_tally_get_amounts:
 * @self: a tally that kept amounts, and has computed
 * @n: (out): their number
 *
 * Returns: (transfer none) (array length=n): the known amounts of the numerator
 */
double *
accord_tally_get_amounts (AccordTally *self,
                          guint       *n)
{
  const AccordAmounts *amounts = accord_cell_join_amounts (&self->counts.cells[0]);

  *n = amounts->n;
  return amounts->values;
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
