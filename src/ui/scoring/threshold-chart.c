#include "ui/scoring/threshold-chart-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 360
#define GRIP 12.0 /* as near as this the line is taken hold of */

struct _AccordThresholdChart
{
  GtkWidget parent_instance;

  const AccordThresholdTable *table; /* borrowed */

  double   first, last;
  double   threshold;
  double   capacity;
  double   held_x;
  gboolean held;
};

G_DEFINE_FINAL_TYPE (AccordThresholdChart, accord_threshold_chart, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AccordThresholdPicture
get_picture (AccordThresholdChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (AccordThresholdPicture){ .table = self->table,
                                   .first = self->first,
                                   .last = self->last,
                                   .threshold = self->threshold,
                                   .capacity = self->capacity,
                                   .has_focus = self->held || gtk_widget_has_focus (widget),
                                   .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
                                   .width = gtk_widget_get_width (widget),
                                   .height = gtk_widget_get_height (widget) };
}

static void
move (AccordThresholdChart *self,
      double                threshold)
{
  threshold = CLAMP (round (threshold), self->first, self->last);
  if (self->table == NULL || threshold == self->threshold)
    return;
  self->threshold = threshold;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0, threshold);
}

/* A press beside the line brings it there. */
static void
on_drag_begin_cb (AccordThresholdChart *self,
                  double                x,
                  double                y,
                  GtkGesture           *gesture)
{
  AccordThresholdPicture picture = get_picture (self);
  double line = accord_threshold_x (&picture, self->threshold);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->held = TRUE;
  self->held_x = fabs (line - x) <= GRIP ? line : x;
  move (self, accord_threshold_at (&picture, self->held_x));
}

static void
on_drag_update_cb (AccordThresholdChart *self,
                   double                x,
                   double                y)
{
  AccordThresholdPicture picture = get_picture (self);

  if (self->held)
    move (self, accord_threshold_at (&picture, self->held_x + x));
}

static void
on_drag_end_cb (AccordThresholdChart *self)
{
  self->held = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_key_pressed_cb (AccordThresholdChart *self,
                   guint                 keyval,
                   guint                 keycode,
                   GdkModifierType       modifiers)
{
  gint forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if ((modifiers & GDK_ALT_MASK) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    move (self, self->threshold + (keyval == GDK_KEY_Right ? forward : -forward));
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_Page_Down)
    move (self, self->threshold + (keyval == GDK_KEY_Page_Up ? 5 : -5));
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_End)
    move (self, keyval == GDK_KEY_Home ? self->first : self->last);
  else
    return FALSE;
  return TRUE;
}

static void
accord_threshold_chart_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  AccordThresholdChart *self = ACCORD_THRESHOLD_CHART (widget);
  AccordThresholdPicture picture = get_picture (self);
  const AccordChartTheme *theme = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? accord_chart_theme_dark ()
                                                                                                : accord_chart_theme_light ();
  cairo_t *cr;

  if (self->table == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) picture.width, (float) picture.height));
  accord_threshold_draw (&picture, widget, theme, cr);
  cairo_destroy (cr);
}

static void
accord_threshold_chart_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                gint            for_size,
                                gint           *minimum,
                                gint           *natural,
                                gint           *minimum_baseline,
                                gint           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 260 : HEIGHT;
}

static void
accord_threshold_chart_class_init (AccordThresholdChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = accord_threshold_chart_snapshot;
  widget_class->measure = accord_threshold_chart_measure;
  signals[MOVED] = g_signal_new ("moved", ACCORD_TYPE_THRESHOLD_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
accord_threshold_chart_init (AccordThresholdChart *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->capacity = NAN;
  self->last = 1;
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What each threshold would have done"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * accord_threshold_chart_new:
 *
 * Returns: (transfer floating): a chart of nothing
 */
GtkWidget *
accord_threshold_chart_new (void)
{
  return g_object_new (ACCORD_TYPE_THRESHOLD_CHART, NULL);
}

/**
 * accord_threshold_chart_set_table:
 * @table: (nullable): what each threshold would have done
 * @first: the lowest threshold
 * @last: the highest
 */
void
accord_threshold_chart_set_table (AccordThresholdChart       *self,
                                  const AccordThresholdTable *table,
                                  double                      first,
                                  double                      last)
{
  g_return_if_fail (ACCORD_IS_THRESHOLD_CHART (self));

  self->table = table;
  self->first = first;
  self->last = fmax (last, first + 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_threshold_chart_set_capacity:
 * @weekly: leads that sales can follow up, or NaN
 */
void
accord_threshold_chart_set_capacity (AccordThresholdChart *self,
                                     double                weekly)
{
  g_return_if_fail (ACCORD_IS_THRESHOLD_CHART (self));

  self->capacity = weekly;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_threshold_chart_set_threshold:
 * @threshold: where the line is
 * @description: what that would have done
 */
void
accord_threshold_chart_set_threshold (AccordThresholdChart *self,
                                      double                threshold,
                                      const char           *description)
{
  g_return_if_fail (ACCORD_IS_THRESHOLD_CHART (self));

  self->threshold = threshold;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
