#include "ui/agreement/outline-menu.h"

#include <glib/gi18n-lib.h>

#include "model/record.h"
#include "ui/agreement/section-draft.h"

static void
on_closed_cb (GtkWidget *popover)
{
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, popover);
}

/* It lives while it is open: its actions are those of the outline, for the row with the keyboard. */
static void
open_menu (GtkWidget *row,
           double     x,
           double     y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  g_menu_append (menu, _("_Rename"), "outline.rename");
  g_menu_append (menu, _("Move _Up"), "outline.up");
  g_menu_append (menu, _("Move _Down"), "outline.down");
  g_menu_append (menu, _("_Delete"), "outline.delete");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, row);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (gint) x, (gint) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
on_pressed_cb (GtkWidget *row,
               gint       n_press,
               double     x,
               double     y)
{
  gtk_widget_grab_focus (row);
  open_menu (row, x, y);
}

static gboolean
on_menu_key_cb (GtkWidget *row,
                GVariant  *arguments,
                gpointer   user_data)
{
  open_menu (row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row));
  return TRUE;
}

void
accord_outline_menu_add (GtkWidget *row)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), row);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                                     gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
                        gtk_callback_action_new (on_menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, keys);
}

static gboolean
has_kind (GListModel *sections,
          const char *kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (AccordRecord) section = g_list_model_get_item (sections, i);

      if (g_str_equal (accord_record_get_text (section, "kind"), kind))
        return TRUE;
    }
  return FALSE;
}

static void
fill_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  static const char *const kinds[] = { "purpose",  "personas", "qualified",  "goals",      "accountabilities",
                                       "handover", "meetings", "escalation", "incentives", "glossary" };
  GListModel *sections = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) usual = g_menu_new ();

  g_menu_append (own, _("Section of Your Own"), "outline.add::free");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!has_kind (sections, kinds[i]))
      {
        g_autofree char *action = g_strconcat ("outline.add::", kinds[i], NULL);

        g_menu_append (usual, accord_section_kind_title (kinds[i]), action);
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (usual));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

GtkWidget *
accord_outline_add_button_new (GListModel *sections)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Section"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu, g_object_ref (sections), g_object_unref);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "outline-add");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Section"), -1);
  return button;
}
