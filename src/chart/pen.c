#include "pen.h"

#include <math.h>

#define HATCH_STEP 8.0

/**
 * accord_pen_color:
 * @cr: a context
 * @color: its next colour
 */
void
accord_pen_color (cairo_t           *cr,
                  const AccordColor *color)
{
  cairo_set_source_rgba (cr, color->r, color->g, color->b, color->a);
}

/**
 * accord_pen_across:
 * @cr: a context
 * @left: its start
 * @right: its end
 * @y: its middle
 * @thickness: in pixels
 *
 * A level line on whole pixels, so that it is crisp.
 */
void
accord_pen_across (cairo_t *cr,
                   double   left,
                   double   right,
                   double   y,
                   double   thickness)
{
  cairo_rectangle (cr, round (left), round (y - thickness / 2), round (right) - round (left), thickness);
  cairo_fill (cr);
}

/**
 * accord_pen_down:
 * @cr: a context
 * @x: its middle
 * @top: its start
 * @bottom: its end
 * @thickness: in pixels
 *
 * An upright line with flat ends, on whole pixels across.
 */
void
accord_pen_down (cairo_t *cr,
                 double   x,
                 double   top,
                 double   bottom,
                 double   thickness)
{
  cairo_rectangle (cr, round (x - thickness / 2), top, thickness, bottom - top);
  cairo_fill (cr);
}

/**
 * accord_pen_dashes:
 * @cr: a context
 *
 * The dashes of what was agreed or aimed at.
 */
void
accord_pen_dashes (cairo_t *cr)
{
  static const double dashes[] = { 5, 4 };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
}

/**
 * accord_pen_hatch:
 * @cr: a context
 * @box: what is too early to judge
 * @color: of the lines
 *
 * Fills @box with slanted lines.
 */
void
accord_pen_hatch (cairo_t           *cr,
                  const AccordBox   *box,
                  const AccordColor *color)
{
  double height = box->bottom - box->top;

  cairo_save (cr);
  cairo_rectangle (cr, box->left, box->top, box->right - box->left, height);
  cairo_clip (cr);
  accord_pen_color (cr, color);
  cairo_set_line_width (cr, 0.8);
  for (double x = floor ((box->left - height) / HATCH_STEP) * HATCH_STEP; x < box->right; x += HATCH_STEP)
    {
      cairo_move_to (cr, x, box->bottom);
      cairo_line_to (cr, x + height, box->top);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/**
 * accord_pen_bar:
 * @cr: a context
 * @box: the bar
 * @radius: of its corners
 *
 * The path of a bar with softened corners.
 */
void
accord_pen_bar (cairo_t         *cr,
                const AccordBox *box,
                double           radius)
{
  double r = fmin (radius, fmin (box->right - box->left, box->bottom - box->top) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, box->right - r, box->top + r, r, -G_PI_2, 0);
  cairo_arc (cr, box->right - r, box->bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, box->left + r, box->bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->left + r, box->top + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}
