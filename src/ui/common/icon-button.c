#include "ui/common/icon-button.h"

/**
 * accord_icon_button_new:
 * @icon_name: what is seen of it
 * @name: what it is called, and what a tooltip says
 * @clicked: called with @object alone
 * @object: a #GObject, without which it does nothing any more
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
accord_icon_button_new (const char *icon_name,
                        const char *name,
                        GCallback   clicked,
                        gpointer    object)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, object, G_CONNECT_SWAPPED);
  return button;
}
