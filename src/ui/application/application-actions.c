#include "ui/application/application-private.h"
#include "ui/window/window.h"

typedef struct
{
  const char *action;
  const char *keys[3];
} Shortcut;

/* Undo and redo are not here: see accord_window_class_install_actions(). */
static const Shortcut shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.shortcuts", { "<Control>question", "F1" } },
  { "win.preferences", { "<Control>comma" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.new-item", { "<Control>n" } },
  { "win.find", { "<Control>f" } },
  { "win.print", { "<Control>p" } },
  { "win.export", { "<Control><Shift>e" } },
  { "win.import('')", { "<Control><Shift>i" } },
  { "win.show-page('overview')", { "<Alt>1" } },
  { "win.show-page('sla')", { "<Alt>2" } },
  { "win.show-page('personas')", { "<Alt>3" } },
  { "win.show-page('leads')", { "<Alt>4" } },
  { "win.show-page('kpis')", { "<Alt>5" } },
  { "win.show-page('history')", { "<Alt>6" } },
  /* Each page keeps its digit, whichever are shown before it. */
  { "win.show-page('glossary')", { "<Alt>7" } },
  { "win.show-page('incentives')", { "<Alt>8" } },
  { "win.show-page('scoring')", { "<Alt>9" } },
};

static void
on_quit_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window writes first what is pending; the program ends with the last of them. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
on_new_window_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (accord_window_new (user_data)));
}

static void
on_shortcuts_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  accord_shortcuts_show (gtk_application_get_active_window (user_data));
}

static void
on_about_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  accord_about_show (gtk_application_get_active_window (user_data));
}

/* What a notification leads to: the version that people are busy with. */
static void
on_show_agreement_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  GtkWindow *window = accord_application_open_path (user_data, g_variant_get_string (parameter, NULL), NULL);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-item", "(ss)", "sla", "sign-off");
}

/**
 * accord_application_add_actions:
 *
 * Adds the actions of the program, and the keys of all actions.
 */
void
accord_application_add_actions (AccordApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = on_quit_cb },
    { .name = "new-window", .activate = on_new_window_cb },
    { .name = "shortcuts", .activate = on_shortcuts_cb },
    { .name = "about", .activate = on_about_cb },
    { .name = "show-agreement", .activate = on_show_agreement_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action, shortcuts[i].keys);
}
