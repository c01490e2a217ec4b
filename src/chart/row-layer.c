#include "layout.h"
#include "pen.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Lying bars, one a group: its name before it, its figure and a note after it. */

#define NAME_GAP 8.0
#define FIGURE_GAP 6.0
#define BAR_MOST 20.0
#define PITCH_MOST 34.0
#define RADIUS 2.0
#define LEAST_SHARE 0.25 /* of the width that bars must keep, else the notes go */
#define RANGE_THICKNESS 4.0

static guint
count_rows (const AccordChartLayout *self)
{
  return self->chart->series->len > 0 ? accord_layout_series (self, 0)->points->len : 0;
}

static double
measure_text (AccordChartLayout *self,
              const char        *text,
              AccordTextStyle    style)
{
  double width = 0, height;

  if (text != NULL && *text != '\0')
    accord_labels_measure (self->labels, text, style, &width, &height);
  return width;
}

static double
measure_names (AccordChartLayout *self,
               guint              n)
{
  double widest = 0;

  for (guint i = 0; i < n; i++)
    widest = fmax (widest, measure_text (self, accord_layout_point (self, 0, i)->label, ACCORD_TEXT_NORMAL));
  return fmin (ceil (widest) + 1, (self->inside.right - self->inside.left) * 0.38);
}

static double
measure_after (AccordChartLayout      *self,
               const AccordChartPoint *point,
               gboolean                with_note)
{
  double width = measure_text (self, point->value_label, ACCORD_TEXT_BOLD), note = with_note ? measure_text (self, point->note, ACCORD_TEXT_NORMAL) : 0;

  return width + (note > 0 ? note + FIGURE_GAP : 0) + FIGURE_GAP + 1;
}

/* How far a row's drawing goes from zero to the right: its value, and its range as long as that leaves bars readable. */
static double
get_reach (const AccordChartPoint *point,
           double                  most)
{
  double reach = isfinite (point->value) ? fmax (point->value, 0) : 0;

  if (isfinite (point->high) && !point->early)
    reach = fmax (reach, fmin (point->high, most * 2));
  return reach;
}

static void
find_bounds (const AccordChartLayout *self,
             double                  *low,
             double                  *high)
{
  *low = *high = 0;
  for (guint i = 0; i < count_rows (self); i++)
    {
      double value = accord_layout_point (self, 0, i)->value;

      *low = isfinite (value) ? fmin (*low, value) : *low;
      *high = isfinite (value) ? fmax (*high, value) : *high;
    }
  for (guint i = 0; i < self->chart->targets->len; i++)
    {
      double value = ((AccordChartTarget *) g_ptr_array_index (self->chart->targets, i))->value;

      *low = fmin (*low, value);
      *high = fmax (*high, value);
    }
}

/* The greatest scale at which each row has room for the texts after its bar. */
static double
find_unit (AccordChartLayout *self,
           guint              n,
           double             low,
           double             high,
           gboolean           with_notes)
{
  double room = self->plot.right - self->plot.left, unit = room / fmax (high - low, 1e-300);

  for (guint i = 0; i < n; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, 0, i);
      double span = get_reach (point, high) - low;

      if (span > 0)
        unit = fmin (unit, fmax (room - measure_after (self, point, with_notes), 0) / span);
    }

  return unit;
}

static void
place_after (AccordChartLayout      *self,
             const AccordChartPoint *point,
             AccordRow              *row,
             double                  middle,
             double                  after,
             gboolean                with_note)
{
  AccordPlace place = { after + FIGURE_GAP, middle, 0, 0.5 };
  double width = measure_text (self, point->value_label, ACCORD_TEXT_BOLD);

  row->figure = (AccordBox) { after, row->top, after, row->bottom };
  if (accord_labels_place (self->labels, point->value_label, ACCORD_TEXT_BOLD, &self->theme.text, &place, 1))
    row->figure.right = place.x + width;
  if (!with_note || point->note == NULL)
    return;
  place.x += width + FIGURE_GAP;
  if (accord_labels_place (self->labels, point->note, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1))
    row->figure.right = place.x + measure_text (self, point->note, ACCORD_TEXT_NORMAL);
}

