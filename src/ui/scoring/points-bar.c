#include "ui/scoring/points-bar.h"

#include <adwaita.h>
#include <math.h>

#include "chart/chart.h"

#define REACH 50.0 /* points to either side, unless a rule has more */
#define THICKNESS 4.0f
#define SLIDER_RADIUS 9.0f

struct _AccordPointsBar
{
  GtkScale parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordPointsBar, accord_points_bar, GTK_TYPE_SCALE)

static GdkRGBA
pick_color (double points)
{
  const AccordChartTheme *theme = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? accord_chart_theme_dark ()
                                                                                                : accord_chart_theme_light ();
  const AccordColor *color = points < 0 ? &theme->contrast : &theme->data;

  return (GdkRGBA){ (float) color->r, (float) color->g, (float) color->b, (float) color->a };
}

/* Where the middle of the slider is with so many points. */
static float
find_x (GtkWidget          *widget,
        const GdkRectangle *trough,
        double              points)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (widget));
  double lower = gtk_adjustment_get_lower (adjustment);
  double share = (points - lower) / (gtk_adjustment_get_upper (adjustment) - lower);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return (float) (trough->x + round (share * trough->width));
}

/* Over the trough that GTK has drawn, up to its slider. */
static void
accord_points_bar_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  double points = gtk_adjustment_get_value (gtk_range_get_adjustment (GTK_RANGE (widget)));
  GdkRGBA color = pick_color (points);
  GdkRectangle trough;
  float zero, end, middle;

  GTK_WIDGET_CLASS (accord_points_bar_parent_class)->snapshot (widget, snapshot);
  gtk_range_get_range_rect (GTK_RANGE (widget), &trough);
  middle = (float) trough.y + (float) trough.height / 2;
  zero = find_x (widget, &trough, 0);
  end = find_x (widget, &trough, points);
  if (fabsf (end - zero) <= SLIDER_RADIUS)
    return;
  end += end < zero ? SLIDER_RADIUS : -SLIDER_RADIUS;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (zero - 1, middle - 5, 2, 10));
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (fminf (zero, end), middle - THICKNESS / 2, fabsf (end - zero), THICKNESS));
}

static void
accord_points_bar_constructed (GObject *object)
{
  G_OBJECT_CLASS (accord_points_bar_parent_class)->constructed (object);

  gtk_range_set_adjustment (GTK_RANGE (object), gtk_adjustment_new (0, -REACH, REACH, 1, 5, 0));
}

static void
accord_points_bar_class_init (AccordPointsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = accord_points_bar_constructed;
  GTK_WIDGET_CLASS (klass)->snapshot = accord_points_bar_snapshot;
}

static void
accord_points_bar_init (AccordPointsBar *self)
{
  gtk_scale_set_has_origin (GTK_SCALE (self), FALSE);
  gtk_scale_set_draw_value (GTK_SCALE (self), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self), 0);
  gtk_widget_set_size_request (GTK_WIDGET (self), 110, -1);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  accord_points_bar_ignore_scroll (GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * accord_points_bar_new:
 *
 * Returns: (transfer floating): a bar at zero
 */
GtkWidget *
accord_points_bar_new (void)
{
  return g_object_new (ACCORD_TYPE_POINTS_BAR, "orientation", GTK_ORIENTATION_HORIZONTAL, NULL);
}

/**
 * accord_points_bar_ignore_scroll:
 * @widget: a bar, or a spin button
 */
void
accord_points_bar_ignore_scroll (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = g_list_model_get_n_items (controllers); i-- > 0;)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_widget_remove_controller (widget, controller);
    }
}

/**
 * accord_points_bar_set_points:
 * @points: of a rule
 */
void
accord_points_bar_set_points (AccordPointsBar *self,
                              double           points)
{
  GtkAdjustment *adjustment;
  double reach;

  g_return_if_fail (ACCORD_IS_POINTS_BAR (self));

  adjustment = gtk_range_get_adjustment (GTK_RANGE (self));
  reach = fmax (gtk_adjustment_get_upper (adjustment), ceil (fabs (points) / 10) * 10);
  gtk_adjustment_configure (adjustment, points, -reach, reach, 1, 5, 0);
}
