#include "kpi/funnel-table.h"

#include "frame/day-range.h"
#include "frame/parallel.h"
#include "kpi/form-maker.h"
#include "kpi/group.h"
#include "kpi/money.h"
#include "kpi/period.h"

/* As in tally.c. */
#define ROWS_A_BLOCK (1u << 17)

/* Most leads have passed one stage after the other, up to one that is their last: of them that one is counted, and to date
 * whether they were lost there. */
typedef struct
{
  guint32          last[ACCORD_N_STAGES];
  guint32          lost;
  AccordFunnelCell others;
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
  Counts            *counts;    /* by period, then group */

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
  return &self->counts[period * self->groups->n + accord_groups_of (self->groups, row)];
}

static inline void
add_money (const Funnel *self,
           guint         row,
           Counts       *counts)
{
  double amount;

  if (self->wants_money && accord_money_find (&self->money, row, &amount) == ACCORD_AMOUNT_KNOWN)
    counts->others.money += amount;
}

static inline void
add_places (const Funnel *self,
            guint         row,
            const Lead   *lead,
            Counts       *counts)
{
  guint to = self->query->to_stage;

  for (guint stage = self->query->from_stage; stage <= to; stage++)
    {
      counts->others.stages[stage].n += (lead->places[stage] & ACCORD_PLACE_PASSED) != 0;
      counts->others.stages[stage].skipped += (lead->places[stage] & ACCORD_PLACE_SKIPPED) != 0;
      counts->others.stages[stage].out_of_order += (lead->places[stage] & ACCORD_PLACE_OUT_OF_ORDER) != 0;
    }
  if ((lead->places[to] & ACCORD_PLACE_PASSED) != 0)
    add_money (self, row, counts);
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
    add_places (self, row, &lead, counts);
  counts->others.open += lead.open;
  counts->others.undated += undated;
}

/* So many leads are looked at together, column by column. */
#define ROWS_AT_ONCE 512
#define ROWS_A_WORD 64
#define DAYS_A_LINE 16 /* of the processor's cache */
/* The last stage of a lead that is other than most. */
#define OTHER 8u
/* From lead to customer. */
#define N_WALKED (ACCORD_STAGE_CUSTOMER + 1)
/* More days than there are in any calendar. */
#define EVER (1 << 24)

/* Of a lead that is looked at stage by stage. Days are one less here, so that none comes last; what is true is ~0. */
typedef struct
{
  gint32  first, bound, end; /* it came to the first stage; has to come to others by then; the day of as-of */
  guint32 came, others;      /* to the stage before in time; it is other than most */
  guint32 last;
} Walk;

static G_ALWAYS_INLINE inline void
walk_on (Walk     *self,
         AccordDay day)
{
  gint32 place = (gint32) ((guint32) day - 1);
  guint32 in_time = -(guint32) (place <= self->bound);

  self->others |= -(guint32) (place < self->first) | -(guint32) (place == self->end) | (in_time & ~self->came);
  self->last -= in_time;
  self->came = in_time;
}

/* The last stage in time of leads that passed one after the other; %OTHER and more: of one that did not, has no date of the
 * first, or has one of the very day of as-of. Without a branch, for nobody can guess which dates a lead has, and all stages in
 * one go, for memory is slow. @days: of the first stage and four more */
static void
find_last (const AccordDay *const days[N_WALKED],
           guint                  from,
           guint                  n,
           AccordDay              end,
           gint32                 most,
           guint32      *restrict last)
{
  const AccordDay *restrict first = days[0], *restrict second = days[1], *restrict third = days[2], *restrict fourth = days[3],
                  *restrict fifth = days[4];

  for (guint i = 0; i < n; i++)
    {
      guint32 others = -(guint32) (first[i] == ACCORD_DAY_NONE) | -(guint32) (first[i] >= end);
      Walk walk = { (gint32) ((guint32) first[i] - 1), MIN (first[i] + most, end - 1) - 1, end - 1, ~0u, others, from };

      walk_on (&walk, second[i]);
      walk_on (&walk, third[i]);
      walk_on (&walk, fourth[i]);
      walk_on (&walk, fifth[i]);
      last[i] = walk.last | (walk.others & OTHER);
    }
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
  guint32           last[ROWS_AT_ONCE]; /* of leads from @begin on */
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

  if (G_UNLIKELY (last >= OTHER))
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
    add_money (self->funnel, row, counts);
  else if (self->lost != NULL)
    counts->lost += is_lost (self->funnel, row);
}

