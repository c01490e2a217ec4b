#include "ui/common/more-button.h"

#include "ui/common/button-name.h"

/**
 * accord_more_button_new:
 * @menu: what can be done
 * @name: with what, translated: «More about version 2»
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
accord_more_button_new (GMenu      *menu,
                        const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  accord_button_name (button, name);
  return button;
}

/**
 * accord_menu_append:
 * @menu: a menu
 * @label: what stands there, translated, or somebody's own words
 * @action: the name of an action
 * @target: a floating variant: with what it is called
 *
 * As g_menu_append(), whose action cannot name any target: what people typed may have quotes.
 */
void
accord_menu_append (GMenu      *menu,
                    const char *label,
                    const char *action,
                    GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}
