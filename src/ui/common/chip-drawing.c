/* References look like chips: a tint behind their words, and an icon where there is room for it. */
#include "ui/common/chip-behaviour.h"

#include "ui/common/reference-chip.h"

#define RADIUS 4
#define ICON_SIZE 12

static const char *const tints[2][2] = { { "#e4eefb", "#fbe9e0" }, { "#2c4260", "#4a3626" } };

typedef struct
{
  GtkTextView *view;
  GtkSnapshot *snapshot;
  gboolean     dark;
} Drawing;

/* What lies between two places of one displayed line. */
static void
get_extents (GtkTextView       *view,
             const GtkTextIter *start,
             const GtkTextIter *end,
             GdkRectangle      *extents)
{
  GtkTextIter last = *end;
  GdkRectangle other;

  gtk_text_view_get_iter_location (view, start, extents);
  gtk_text_iter_backward_char (&last);
  gtk_text_view_get_iter_location (view, &last, &other);
  /* In text from right to left widths are negative. */
  if (extents->width < 0)
    {
      extents->x += extents->width;
      extents->width = -extents->width;
    }
  if (other.width < 0)
    {
      other.x += other.width;
      other.width = -other.width;
    }
  gdk_rectangle_union (extents, &other, extents);
}

static void
tint (Drawing            *self,
      const GdkRectangle *extents,
      gboolean            broken)
{
  GskRoundedRect box;
  GdkRGBA colour;

  gdk_rgba_parse (&colour, tints[self->dark][broken]);
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) extents->x, (float) extents->y,
                                                        (float) extents->width, (float) extents->height),
                                   RADIUS);
  gtk_snapshot_push_rounded_clip (self->snapshot, &box);
  gtk_snapshot_append_color (self->snapshot, &colour, &box.bounds);
  gtk_snapshot_pop (self->snapshot);
}

static void
draw_icon (Drawing           *self,
           GtkTextTag        *chip,
           const GtkTextIter *start)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), accord_chip_get_icon (chip), NULL, ICON_SIZE,
      gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0);
  g_autoptr (GdkRGBA) colour = NULL;
  GtkTextIter end = *start;
  GdkRectangle room;

  gtk_text_iter_forward_chars (&end, 1 + ACCORD_CHIP_ROOM);
  get_extents (self->view, start, &end, &room);
  g_object_get (chip, "foreground-rgba", &colour, NULL);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT ((float) room.x + (float) (room.width - ICON_SIZE) / 2,
                                                (float) room.y + (float) (room.height - ICON_SIZE) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), self->snapshot, ICON_SIZE, ICON_SIZE, colour,
                                            colour != NULL ? 1 : 0);
  gtk_snapshot_restore (self->snapshot);
}

/* A long one goes over several lines: a tint on each. */
static void
draw (GtkTextTag  *chip,
      GtkTextIter *start,
      GtkTextIter *end,
      gpointer     user_data)
{
  Drawing *self = user_data;
  GtkTextIter from = *start;

  while (gtk_text_iter_compare (&from, end) < 0)
    {
      GtkTextIter to = from;
      GdkRectangle extents;

      if (!gtk_text_view_forward_display_line (self->view, &to) || gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      get_extents (self->view, &from, &to, &extents);
      tint (self, &extents, accord_chip_get_problem (chip) != NULL);
      from = to;
    }
  draw_icon (self, chip, start);
}

/**
 * accord_chips_snapshot:
 * @dark: whether the window is
 *
 * Draws, in the coordinates of the buffer, what lies below the text.
 */
void
accord_chips_snapshot (GtkTextView *view,
                       GtkSnapshot *snapshot,
                       gboolean     dark)
{
  Drawing self = { view, snapshot, dark };

  accord_chips_foreach (gtk_text_view_get_buffer (view), draw, &self);
}
