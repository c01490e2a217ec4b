#include "pen.h"
#include "rows.h"

#include <math.h>

/* Lying bars, one a group: its name before it, its figure and a note after it, figures in columns at the end. */

#define BAR_MOST 20.0
#define PITCH_MOST 34.0
#define RADIUS 2.0
#define LEAST_SHARE 0.25 /* of the width that bars must keep, else the notes go */
#define RANGE_THICKNESS 4.0
#define RANGE_MOST 2.0 /* times the greatest value: as far as ranges are drawn */

static double
measure_after (AccordChartLayout      *self,
               const AccordChartPoint *point,
               gboolean                with_note)
{
  double width = accord_layout_measure (self, point->value_label, ACCORD_TEXT_BOLD);
  double note = with_note ? accord_layout_measure (self, point->note, ACCORD_TEXT_NORMAL) : 0;

  return width + (note > 0 ? note + ACCORD_FIGURE_GAP : 0) + ACCORD_FIGURE_GAP + 1;
}

static gboolean
has_range (const AccordChartPoint *point)
{
  return isfinite (point->low) && isfinite (point->high) && !point->early;
}

/* How far a row's drawing goes to the right of zero: its value, and its range as long as that leaves bars readable. */
static double
get_reach (const AccordChartPoint *point,
           double                  most)
{
  double reach = isfinite (point->value) ? fmax (point->value, 0) : 0;

  return has_range (point) ? fmax (reach, fmin (point->high, most * RANGE_MOST)) : reach;
}

static void
find_bounds (const AccordChartLayout *self,
             double                  *low,
             double                  *high)
{
  *low = *high = 0;
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < MIN (accord_layout_series (self, i)->points->len, accord_rows_count (self)); j++)
      {
        double value = accord_layout_point (self, i, j)->value;

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
  double room = self->plot.right - self->plot.left, unit = fmax (room, 0) / fmax (high - low, 1e-300);

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
  AccordPlace place = { after + ACCORD_FIGURE_GAP, middle, 0, 0.5 };
  double width = accord_layout_measure (self, point->value_label, ACCORD_TEXT_BOLD);

  row->figure = (AccordBox) { after, row->top, after, row->bottom };
  if (place.x + width > self->plot.right)
    return;
  if (accord_labels_place (self->labels, point->value_label, ACCORD_TEXT_BOLD, &self->theme.text, &place, 1))
    row->figure.right = place.x + width;
  if (!with_note || point->note == NULL)
    return;
  place.x += width + ACCORD_FIGURE_GAP;
  width = accord_layout_measure (self, point->note, ACCORD_TEXT_NORMAL);
  if (place.x + width <= self->plot.right &&
      accord_labels_place (self->labels, point->note, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1))
    row->figure.right = place.x + width;
}

static void
add_row (AccordChartLayout   *self,
         guint                index,
         double               pitch,
         double               most,
         gboolean             with_note,
         const AccordColumns *columns)
{
  const AccordChartPoint *point = accord_layout_point (self, 0, index);
  double top = self->plot.top + index * pitch, middle = top + pitch / 2, thick = fmin (pitch * 0.7, BAR_MOST * self->scale);
  double value = isfinite (point->value) ? point->value : 0;
  double end = self->row_zero + value * self->row_unit, after = self->row_zero + get_reach (point, most) * self->row_unit;
  AccordRow row = { round (middle - thick / 2), round (middle + thick / 2), fmin (self->row_zero, end), fmax (self->row_zero, end) };
  AccordChartHit hit = { 0, index, end, middle, self->inside.left, top, self->inside.right, top + pitch };

  accord_rows_place_name (self, point, middle);
  place_after (self, point, &row, middle, after, with_note);
  accord_row_columns_place (self, columns, point, middle);
  g_array_append_val (self->rows, row);
  accord_layout_add_hit (self, &hit);
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
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), pitch, low, high;
  gboolean with_notes = TRUE;
  AccordColumns columns;
  guint shown;

  self->plot = self->inside;
  accord_row_columns_measure (self, &columns);
  if (self->chart->targets->len > 0 || columns.n > 0)
    self->plot.top += line + 4;
  shown = accord_rows_fit (self, PITCH_MOST * self->scale, &pitch);
  self->plot.left = ceil (self->plot.left + accord_rows_measure_names (self, shown) + ACCORD_NAME_GAP);

  find_bounds (self, &low, &high);
  self->row_unit = find_unit (self, shown, low, high, TRUE);
  if (self->row_unit * (high - low) < LEAST_SHARE * (self->plot.right - self->plot.left))
    {
      with_notes = FALSE;
      self->row_unit = find_unit (self, shown, low, high, FALSE);
    }
  self->row_zero = round (self->plot.left - low * self->row_unit);

  accord_row_columns_place_heads (self, &columns, self->plot.top - 3);
  place_target_labels (self);
  for (guint i = 0; i < shown; i++)
    add_row (self, i, pitch, high, with_notes, &columns);
  accord_rows_place_more (self, accord_rows_count (self) - shown);
}

/* Under heads, those on the way are paler than the last: what they come to. */
static const AccordColor *
pick_color (const AccordChartLayout *self,
            guint                    index)
{
  if (self->chart->heads[0] == NULL)
    return accord_layout_tone (self, 0, accord_layout_point (self, 0, index));
  return index + 1 < accord_rows_count (self) ? &self->theme.range : &self->theme.data;
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
  accord_pen_color (cr, pick_color (self, index));
  cairo_set_line_width (cr, 1.6);
  if (point->early)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

/* What is compared with: an outline behind, a little wider than the bar. */
static void
draw_compared (AccordChartLayout *self,
               guint              index,
               cairo_t           *cr)
{
  const AccordRow *row = &g_array_index (self->rows, AccordRow, index);

  for (guint i = 1; i < self->chart->series->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, i, index);
      double end = point != NULL && isfinite (point->value) ? self->row_zero + point->value * self->row_unit : self->row_zero;
      AccordBox box = { fmin (self->row_zero, end), row->top - 1.5, fmax (self->row_zero, end), row->bottom + 1.5 };

      if (!accord_layout_series (self, i)->compared || box.right - box.left < 1)
        continue;
      accord_pen_bar (cr, &box, RADIUS);
      accord_pen_color (cr, &self->theme.muted);
      cairo_set_line_width (cr, 1.2);
      cairo_stroke (cr);
    }
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

  if (!has_range (point))
    return;
  from = fmax (self->row_zero + point->low * self->row_unit, self->plot.left);
  to = fmax (self->row_zero + fmin (point->high, most * RANGE_MOST) * self->row_unit, from);
  accord_pen_color (cr, &self->theme.range);
  accord_pen_across (cr, from, fmax (fmin (row->start, to), from), middle, RANGE_THICKNESS);
  accord_pen_across (cr, fmin (fmax (row->end, from), to), to, middle, RANGE_THICKNESS);
  accord_pen_color (cr, &self->theme.background);
  if (fmin (row->end, to) > fmax (row->start, from))
    accord_pen_across (cr, fmax (row->start, from), fmin (row->end, to), middle, RANGE_THICKNESS / 2);
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
      draw_compared (self, i, cr);
      draw_bar (self, i, cr);
      draw_range (self, i, high, cr);
    }
  accord_pen_color (cr, &self->theme.axis);
  accord_pen_down (cr, self->row_zero, self->plot.top, self->plot.bottom, 1);
  for (guint i = 0; i < self->chart->targets->len; i++)
    draw_target (self, g_ptr_array_index (self->chart->targets, i), cr);
}
