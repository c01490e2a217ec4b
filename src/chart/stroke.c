#include "pen.h"

#include <math.h>

/* Long lines, drawn in as little time as short ones; and the forms of marks on them. */

#define CHUNK 12      /* cairo's stroker is quickest on short pieces */
#define DENSE 4       /* so many points a pixel are thinned out */
#define MARK_RADIUS 3.5

static void
stroke_spots (cairo_t          *cr,
              const AccordSpot *spots,
              guint             n)
{
  for (guint i = 0; i + 1 < n; i += CHUNK)
    {
      cairo_move_to (cr, spots[i].x, spots[i].y);
      for (guint j = i + 1; j <= MIN (i + CHUNK, n - 1); j++)
        cairo_line_to (cr, spots[j].x, spots[j].y);
      cairo_stroke (cr);
    }
}

/* First, least, greatest and last of each pixel column (M4, Jugel et al. 2014): draws the same with far fewer points. */
static GArray *
thin_out (const AccordSpot *all,
          guint             n)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (AccordSpot));

  for (guint start = 0, end; start < n; start = end)
    {
      guint least = start, most = start;
      double column = floor (all[start].x);

      for (end = start; end < n && floor (all[end].x) == column; end++)
        {
          least = all[end].y < all[least].y ? end : least;
          most = all[end].y > all[most].y ? end : most;
        }
      g_array_append_val (kept, all[start]);
      if (MIN (least, most) > start)
        g_array_append_val (kept, all[MIN (least, most)]);
      if (least != most && MAX (least, most) < end - 1)
        g_array_append_val (kept, all[MAX (least, most)]);
      if (end - 1 > start)
        g_array_append_val (kept, all[end - 1]);
    }

  return kept;
}

/**
 * accord_pen_run:
 * @cr: a context, with its colour and width of line
 * @spots: what is joined, from left to right
 * @n: how many
 * @width: of the plot, in pixels
 *
 * Strokes a line, of many points only those that can be seen.
 */
void
accord_pen_run (cairo_t          *cr,
                const AccordSpot *spots,
                guint             n,
                double            width)
{
  g_autoptr (GArray) kept = NULL;

  if (n <= DENSE * width)
    {
      stroke_spots (cr, spots, n);
      return;
    }
  kept = thin_out (spots, n);
  stroke_spots (cr, (const AccordSpot *) (void *) kept->data, kept->len);
}

/**
 * accord_pen_mark:
 * @cr: a context
 * @form: 0 … 5
 * @x: its middle
 * @y: its middle
 *
 * The path of a mark: each series has its own form, for eyes that do not tell the colours apart.
 */
void
accord_pen_mark (cairo_t *cr,
                 guint    form,
                 double   x,
                 double   y)
{
  double r = MARK_RADIUS + 0.5;

  cairo_new_sub_path (cr);
  if (form == 0 || form > 4)
    {
      cairo_arc (cr, x, y, MARK_RADIUS, 0, 2 * G_PI);
      return;
    }
  if (form == 1)
    {
      cairo_rectangle (cr, x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2);
      return;
    }
  cairo_move_to (cr, x, form == 3 ? y + r : y - r);
  cairo_line_to (cr, x + r, form == 2 ? y + r * 0.8 : form == 3 ? y - r * 0.8 : y);
  if (form == 4)
    cairo_line_to (cr, x, y + r);
  cairo_line_to (cr, x - r, form == 2 ? y + r * 0.8 : form == 3 ? y - r * 0.8 : y);
  cairo_close_path (cr);
}
