#include "kpi/funnel-table.h"

#include "frame/day-range.h"
#include "frame/parallel.h"
#include "kpi/form-maker.h"
#include "kpi/group.h"
#include "kpi/money.h"
#include "kpi/period.h"
#include "kpi/stage-walk.h"

/* As in tally.c. */
#define ROWS_A_BLOCK (1u << 17)

/* Most leads have passed one stage after the other, up to one that is their last: of them that one is counted, and to date
 * whether they were lost there. */
typedef struct
{
  guint32          last[ACCORD_N_STAGES];
  guint32          lost;
  AccordFunnelCell others; /* and money */
} Counts;

typedef struct
{
  const AccordFrame *frame;
  const AccordQuery *query;
  AccordPassages     passages;
  AccordMoney        money;
  AccordGroups      *groups;
  AccordPeriods     *periods;
  AccordPeriodIndex  index;
  gboolean           any_lost;  /* whether any lead has such a date */
  gboolean           wants_money;
  Counts            *counts; /* by period, then group */

  /* While leads are collected */
  AccordLeadSet     *collected;
  AccordStage        wanted_stage;
  guint              wanted_place;
} Funnel;

/* Where one lead stands. */
typedef struct
{
  guint8    places[ACCORD_N_STAGES]; /* of AccordPlace */
  AccordDay first;                   /* the day on which it came to the first stage */
  guint     last;                    /* behind this stage it has no place */
  gboolean  open;                    /* nobody knows yet how far it comes */
} Lead;

/* Going back from the last stage: one without a date of its own has that of the next. Without a branch, for nobody can guess
 * which dates a lead has. */
static inline void
go_back (const Funnel *self,
         guint         row,
         AccordDay     days[ACCORD_N_STAGES],
         guint8        skipped[ACCORD_N_STAGES])
{
  const AccordPassages *passages = &self->passages;
  const guint32 all = (guint32) passages->as_of.day - (guint32) ACCORD_DAY_NONE - 1;
  AccordDay last = ACCORD_DAY_NONE;

  for (guint stage = ACCORD_STAGE_CUSTOMER + 1; stage-- > (guint) self->query->from_stage;)
    {
      AccordDay day = passages->days[stage][row];
      /* The day of none is before all: less it and one more it is behind all. */
      gboolean own = (guint32) day - (guint32) ACCORD_DAY_NONE - 1 < all;

      if (G_UNLIKELY (day == passages->as_of.day))
        own = accord_passages_has (passages, row, stage);
      last = own ? day : last;
      days[stage] = last;
      skipped[stage] = !own;
    }
}

/* From the last stage back: who came to one in time has come to those before it. FALSE: not even to the first. */
static inline gboolean
follow (const Funnel *self,
        guint         row,
        Lead         *lead)
{
  gint64 most = self->query->basis == ACCORD_BASIS_COHORT ? self->query->horizon_days : G_MAXINT32;
  guint from = self->query->from_stage;
  AccordDay days[ACCORD_N_STAGES];
  guint8 skipped[ACCORD_N_STAGES];
  guint came = 0;

  days[from] = ACCORD_DAY_NONE;
  skipped[from] = TRUE;
  go_back (self, row, days, skipped);
  if (days[from] == ACCORD_DAY_NONE || !accord_query_includes (self->query, days[from]))
    return FALSE;
  lead->first = days[from];
  lead->last = from;
  for (guint stage = ACCORD_STAGE_CUSTOMER; stage > from; stage--)
    {
      guint in_time = (days[stage] != ACCORD_DAY_NONE) & ((gint64) days[stage] - lead->first <= most);
      guint out_of_order;

      came |= in_time;
      out_of_order = (days[stage] < lead->first) | !in_time;
      lead->places[stage] = (guint8) (came * (ACCORD_PLACE_PASSED | (skipped[stage] ? ACCORD_PLACE_SKIPPED : 0) |
                                              (out_of_order ? ACCORD_PLACE_OUT_OF_ORDER : 0)));
      lead->last += came;
    }
  lead->places[from] = ACCORD_PLACE_PASSED | (skipped[from] ? ACCORD_PLACE_SKIPPED : 0);
  return TRUE;
}

static inline gboolean
is_lost (const Funnel *self,
         guint         row)
{
  return self->any_lost && self->passages.days[ACCORD_STAGE_LOST][row] != ACCORD_DAY_NONE &&
         accord_passages_lost (&self->passages, row);
}

