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
  const guint32     *index;     /* of periods, by day from first_day on; NULL: there is one */
  AccordDay          first_day;
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
  gboolean  flagged;                 /* some place is more than passed */
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
  lead->flagged = skipped[from];
  for (guint stage = ACCORD_STAGE_CUSTOMER; stage > from; stage--)
    {
      guint in_time = (days[stage] != ACCORD_DAY_NONE) & ((gint64) days[stage] - lead->first <= most);
      guint out_of_order;

      came |= in_time;
      out_of_order = (days[stage] < lead->first) | !in_time;
      lead->places[stage] = (guint8) (came * (ACCORD_PLACE_PASSED | (skipped[stage] ? ACCORD_PLACE_SKIPPED : 0) |
                                              (out_of_order ? ACCORD_PLACE_OUT_OF_ORDER : 0)));
      lead->flagged |= lead->places[stage] > ACCORD_PLACE_PASSED;
      lead->last += came;
    }
  lead->places[from] = ACCORD_PLACE_PASSED | (skipped[from] ? ACCORD_PLACE_SKIPPED : 0);
  return TRUE;
}

static inline gboolean
is_lost (const Funnel *self,
         guint         row)
{
  return self->passages.days[ACCORD_STAGE_LOST][row] != ACCORD_DAY_NONE && accord_passages_lost (&self->passages, row);
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
  lead->flagged = TRUE;
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
static inline AccordFunnelCell *
find_cell (const Funnel *self,
           guint         row,
           AccordDay     day)
{
  gsize period = 0;

  if (self->query->by != ACCORD_PERIOD_ALL)
    {
      if (day == ACCORD_DAY_NONE || self->index == NULL || !accord_query_includes (self->query, day))
        return NULL;
      period = self->index[day - self->first_day];
    }
  return &self->cells[period * self->groups->n + accord_groups_of (self->groups, row)];
}

/* Few leads are anything but passed. */
static inline void
add_places (const Funnel     *self,
            guint             row,
            const Lead       *lead,
            AccordFunnelCell *cell)
{
  guint to = self->query->to_stage;
  double amount;

  for (guint stage = self->query->from_stage; stage <= to; stage++)
    cell->stages[stage].n += lead->places[stage] & ACCORD_PLACE_PASSED;
  for (guint stage = self->query->from_stage; lead->flagged && stage <= to; stage++)
    {
      cell->stages[stage].skipped += (lead->places[stage] & ACCORD_PLACE_SKIPPED) != 0;
      cell->stages[stage].out_of_order += (lead->places[stage] & ACCORD_PLACE_OUT_OF_ORDER) != 0;
    }
  if ((lead->places[to] & ACCORD_PLACE_PASSED) != 0 && accord_money_find (&self->money, row, &amount) == ACCORD_AMOUNT_KNOWN)
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
  self->index = accord_periods_get_index (self->periods, &self->first_day);
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

  self.collected = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_passages_init (&self.passages, frame, &query->as_of);
  accord_rows_each (frame, query, collect_row, &self);
  return self.collected;
}
