#include "ui/common/chart-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_WIDTH 200
#define LEAST_HEIGHT 120
#define GRIP 10.0 /* as near as this the line of a target is taken hold of */

struct _AccordChartView
{
  GtkWidget parent_instance;

  GtkPopover *bubble;
  GtkLabel   *bubble_label;

  AccordChart       *chart;
  AccordChartLayout *layout;  /* for the size and theme below; NULL: to be made */
  GskRenderNode     *picture; /* what the layout draws, kept while only the bubble moves */
  char              *description;

  gboolean chosen; /* a mark is said in the bubble: */
  guint    series;
  guint    point;

  gboolean movable;    /* the line of the first target can be dragged: */
  double   held_value; /* where it was taken hold of; NaN: it is not held */
  double   held_slope; /* value per pixel, as the axis was then: it may stretch meanwhile */
  double   magnified; /* 1: text is as large as the desktop's */
};

G_DEFINE_FINAL_TYPE (AccordChartView, accord_chart_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  TARGET_DRAGGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AccordChartTheme *
pick_theme (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? accord_chart_theme_dark ()
                                                                       : accord_chart_theme_light ();
}

static void
forget_layout (AccordChartView *self)
{
  g_clear_pointer (&self->layout, accord_chart_layout_free);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The desktop's larger text: GTK scales the fonts of its own widgets by the display's resolution. */
static double
find_text_scale (AccordChartView *self)
{
  gint dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1.0;
}

static AccordChartLayout *
ensure_layout (AccordChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->layout == NULL && self->chart != NULL && gtk_widget_get_width (widget) > 0)
    {
      self->chart->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      self->chart->text_scale = find_text_scale (self) * self->magnified;
      self->layout = accord_chart_layout_new (self->chart, pick_theme (), gtk_widget_get_width (widget),
                                              gtk_widget_get_height (widget));
    }
  return self->layout;
}

/* What is read at a mark: of a point or an event. */
static char *
dup_tip (AccordChartView      *self,
         const AccordChartHit *hit)
{
  if (hit->series == ACCORD_CHART_EVENTS)
    {
      const AccordChartEvent *event = accord_chart_get_event (self->chart, hit->point);

      return g_strdup (event->tip != NULL ? event->tip : event->label);
    }
  return accord_chart_dup_tip (self->chart, hit->series, hit->point);
}

static void
hide_bubble (AccordChartView *self)
{
  if (!self->chosen)
    return;
  self->chosen = FALSE;
  gtk_popover_popdown (self->bubble);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->description != NULL ? self->description : "", -1);
}

static GdkRectangle
find_place (const AccordChartHit *hit)
{
  return (GdkRectangle) { (gint) hit->x - 4, (gint) hit->y - 4, 8, 8 };
}

static void
point_bubble (AccordChartView      *self,
              const AccordChartHit *hit)
{
  GdkRectangle mark = find_place (hit);

  gtk_popover_set_pointing_to (self->bubble, &mark);
}

static void
show_bubble (AccordChartView      *self,
             const AccordChartHit *hit)
{
  g_autofree char *tip = NULL;

  if (self->chosen && self->series == hit->series && self->point == hit->point)
    return;
  self->chosen = TRUE;
  self->series = hit->series;
  self->point = hit->point;
  tip = dup_tip (self, hit);
  gtk_label_set_label (self->bubble_label, tip);
  point_bubble (self, hit);
  gtk_popover_popup (self->bubble);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (self->bubble_label), -1);
}

static gboolean
find_step (guint            keyval,
           AccordChartStep *step)
{
  static const struct
  {
    guint           keyval;
    AccordChartStep step;
  } keys[] = { { GDK_KEY_Left, ACCORD_CHART_STEP_LEFT }, { GDK_KEY_Right, ACCORD_CHART_STEP_RIGHT },
               { GDK_KEY_Up, ACCORD_CHART_STEP_UP },     { GDK_KEY_Down, ACCORD_CHART_STEP_DOWN },
               { GDK_KEY_Home, ACCORD_CHART_STEP_FIRST }, { GDK_KEY_End, ACCORD_CHART_STEP_LAST } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval)
      {
        *step = keys[i].step;
        return TRUE;
      }
  return FALSE;
}

