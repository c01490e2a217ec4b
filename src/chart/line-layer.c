#include "layout.h"
#include "pen.h"

#include <math.h>

/* Lines over time: likely ranges, the line of final points, hollow points for what is too early. */

#define MARK_RADIUS 3.5
#define MARK_LEAST_SLOT 10.0 /* narrower: only the last point has a mark */
#define RANGE_WIDTH 5.0
#define CHUNK 12            /* cairo's stroker is quickest on short pieces */
#define ARROW 18.0
#define MOST_AVOIDED 400

typedef struct
{
  double x, y;
} Spot;

static gboolean
shows_ranges (const AccordChartLayout *self)
{
  return !self->chart->compact && accord_layout_n_data (self) == 1 && accord_layout_slot (self) >= RANGE_WIDTH + 2;
}

static gboolean
has_mark (const AccordChartPoint *point)
{
  return point != NULL && isfinite (point->value);
}

/* A measured point that is final: part of the line. */
static gboolean
is_joined (const AccordChartSeries *series,
           const AccordChartPoint  *point)
{
  return has_mark (point) && (!point->early || series->reference);
}

static gboolean
rises (const AccordChartLayout *self,
       const AccordChartPoint  *point)
{
  return point->early && point->can_rise && !self->chart->compact && accord_layout_n_data (self) == 1;
}

static void
add_hits (AccordChartLayout *self,
          guint              series)
{
  double half = accord_layout_slot (self) / 2;

  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);
      double x = accord_layout_x (self, i);
      AccordChartHit hit = { series, i, x, self->plot.bottom, x - half, self->plot.top, x + half, self->plot.bottom + 1 };

      if (has_mark (point))
        hit.y = accord_layout_y (self, point->value);
      accord_layout_add_hit (self, &hit);
    }
}

/* The line and its marks, in small boxes, so that texts keep off them. */
static void
avoid_marks (AccordChartLayout *self,
             guint              series)
{
  const AccordChartPoint *before = NULL;

  for (guint i = 0; i < MIN (accord_layout_series (self, series)->points->len, MOST_AVOIDED); i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);
      double x = accord_layout_x (self, i), y = accord_layout_y (self, has_mark (point) ? point->value : 0);
      AccordBox mark = { x - 4, y - (rises (self, point) ? MARK_RADIUS + ARROW : 4), x + 4, y + 4 };
      AccordBox range = { x - 3, accord_layout_y (self, point->high), x + 3, accord_layout_y (self, point->low) };

      if (has_mark (point))
        accord_labels_avoid (self->labels, &mark);
      if (isfinite (range.top) && isfinite (range.bottom) && shows_ranges (self) && !point->early)
        accord_labels_avoid (self->labels, &range);
      for (guint step = 1; step < 8 && is_joined (accord_layout_series (self, series), point) && before != NULL; step++)
        {
          double share = step / 8.0, left = accord_layout_x (self, i - 1);
          double across = left + (x - left) * share, down = accord_layout_y (self, before->value);
          AccordBox piece = { across - 2, down + (y - down) * share - 2, across + 2, down + (y - down) * share + 2 };

          accord_labels_avoid (self->labels, &piece);
        }
      before = is_joined (accord_layout_series (self, series), point) ? point : NULL;
    }
}

static void
place_value (AccordChartLayout *self,
             guint              series,
             guint              index,
             AccordTextStyle    style,
             const AccordColor *color)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  double x = accord_layout_x (self, index), y = accord_layout_y (self, point->value);
  AccordPlace places[] = {
    { x + 8, y - 6, 0, 0.5 }, { x, y - 7, 0.5, 1 }, { x, y + 7, 0.5, 0 }, { x + 6, y - 5, 0, 1 }, { x + 6, y + 5, 0, 0 },
    { x - 6, y - 5, 1, 1 }, { x - 6, y + 5, 1, 0 }, { x - 8, y, 1, 0.5 },
  };
  g_autofree char *text = NULL;

  if (self->chart->compact && point->label != NULL && point->value_label != NULL)
    {
      g_auto (GStrv) words = g_strsplit (point->label, " ", 2);

      text = g_strdup_printf ("%s %s", words[0], point->value_label);
    }
  else
    text = g_strdup (point->value_label);

  /* An early point's figure stands under it, where no arrow is. */
  if (point->early)
    {
      AccordPlace under = places[2];

      places[2] = places[0];
      places[0] = under;
    }
  if (style == ACCORD_TEXT_BOLD)
    accord_labels_place (self->labels, text, style, color, places, G_N_ELEMENTS (places));
  else
    accord_labels_place_optional (self->labels, text, style, color, places, G_N_ELEMENTS (places));
}

