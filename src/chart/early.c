#include "layout.h"
#include "pen.h"

#include <math.h>

/* What is too early to judge: hatched from top to bottom. */

/* The next run of early periods at or after @from. */
static gboolean
find_early (const AccordChartLayout *self,
            guint                    from,
            guint                   *first,
            guint                   *last)
{
  while (from < self->n_points && !accord_layout_is_early (self, from))
    from++;
  *first = *last = from;
  while (*last + 1 < self->n_points && accord_layout_is_early (self, *last + 1))
    *last += 1;
  return from < self->n_points;
}

/* The series that has most points knows where all periods are. */
static guint
find_longest (const AccordChartLayout *self)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    if (accord_layout_series (self, i)->points->len == self->n_points)
      return i;
  return 0;
}

static void
get_box (const AccordChartLayout *self,
         guint                    first,
         guint                    last,
         AccordBox               *box)
{
  guint series = find_longest (self);
  double unused;

  accord_layout_span (self, series, first, &box->left, &unused);
  accord_layout_span (self, series, last, &unused, &box->right);
  box->top = self->plot.top;
  box->bottom = self->plot.bottom;
}

/**
 * accord_early_place:
 * @self: a layout whose plot is known
 *
 * Places «too early» in the last hatched area, where it covers no mark.
 */
void
accord_early_place (AccordChartLayout *self)
{
  AccordBox box = { NAN };
  double middle;

  if (self->chart->early_label == NULL || (self->bare & ACCORD_BARE_WORDS) != 0)
    return;
  for (guint from = 0, first, last; find_early (self, from, &first, &last); from = last + 1)
    get_box (self, first, last, &box);
  if (isnan (box.left))
    return;

  middle = (box.left + box.right) / 2;
  {
    AccordPlace places[] = {
      { middle, box.top + 4, 0.5, 0 },
      { box.left + 4, box.top + 4, 0, 0 },
      { box.right - 2, box.top + 4, 1, 0 },
      { middle, box.bottom - 3, 0.5, 1 },
      { box.left + 4, box.bottom - 3, 0, 1 },
      { box.right - 2, box.bottom - 3, 1, 1 },
      { middle, (box.top + box.bottom) / 2, 0.5, 0.5 },
    };
    guint from = self->chart->compact ? 3 : 0;
    const AccordColor *color = self->chart->compact ? &self->theme.secondary : &self->theme.text;

    if (accord_layout_is_low (self))
      accord_labels_place_optional (self->labels, self->chart->early_label, ACCORD_TEXT_BOLD, color, places, G_N_ELEMENTS (places));
    else
      accord_labels_place (self->labels, self->chart->early_label, ACCORD_TEXT_BOLD, color, places + from,
                           G_N_ELEMENTS (places) - from);
  }
}

/**
 * accord_early_draw:
 * @self: a layout
 * @cr: where to
 *
 * Hatches what is too early to judge.
 */
void
accord_early_draw (AccordChartLayout *self,
                   cairo_t           *cr)
{
  for (guint from = 0, first, last; find_early (self, from, &first, &last); from = last + 1)
    {
      AccordBox box;

      get_box (self, first, last, &box);
      accord_pen_hatch (cr, &box, &self->theme.hatch);
    }
}