/* The last stages of @n leads; behind customer there is none. */
static void
look_at (Plain *self,
         guint  n)
{
  static const AccordDay none[ROWS_AT_ONCE] = { [0 ... ROWS_AT_ONCE - 1] = ACCORD_DAY_NONE };
  const Funnel *funnel = self->funnel;
  const AccordQuery *query = funnel->query;
  gint32 most = query->basis == ACCORD_BASIS_COHORT ? MIN (query->horizon_days, EVER) : EVER;
  const AccordDay *days[N_WALKED];

  for (guint i = 0; i < N_WALKED; i++)
    days[i] = query->from_stage + i < N_WALKED ? funnel->passages.days[query->from_stage + i] + self->begin : none;
  find_last (days, query->from_stage, n, funnel->passages.as_of.day, most, self->last);
  for (guint i = 0; i < n && query->basis == ACCORD_BASIS_PERIOD; i++)
    self->last[i] = OTHER;
  /* Values lie far apart, for few leads come to the end: they are fetched while others are counted. */
  for (guint i = 0; i < n && funnel->wants_money && funnel->money.values != NULL; i++)
    if (self->last[i] >= self->to)
      __builtin_prefetch (&funnel->money.values[self->begin + i]);
}

/* The dates of some leads that are looked at soon, while others are counted: memory is slow. Nothing is read, not even where
 * there are no more. */
static inline void
fetch_ahead (const Funnel *self,
             guint         row)
{
  for (guint stage = self->query->from_stage; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    for (guint i = 0; i < ROWS_A_WORD; i += DAYS_A_LINE)
      __builtin_prefetch (&self->passages.days[stage][row + i]);
}

/* @begin: a multiple of 64 */
static void
count_between (Funnel *self,
               guint   begin,
               guint   end)
{
  Plain plain;

  plain_init (&plain, self);
  for (plain.begin = begin; plain.begin < end; plain.begin += ROWS_AT_ONCE)
    {
      guint n = MIN (end - plain.begin, ROWS_AT_ONCE);

      look_at (&plain, n);
      for (guint row = plain.begin; row < plain.begin + n; row += ROWS_A_WORD)
        {
          fetch_ahead (self, row + ROWS_AT_ONCE);
          accord_rows_between (self->query, row, MIN (row + ROWS_A_WORD, plain.begin + n), count_plain, &plain);
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
  AccordDay first = G_MAXINT32, last = ACCORD_DAY_NONE, lost_first, lost_last;

  *self = (Funnel) { .frame = frame, .query = query };
  accord_passages_init (&self->passages, frame, &query->as_of);
  self->any_lost = accord_frame_day_range (frame, accord_frame_stage_column (frame, ACCORD_STAGE_LOST), &lost_first, &lost_last);
  self->groups = accord_groups_new (frame, query, error);
  if (self->groups == NULL)
    return FALSE;
  accord_money_init (&self->money, frame, query);
  for (guint stage = query->from_stage; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    {
      AccordDay low, high;

      if (!accord_frame_day_range (frame, accord_frame_stage_column (frame, (AccordStage) stage), &low, &high))
        continue;
      first = MIN (first, low);
      last = MAX (last, high);
    }
  if (query->from != ACCORD_DAY_NONE)
    first = MAX (first, query->from);
  last = MIN (last, query->to != ACCORD_DAY_NONE ? MIN (query->to, query->as_of.day) : query->as_of.day);
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
