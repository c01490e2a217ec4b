#include "pen.h"
#include "rows.h"

#include <math.h>

/*
 * Bullets: each row a bar on a grey track of its own scale, a tick where it should reach; after it what should be reached,
 * then at the end of the row its figure with a note under or beside it.
 */

#define BAR_MOST 9.0
#define PITCH_MOST 44.0
#define RADIUS 1.5
#define TICK_WIDTH 2.0
#define TICK_REACH 4.0    /* beyond the bar, above and below */
#define LEAST_TRACK 0.16  /* of the width; else texts after it go */
#define BEYOND 1.08       /* a track without an end of its own is so much longer than its bar and its aim */

typedef struct
{
  double   names, aims, texts; /* widths */
  gboolean two_lines;          /* a note stands under its figure */
  gboolean notes;
} Columns;

static double
widest (AccordChartLayout *self,
        guint              n,
        const Columns     *columns)
{
  double most = 0;

  for (guint i = 0; i < n; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, 0, i);
      double figure = accord_layout_measure (self, point->value_label, ACCORD_TEXT_BOLD);
      double note = columns->notes ? accord_layout_measure (self, point->note, ACCORD_TEXT_NORMAL) : 0;

      most = fmax (most, columns->two_lines ? fmax (figure, note) : figure + (note > 0 ? note + ACCORD_FIGURE_GAP : 0));
    }
  return ceil (most);
}

static double
measure_aims (AccordChartLayout *self,
              guint              n)
{
  double most = 0;

  for (guint i = 0; i < n; i++)
    most = fmax (most, accord_layout_measure (self, accord_layout_point (self, 0, i)->columns[0], ACCORD_TEXT_NORMAL));
  return ceil (most);
}

static double
sum_columns (const Columns *columns)
{
  return columns->names + ACCORD_NAME_GAP + (columns->aims > 0 ? columns->aims + ACCORD_FIGURE_GAP : 0) +
         (columns->texts > 0 ? columns->texts + 2 * ACCORD_FIGURE_GAP : 0);
}

/* What should be reached gives way first, for the tick shows it; then notes; then figures. */
static void
fit_columns (AccordChartLayout *self,
             guint              n,
             double             pitch,
             Columns           *columns)
{
  static const struct
  {
    gboolean aims, notes, texts;
  } tries[] = { { TRUE, TRUE, TRUE }, { FALSE, TRUE, TRUE }, { TRUE, FALSE, TRUE }, { FALSE, FALSE, TRUE }, { FALSE, FALSE, FALSE } };
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), width = self->inside.right - self->inside.left;

  columns->two_lines = pitch >= 2 * line + 3;
  columns->names = accord_rows_measure_names (self, n);
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      columns->notes = tries[i].notes;
      columns->aims = tries[i].aims ? measure_aims (self, n) : 0;
      columns->texts = tries[i].texts ? widest (self, n, columns) : 0;
      if (width - sum_columns (columns) >= LEAST_TRACK * width)
        return;
    }
}

static double
find_full (const AccordChartPoint *point)
{
  double most = fmax (isfinite (point->value) ? point->value : 0, isfinite (point->aim) ? point->aim : 0);

  if (isfinite (point->full) && point->full > 0)
    return fmax (point->full, most);
  return most > 0 ? most * BEYOND : 1;
}

static double
find_x (const AccordRow        *row,
        const AccordChartPoint *point,
        double                  value)
{
  return row->from + CLAMP (value / find_full (point), 0, 1) * (row->to - row->from);
}