/* On the period basis each entry counts by its own day. */
static void
find_entries (const Funnel *self,
              guint         row,
              Lead         *lead)
{
  AccordPassage passage;

  for (guint stage = self->query->from_stage; stage <= (guint) self->query->to_stage; stage++)
    {
      lead->places[stage] = 0;
      if (accord_passages_find (&self->passages, row, stage, &passage) && accord_query_includes (self->query, passage.day))
        lead->places[stage] = ACCORD_PLACE_PASSED | (passage.skipped ? ACCORD_PLACE_SKIPPED : 0);
    }
  lead->last = self->query->to_stage;
  lead->first = accord_passages_find (&self->passages, row, self->query->from_stage, &passage) ? passage.day : ACCORD_DAY_NONE;
}

/* FALSE: it is not among those asked for, or, where open, too young. */
static inline gboolean
place (const Funnel *self,
       guint         row,
       Lead         *lead)
{
  lead->open = FALSE;
  lead->first = ACCORD_DAY_NONE;
  if (self->query->basis == ACCORD_BASIS_PERIOD)
    {
      find_entries (self, row, lead);
      return TRUE;
    }
  if (!follow (self, row, lead))
    return FALSE;
  if (self->query->basis == ACCORD_BASIS_COHORT)
    {
      lead->open = self->passages.as_of.day - lead->first < self->query->horizon_days;
      return !lead->open;
    }
  lead->open = lead->last < (guint) self->query->to_stage && !is_lost (self, row);
  return TRUE;
}

/* Of a later stage nobody says that a lead without any date came so far. */
static gboolean
is_undated (const Funnel *self,
            guint         row)
{
  return self->query->from_stage == ACCORD_STAGE_LEAD && accord_passages_undated (&self->passages, row);
}

/* Where a lead counts: by the day of its first stage, which is in the range that was asked for. */
static inline Counts *
find_counts (const Funnel *self,
             guint         row,
             AccordDay     day)
{
  guint period = 0;

  if (self->query->by != ACCORD_PERIOD_ALL)
    {
      period = accord_period_index_find (&self->index, day);
      if (period == ACCORD_NO_PERIOD || !accord_query_includes (self->query, day))
        return NULL;
    }
  return &self->counts[(gsize) period * self->groups->n + accord_groups_of (self->groups, row)];
}

static inline void
add_money (const Funnel     *self,
           guint             row,
           AccordFunnelCell *cell)
{
  double amount;

  if (self->wants_money && accord_money_find (&self->money, row, &amount) == ACCORD_AMOUNT_KNOWN)
    cell->money += amount;
}

static inline void
add_places (const Funnel     *self,
            guint             row,
            const Lead       *lead,
            AccordFunnelCell *cell)
{
  guint to = self->query->to_stage;

  for (guint stage = self->query->from_stage; stage <= to; stage++)
    {
      cell->stages[stage].n += (lead->places[stage] & ACCORD_PLACE_PASSED) != 0;
      cell->stages[stage].skipped += (lead->places[stage] & ACCORD_PLACE_SKIPPED) != 0;
      cell->stages[stage].out_of_order += (lead->places[stage] & ACCORD_PLACE_OUT_OF_ORDER) != 0;
    }
  if ((lead->places[to] & ACCORD_PLACE_PASSED) != 0)
    add_money (self, row, cell);
}

static void
count_row (const Funnel *self,
           guint         row)
{
  Lead lead;
  gboolean placed = place (self, row, &lead);
  gboolean undated = lead.first == ACCORD_DAY_NONE && is_undated (self, row);
  Counts *counts = placed || lead.open || undated ? find_counts (self, row, lead.first) : NULL;

  if (counts == NULL)
    return;
  if (placed)
    add_places (self, row, &lead, &counts->others);
  counts->others.open += lead.open;
  counts->others.undated += undated;
}

/* What the loop over most leads needs of a funnel; a copy, for it is written to. */
typedef struct
{
  Funnel           *funnel;
  AccordPeriodIndex index;        /* of the days that are asked for */
  const AccordDay  *first, *lost; /* by row; the latter NULL: none is, or nobody asks */
  const guint32    *codes, *numbers;
  Counts           *counts;
  guint             n_groups, to;
  AccordDay         open_day; /* who came to the first stage behind it is open */
  guint             begin;
  const guint32    *last;     /* of leads from @begin on */
} Plain;