static void
place_name (AccordChartLayout      *self,
            const AccordChartPoint *point,
            double                  middle,
            double                  pitch)
{
  double width = measure_text (self, point->label, ACCORD_TEXT_NORMAL), room = self->plot.left - NAME_GAP - self->inside.left;
  AccordPlace place = { self->plot.left - NAME_GAP, middle, 1, 0.5 };
  AccordBox box = { self->inside.left, middle - pitch, self->plot.left - NAME_GAP, middle + pitch };
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);

  if (point->label == NULL || *point->label == '\0')
    return;
  if (width <= room)
    {
      accord_labels_place (self->labels, point->label, ACCORD_TEXT_NORMAL, &self->theme.text, &place, 1);
      return;
    }
  box.top = middle - line / 2 - 1;
  box.bottom = middle + line / 2 + 1;
  accord_labels_place_block (self->labels, point->label, ACCORD_TEXT_NORMAL, &self->theme.text, &box, 1, 0);
}

static void
add_row (AccordChartLayout *self,
         guint              index,
         double             pitch,
         double             most,
         gboolean           with_note)
{
  const AccordChartPoint *point = accord_layout_point (self, 0, index);
  double top = self->plot.top + index * pitch, middle = top + pitch / 2, thick = fmin (pitch * 0.7, BAR_MOST * self->scale);
  double value = isfinite (point->value) ? point->value : 0;
  double end = self->row_zero + value * self->row_unit, after = self->row_zero + get_reach (point, most) * self->row_unit;
  AccordRow row = { round (middle - thick / 2), round (middle + thick / 2), fmin (self->row_zero, end), fmax (self->row_zero, end) };
  AccordChartHit hit = { 0, index, end, middle, self->inside.left, top, self->inside.right, top + pitch };

  place_name (self, point, middle, pitch);
  place_after (self, point, &row, middle, after, with_note);
  g_array_append_val (self->rows, row);
  accord_layout_add_hit (self, &hit);
}

static void
place_more (AccordChartLayout *self,
            guint              n,
            double             top)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  AccordPlace place = { self->plot.left, top, 0, 0 };

  if (n > 0)
    accord_labels_place (self->labels, text, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
}

static void
place_target_labels (AccordChartLayout *self)
{
  for (guint i = 0; i < self->chart->targets->len; i++)
    {
      const AccordChartTarget *target = g_ptr_array_index (self->chart->targets, i);
      double x = self->row_zero + target->value * self->row_unit, y = self->plot.top - 3;
      AccordPlace places[] = { { x, y, 0.5, 1 }, { x - 4, y, 0, 1 }, { x + 4, y, 1, 1 }, { self->inside.right, y, 1, 1 } };

      accord_labels_place (self->labels, target->label, ACCORD_TEXT_BOLD, &self->theme.contrast, places, G_N_ELEMENTS (places));
    }
}

/**
 * accord_row_layer_layout:
 * @self: a layout whose header and foot are placed
 *
 * Finds the rows that fit, the scale at which every figure has room, and places all texts.
 */
void
accord_row_layer_layout (AccordChartLayout *self)
{
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), least = line + 1, pitch, low, high;
  guint n = count_rows (self), shown;
  gboolean with_notes = TRUE;

  self->plot = self->inside;
  if (self->chart->targets->len > 0)
    self->plot.top += line + 4;
  pitch = (self->plot.bottom - self->plot.top) / MAX (n, 1);
  shown = pitch >= least ? n : CLAMP ((self->plot.bottom - self->plot.top - line) / least, 1, n);
  pitch = CLAMP (pitch, least, PITCH_MOST * self->scale);
  self->plot.left = ceil (self->plot.left + measure_names (self, shown) + NAME_GAP);
  self->plot.bottom = fmin (self->plot.top + pitch * shown, self->plot.bottom);

  find_bounds (self, &low, &high);
  self->row_unit = find_unit (self, shown, low, high, TRUE);
  if (self->row_unit * (high - low) < LEAST_SHARE * (self->plot.right - self->plot.left))
    {
      with_notes = FALSE;
      self->row_unit = find_unit (self, shown, low, high, FALSE);
    }
  self->row_zero = round (self->plot.left - low * self->row_unit);

  place_target_labels (self);
  for (guint i = 0; i < shown; i++)
    add_row (self, i, pitch, high, with_notes);
  place_more (self, n - shown, self->plot.bottom + 1);
}

