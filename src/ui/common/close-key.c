#include "ui/common/close-key.h"

#include <adwaita.h>

/* A popover closes by the same key, and first. */
static gboolean
close_window (GtkWidget *window,
              GVariant  *args,
              gpointer   user_data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (GTK_WINDOW (window));
  return GDK_EVENT_STOP;
}

/* The search of a window of preferences takes Escape before all others, even where it is turned off. */
static void
let_go_of_search (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (widget), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_go_of_search (child);
}

/**
 * accord_close_key_add:
 * @window: a window
 *
 * Lets Escape close it. A window of preferences must not have its search turned on.
 */
void
accord_close_key_add (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  if (ADW_IS_PREFERENCES_WINDOW (window))
    let_go_of_search (window);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (close_window, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
}

static void
on_search_stopped_cb (GtkEditable *entry,
                      gpointer     user_data)
{
  if (*gtk_editable_get_text (entry) != '\0')
    gtk_editable_set_text (entry, "");
  else
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (entry))));
}

/**
 * accord_close_key_add_to_search:
 * @entry: in a window that closes by Escape
 *
 * Lets Escape empty it, and close the window once it is empty.
 */
void
accord_close_key_add_to_search (GtkSearchEntry *entry)
{
  g_signal_connect (entry, "stop-search", G_CALLBACK (on_search_stopped_cb), NULL);
}