static void
plain_init (Plain  *self,
            Funnel *funnel)
{
  const AccordQuery *query = funnel->query;
  gboolean is_cohort = query->basis == ACCORD_BASIS_COHORT;

  self->funnel = funnel;
  self->index = funnel->index;
  if (query->by == ACCORD_PERIOD_ALL)
    {
      self->index.first = query->from;
      self->index.n_more = (guint32) (query->to != ACCORD_DAY_NONE ? query->to : G_MAXINT32) - (guint32) query->from;
    }
  self->first = funnel->passages.days[query->from_stage];
  self->lost = funnel->any_lost && !is_cohort ? funnel->passages.days[ACCORD_STAGE_LOST] : NULL;
  self->codes = funnel->groups->codes;
  self->numbers = funnel->groups->numbers;
  self->counts = funnel->counts;
  self->n_groups = funnel->groups->n;
  self->to = query->to_stage;
  self->open_day = is_cohort ? funnel->passages.as_of.day - query->horizon_days : G_MAXINT32;
}

static inline void
count_plain (guint    row,
             gpointer user_data)
{
  const Plain *self = user_data;
  guint last = self->last[row - self->begin];
  AccordDay day = self->first[row];
  guint group = self->codes != NULL ? self->numbers[self->codes[row]] : 0, period;
  Counts *counts;

  if (G_UNLIKELY (last >= ACCORD_WALK_OTHER))
    {
      count_row (self->funnel, row);
      return;
    }
  period = accord_period_index_find (&self->index, day);
  if (period == ACCORD_NO_PERIOD)
    return;
  counts = &self->counts[period * self->n_groups + group];
  if (day > self->open_day)
    {
      counts->others.open++;
      return;
    }
  last = MIN (last, self->to);
  counts->last[last]++;
  if (last == self->to)
    add_money (self->funnel, row, &counts->others);
  else if (self->lost != NULL)
    counts->lost += is_lost (self->funnel, row);
}

/* Where @n leads stand: on the period basis none is as most are. */
static void
look_at (const Funnel *self,
         guint         begin,
         guint         n,
         guint32       last[ACCORD_WALK_ROWS])
{
  accord_stage_walk (&self->passages, self->query, begin, n, last);
  for (guint i = 0; i < n && self->query->basis == ACCORD_BASIS_PERIOD; i++)
    last[i] = ACCORD_WALK_OTHER;
  /* Values lie far apart, for few leads come to the end: they are fetched while others are counted. */
  for (guint i = 0; i < n && self->wants_money && self->money.values != NULL; i++)
    if (last[i] >= (guint) self->query->to_stage)
      __builtin_prefetch (&self->money.values[begin + i]);
}

/* @begin: a multiple of 64 */
static void
count_between (Funnel *self,
               guint   begin,
               guint   end)
{
  guint32 last[ACCORD_WALK_ROWS];
  Plain plain;

  plain_init (&plain, self);
  plain.last = last;
  for (plain.begin = begin; plain.begin < end; plain.begin += ACCORD_WALK_ROWS)
    {
      guint n = MIN (end - plain.begin, ACCORD_WALK_ROWS);

      look_at (self, plain.begin, n, last);
      for (guint row = plain.begin; row < plain.begin + n; row += ACCORD_WALK_AHEAD)
        {
          accord_stage_walk_fetch (&self->passages, self->query->from_stage, row + ACCORD_WALK_ROWS);
          accord_rows_between (self->query, row, MIN (row + ACCORD_WALK_AHEAD, plain.begin + n), count_plain, &plain);
        }
    }
}

static void
merge (AccordFunnelCell  *cell,
       const Counts      *counts,
       const AccordQuery *query)
{
  const AccordFunnelCell *others = &counts->others;
  guint32 passed = 0;

  for (guint stage = ACCORD_N_STAGES; stage-- > 0;)
    {
      passed += counts->last[stage];
      cell->stages[stage].n += others->stages[stage].n + (stage >= (guint) query->from_stage ? passed : 0);
      cell->stages[stage].skipped += others->stages[stage].skipped;
      cell->stages[stage].out_of_order += others->stages[stage].out_of_order;
    }
  cell->open += others->open;
  if (query->basis == ACCORD_BASIS_TO_DATE)
    cell->open += passed - counts->last[query->to_stage] - counts->lost;
  cell->undated += others->undated;
  cell->money += others->money;
}

typedef struct
{
  const Funnel *funnel;
  gsize         n_cells;
  Counts      **blocks;
} Blocks;

static void
count_blocks (guint    begin,
              guint    end,
              gpointer user_data)
{
  Blocks *self = user_data;
  guint n_rows = accord_frame_get_n_leads (self->funnel->frame);

  for (guint i = begin; i < end; i++)
    {
      Funnel part = *self->funnel;

      self->blocks[i] = part.counts = g_new0 (Counts, self->n_cells);
      count_between (&part, i * ROWS_A_BLOCK, MIN ((i + 1) * ROWS_A_BLOCK, n_rows));
    }
}