static void
draw_bar (AccordChartLayout *self,
          guint              index,
          cairo_t           *cr)
{
  const AccordRow *row = &g_array_index (self->rows, AccordRow, index);
  const AccordChartPoint *point = accord_layout_point (self, 0, index);
  AccordBox box = { round (row->start), row->top, round (row->end), row->bottom };

  if (!isfinite (point->value) || point->value == 0)
    return;
  box.right = fmax (box.right, box.left + 1);
  if (point->early)
    {
      box = (AccordBox) { box.left + 0.8, box.top + 0.8, fmax (box.right - 0.8, box.left + 1.6), box.bottom - 0.8 };
      accord_pen_hatch (cr, &box, &self->theme.hatch);
    }
  accord_pen_bar (cr, &box, RADIUS);
  accord_pen_color (cr, &self->theme.data);
  cairo_set_line_width (cr, 1.6);
  if (point->early)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

/* The likely range: paper on the bar, colour beside it, so that both ends show. */
static void
draw_range (AccordChartLayout *self,
            guint              index,
            double             most,
            cairo_t           *cr)
{
  const AccordRow *row = &g_array_index (self->rows, AccordRow, index);
  const AccordChartPoint *point = accord_layout_point (self, 0, index);
  double middle = (row->top + row->bottom) / 2, from, to;

  if (!isfinite (point->low) || !isfinite (point->high) || point->early)
    return;
  from = self->row_zero + point->low * self->row_unit;
  to = self->row_zero + fmin (point->high, most * 2) * self->row_unit;
  accord_pen_color (cr, &self->theme.background);
  accord_pen_across (cr, from, fmin (row->end, to), middle, RANGE_THICKNESS / 2);
  accord_pen_color (cr, &self->theme.range);
  if (to > row->end)
    accord_pen_across (cr, row->end, to, middle, RANGE_THICKNESS);
}

/* Over bars on a band of paper; broken where a figure stands. */
static void
draw_target (AccordChartLayout       *self,
             const AccordChartTarget *target,
             cairo_t                 *cr)
{
  double x = round (self->row_zero + target->value * self->row_unit), from = self->plot.top - 2;

  cairo_set_line_width (cr, 2);
  for (guint i = 0; i <= self->rows->len; i++)
    {
      const AccordRow *row = i < self->rows->len ? &g_array_index (self->rows, AccordRow, i) : NULL;
      gboolean crosses = row != NULL && x > row->figure.left && x < row->figure.right + 3;
      double to = row == NULL ? self->plot.bottom : row->top - 1;

      if (row != NULL && !crosses)
        continue;
      accord_pen_color (cr, &self->theme.background);
      accord_pen_down (cr, x, from, fmax (to, from), 4);
      accord_pen_color (cr, &self->theme.contrast);
      cairo_save (cr);
      accord_pen_dashes (cr);
      cairo_move_to (cr, x, from);
      cairo_line_to (cr, x, fmax (to, from));
      cairo_stroke (cr);
      cairo_restore (cr);
      if (row != NULL)
        from = row->bottom + 1;
    }
}

/**
 * accord_row_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws the bars, their ranges, the axis and the targets.
 */
void
accord_row_layer_draw (AccordChartLayout *self,
                       cairo_t           *cr)
{
  double low, high;

  find_bounds (self, &low, &high);
  for (guint i = 0; i < self->rows->len; i++)
    {
      draw_bar (self, i, cr);
      draw_range (self, i, high, cr);
    }
  accord_pen_color (cr, &self->theme.axis);
  accord_pen_down (cr, self->row_zero, self->plot.top, self->plot.bottom, 1);
  for (guint i = 0; i < self->chart->targets->len; i++)
    draw_target (self, g_ptr_array_index (self->chart->targets, i), cr);
}
