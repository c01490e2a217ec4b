#include "pen.h"

#include <math.h>

/* Long lines, drawn in as little time as short ones; and the forms of marks on them. */

#define CHUNK 12      /* cairo's stroker is quickest on short pieces */
#define COLUMNS 64    /* filled at once */
#define THICK 1.6
#define MARK_RADIUS 3.5

/**
 * accord_run_begin:
 * @self: a line to be
 * @cr: where to, with its colour and width of line
 * @dense: whether it has so many points that only those that can be seen are drawn
 */
void
accord_run_begin (AccordRun *self,
                  cairo_t   *cr,
                  gboolean   dense)
{
  *self = (AccordRun) { .cr = cr, .dense = dense };
}

static void
join (AccordRun        *self,
      const AccordSpot *spot)
{
  if (self->n_joined == 0)
    cairo_move_to (self->cr, spot->x, spot->y);
  else
    cairo_line_to (self->cr, spot->x, spot->y);
  if (self->n_joined++ < CHUNK)
    return;
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, spot->x, spot->y);
  self->n_joined = 1;
}

/*
 * What a line through all points of a pixel column covers: from its least to its greatest, and to where the column
 * before it ended. As filled columns they take a fraction of the time that strokes take, and a spike is no wider than
 * it is.
 */
static void
fill_column (AccordRun *self)
{
  if (self->n_column == 0)
    return;
  cairo_rectangle (self->cr, self->column, self->least - THICK / 2, 1, self->most - self->least + THICK);
  self->n_column = 0;
  if (++self->n_joined % COLUMNS == 0)
    cairo_fill (self->cr);
}

static void
add_to_column (AccordRun        *self,
               const AccordSpot *spot)
{
  double column = floor (spot->x);

  if (self->n_column > 0 && column != self->column)
    fill_column (self);
  if (self->n_column == 0)
    {
      gboolean begins = self->n_spots == 1;

      self->column = column;
      self->least = begins ? spot->y : fmin (spot->y, self->end.y);
      self->most = begins ? spot->y : fmax (spot->y, self->end.y);
    }
  self->least = fmin (spot->y, self->least);
  self->most = fmax (spot->y, self->most);
  self->n_column++;
}

/**
 * accord_run_add:
 * @self: a line
 * @x: where its next point is, not to the left of the one before
 * @y: its height
 */
void
accord_run_add (AccordRun *self,
                double     x,
                double     y)
{
  AccordSpot spot = { x, y };

  self->n_spots++;
  if (self->dense)
    add_to_column (self, &spot);
  else
    join (self, &spot);
  self->end = spot;
}

/**
 * accord_run_end:
 * @self: a line
 *
 * Draws what is not yet drawn; another line may follow.
 */
void
accord_run_end (AccordRun *self)
{
  if (self->dense)
    {
      fill_column (self);
      cairo_fill (self->cr);
    }
  else if (self->n_joined > 1)
    cairo_stroke (self->cr);
  cairo_new_path (self->cr);
  self->n_joined = 0;
  self->n_spots = 0;
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
