#include "kpi/cell.h"

#include <string.h>

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
accord_amounts_grow (AccordAmounts *self,
                     guint          room)
{
  self->room = MAX (2 * self->room, room);
  self->values = g_renew (double, self->values, self->room);
}

/* But for amounts, which stay where they are. */
static void
merge_cell (AccordCell       *self,
            const AccordCell *other)
{
  for (guint within = 0; within < 2; within++)
    for (guint flags = 0; flags < ACCORD_COUNT_LEFT_OUT; flags++)
      self->met[within][flags] += other->met[within][flags];
  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    self->left_out[reason] += other->left_out[reason];
  self->youngest = MAX (self->youngest, other->youngest);
  self->amount += other->amount;
  self->valued += other->valued;
}

/* Those of the same cell of all blocks, where they are. */
static void
take_amounts (AccordCell   *self,
              AccordCounts *blocks,
              guint         n_blocks,
              gsize         index)
{
  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].cells[index].amounts.n > 0)
      {
        if (self->pieces == NULL)
          self->pieces = g_new (AccordAmounts, n_blocks);
        self->pieces[self->n_pieces++] = blocks[i].cells[index].amounts;
        blocks[i].cells[index].amounts = (AccordAmounts) { NULL };
      }
}

/**
 * accord_cell_join_amounts:
 * @self: a cell
 *
 * Returns: (transfer none): all that it kept, in one list
 */
const AccordAmounts *
accord_cell_join_amounts (AccordCell *self)
{
  for (guint i = 0; i < self->n_pieces; i++)
    self->amounts.room += self->pieces[i].n;
  self->amounts.values = g_renew (double, self->amounts.values, self->amounts.room);
  for (guint i = 0; i < self->n_pieces; i++)
    {
      memcpy (self->amounts.values + self->amounts.n, self->pieces[i].values, self->pieces[i].n * sizeof (double));
      self->amounts.n += self->pieces[i].n;
      g_free (self->pieces[i].values);
    }
  self->n_pieces = 0;
  return &self->amounts;
}

void
accord_cell_clear (AccordCell *self)
{
  for (guint i = 0; i < self->n_pieces; i++)
    g_free (self->pieces[i].values);
  g_clear_pointer (&self->pieces, g_free);
  g_clear_pointer (&self->amounts.values, g_free);
  self->n_pieces = self->amounts.n = self->amounts.room = 0;
}

void
accord_counts_init (AccordCounts *self,
                    gsize         n_cells,
                    guint         n_groups)
{
  self->n_cells = n_cells;
  self->n_groups = n_groups;
  self->cells = g_new0 (AccordCell, n_cells);
  for (gsize i = 0; i < n_cells; i++)
    self->cells[i].youngest = ACCORD_DAY_NONE;
  self->seen = g_new0 (guint8, n_groups);
  self->undated = g_new0 (guint32, n_groups);
}

void
accord_counts_merge (AccordCounts *self,
                     AccordCounts *blocks,
                     guint         n_blocks)
{
  for (gsize i = 0; i < self->n_cells; i++)
    {
      for (guint block = 0; block < n_blocks; block++)
        merge_cell (&self->cells[i], &blocks[block].cells[i]);
      take_amounts (&self->cells[i], blocks, n_blocks, i);
    }
  for (guint block = 0; block < n_blocks; block++)
    for (guint group = 0; group < self->n_groups; group++)
      self->undated[group] += blocks[block].undated[group];
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

      if (cell->pieces != NULL)
        accord_quantile_of_pieces (cell->pieces, cell->n_pieces, cell->quantiles);
      else
        accord_quantile_of_pieces (&cell->amounts, 1, cell->quantiles);
    }
}

static void
finish_cell (AccordCell *self)
{
  for (guint flags = 0; flags < ACCORD_COUNT_LEFT_OUT; flags++)
    {
      guint32 within = self->met[TRUE][flags], all = within + self->met[FALSE][flags];

      self->numerator += (flags & ACCORD_COUNT_NUMERATOR) != 0 ? within : 0;
      self->denominator += (flags & ACCORD_COUNT_DENOMINATOR) != 0 ? within : 0;
      self->open += (flags & ACCORD_COUNT_OPEN) != 0 ? within : 0;
      self->judged += (flags & ACCORD_COUNT_DENOMINATOR) != 0 ? all : 0;
      self->waiting += (flags & ACCORD_COUNT_OPEN) != 0 ? all : 0;
    }
}

void
accord_counts_finish (AccordCounts *self,
                      gboolean      with_quantiles)
{
  for (guint group = 0; group < self->n_groups; group++)
    self->seen[group] = self->undated[group] > 0;
  for (gsize i = 0; i < self->n_cells; i++)
    {
      finish_cell (&self->cells[i]);
      for (guint flags = 0; flags < ACCORD_COUNT_LEFT_OUT; flags++)
        self->seen[i % self->n_groups] |= self->cells[i].met[TRUE][flags] > 0;
    }
  if (with_quantiles)
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
