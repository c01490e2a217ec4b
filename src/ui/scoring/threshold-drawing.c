#include "ui/scoring/threshold-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/pen.h"
#include "chart/ticks.h"
#include "present/words.h"

#define AXIS 52.0   /* for the figures beside the axes */
#define SIDE 14.0
#define TOP 30.0    /* the knob and a line of words */
#define GAP 34.0    /* between shares and leads, with a line of words */
#define BOTTOM 42.0 /* scores, and what they are */
#define UPPER 0.62  /* of the height that is left: for the shares */
#define KNOB 6.0
#define DOT 4.0

/* One of the two pictures above each other. */
typedef struct
{
  double top, bottom;
  double most; /* what stands at its top */
} Panel;

typedef double (*Pick) (const AccordThresholdFigures *figures);

static double
pick_precision (const AccordThresholdFigures *figures)
{
  return figures->precision;
}

static double
pick_recall (const AccordThresholdFigures *figures)
{
  return figures->recall;
}

static double
pick_weekly (const AccordThresholdFigures *figures)
{
  return figures->weekly;
}

/**
 * accord_threshold_x:
 * @threshold: a score
 *
 * Returns: where it is in the picture
 */
double
accord_threshold_x (const AccordThresholdPicture *self,
                    double                        threshold)
{
  double share = CLAMP ((threshold - self->first) / (self->last - self->first), 0, 1);
  double x = AXIS + share * (self->width - AXIS - SIDE);

  return self->rtl ? self->width - x : x;
}

/**
 * accord_threshold_at:
 * @x: a place in the picture
 *
 * Returns: the threshold that is there
 */
double
accord_threshold_at (const AccordThresholdPicture *self,
                     double                        x)
{
  double share = ((self->rtl ? self->width - x : x) - AXIS) / fmax (self->width - AXIS - SIDE, 1);

  return self->first + CLAMP (share, 0, 1) * (self->last - self->first);
}

static double
find_y (const Panel *panel,
        double       value)
{
  return panel->bottom - CLAMP (value / panel->most, 0, 1) * (panel->bottom - panel->top);
}