/* The last final point; of those before, in a small chart the one before it, else the least and the greatest. */
static void
place_values (AccordChartLayout *self,
              guint              series)
{
  const AccordChartSeries *line = accord_layout_series (self, series);
  guint last = G_MAXUINT, before = G_MAXUINT, least = G_MAXUINT, most = G_MAXUINT;

  for (guint i = 0; i < line->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);

      if (!is_joined (line, point))
        continue;
      before = last;
      last = i;
      if (least == G_MAXUINT || point->value < accord_layout_point (self, series, least)->value)
        least = i;
      if (most == G_MAXUINT || point->value > accord_layout_point (self, series, most)->value)
        most = i;
    }
  if (last != G_MAXUINT)
    place_value (self, series, last, ACCORD_TEXT_BOLD, &self->theme.data);
  for (guint i = 0; !self->chart->compact && i < line->points->len; i++)
    if (has_mark (accord_layout_point (self, series, i)) && accord_layout_point (self, series, i)->early)
      place_value (self, series, i, ACCORD_TEXT_NORMAL, &self->theme.data);
  if (self->chart->compact && before != G_MAXUINT)
    place_value (self, series, before, ACCORD_TEXT_NORMAL, &self->theme.secondary);
  if (self->chart->compact || shows_ranges (self) || last == G_MAXUINT)
    return;
  if (most != last)
    place_value (self, series, most, ACCORD_TEXT_NORMAL, &self->theme.data);
  if (least != last && least != most)
    place_value (self, series, least, ACCORD_TEXT_NORMAL, &self->theme.data);
}

/**
 * accord_line_layer_layout:
 * @self: a layout whose axes are known
 *
 * Places the figures at telling points and notes where each mark is.
 */
void
accord_line_layer_layout (AccordChartLayout *self)
{
  for (guint i = 0; i < self->chart->series->len; i++)
    avoid_marks (self, i);
  accord_axes_label_ends (self);
  for (guint i = 0; i < self->chart->series->len; i++)
    {
      if (accord_layout_series (self, i)->reference)
        continue;
      add_hits (self, i);
      if (accord_layout_n_data (self) == 1)
        place_values (self, i);
    }
  accord_axes_label_early (self);
}

static void
draw_ranges (AccordChartLayout *self,
             guint              series,
             cairo_t           *cr)
{
  accord_pen_color (cr, &self->theme.range);
  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);
      double top = accord_layout_y (self, point->high), bottom = accord_layout_y (self, point->low);

      if (!isfinite (top) || !isfinite (bottom) || point->early)
        continue;
      accord_pen_down (cr, accord_layout_x (self, i), fmax (top, self->plot.top), fmin (bottom, self->plot.bottom), RANGE_WIDTH);
    }
}

static void
stroke_spots (cairo_t    *cr,
              const Spot *spots,
              guint       n)
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
thin_out (GArray *spots)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Spot));

  for (guint start = 0, end; start < spots->len; start = end)
    {
      const Spot *all = (const Spot *) (void *) spots->data;
      guint least = start, most = start;

      for (end = start; end < spots->len && floor (all[end].x) == floor (all[start].x); end++)
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

static void
stroke_run (AccordChartLayout *self,
            cairo_t           *cr,
            GArray            *spots)
{
  if (spots->len > 4 * (self->plot.right - self->plot.left))
    {
      g_autoptr (GArray) kept = thin_out (spots);

      stroke_spots (cr, (const Spot *) (void *) kept->data, kept->len);
    }
  else
    stroke_spots (cr, (const Spot *) (void *) spots->data, spots->len);
  g_array_set_size (spots, 0);
}

/* Final points that follow each other are joined; a gap or an early point ends the run. */
static void
draw_line (AccordChartLayout *self,
           guint              series,
           cairo_t           *cr)
{
  const AccordChartSeries *line = accord_layout_series (self, series);
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (Spot));

  cairo_save (cr);
  accord_pen_color (cr, accord_layout_color (self, series));
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, line->reference ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (line->reference)
    accord_pen_dashes (cr);
  for (guint i = 0; i < line->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);
      Spot spot = { accord_layout_x (self, i), accord_layout_y (self, point->value) };

      if (is_joined (line, point))
        g_array_append_val (run, spot);
      else
        stroke_run (self, cr, run);
    }
  stroke_run (self, cr, run);
  cairo_restore (cr);
}