static void
place_texts (AccordChartLayout      *self,
             const Columns          *columns,
             const AccordChartPoint *point,
             double                  middle)
{
  gboolean bad = point->tone == ACCORD_CHART_TONE_BAD, under = columns->two_lines && columns->notes && point->note != NULL;
  AccordPlace aim = { self->plot.right + ACCORD_FIGURE_GAP, middle, 0, 0.5 };
  AccordPlace figure = { self->inside.right, under ? middle + 0.5 : middle, 1, under ? 1 : 0.5 };
  AccordPlace note = { self->inside.right, middle + 1, 1, 0 };

  if (columns->aims > 0)
    accord_labels_place (self->labels, point->columns[0], ACCORD_TEXT_NORMAL, &self->theme.secondary, &aim, 1);
  if (columns->texts == 0)
    return;
  if (columns->notes && !under)
    {
      note = (AccordPlace) { self->inside.right, middle, 1, 0.5 };
      if (point->note != NULL)
        figure.x -= accord_layout_measure (self, point->note, ACCORD_TEXT_NORMAL) + ACCORD_FIGURE_GAP;
    }
  accord_labels_place (self->labels, point->value_label, ACCORD_TEXT_BOLD, &self->theme.text, &figure, 1);
  if (columns->notes)
    accord_labels_place (self->labels, point->note, ACCORD_TEXT_NORMAL, bad ? &self->theme.contrast : &self->theme.secondary,
                         &note, 1);
}

static void
add_row (AccordChartLayout *self,
         guint              index,
         double             pitch,
         const Columns     *columns)
{
  const AccordChartPoint *point = accord_layout_point (self, 0, index);
  double top = self->plot.top + index * pitch, middle = top + pitch / 2, thick = fmin (pitch * 0.5, BAR_MOST * self->scale);
  AccordRow row = { .top = round (middle - thick / 2), .bottom = round (middle + thick / 2), .start = self->plot.left,
                    .from = self->plot.left, .to = self->plot.right };
  AccordChartHit hit = { 0, index, 0, middle, self->inside.left, top, self->inside.right, top + pitch };

  row.end = find_x (&row, point, isfinite (point->value) ? point->value : 0);
  hit.x = row.end;
  accord_rows_place_name (self, point, TRUE, middle);
  place_texts (self, columns, point, middle);
  g_array_append_val (self->rows, row);
  accord_layout_add_hit (self, &hit);
}

/**
 * accord_bullet_layer_layout:
 * @self: a layout whose header and foot are placed
 *
 * Finds the rows that fit and what they have room to say.
 */
void
accord_bullet_layer_layout (AccordChartLayout *self)
{
  Columns columns;
  double pitch;
  guint shown;

  self->plot = self->inside;
  shown = accord_rows_fit (self, PITCH_MOST * self->scale, &pitch);
  fit_columns (self, shown, pitch, &columns);
  self->plot.left = ceil (self->plot.left + columns.names + ACCORD_NAME_GAP);
  self->plot.right = floor (fmax (self->inside.right - (sum_columns (&columns) - columns.names - ACCORD_NAME_GAP),
                                  self->plot.left + 4));
  for (guint i = 0; i < shown; i++)
    add_row (self, i, pitch, &columns);
  accord_rows_place_more (self, accord_rows_count (self) - shown);
}

static void
draw_row (AccordChartLayout *self,
          guint              index,
          cairo_t           *cr)
{
  const AccordRow *row = &g_array_index (self->rows, AccordRow, index);
  const AccordChartPoint *point = accord_layout_point (self, 0, index);
  AccordBox track = { row->from, row->top, row->to, row->bottom }, bar = { row->start, row->top, round (row->end), row->bottom };

  accord_pen_bar (cr, &track, RADIUS);
  accord_pen_color (cr, &self->theme.grid);
  cairo_fill (cr);
  if (isfinite (point->value) && bar.right > bar.left)
    {
      accord_pen_bar (cr, &bar, RADIUS);
      accord_pen_color (cr, accord_layout_tone (self, 0, point));
      cairo_fill (cr);
    }
  if (!isfinite (point->aim))
    return;
  accord_pen_color (cr, &self->theme.background);
  accord_pen_down (cr, find_x (row, point, point->aim), row->top, row->bottom, TICK_WIDTH + 2);
  accord_pen_color (cr, &self->theme.text);
  accord_pen_down (cr, find_x (row, point, point->aim), row->top - TICK_REACH, row->bottom + TICK_REACH, TICK_WIDTH);
}

/**
 * accord_bullet_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws tracks, bars and ticks.
 */
void
accord_bullet_layer_draw (AccordChartLayout *self,
                          cairo_t           *cr)
{
  for (guint i = 0; i < self->rows->len; i++)
    draw_row (self, i, cr);
}