/* @align: 0 begins at @x, 0.5 is around it, 1 ends there, as it is read; it stays in the picture. */
static void
draw_text (const AccordThresholdPicture *self,
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
  accord_pen_color (cr, color);
  cairo_move_to (cr, CLAMP (x - (self->rtl ? 1 - align : align) * width, 0, fmax (self->width - width, 0)), y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_grid (const AccordThresholdPicture *self,
           GtkWidget                    *widget,
           const AccordChartTheme       *theme,
           cairo_t                      *cr,
           const Panel                  *panel,
           double                        step,
           gboolean                      shares)
{
  double left = fmin (accord_threshold_x (self, self->first), accord_threshold_x (self, self->last));
  double right = fmax (accord_threshold_x (self, self->first), accord_threshold_x (self, self->last));
  double edge = accord_threshold_x (self, self->first) + (self->rtl ? 8 : -8);

  for (double value = 0; value <= panel->most + step / 100; value += step)
    {
      g_autofree char *text = shares ? accord_words_value_short (value, ACCORD_UNIT_RATIO, NULL)
                                     : g_strdup_printf ("%.10g", value);

      accord_pen_color (cr, value > 0 ? &theme->grid : &theme->axis);
      accord_pen_across (cr, left, right, find_y (panel, value), 1);
      draw_text (self, widget, cr, text, &theme->secondary, edge, find_y (panel, value), 1);
    }
}

static void
draw_curve (const AccordThresholdPicture *self,
            cairo_t                      *cr,
            const Panel                  *panel,
            Pick                          pick,
            const AccordColor            *color)
{
  double step = fmax ((self->last - self->first) / 400, 1);
  gboolean pen_down = FALSE;

  cairo_new_path (cr);
  for (double at = self->first; at <= self->last; at += step)
    {
      AccordThresholdFigures figures;
      double value;

      accord_threshold_table_get (self->table, at, &figures);
      value = pick (&figures);
      if (isnan (value))
        pen_down = FALSE;
      else if (pen_down)
        cairo_line_to (cr, accord_threshold_x (self, at), find_y (panel, value));
      else
        cairo_move_to (cr, accord_threshold_x (self, at), find_y (panel, value));
      pen_down = !isnan (value);
    }
  accord_pen_color (cr, color);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_dot (const AccordThresholdPicture *self,
          const AccordChartTheme       *theme,
          cairo_t                      *cr,
          const Panel                  *panel,
          double                        value,
          const AccordColor            *color)
{
  double x = accord_threshold_x (self, self->threshold), y = find_y (panel, value);

  if (isnan (value))
    return;
  accord_pen_color (cr, &theme->background);
  cairo_arc (cr, x, y, DOT + 2, 0, 2 * G_PI);
  cairo_fill (cr);
  accord_pen_color (cr, color);
  cairo_arc (cr, x, y, DOT, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* Over the curve, some way along it, where both are far from each other. */
static void
name_curve (const AccordThresholdPicture *self,
            GtkWidget                    *widget,
            cairo_t                      *cr,
            const Panel                  *panel,
            Pick                          pick,
            const AccordColor            *color,
            const char                   *name)
{
  double at = self->first + 0.04 * (self->last - self->first);
  AccordThresholdFigures figures;

  accord_threshold_table_get (self->table, at, &figures);
  if (!isnan (pick (&figures)))
    draw_text (self, widget, cr, name, color, accord_threshold_x (self, at), find_y (panel, pick (&figures)) - 14, 0);
}

static void
draw_axis (const AccordThresholdPicture *self,
           GtkWidget                    *widget,
           const AccordChartTheme       *theme,
           cairo_t                      *cr)
{
  double bottom = self->height - BOTTOM;
  AccordTicks ticks;

  accord_ticks_choose (&ticks, self->first, self->last, 6, TRUE);
  for (guint i = 0; i < ticks.n; i++)
    {
      double score = accord_ticks_get (&ticks, i);
      g_autofree char *text = g_strdup_printf ("%.10g", score);

      if (score >= self->first && score <= self->last)
        draw_text (self, widget, cr, text, &theme->secondary, accord_threshold_x (self, score), bottom + 12, 0.5);
    }
  draw_text (self, widget, cr, _("threshold: leads are passed on from this score"), &theme->secondary,
             accord_threshold_x (self, self->first), bottom + 31, 0);
}

static void
draw_line (const AccordThresholdPicture *self,
           const AccordChartTheme       *theme,
           cairo_t                      *cr)
{
  double x = accord_threshold_x (self, self->threshold);

  accord_pen_color (cr, &theme->contrast);
  accord_pen_down (cr, x, KNOB + 2, self->height - BOTTOM, 2);
  cairo_arc (cr, x, KNOB + 2, self->has_focus ? KNOB + 2 : KNOB, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_shares (const AccordThresholdPicture *self,
             GtkWidget                    *widget,
             const AccordChartTheme       *theme,
             cairo_t                      *cr,
             const Panel                  *panel)
{
  AccordThresholdFigures figures;

  accord_threshold_table_get (self->table, self->threshold, &figures);
  draw_grid (self, widget, theme, cr, panel, 0.25, TRUE);
  draw_curve (self, cr, panel, pick_recall, &theme->series[1]);
  draw_curve (self, cr, panel, pick_precision, &theme->data);
  name_curve (self, widget, cr, panel, pick_recall, &theme->series[1], _("buyers found"));
  name_curve (self, widget, cr, panel, pick_precision, &theme->data, _("of those passed on, bought"));
  draw_dot (self, theme, cr, panel, figures.recall, &theme->series[1]);
  draw_dot (self, theme, cr, panel, figures.precision, &theme->data);
}

static void
draw_capacity (const AccordThresholdPicture *self,
               GtkWidget                    *widget,
               const AccordChartTheme       *theme,
               cairo_t                      *cr,
               const Panel                  *panel)
{
  double y = find_y (panel, self->capacity);
  g_autofree char *n = accord_words_count ((guint64) self->capacity);
  g_autofree char *text = g_strdup_printf (_("sales can follow up %s"), n);

  cairo_save (cr);
  accord_pen_dashes (cr);
  accord_pen_color (cr, &theme->contrast);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, accord_threshold_x (self, self->first), y);
  cairo_line_to (cr, accord_threshold_x (self, self->last), y);
  cairo_stroke (cr);
  cairo_restore (cr);
  draw_text (self, widget, cr, text, &theme->contrast, accord_threshold_x (self, self->last), y - 10, 1);
}

static void
draw_leads (const AccordThresholdPicture *self,
            GtkWidget                    *widget,
            const AccordChartTheme       *theme,
            cairo_t                      *cr,
            Panel                        *panel)
{
  AccordThresholdFigures all, figures;
  AccordTicks ticks;

  accord_threshold_table_get (self->table, self->first, &all);
  accord_threshold_table_get (self->table, self->threshold, &figures);
  if (isnan (all.weekly))
    {
      draw_text (self, widget, cr, _("leads a week: nobody knows when the leads came"), &theme->secondary,
                 accord_threshold_x (self, self->first), panel->bottom - 20, 0);
      return;
    }
  accord_ticks_choose (&ticks, 0, fmax (all.weekly, isnan (self->capacity) ? 1 : fmin (self->capacity, 4 * all.weekly)), 3, TRUE);
  panel->most = ticks.max;
  draw_grid (self, widget, theme, cr, panel, ticks.step, FALSE);
  draw_curve (self, cr, panel, pick_weekly, &theme->data);
  draw_text (self, widget, cr, _("leads a week"), &theme->data, accord_threshold_x (self, self->first), panel->top - 14, 0);
  if (self->capacity <= panel->most)
    draw_capacity (self, widget, theme, cr, panel);
  draw_dot (self, theme, cr, panel, figures.weekly, &theme->data);
}

/**
 * accord_threshold_draw:
 * @self: what there is to be drawn
 * @widget: whose fonts its texts have
 * @theme: its colours
 * @cr: where to draw
 */
void
accord_threshold_draw (const AccordThresholdPicture *self,
                       GtkWidget                    *widget,
                       const AccordChartTheme       *theme,
                       cairo_t                      *cr)
{
  double room = self->height - TOP - GAP - BOTTOM;
  Panel shares = { TOP, TOP + UPPER * room, 1 };
  Panel leads = { TOP + UPPER * room + GAP, self->height - BOTTOM, 1 };

  draw_line (self, theme, cr);
  draw_shares (self, widget, theme, cr, &shares);
  draw_leads (self, widget, theme, cr, &leads);
  draw_axis (self, widget, theme, cr);
}
