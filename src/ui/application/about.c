#include <glib/gi18n-lib.h>

#include "ui/application/application-private.h"

/**
 * accord_about_show:
 * @parent: (nullable): the window above which it stands
 *
 * Shows what Accord is, and by whom.
 */
void
accord_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Accord"),
                         "application-icon", ACCORD_APP_ID,
                         "developer-name", _("The Accord developers"),
                         "version", ACCORD_VERSION,
                         "comments", _("What sales and marketing owe each other, and whether both sides keep it."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/**
 * accord_shortcuts_show:
 * @parent: (nullable): the window above which it stands
 *
 * Shows all keys.
 */
void
accord_shortcuts_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/accord_desk/Accord/ui/application/shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
