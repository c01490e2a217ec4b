#include "ui/personas/picture-crop.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define USUAL_SIZE 280
#define LEAST_SIZE 160
#define ZOOM_STEP 1.15
#define MOVE_STEP 0.04 /* of what is seen */

struct _AccordPictureCrop
{
  GtkWidget parent_instance;

  /* owned */
  GdkTexture *texture;

  int    width, height; /* of the picture */
  double x, y;          /* the middle of the square, in pixels of the picture */
  double zoom;
  double drag_x, drag_y; /* that middle when a drag began */
};

G_DEFINE_FINAL_TYPE (AccordPictureCrop, accord_picture_crop, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static double
get_side (AccordPictureCrop *self)
{
  return MIN (self->width, self->height) / self->zoom;
}

/* How many pixels of the window one of the picture is. */
static double
get_scale (AccordPictureCrop *self)
{
  return MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))) / get_side (self);
}

/* The square never leaves the picture. */
static void
move_to (AccordPictureCrop *self,
         double             x,
         double             y)
{
  double half = get_side (self) / 2;

  self->x = CLAMP (x, half, self->width - half);
  self->y = CLAMP (y, half, self->height - half);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_zoom (AccordPictureCrop *self,
          double             zoom)
{
  zoom = CLAMP (zoom, 1, ACCORD_PICTURE_CROP_MOST_ZOOM);
  if (fabs (zoom - self->zoom) < 1e-6)
    return;
  self->zoom = zoom;
  move_to (self, self->x, self->y);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
on_drag_begin_cb (AccordPictureCrop *self)
{
  self->drag_x = self->x;
  self->drag_y = self->y;
}

static void
on_drag_update_cb (AccordPictureCrop *self,
                   double             dx,
                   double             dy)
{
  move_to (self, self->drag_x - dx / get_scale (self), self->drag_y - dy / get_scale (self));
}

static gboolean
on_scroll_cb (AccordPictureCrop *self,
              double             dx,
              double             dy)
{
  set_zoom (self, self->zoom * pow (ZOOM_STEP, -dy));
  return GDK_EVENT_STOP;
}

static void
move_by_key (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordPictureCrop *self = ACCORD_PICTURE_CROP (widget);
  double step = get_side (self) * MOVE_STEP;
  gint32 right, down;

  g_variant_get (parameter, "(ii)", &right, &down);
  move_to (self, self->x + right * step, self->y + down * step);
}

static void
zoom_by_key (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordPictureCrop *self = ACCORD_PICTURE_CROP (widget);

  set_zoom (self, self->zoom * pow (ZOOM_STEP, g_variant_get_int32 (parameter)));
}

static void
snapshot_picture (AccordPictureCrop *self,
                  GtkSnapshot       *snapshot,
                  double             size)
{
  double scale = get_scale (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (size / 2 - self->x * scale, size / 2 - self->y * scale,
                                               self->width * scale, self->height * scale);

  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}

/* What is outside of the circle is seen, but pale: it is not taken. */
static void
accord_picture_crop_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  AccordPictureCrop *self = ACCORD_PICTURE_CROP (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double size = MIN (width, height);
  graphene_rect_t square = GRAPHENE_RECT_INIT (0, 0, size, size);
  GskRoundedRect circle;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - size) / 2, (height - size) / 2));
  gtk_snapshot_push_clip (snapshot, &square);
  gtk_snapshot_push_opacity (snapshot, 0.3);
  snapshot_picture (self, snapshot, size);
  gtk_snapshot_pop (snapshot);
  gsk_rounded_rect_init_from_rect (&circle, &square, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  snapshot_picture (self, snapshot, size);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
accord_picture_crop_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = LEAST_SIZE;
  *natural = USUAL_SIZE;
}

static void
accord_picture_crop_dispose (GObject *object)
{
  g_clear_object (&ACCORD_PICTURE_CROP (object)->texture);

  G_OBJECT_CLASS (accord_picture_crop_parent_class)->dispose (object);
}

static void
accord_picture_crop_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_ZOOM)
    g_value_set_double (value, ACCORD_PICTURE_CROP (object)->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_picture_crop_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (prop_id == PROP_ZOOM)
    set_zoom (ACCORD_PICTURE_CROP (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    int   right, down;
  } moves[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
  };
  static const struct
  {
    guint keyval;
    int   step;
  } zooms[] = {
    { GDK_KEY_plus, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_equal, 1 }, { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding_action (widget_class, moves[i].keyval, 0, "crop.move", "(ii)", moves[i].right, moves[i].down);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding_action (widget_class, zooms[i].keyval, 0, "crop.zoom", "i", zooms[i].step);
}

static void
accord_picture_crop_class_init (AccordPictureCropClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_picture_crop_dispose;
  object_class->get_property = accord_picture_crop_get_property;
  object_class->set_property = accord_picture_crop_set_property;
  widget_class->snapshot = accord_picture_crop_snapshot;
  widget_class->measure = accord_picture_crop_measure;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 1, ACCORD_PICTURE_CROP_MOST_ZOOM, 1,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "crop.move", "(ii)", move_by_key);
  gtk_widget_class_install_action (widget_class, "crop.zoom", "i", zoom_by_key);
  add_bindings (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "picture-crop");
}

static void
accord_picture_crop_init (AccordPictureCrop *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->zoom = 1;
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "move");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Part of the picture"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("The arrow keys move it, plus and minus change its size"), -1);
}

/**
 * accord_picture_crop_new:
 * @picture: any picture
 *
 * Returns: a widget that shows the largest square in the middle of it
 */
GtkWidget *
accord_picture_crop_new (GdkPixbuf *picture)
{
  AccordPictureCrop *self = g_object_new (ACCORD_TYPE_PICTURE_CROP, NULL);

  self->texture = gdk_texture_new_for_pixbuf (picture);
  self->width = gdk_pixbuf_get_width (picture);
  self->height = gdk_pixbuf_get_height (picture);
  self->x = self->width / 2.0;
  self->y = self->height / 2.0;
  return GTK_WIDGET (self);
}

/**
 * accord_picture_crop_get_square:
 * @x: (out): its left edge, in pixels of the picture
 * @y: (out): its upper edge
 * @side: (out): its width and height
 */
void
accord_picture_crop_get_square (AccordPictureCrop *self,
                                double            *x,
                                double            *y,
                                double            *side)
{
  g_return_if_fail (ACCORD_IS_PICTURE_CROP (self));

  *side = get_side (self);
  *x = self->x - *side / 2;
  *y = self->y - *side / 2;
}
