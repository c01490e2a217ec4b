#include "kpi/funnel-table.h"

#include "frame/day-range.h"
#include "frame/parallel.h"
#include "kpi/form-maker.h"
#include "kpi/group.h"
#include "kpi/money.h"
#include "kpi/period.h"

/* As in tally.c. */
#define ROWS_A_BLOCK (1u << 17)

typedef struct
{
  const AccordFrame *frame;
  const AccordQuery *query;
  AccordPassages     passages;
  AccordMoney        money;
  AccordGroups      *groups;
  AccordPeriods     *periods;
  AccordFunnelCell  *cells;

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

/* The last passage that is known of, going back from the last stage: one without a date of its own has that of the next. */
static inline void
go_back (const Funnel  *self,
         guint          row,
         guint          stage,
         AccordPassage *passage)
{
  if (accord_passages_has (&self->passages, row, stage))
    *passage = (AccordPassage) { self->passages.days[stage][row], FALSE };
  else
    passage->skipped = TRUE;
}

/* Whether the lead has a date of any stage behind the first. Most have none, and need not be followed. */
static inline gboolean
goes_on (const Funnel *self,
         guint         row)
{
  const guint32 after = (guint32) self->passages.as_of.day - (guint32) ACCORD_DAY_NONE;
  guint32 later = 0;

  /* The day of none is before all: less it, it is 0, and less one it is more than any. */
  for (guint stage = self->query->from_stage + 1; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    later |= (guint32) self->passages.days[stage][row] - (guint32) ACCORD_DAY_NONE - 1 < after;
  return later != 0;
}

/* A lead that has come to the first stage, and no further. */
static inline gboolean
stay (const Funnel *self,
      guint         row,
      Lead         *lead)
{
  guint from = self->query->from_stage;
  AccordDay day = self->passages.days[from][row];

  if (!accord_passages_has (&self->passages, row, from) || !accord_query_includes (self->query, day))
    return FALSE;
  lead->first = day;
  lead->last = from;
  lead->places[from] = ACCORD_PLACE_PASSED;
  return TRUE;
}

static inline gboolean
is_lost (const Funnel *self,
         guint         row)
{
  return self->passages.days[ACCORD_STAGE_LOST][row] != ACCORD_DAY_NONE && accord_passages_lost (&self->passages, row);
}

/* From the last stage back: who came to one in time has come to those before it. FALSE: not even to the first. */
static inline gboolean
follow (const Funnel *self,
        guint         row,
        Lead         *lead)
{
  AccordPassage passages[ACCORD_N_STAGES], last = { ACCORD_DAY_NONE, TRUE };
  gint most = self->query->basis == ACCORD_BASIS_COHORT ? self->query->horizon_days : G_MAXINT;
  guint from = self->query->from_stage;
  gboolean came = FALSE;

  for (guint stage = ACCORD_STAGE_CUSTOMER + 1; stage > from; stage--)
    {
      go_back (self, row, stage - 1, &last);
      passages[stage - 1] = last;
    }
  if (last.day == ACCORD_DAY_NONE || !accord_query_includes (self->query, last.day))
    return FALSE;
  lead->first = last.day;
  lead->last = from;
  for (guint stage = ACCORD_STAGE_CUSTOMER; stage > from; stage--)
    {
      const AccordPassage *passage = &passages[stage];
      gboolean in_time = passage->day != ACCORD_DAY_NONE && passage->day - last.day <= most;

      if (in_time && !came)
        lead->last = stage;
      came |= in_time;
      lead->places[stage] = !came ? 0 : ACCORD_PLACE_PASSED | (passage->skipped ? ACCORD_PLACE_SKIPPED : 0);
      if (came && (passage->day < last.day || !in_time))
        lead->places[stage] |= ACCORD_PLACE_OUT_OF_ORDER;
    }
  lead->places[from] = ACCORD_PLACE_PASSED | (last.skipped ? ACCORD_PLACE_SKIPPED : 0);
  return TRUE;
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
  if (!(goes_on (self, row) ? follow (self, row, lead) : stay (self, row, lead)))
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

/* Where a lead counts: by the day of its first stage. */
static AccordFunnelCell *
find_cell (const Funnel *self,
           guint         row,
           AccordDay     day)
{
  guint period = 0;

  if (self->query->by != ACCORD_PERIOD_ALL)
    period = day != ACCORD_DAY_NONE ? accord_periods_find (self->periods, day) : ACCORD_NO_PERIOD;
  return period != ACCORD_NO_PERIOD ? &self->cells[(gsize) period * self->groups->n + accord_groups_of (self->groups, row)]
                                    : NULL;
}

/* Few leads come far, and few of these are anything but passed. */
static inline void
add_places (const Funnel     *self,
            guint             row,
            const Lead       *lead,
            AccordFunnelCell *cell)
{
  guint last = MIN (lead->last, (guint) self->query->to_stage);
  double amount;

  for (guint stage = self->query->from_stage; stage <= last; stage++)
    {
      guint8 at = lead->places[stage];

      cell->stages[stage].n += at & ACCORD_PLACE_PASSED;
      if (at <= ACCORD_PLACE_PASSED)
        continue;
      cell->stages[stage].skipped += (at & ACCORD_PLACE_SKIPPED) != 0;
      cell->stages[stage].out_of_order += (at & ACCORD_PLACE_OUT_OF_ORDER) != 0;
    }
  if (last == (guint) self->query->to_stage && (lead->places[last] & ACCORD_PLACE_PASSED) != 0 &&
      accord_money_find (&self->money, row, &amount) == ACCORD_AMOUNT_KNOWN)
    cell->money += amount;
}

static void
count_row (guint    row,
           gpointer user_data)
{
  Funnel *self = user_data;
  Lead lead;
  gboolean placed = place (self, row, &lead);
  gboolean undated = lead.first == ACCORD_DAY_NONE && is_undated (self, row);
  AccordFunnelCell *cell = placed || lead.open || undated ? find_cell (self, row, lead.first) : NULL;

  if (cell == NULL)
    return;
  if (placed)
    add_places (self, row, &lead, cell);
  cell->open += lead.open;
  cell->undated += undated;
}

static void
merge (AccordFunnelCell       *cell,
       const AccordFunnelCell *other)
{
  for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
    {
      cell->stages[stage].n += other->stages[stage].n;
      cell->stages[stage].skipped += other->stages[stage].skipped;
      cell->stages[stage].out_of_order += other->stages[stage].out_of_order;
    }
  cell->open += other->open;
  cell->undated += other->undated;
  cell->money += other->money;
}

typedef struct
{
  const Funnel      *funnel;
  gsize              n_cells;
  AccordFunnelCell **blocks;
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

      self->blocks[i] = part.cells = g_new0 (AccordFunnelCell, self->n_cells);
      accord_rows_between (self->funnel->query, i * ROWS_A_BLOCK, MIN ((i + 1) * ROWS_A_BLOCK, n_rows), count_row, &part);
    }
}

static void
count_all (Funnel *self,
           gsize   n_cells)
{
  guint n_blocks = (accord_frame_get_n_leads (self->frame) + ROWS_A_BLOCK - 1) / ROWS_A_BLOCK;
  g_autofree AccordFunnelCell **cells = g_new0 (AccordFunnelCell *, MAX (n_blocks, 1));
  Blocks blocks = { self, n_cells, cells };

  accord_parallel_run (n_blocks, 1, count_blocks, &blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      for (gsize j = 0; j < n_cells; j++)
        merge (&self->cells[j], &cells[i][j]);
      g_free (cells[i]);
    }
}

static gboolean
begin (Funnel            *self,
       const AccordFrame *frame,
       const AccordQuery *query,
       GError           **error)
{
  AccordDay first = G_MAXINT32, last = ACCORD_DAY_NONE;

  *self = (Funnel) { .frame = frame, .query = query };
  accord_passages_init (&self->passages, frame, &query->as_of);
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
 * @error: return location for a #GError
 *
 * Returns: (transfer full): how far they came; %NULL with an #AccordKpiError
 */
AccordFunnelTable *
accord_funnel_table_new (const AccordFrame *frame,
                         const AccordQuery *query,
                         GError           **error)
{
  AccordFunnelTable *self;
  Funnel funnel;

  if (!begin (&funnel, frame, query, error))
    return NULL;
  self = g_new0 (AccordFunnelTable, 1);
  self->n_periods = accord_periods_get_n (funnel.periods);
  self->n_groups = funnel.groups->n;
  self->cells = funnel.cells = g_new0 (AccordFunnelCell, MAX ((gsize) self->n_periods * self->n_groups, 1));
  count_all (&funnel, (gsize) self->n_periods * self->n_groups);
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
    wanted = placed && (guint) self->wanted_stage <= lead.last && (lead.places[self->wanted_stage] & self->wanted_place) != 0;
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

  self.collected = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_passages_init (&self.passages, frame, &query->as_of);
  accord_rows_each (frame, query, collect_row, &self);
  return self.collected;
}
