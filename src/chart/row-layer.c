#include "rows.h"

#include <math.h>

/* Lying bars, one a group: its name before it, its figure and a note after it, figures in columns at the end. */

#define BAR_MOST 34.0
#define PITCH_MOST 60.0
#define BAR_SHARE 0.6    /* of the distance between rows */
#define ABOVE 0.4        /* of the room that rows leave: above them */
#define EDGE 7.0         /* as near as this to the end of what is compared with the pointer means it */
#define LEAST_SHARE 0.25 /* of the width that bars must keep, else the notes go */
#define KEY_GAP 10.0
#define RANGE_MOST 2.0   /* times the greatest value: as far as ranges are drawn */
#define RANGE_BELOW 0.25 /* the same below zero, where all values are above it */

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

/* How far a row's drawing goes to the right of zero: values, and its range as long as that leaves bars readable. */
static double
get_reach (const AccordChartLayout *self,
           guint                    index,
           double                   most)
{
  double reach = 0;

  for (guint i = 0; i < self->chart->series->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, i, index);

      if (point != NULL && isfinite (point->value))
        reach = fmax (reach, point->value);
      if (point != NULL && i == 0 && has_range (point))
        reach = fmax (reach, fmin (point->high, most * RANGE_MOST));
    }
  return reach;
}

static void
stretch (double  value,
         double *low,
         double *high)
{
  *low = isfinite (value) ? fmin (*low, value) : *low;
  *high = isfinite (value) ? fmax (*high, value) : *high;
}

/* The ends of all bars, and of ranges below zero, which have nothing but names beside them. */
static void
find_bounds (const AccordChartLayout *self,
             double                  *low,
             double                  *high)
{
  double range_low = 0;

  *low = *high = 0;
  for (guint i = 0; i < self->chart->series->len; i++)
    for (guint j = 0; j < MIN (accord_layout_series (self, i)->points->len, accord_rows_count (self)); j++)
      {
        const AccordChartPoint *point = accord_layout_point (self, i, j);

        stretch (point->value, low, high);
        if (i == 0 && has_range (point))
          range_low = fmin (range_low, point->low);
      }
  for (guint i = 0; i < self->chart->targets->len; i++)
    stretch (((AccordChartTarget *) g_ptr_array_index (self->chart->targets, i))->value, low, high);
  *low = *low < 0 ? fmin (*low, fmax (range_low, *low * RANGE_MOST)) : fmax (range_low, -*high * RANGE_BELOW);
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
      double span = get_reach (self, i, high) - low;

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

static double
find_thickness (const AccordChartLayout *self,
                double                   pitch)
{
  return fmin (fmax (pitch * BAR_SHARE, fmin (pitch * 0.7, 20 * self->scale)), BAR_MOST * self->scale);
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
  double top = self->plot.top + index * pitch, middle = top + pitch / 2, thick = find_thickness (self, pitch);
  double value = isfinite (point->value) ? point->value : 0;
  double end = self->row_zero + value * self->row_unit, after = self->row_zero + get_reach (self, index, most) * self->row_unit;
  AccordRow row = { round (middle - thick / 2), round (middle + thick / 2), fmin (self->row_zero, end), fmax (self->row_zero, end) };
  AccordChartHit hit = { 0, index, end, middle, self->inside.left, top, self->inside.right, top + pitch };

  row.from = fmax (self->row_zero + point->low * self->row_unit, self->plot.left);
  row.to = fmax (self->row_zero + fmin (point->high, most * RANGE_MOST) * self->row_unit, row.from);
  accord_rows_place_name (self, point, FALSE, middle);
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

/* What is compared with, as far as it has a name. */
static guint
find_compared (const AccordChartLayout *self)
{
  for (guint i = 1; i < self->chart->series->len; i++)
    if (accord_layout_series (self, i)->compared && accord_layout_series (self, i)->name != NULL)
      return i;
  return 0;
}

/* Its name stands above the bars, at their end, behind an outline as theirs. */
static void
place_compared (AccordChartLayout *self)
{
  guint series = find_compared (self);
  const char *name = accord_layout_series (self, series)->name;
  double y = self->plot.top - 3, width = accord_layout_measure (self, name, ACCORD_TEXT_NORMAL);
  AccordPlace place = { self->plot.right, y, 1, 1 };
  AccordKey key = { series, self->plot.right - width - KEY_GAP, y - accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL) / 2 };
  AccordBox mark = { key.x - KEY_GAP, y - KEY_GAP, self->plot.right, y };

  if (series == 0 || mark.left < self->plot.left ||
      !accord_labels_place (self->labels, name, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1))
    return;
  g_array_append_val (self->keys, key);
  accord_labels_avoid (self->labels, &mark);
}

/* What is compared with is meant at its end only: elsewhere the bar is. */
static void
add_compared_hits (AccordChartLayout *self,
                   guint              series)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);
      const AccordRow *row = &g_array_index (self->rows, AccordRow, i);
      double end = point != NULL ? self->row_zero + point->value * self->row_unit : NAN;
      double left = fmax (end - EDGE, self->plot.left), right = fmin (end + EDGE, self->inside.right);
      AccordChartHit hit = { series, i, end, (row->top + row->bottom) / 2, left, row->top - 2, right, row->bottom + 2 };

      if (isfinite (end))
        accord_layout_add_hit (self, &hit);
    }
}

/* Rows that do not fill the picture stand near its middle. */
static void
center_rows (AccordChartLayout *self)
{
  double down = floor (fmax (self->inside.bottom - self->plot.bottom, 0) * ABOVE);

  self->plot.top += down;
  self->plot.bottom += down;
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
  if ((self->chart->targets->len > 0 || columns.n > 0 || find_compared (self) > 0) && self->plot.bottom - self->plot.top > 3 * line)
    self->plot.top += line + 4;
  shown = accord_rows_fit (self, PITCH_MOST * self->scale, &pitch);
  if (shown == accord_rows_count (self))
    center_rows (self);
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
  place_compared (self);
  place_target_labels (self);
  for (guint i = 0; i < shown; i++)
    add_row (self, i, pitch, high, with_notes, &columns);
  for (guint i = 1; i < self->chart->series->len; i++)
    if (accord_layout_series (self, i)->compared)
      add_compared_hits (self, i);
  accord_rows_place_more (self, accord_rows_count (self) - shown);
}
