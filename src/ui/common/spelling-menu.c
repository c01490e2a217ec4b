#include "ui/common/spelling-menu.h"

#include <glib/gi18n-lib.h>

#include "ui/common/more-button.h"
#include "ui/common/preferences.h"

typedef struct
{
  GtkTextView         *view;  /* borrowed: it owns this */
  AccordSpellingMarks *marks; /* borrowed, likewise */
  GMenu               *menu;
} Menu;

static void
menu_free (gpointer data)
{
  Menu *self = data;

  g_object_unref (self->menu);
  g_free (self);
}

static Menu *
get_menu (gpointer view)
{
  return g_object_get_data (G_OBJECT (view), "accord-spelling-menu");
}

/* The underlined word where the cursor is; (transfer full), NULL: there is none. */
static char *
dup_word (Menu        *self,
          GtkTextIter *start,
          GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (!accord_spelling_marks_get_word (self->marks, &cursor, start, end))
    return NULL;
  return gtk_text_iter_get_text (start, end);
}

/* @suggestions: NULL: there is no word */
static void
fill (Menu  *self,
      char **suggestions)
{
  g_autoptr (GMenu) word = g_menu_new ();
  g_autoptr (GMenu) toggle = g_menu_new ();

  g_menu_remove_all (self->menu);
  if (!accord_spelling_is_available (accord_spelling_marks_get_spelling (self->marks)) ||
      !gtk_text_view_get_editable (self->view))
    return;
  for (guint i = 0; suggestions != NULL && suggestions[i] != NULL; i++)
    accord_menu_append (word, suggestions[i], "spelling.replace", g_variant_new_string (suggestions[i]));
  if (suggestions != NULL)
    {
      g_menu_append (word, _("_Add to Dictionary"), "spelling.add");
      g_menu_append (word, _("_Ignore"), "spelling.ignore");
      g_menu_append_section (self->menu, NULL, G_MENU_MODEL (word));
    }
  g_menu_append (toggle, _("Check _Spelling"), "spelling.check-spelling");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (toggle));
}

static void
on_suggested_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GtkWidget) view = GTK_WIDGET (user_data);
  g_auto (GStrv) suggestions = accord_spelling_suggest_finish (ACCORD_SPELLING (source), result);
  Menu *self = get_menu (view);
  GtkTextIter start, end;
  g_autofree char *word = NULL;

  if (self == NULL || !gtk_widget_get_mapped (view))
    return;
  word = dup_word (self, &start, &end);
  fill (self, word != NULL ? suggestions : NULL);
  gtk_widget_activate_action (view, "menu.popup", NULL);
}

/* The menu waits for what may be meant, which is asked for elsewhere. FALSE: it need not. */
static gboolean
open_menu (Menu *self)
{
  GtkTextIter start, end;
  g_autofree char *word = gtk_text_view_get_editable (self->view) ? dup_word (self, &start, &end) : NULL;

  if (word == NULL)
    {
      fill (self, NULL);
      return FALSE;
    }
  accord_spelling_suggest_async (accord_spelling_marks_get_spelling (self->marks), word, on_suggested_cb,
                                 g_object_ref (self->view));
  return TRUE;
}

static gboolean
on_key_pressed_cb (Menu           *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType modifiers)
{
  GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();

  if ((keyval == GDK_KEY_Menu && held == 0) || (keyval == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return open_menu (self);
  return FALSE;
}

/* The menu is about the word that was clicked. */
static void
on_pressed_cb (Menu            *self,
               gint             n_press,
               double           x,
               double           y,
               GtkGestureClick *click)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GdkEvent *event = gtk_gesture_get_last_event (
      GTK_GESTURE (click), gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (click)));
  GtkTextIter at, start, end;
  gint buffer_x, buffer_y;

  if (event == NULL || !gdk_event_triggers_context_menu (event))
    return;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (gint) x, (gint) y, &buffer_x, &buffer_y);
  fill (self, NULL);
  if (!gtk_text_view_get_editable (self->view) ||
      !gtk_text_view_get_iter_at_location (self->view, &at, buffer_x, buffer_y) ||
      !accord_spelling_marks_get_word (self->marks, &at, &start, &end))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_buffer_place_cursor (buffer, &at);
  open_menu (self);
}

static void
on_replace_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  Menu *self = get_menu (user_data);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  g_autofree char *word = dup_word (self, &start, &end);
  gint from, to;

  if (word == NULL)
    return;
  from = gtk_text_iter_get_offset (&start);
  to = gtk_text_iter_get_offset (&end);
  /* Behind the word first: there it takes its style. */
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_insert_at_cursor (buffer, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_end_user_action (buffer);
}

static void
learn (Menu    *self,
       gboolean for_good)
{
  GtkTextIter start, end;
  g_autofree char *word = dup_word (self, &start, &end);

  if (word != NULL)
    accord_spelling_learn (accord_spelling_marks_get_spelling (self->marks), word, for_good);
}

static void
on_add_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  learn (get_menu (user_data), TRUE);
}

static void
on_ignore_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  learn (get_menu (user_data), FALSE);
}

static void
add_actions (GtkTextView *view)
{
  static const GActionEntry entries[] = {
    { .name = "replace", .activate = on_replace_cb, .parameter_type = "s" },
    { .name = "add", .activate = on_add_cb },
    { .name = "ignore", .activate = on_ignore_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GAction) check = g_settings_create_action (accord_preferences (), "check-spelling");

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), view);
  g_action_map_add_action (G_ACTION_MAP (actions), check);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (actions));
}

static void
add_controllers (Menu *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/**
 * accord_spelling_menu_add:
 * @view: a text view
 * @marks: what is underlined in it
 *
 * Adds to the context menu of @view what may be meant, and the switch of it all, where there is a dictionary.
 */
void
accord_spelling_menu_add (GtkTextView         *view,
                          AccordSpellingMarks *marks)
{
  Menu *self = g_new0 (Menu, 1);

  self->view = view;
  self->marks = marks;
  self->menu = g_menu_new ();
  g_object_set_data_full (G_OBJECT (view), "accord-spelling-menu", self, menu_free);
  add_actions (view);
  add_controllers (self);
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (self->menu));
}