/* Leads to the next mark; whether there is one. */
static gboolean
walk (AccordChartView *self,
      AccordChartStep  step)
{
  const AccordChartHit *here = self->chosen ? accord_chart_layout_find (self->layout, self->series, self->point) : NULL;
  const AccordChartHit *hit = accord_chart_layout_walk (self->layout, here, step);

  if (hit != NULL)
    show_bubble (self, hit);
  return hit != NULL;
}

/* Opens the mark that was chosen; an event stands for no figure. */
static gboolean
open_chosen (AccordChartView *self)
{
  if (self->chosen && self->series != ACCORD_CHART_EVENTS)
    g_signal_emit (self, signals[ACTIVATED], 0, self->series, self->point);
  return self->chosen;
}

static gboolean
on_key_pressed_cb (AccordChartView *self,
                   guint            keyval,
                   guint            keycode,
                   GdkModifierType  modifiers)
{
  AccordChartStep step;

  if (ensure_layout (self) == NULL || (modifiers & GDK_ALT_MASK) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      hide_bubble (self);
      return FALSE;
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return open_chosen (self);
  return find_step (keyval, &step) && walk (self, step);
}

static void
on_motion_cb (AccordChartView *self,
              double           x,
              double           y)
{
  const AccordChartHit *hit = ensure_layout (self) != NULL ? accord_chart_layout_hit (self->layout, x, y) : NULL;

  if (hit != NULL)
    show_bubble (self, hit);
  else
    hide_bubble (self);
}

static void
on_pressed_cb (AccordChartView *self,
               gint             n_press,
               double           x,
               double           y)
{
  const AccordChartHit *hit = ensure_layout (self) != NULL ? accord_chart_layout_hit (self->layout, x, y) : NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (hit == NULL)
    return;
  show_bubble (self, hit);
  open_chosen (self);
}

static gboolean
is_on_target (AccordChartView *self,
              double           y)
{
  double line = self->movable && ensure_layout (self) != NULL ? accord_chart_layout_target_y (self->layout, 0) : NAN;

  return fabs (line - y) <= GRIP;
}

static void
on_hover_cb (AccordChartView *self,
             double           x,
             double           y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_on_target (self, y) ? "ns-resize" : NULL);
}

static void
on_drag_begin_cb (AccordChartView *self,
                  double           x,
                  double           y,
                  GtkGesture      *gesture)
{
  if (!is_on_target (self, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  hide_bubble (self);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->held_value = accord_chart_layout_value_at (self->layout, accord_chart_layout_target_y (self->layout, 0));
  self->held_slope = accord_chart_layout_value_at (self->layout, y + 1) - accord_chart_layout_value_at (self->layout, y);
}

static void
on_drag_update_cb (AccordChartView *self,
                   double           x,
                   double           y)
{
  if (!isnan (self->held_value))
    g_signal_emit (self, signals[TARGET_DRAGGED], 0, fmax (self->held_value + y * self->held_slope, 0));
}

static void
on_drag_end_cb (AccordChartView *self)
{
  self->held_value = NAN;
}

static void
accord_chart_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AccordChartView *self = ACCORD_CHART_VIEW (widget);

  if (ensure_layout (self) == NULL)
    return;
  if (self->picture == NULL)
    {
      graphene_rect_t bounds =
          GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
      g_autoptr (GtkSnapshot) inner = gtk_snapshot_new ();
      cairo_t *cr = gtk_snapshot_append_cairo (inner, &bounds);

      accord_chart_layout_draw (self->layout, cr);
      cairo_destroy (cr);
      self->picture = gtk_snapshot_to_node (inner);
    }
  if (self->picture != NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
}

static void
accord_chart_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           gint            for_size,
                           gint           *minimum,
                           gint           *natural,
                           gint           *minimum_baseline,
                           gint           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = *minimum;
}

/* That the bubble comes is a reason to be allocated anew, too: it stays, at its mark. */
static void
accord_chart_view_size_allocate (GtkWidget *widget,
                                 gint       width,
                                 gint       height,
                                 gint       baseline)
{
  AccordChartView *self = ACCORD_CHART_VIEW (widget);
  const AccordChartHit *hit;

  forget_layout (self);
  hit = self->chosen && ensure_layout (self) != NULL ? accord_chart_layout_find (self->layout, self->series, self->point) : NULL;
  if (hit != NULL)
    point_bubble (self, hit);
  else
    hide_bubble (self);
  gtk_popover_present (self->bubble);
}

static void
accord_chart_view_direction_changed (GtkWidget        *widget,
                                     GtkTextDirection  previous)
{
  forget_layout (ACCORD_CHART_VIEW (widget));
}

static void
accord_chart_view_dispose (GObject *object)
{
  AccordChartView *self = ACCORD_CHART_VIEW (object);

  if (self->bubble != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bubble)));
  g_clear_pointer (&self->layout, accord_chart_layout_free);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->chart, accord_chart_free);
  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (accord_chart_view_parent_class)->dispose (object);
}