static guint
get_form (const AccordChartLayout *self,
          guint                    series)
{
  return accord_layout_n_data (self) < 2 ? 0 : series % 6;
}

/* Each series has its own form, for eyes that do not tell the colours apart. */
static void
trace_mark (cairo_t *cr,
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

static void
draw_arrow (cairo_t *cr,
            double   x,
            double   y,
            double   top)
{
  double tip = fmax (y - MARK_RADIUS - ARROW, top);

  if (y - MARK_RADIUS - tip < ARROW / 2)
    return;
  cairo_move_to (cr, x, y - MARK_RADIUS);
  cairo_line_to (cr, x, tip);
  cairo_move_to (cr, x - 3.5, tip + 4.5);
  cairo_line_to (cr, x, tip);
  cairo_line_to (cr, x + 3.5, tip + 4.5);
  cairo_stroke (cr);
}

static void
draw_mark (AccordChartLayout *self,
           guint              series,
           guint              index,
           cairo_t           *cr)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  double x = accord_layout_x (self, index), y = accord_layout_y (self, point->value);
  const AccordColor *color = accord_layout_color (self, series);

  cairo_set_line_width (cr, point->early ? 1.6 : 1.2);
  trace_mark (cr, get_form (self, series), x, y);
  accord_pen_color (cr, point->early ? &self->theme.background : color);
  cairo_fill_preserve (cr);
  accord_pen_color (cr, point->early ? color : &self->theme.background);
  cairo_stroke (cr);
  if (rises (self, point))
    draw_arrow (cr, x, y, self->plot.top);
}

/* All where there is room, else the last final one; in a small chart the last two. Alone between gaps: always. */
static void
draw_marks (AccordChartLayout *self,
            guint              series,
            cairo_t           *cr)
{
  const AccordChartSeries *line = accord_layout_series (self, series);
  gboolean compact = self->chart->compact, wide = !compact && accord_layout_slot (self) >= MARK_LEAST_SLOT;
  guint final = 0;

  for (guint i = line->points->len; i > 0; i--)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i - 1);
      const AccordChartPoint *before = i > 1 ? accord_layout_point (self, series, i - 2) : NULL;
      gboolean alone = !is_joined (line, accord_layout_point (self, series, i)) && !is_joined (line, before);

      if (!has_mark (point) || (point->early && compact))
        continue;
      if (!point->early)
        final++;
      if (alone || wide || (!point->early && final <= (compact ? 2 : 1)))
        draw_mark (self, series, i - 1, cr);
    }
}

static void
draw_keys (AccordChartLayout *self,
           cairo_t           *cr)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      AccordKey *key = &g_array_index (self->keys, AccordKey, i);

      trace_mark (cr, get_form (self, key->series), key->x, key->y);
      accord_pen_color (cr, accord_layout_color (self, key->series));
      cairo_fill (cr);
    }
}

/**
 * accord_line_layer_draw:
 * @self: a layout
 * @cr: where to
 *
 * Draws axes, ranges, targets, lines and marks, in this order.
 */
void
accord_line_layer_draw (AccordChartLayout *self,
                        cairo_t           *cr)
{
  accord_axes_draw (self, cr);
  if (shows_ranges (self))
    for (guint i = 0; i < self->chart->series->len; i++)
      draw_ranges (self, i, cr);
  accord_axes_draw_targets (self, cr);
  for (guint i = 0; i < self->chart->series->len; i++)
    draw_line (self, i, cr);
  for (guint i = 0; i < self->chart->series->len; i++)
    if (!accord_layout_series (self, i)->reference)
      draw_marks (self, i, cr);
  draw_keys (self, cr);
}
