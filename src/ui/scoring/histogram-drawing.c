#include "ui/scoring/score-histogram-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIDE 10.0   /* left and right: half a knob and half a label */
#define TOP 50.0    /* two lines of words and the letters of the bands */
#define BOTTOM 40.0 /* scores, and what they are */
#define KNOB 5.0

static void
set_color (cairo_t           *cr,
           const AccordColor *color)
{
  cairo_set_source_rgba (cr, color->r, color->g, color->b, color->a);
}

static double
get_end (const AccordHistogramPicture *self)
{
  return self->preview->first + self->preview->n_columns * self->preview->width;
}

/**
 * accord_histogram_x:
 * @score: a score
 *
 * Returns: where it is in the picture
 */
double
accord_histogram_x (const AccordHistogramPicture *self,
                    double                        score)
{
  double share = (score - self->preview->first) / (get_end (self) - self->preview->first);

  share = CLAMP (share, 0, 1);
  return SIDE + (self->rtl ? 1 - share : share) * (self->width - 2 * SIDE);
}

/**
 * accord_histogram_score_at:
 * @x: a place in the picture
 *
 * Returns: the score that is there
 */
double
accord_histogram_score_at (const AccordHistogramPicture *self,
                           double                        x)
{
  double share = CLAMP ((x - SIDE) / fmax (self->width - 2 * SIDE, 1), 0, 1);

  return self->preview->first + (self->rtl ? 1 - share : share) * (get_end (self) - self->preview->first);
}

/* @align: 0 begins at @x, 0.5 is around it, 1 ends there; it stays in the picture. */
static void
draw_text (const AccordHistogramPicture *self,
           GtkWidget                    *widget,
           cairo_t                      *cr,
           const char                   *text,
           const AccordColor            *color,
           double                        x,
           double                        y,
           double                        align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  gint width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  set_color (cr, color);
  cairo_move_to (cr, CLAMP (x - align * width, 0, fmax (self->width - width, 0)), y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_columns (const AccordHistogramPicture *self,
              const AccordChartTheme       *theme,
              cairo_t                      *cr)
{
  double bottom = self->height - BOTTOM, mql = self->lines[ACCORD_LINE_MQL].value;
  guint most = 1;

  for (guint i = 0; i < self->preview->n_columns; i++)
    most = MAX (most, self->preview->columns[i]);
  for (guint i = 0; i < self->preview->n_columns; i++)
    {
      double from = accord_histogram_x (self, self->preview->first + i * self->preview->width);
      double to = accord_histogram_x (self, self->preview->first + (i + 1) * self->preview->width);
      double height = (bottom - TOP) * self->preview->columns[i] / most;
      double left = fmin (from, to) + 0.5, width = fmax (fabs (to - from) - 1, 0.5);
      gboolean over = self->preview->first + i * self->preview->width >= mql;

      set_color (cr, over ? &theme->data : &theme->hatch);
      cairo_rectangle (cr, left, bottom - height, width, height);
      cairo_fill (cr);
      if (over || self->preview->columns[i] == 0)
        continue;
      set_color (cr, &theme->muted);
      cairo_rectangle (cr, left, bottom - height, width, fmin (2, height));
      cairo_fill (cr);
    }
}

static void
draw_axis (const AccordHistogramPicture *self,
           GtkWidget                    *widget,
           const AccordChartTheme       *theme,
           cairo_t                      *cr)
{
  double end = get_end (self), span = end - self->preview->first, bottom = self->height - BOTTOM;
  double step = span <= 50 ? 10 : span <= 120 ? 20 : ceil (span / 5 / 50) * 50;
  g_autofree char *words =
      /* Translators: under a histogram; %g is a number of points */
      g_strdup_printf (ngettext ("score, %g point a column; height: leads", "score, %g points a column; height: leads",
                                 (gulong) self->preview->width),
                       self->preview->width);

  set_color (cr, &theme->axis);
  cairo_rectangle (cr, SIDE, bottom, self->width - 2 * SIDE, 1);
  cairo_fill (cr);
  for (double score = ceil (self->preview->first / step) * step; score <= end; score += step)
    {
      g_autofree char *text = g_strdup_printf ("%.0f", score + 0.0);

      draw_text (self, widget, cr, text, &theme->secondary, accord_histogram_x (self, score), bottom + 4, 0.5);
    }
  draw_text (self, widget, cr, words, &theme->secondary, self->rtl ? self->width - SIDE : SIDE, bottom + 20,
             self->rtl ? 1 : 0);
}

static double
measure_text (GtkWidget  *widget,
              const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  gint width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* On the side of the line that has more room; what goes to sales on the side that the line of MQLs does not cross. */
static gboolean
is_label_after (const AccordHistogramPicture *self,
                GtkWidget                    *widget,
                gint                          index)
{
  double x = accord_histogram_x (self, self->lines[index].value), mql = self->lines[ACCORD_LINE_MQL].value;
  double width = index == ACCORD_LINE_HANDOVER && !isnan (mql) ? measure_text (widget, self->lines[index].label) : 0;

  if (width == 0)
    return x < self->width / 2;
  if (x >= accord_histogram_x (self, mql))
    return x + KNOB + 3 + width <= self->width;
  return x - KNOB - 3 - width < 0;
}

static void
draw_label (const AccordHistogramPicture *self,
            GtkWidget                    *widget,
            cairo_t                      *cr,
            gint                          index,
            const AccordColor            *color,
            double                        y)
{
  const AccordHistogramLine *line = &self->lines[index];
  double x = accord_histogram_x (self, line->value);
  gboolean after = is_label_after (self, widget, index);

  draw_text (self, widget, cr, line->label, color, after ? x + KNOB + 3 : x - KNOB - 3, y, after ? 0 : 1);
}

static void
draw_line (const AccordHistogramPicture *self,
           GtkWidget                    *widget,
           const AccordChartTheme       *theme,
           cairo_t                      *cr,
           gint                          index)
{
  static const double dash[] = { 5, 3 };
  const AccordHistogramLine *line = &self->lines[index];
  gboolean is_band = index <= ACCORD_LINE_BAND_C;
  double y = index == ACCORD_LINE_MQL ? 8 : index == ACCORD_LINE_HANDOVER ? 24 : 42;
  double x = accord_histogram_x (self, line->value);
  const AccordColor *color = is_band ? &theme->secondary : &theme->contrast;

  set_color (cr, color);
  cairo_set_line_width (cr, is_band ? 1 : 2);
  cairo_set_dash (cr, dash, index == ACCORD_LINE_MQL ? 0 : 2, 0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, self->height - BOTTOM);
  cairo_stroke (cr);
  cairo_set_dash (cr, dash, 0, 0);
  cairo_arc (cr, x, y, index == self->chosen ? KNOB + 2 : is_band ? KNOB - 2 : KNOB, 0, 2 * G_PI);
  cairo_fill (cr);
  draw_label (self, widget, cr, index, color, y - 8);
}

/**
 * accord_histogram_draw:
 * @self: what there is to be drawn
 * @widget: whose fonts its texts have
 * @theme: its colours
 * @cr: where to draw
 */
void
accord_histogram_draw (const AccordHistogramPicture *self,
                       GtkWidget                    *widget,
                       const AccordChartTheme       *theme,
                       cairo_t                      *cr)
{
  draw_columns (self, theme, cr);
  draw_axis (self, widget, theme, cr);
  for (gint i = 0; i < ACCORD_N_LINES; i++)
    if (!isnan (self->lines[i].value))
      draw_line (self, widget, theme, cr, i);
}
