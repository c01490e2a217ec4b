#include "ui/common/chip-behaviour.h"

#include "ui/common/reference-chip.h"

typedef struct
{
  GtkTextView   *view;
  AccordChipOpen open;
  gint           was_at; /* where the cursor was last */
} Behaviour;

/* Whether exactly one chip is selected. */
static GtkTextTag *
get_selected (GtkTextBuffer *buffer,
              GtkTextIter   *start,
              GtkTextIter   *end)
{
  GtkTextIter chip_start, chip_end;
  GtkTextTag *chip;

  if (!gtk_text_buffer_get_selection_bounds (buffer, start, end))
    return NULL;
  chip = accord_chip_at (start);
  if (chip == NULL)
    return NULL;
  accord_chip_get_bounds (chip, start, &chip_start, &chip_end);
  return gtk_text_iter_equal (start, &chip_start) && gtk_text_iter_equal (end, &chip_end) ? chip : NULL;
}

/* The chip that ends, or begins, at the cursor. */
static GtkTextTag *
get_beside (GtkTextBuffer *buffer,
            gboolean       forward,
            GtkTextIter   *start,
            GtkTextIter   *end)
{
  GtkTextIter at;
  GtkTextTag *chip;

  if (gtk_text_buffer_get_has_selection (buffer))
    return NULL;
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  if (!forward && !gtk_text_iter_backward_char (&at))
    return NULL;
  chip = accord_chip_at (&at);
  if (chip != NULL)
    accord_chip_get_bounds (chip, &at, start, end);
  return chip;
}

/* Which way an arrow goes depends on how the paragraph is read. */
static gboolean
is_forward (GtkTextView *view,
            guint        keyval)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextIter start, end;
  g_autofree char *line = NULL;
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  line = gtk_text_iter_get_text (&start, &end);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), line);
  return right == (pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0)) !=
                   PANGO_DIRECTION_RTL);
}

static gboolean
step (GtkTextView *view,
      guint        keyval)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean forward = is_forward (view, keyval);
  GtkTextIter start, end;

  if (get_selected (buffer, &start, &end) != NULL)
    {
      gtk_text_buffer_place_cursor (buffer, forward ? &end : &start);
      return TRUE;
    }
  if (get_beside (buffer, forward, &start, &end) == NULL)
    return FALSE;
  gtk_text_buffer_select_range (buffer, forward ? &end : &start, forward ? &start : &end);
  return TRUE;
}

static gboolean
erase (Behaviour *self,
       gboolean   forward)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  if (!gtk_text_view_get_editable (self->view) || get_beside (buffer, forward, &start, &end) == NULL)
    return FALSE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_end_user_action (buffer);
  return TRUE;
}

static gboolean
open_selected (Behaviour *self)
{
  GtkTextIter start, end;
  GtkTextTag *chip = get_selected (gtk_text_view_get_buffer (self->view), &start, &end);

  if (chip == NULL)
    return FALSE;
  self->open (self->view, accord_chip_get_address (chip));
  return TRUE;
}

static gboolean
on_key_pressed_cb (Behaviour      *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self->view, keyval);
    case GDK_KEY_BackSpace:
      return erase (self, FALSE);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return erase (self, TRUE);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return open_selected (self);
    default:
      return FALSE;
    }
}

/* Out of a chip: on, if it came along the text, else to its nearer end. */
static void
leave_chip (GtkTextView *view)
{
  Behaviour *self = g_object_get_data (G_OBJECT (view), "accord-chip-behaviour");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, start, end;
  GtkTextTag *chip;
  gint offset;
  gboolean forward;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&at);
  chip = accord_chip_at (&at);
  if (chip != NULL && !gtk_text_iter_starts_tag (&at, chip))
    {
      gboolean selecting = gtk_text_buffer_get_has_selection (buffer);

      accord_chip_get_bounds (chip, &at, &start, &end);
      if (self->was_at == gtk_text_iter_get_offset (&start) || self->was_at == gtk_text_iter_get_offset (&end))
        forward = offset > self->was_at;
      else
        forward = 2 * offset > gtk_text_iter_get_offset (&start) + gtk_text_iter_get_offset (&end);
      if (selecting)
        gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), forward ? &end : &start);
      else
        gtk_text_buffer_place_cursor (buffer, forward ? &end : &start);
      gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
      offset = gtk_text_iter_get_offset (&at);
    }
  self->was_at = offset;
}

static GtkTextTag *
find_at (GtkTextView *view,
         double       x,
         double       y)
{
  GtkTextIter at;
  gint buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (gint) x, (gint) y, &buffer_x, &buffer_y);
  return gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y) ? accord_chip_at (&at) : NULL;
}

/* A click, not the end of a selection. */
static void
on_released_cb (Behaviour *self,
                gint       n_press,
                double     x,
                double     y)
{
  GtkTextTag *chip = find_at (self->view, x, y);

  if (n_press == 1 && chip != NULL && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->view)))
    self->open (self->view, accord_chip_get_address (chip));
}

static void
on_motion_cb (Behaviour *self,
              double     x,
              double     y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), find_at (self->view, x, y) != NULL ? "pointer" : "text");
}

static gboolean
on_query_tooltip_cb (Behaviour  *self,
                     gint        x,
                     gint        y,
                     gboolean    keyboard,
                     GtkTooltip *tooltip)
{
  GtkTextIter start, end;
  GtkTextTag *chip = keyboard ? get_selected (gtk_text_view_get_buffer (self->view), &start, &end)
                              : find_at (self->view, x, y);

  if (chip == NULL || accord_chip_get_problem (chip) == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, accord_chip_get_problem (chip));
  return TRUE;
}

static void
add_controllers (Behaviour *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *widget = GTK_WIDGET (self->view);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/**
 * accord_chip_behaviour_add:
 * @view: a text view, whose buffer it keeps
 * @open: what a click, or Enter, on a chip does
 */
void
accord_chip_behaviour_add (GtkTextView   *view,
                           AccordChipOpen open)
{
  Behaviour *self = g_new0 (Behaviour, 1);

  self->view = view;
  self->open = open;
  g_object_set_data_full (G_OBJECT (view), "accord-chip-behaviour", self, g_free);
  add_controllers (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_swapped (view, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), self);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position", G_CALLBACK (leave_chip), view,
                           G_CONNECT_SWAPPED);
}
