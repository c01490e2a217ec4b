#include "kpi/passage.h"

#include "frame/day-range.h"

/**
 * accord_passages_init:
 * @self: (out): the passages, which borrow @frame
 * @frame: all leads
 * @as_of: what happened later is not seen
 */
void
accord_passages_init (AccordPassages    *self,
                      const AccordFrame *frame,
                      const AccordAsOf  *as_of)
{
  self->frame = frame;
  self->as_of = *as_of;
  for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
    {
      const AccordFrameColumn *column = accord_frame_stage_column (frame, (AccordStage) stage);

      self->days[stage] = column->days;
      self->moments[stage] = column->moments;
    }
}

gboolean
accord_passages_undated (const AccordPassages *self,
                         guint                 row)
{
  for (guint stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    if (self->days[stage][row] != ACCORD_DAY_NONE)
      return FALSE;
  return TRUE;
}

/**
 * accord_passages_lost:
 * @self: passages
 * @row: a lead
 *
 * Returns: whether it was lost by as-of and not reopened since
 */
gboolean
accord_passages_lost (const AccordPassages *self,
                      guint                 row)
{
  return accord_passages_has (self, row, ACCORD_STAGE_LOST) &&
         accord_frame_stage_at (self->frame, row, &self->as_of) == ACCORD_STAGE_LOST;
}

/* Counts the ages of all leads that passed both stages: counts[age]. */
static guint64
count_ages (const AccordPassages *self,
            AccordStage           from,
            AccordStage           to,
            GArray               *counts)
{
  guint n_rows = accord_frame_get_n_leads (self->frame);
  guint64 n = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      AccordPassage first, second;
      guint age;

      if (!accord_passages_find (self, row, to, &second) || !accord_passages_find (self, row, from, &first))
        continue;
      age = (guint) MAX (second.day - first.day, 0);
      if (age >= counts->len)
        g_array_set_size (counts, age + 1);
      g_array_index (counts, guint32, age)++;
      n++;
    }
  return n;
}

/**
 * accord_passages_quantile:
 * @self: passages
 * @from: a stage
 * @to: a later stage
 * @per_cent: 1 … 100
 *
 * The nearest-rank quantile of the ages at which leads came from one stage to the other: of all leads, whatever is
 * asked for, so that a filter does not change how long a lead is given.
 *
 * Returns: days; -1 where no lead has come so far
 */
gint
accord_passages_quantile (const AccordPassages *self,
                          AccordStage           from,
                          AccordStage           to,
                          guint                 per_cent)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint32));
  guint64 n = count_ages (self, from, to, counts);
  guint64 rank = (n * per_cent + 99) / 100;
  guint64 seen = 0;

  if (n == 0)
    return -1;
  for (guint age = 0; age < counts->len; age++)
    {
      seen += g_array_index (counts, guint32, age);
      if (seen >= rank)
        return (gint) age;
    }
  g_assert_not_reached ();
}

/**
 * accord_passages_get_range:
 * @self: passages
 * @query: from which stage, from when to when
 * @first: (out): the first day
 * @last: (out): the last, as-of at most
 *
 * Of all leads, whichever are asked for: to know it costs nothing.
 */
void
accord_passages_get_range (const AccordPassages *self,
                           const AccordQuery    *query,
                           AccordDay            *first,
                           AccordDay            *last)
{
  *first = G_MAXINT32;
  *last = G_MININT32 + 1;
  for (guint stage = query->from_stage; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    {
      AccordDay low, high;

      if (!accord_frame_day_range (self->frame, accord_frame_stage_column (self->frame, (AccordStage) stage), &low, &high))
        continue;
      *first = MIN (*first, low);
      *last = MAX (*last, high);
    }
  if (query->from != ACCORD_DAY_NONE)
    *first = MAX (*first, query->from);
  if (query->to != ACCORD_DAY_NONE)
    *last = MIN (*last, query->to);
  *last = MIN (*last, self->as_of.day);
}