static void
count_all (const Funnel     *self,
           gsize             n_cells,
           AccordFunnelCell *cells)
{
  guint n_blocks = (accord_frame_get_n_leads (self->frame) + ROWS_A_BLOCK - 1) / ROWS_A_BLOCK;
  g_autofree Counts **counts = g_new0 (Counts *, MAX (n_blocks, 1));
  Blocks blocks = { self, n_cells, counts };

  accord_parallel_run (n_blocks, 1, count_blocks, &blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      for (gsize j = 0; j < n_cells; j++)
        merge (&cells[j], &counts[i][j], self->query);
      g_free (counts[i]);
    }
}

static gboolean
begin (Funnel            *self,
       const AccordFrame *frame,
       const AccordQuery *query,
       GError           **error)
{
  AccordDay first, last, lost_first, lost_last;

  *self = (Funnel) { .frame = frame, .query = query };
  accord_passages_init (&self->passages, frame, &query->as_of);
  self->any_lost = accord_frame_day_range (frame, accord_frame_stage_column (frame, ACCORD_STAGE_LOST), &lost_first, &lost_last);
  self->groups = accord_groups_new (frame, query, error);
  if (self->groups == NULL)
    return FALSE;
  accord_money_init (&self->money, frame, query);
  accord_passages_get_range (&self->passages, query, &first, &last);
  if (query->by == ACCORD_PERIOD_ALL)
    first = last = ACCORD_DAY_NONE;
  self->periods = accord_periods_new (query->by, first, last);
  accord_periods_get_index (self->periods, &self->index);
  return TRUE;
}

static void
end (Funnel *self)
{
  accord_money_clear (&self->money);
  accord_groups_free (self->groups);
  accord_periods_free (self->periods);
}

/**
 * accord_funnel_table_new:
 * @frame: all leads
 * @query: which of them, in what periods and groups, on what basis, from which stage to which
 * @with_money: whether what they were worth is asked too; else it is 0
 * @error: return location for a #GError
 *
 * Returns: (transfer full): how far they came; %NULL with an #AccordKpiError
 */
AccordFunnelTable *
accord_funnel_table_new (const AccordFrame *frame,
                         const AccordQuery *query,
                         gboolean           with_money,
                         GError           **error)
{
  AccordFunnelTable *self;
  Funnel funnel;

  if (!begin (&funnel, frame, query, error))
    return NULL;
  funnel.wants_money = with_money;
  self = g_new0 (AccordFunnelTable, 1);
  self->n_periods = accord_periods_get_n (funnel.periods);
  self->n_groups = funnel.groups->n;
  self->cells = g_new0 (AccordFunnelCell, MAX ((gsize) self->n_periods * self->n_groups, 1));
  count_all (&funnel, (gsize) self->n_periods * self->n_groups, self->cells);
  end (&funnel);
  return self;
}

void
accord_funnel_table_free (AccordFunnelTable *self)
{
  g_free (self->cells);
  g_free (self);
}

static void
collect_row (guint    row,
             gpointer user_data)
{
  Funnel *self = user_data;
  gboolean wanted;
  Lead lead;
  gboolean placed = place (self, row, &lead);

  if (self->wanted_place == ACCORD_PLACE_OPEN)
    wanted = lead.open;
  else if (self->wanted_place == ACCORD_PLACE_UNDATED)
    wanted = is_undated (self, row);
  else
    wanted = placed && (lead.places[self->wanted_stage] & self->wanted_place) != 0;
  if (wanted)
    accord_lead_set_add (self->collected, row);
}

/**
 * accord_funnel_collect:
 * @frame: all leads
 * @query: as accord_funnel_table_new() has it; of all periods and groups
 * @stage: a stage from the first to the last that is asked for
 * @place: an #AccordPlace, or %ACCORD_PLACE_OPEN, %ACCORD_PLACE_UNDATED
 *
 * Returns: (transfer full): the leads that are so
 */
AccordLeadSet *
accord_funnel_collect (const AccordFrame *frame,
                       const AccordQuery *query,
                       AccordStage        stage,
                       guint              place)
{
  Funnel self = { .frame = frame, .query = query, .wanted_stage = stage, .wanted_place = place };

  self.any_lost = TRUE;
  self.collected = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_passages_init (&self.passages, frame, &query->as_of);
  accord_rows_each (frame, query, collect_row, &self);
  return self.collected;
}