static void
accord_chart_view_class_init (AccordChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_chart_view_dispose;
  widget_class->snapshot = accord_chart_view_snapshot;
  widget_class->measure = accord_chart_view_measure;
  widget_class->size_allocate = accord_chart_view_size_allocate;
  widget_class->direction_changed = accord_chart_view_direction_changed;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  signals[TARGET_DRAGGED] = g_signal_new ("target-dragged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (AccordChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_hover_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (hide_bubble), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide_bubble), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
accord_chart_view_init (AccordChartView *self)
{
  self->held_value = NAN;
  self->magnified = 1;
  self->bubble_label = GTK_LABEL (gtk_label_new (NULL));
  self->bubble = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->bubble, GTK_WIDGET (self->bubble_label));
  gtk_popover_set_autohide (self->bubble, FALSE);
  gtk_popover_set_position (self->bubble, GTK_POS_TOP);
  gtk_widget_set_can_target (GTK_WIDGET (self->bubble), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->bubble), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->bubble), GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
  add_controllers (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (forget_layout), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (forget_layout), self,
                           G_CONNECT_SWAPPED);
}

/**
 * accord_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart
 */
GtkWidget *
accord_chart_view_new (void)
{
  return g_object_new (ACCORD_TYPE_CHART_VIEW, NULL);
}

/**
 * accord_chart_view_set_chart:
 * @chart: (transfer full) (nullable): what to draw
 * @label: its name, for those who do not see it
 * @description: what it shows, in a sentence
 */
void
accord_chart_view_set_chart (AccordChartView *self,
                             AccordChart     *chart,
                             const char      *label,
                             const char      *description)
{
  g_return_if_fail (ACCORD_IS_CHART_VIEW (self));

  hide_bubble (self);
  forget_layout (self);
  g_clear_pointer (&self->chart, accord_chart_free);
  self->chart = chart;
  self->series = 0;
  self->point = 0;
  g_free (self->description);
  self->description = g_strdup (description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "", -1);
}

/**
 * accord_chart_view_get_chart:
 *
 * Returns: (transfer none) (nullable): what is drawn
 */
const AccordChart *
accord_chart_view_get_chart (AccordChartView *self)
{
  g_return_val_if_fail (ACCORD_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/**
 * accord_chart_view_find_mark:
 * @series: a series
 * @point: a mark of it
 * @at: (out): where on the view it is
 *
 * What is said of a mark in passing goes: something else will be said of it.
 *
 * Returns: whether it is drawn
 */
gboolean
accord_chart_view_find_mark (AccordChartView *self,
                             guint            series,
                             guint            point,
                             GdkRectangle    *at)
{
  const AccordChartHit *hit;

  g_return_val_if_fail (ACCORD_IS_CHART_VIEW (self), FALSE);

  hit = ensure_layout (self) != NULL ? accord_chart_layout_find (self->layout, series, point) : NULL;
  if (hit == NULL)
    return FALSE;
  hide_bubble (self);
  *at = find_place (hit);
  return TRUE;
}

/**
 * accord_chart_view_set_target_movable:
 * @movable: whether the line of the first target can be dragged
 */
void
accord_chart_view_set_target_movable (AccordChartView *self,
                                      gboolean         movable)
{
  g_return_if_fail (ACCORD_IS_CHART_VIEW (self));

  self->movable = movable;
}

/**
 * accord_chart_view_move_target:
 * @value: where the line of the first target is to be; NaN: there is none
 * @label: (nullable): what stands at it
 */
void
accord_chart_view_move_target (AccordChartView *self,
                               double           value,
                               const char      *label)
{
  g_return_if_fail (ACCORD_IS_CHART_VIEW (self));

  if (self->chart == NULL)
    return;
  g_ptr_array_set_size (self->chart->targets, 0);
  if (!isnan (value))
    accord_chart_add_target (self->chart, value, label);
  forget_layout (self);
}

void
accord_chart_view_set_magnified (AccordChartView *self,
                                 double           factor)
{
  self->magnified = factor;
  forget_layout (self);
}
