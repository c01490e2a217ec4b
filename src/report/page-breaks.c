#include "report/page-breaks.h"

#define TOLERANCE 0.01

typedef struct
{
  GArray               *slices;
  const AccordPageSize *size;
  AccordFootnotes      *footnotes; /* or NULL */
  GArray               *placed;
  guint                 n_pages;
  double                y;    /* where the next one begins */
  double                foot; /* what footnotes have of this page */
} Breaker;

/* What wants to be on one page, and what its footnotes need; without the space above. */
typedef struct
{
  double height;
  double notes;
} Need;

static AccordSlice *
get_slice (Breaker *self,
           guint    index)
{
  return &g_array_index (self->slices, AccordSlice, index);
}

static double
gap_before (Breaker *self,
            guint    index)
{
  return index == 0 ? 0 : MAX (get_slice (self, index)->before, get_slice (self, index - 1)->after);
}

static void
add_need (Breaker *self,
          Need    *need,
          guint    index)
{
  need->height += get_slice (self, index)->height;
  need->notes += accord_footnotes_measure (self->footnotes, get_slice (self, index)->notes, need->notes <= 0);
}

/* How many slices from @first on want to be on one page, and what they need. */
static guint
measure_group (Breaker *self,
               guint    first,
               Need    *need)
{
  guint last = first;

  *need = (Need) { 0, 0 };
  add_need (self, need, first);
  while (last + 1 < self->slices->len && get_slice (self, last)->keep_next && !get_slice (self, last + 1)->break_before)
    {
      last++;
      need->height += gap_before (self, last);
      add_need (self, need, last);
    }
  return last - first + 1;
}

static gboolean
fits (Breaker    *self,
      double      gap,
      const Need *need)
{
  double bottom = self->size->height - self->size->bottom - self->foot;

  return self->y + gap + need->height + need->notes <= bottom + TOLERANCE;
}

static void
begin_page (Breaker           *self,
            AccordPlacedSlice *placed)
{
  self->n_pages++;
  self->y = self->size->top;
  self->foot = 0;
  placed->repeats = placed->slice.repeat > 0;
  if (placed->repeats)
    self->y += placed->slice.repeat;
}

static void
place (Breaker    *self,
       guint       index,
       const Need *need)
{
  AccordSlice *slice = get_slice (self, index);
  gboolean first = self->placed->len == 0 || self->y <= self->size->top;
  double gap = first ? 0 : gap_before (self, index);
  AccordPlacedSlice placed = { *slice, 0, 0, FALSE };

  placed.slice.notes = NULL; /* the slice's own */
  if (self->n_pages == 0 || slice->break_before || (!first && !fits (self, gap, need)))
    {
      begin_page (self, &placed);
      gap = 0;
    }
  placed.page = self->n_pages;
  placed.y = self->y + gap;
  self->y = placed.y + slice->height;
  self->foot += accord_footnotes_measure (self->footnotes, slice->notes, self->foot <= 0);
  accord_footnotes_place (self->footnotes, slice->notes, placed.page);
  g_array_append_val (self->placed, placed);
  if (slice->part->page == 0)
    slice->part->page = placed.page;
}

/**
 * accord_pages_break:
 * @slices: (element-type AccordSlice): of all parts, in order
 * @footnotes: (nullable): what their notes are of
 * @placed: (element-type AccordPlacedSlice): where they are appended
 *
 * Slices that want to stay together do, with their footnotes, unless together they are higher than a page.
 *
 * Returns: how many pages there are, at least one
 */
guint
accord_pages_break (GArray               *slices,
                    const AccordPageSize *size,
                    AccordFootnotes      *footnotes,
                    GArray               *placed)
{
  Breaker self = { slices, size, footnotes, placed, .y = size->top };
  double page = size->height - size->top - size->bottom;
  guint group = 0;

  for (guint i = 0; i < slices->len; i++)
    {
      Need need = { 0, 0 };

      add_need (&self, &need, i);
      if (i >= group)
        {
          Need together;

          group = i + measure_group (&self, i, &together);
          if (together.height + together.notes <= page - get_slice (&self, i)->repeat)
            need = together;
        }
      place (&self, i, &need);
    }
  return MAX (self.n_pages, 1);
}
