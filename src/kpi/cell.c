#include "kpi/cell.h"

#include <math.h>

#include "frame/parallel.h"
#include "kpi/quantile.h"

gboolean
accord_cell_is_used (const AccordCell *self)
{
  guint64 used = (guint64) self->numerator + self->denominator + self->open;

  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    used += self->left_out[reason];
  return used > 0;
}

void
accord_cell_add_amount (AccordCell *self,
                        double      amount,
                        gboolean    is_duration)
{
  if (isnan (amount))
    return;
  self->amount += amount;
  self->valued++;
  if (!is_duration)
    return;
  if (self->durations == NULL)
    self->durations = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->durations, amount);
}

/* But for durations, which are joined of all blocks at once. */
static void
merge_cell (AccordCell       *self,
            const AccordCell *other)
{
  if (other->judged > 0)
    self->youngest = self->judged == 0 ? other->youngest : MAX (self->youngest, other->youngest);
  self->judged += other->judged;
  self->waiting += other->waiting;
  self->numerator += other->numerator;
  self->denominator += other->denominator;
  self->open += other->open;
  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    self->left_out[reason] += other->left_out[reason];
  self->amount += other->amount;
  self->valued += other->valued;
}

/* Those of the same cell of all blocks, in one array of the right size. */
static void
join_durations (AccordCell         *self,
                const AccordCounts *blocks,
                guint               n_blocks,
                gsize               index)
{
  guint n = 0;

  for (guint i = 0; i < n_blocks; i++)
    n += blocks[i].cells[index].durations != NULL ? blocks[i].cells[index].durations->len : 0;
  if (n == 0)
    return;
  self->durations = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].cells[index].durations != NULL)
      g_array_append_vals (self->durations, blocks[i].cells[index].durations->data, blocks[i].cells[index].durations->len);
}

void
accord_cell_clear (AccordCell *self)
{
  g_clear_pointer (&self->durations, g_array_unref);
}

void
accord_counts_init (AccordCounts *self,
                    gsize         n_cells,
                    guint         n_groups)
{
  self->n_cells = n_cells;
  self->n_groups = n_groups;
  self->cells = g_new0 (AccordCell, n_cells);
  self->seen = g_new0 (guint8, n_groups);
  self->undated = g_new0 (guint32, n_groups);
}

void
accord_counts_merge (AccordCounts       *self,
                     const AccordCounts *blocks,
                     guint               n_blocks)
{
  for (gsize i = 0; i < self->n_cells; i++)
    {
      for (guint block = 0; block < n_blocks; block++)
        merge_cell (&self->cells[i], &blocks[block].cells[i]);
      join_durations (&self->cells[i], blocks, n_blocks, i);
    }
  for (guint block = 0; block < n_blocks; block++)
    for (guint group = 0; group < self->n_groups; group++)
      {
        self->seen[group] |= blocks[block].seen[group];
        self->undated[group] += blocks[block].undated[group];
      }
}

static void
find_quantiles (guint    begin,
                guint    end,
                gpointer user_data)
{
  AccordCounts *self = user_data;

  for (guint i = begin; i < end; i++)
    {
      AccordCell *cell = &self->cells[i];

      if (cell->durations != NULL)
        accord_quantile_usual ((double *) (gpointer) cell->durations->data, cell->durations->len, cell->quantiles);
      else
        accord_quantile_usual (NULL, 0, cell->quantiles);
    }
}

void
accord_counts_find_quantiles (AccordCounts *self)
{
  accord_parallel_run ((guint) self->n_cells, 8, find_quantiles, self);
}

void
accord_counts_clear (AccordCounts *self)
{
  for (gsize i = 0; i < self->n_cells; i++)
    accord_cell_clear (&self->cells[i]);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->seen, g_free);
  g_clear_pointer (&self->undated, g_free);
  self->n_cells = 0;
}
