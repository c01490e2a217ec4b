#include "ui/kpis/kpis-menu.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"
#include "ui/kpis/costs-window.h"
#include "ui/kpis/own-kpi-window.h"

static GtkWindow *
get_window (AccordPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

static void
on_own_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       page)
{
  accord_own_kpi_window_present (get_window (page), accord_page_get_workspace (page));
}

static void
on_costs_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       page)
{
  accord_costs_window_present (get_window (page), accord_page_get_workspace (page));
}

void
accord_kpis_menu_add (AccordPage *page)
{
  static const GActionEntry entries[] = {
    { .name = "own", .activate = on_own_cb },
    { .name = "costs", .activate = on_costs_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "kpis-menu", G_ACTION_GROUP (actions));
  g_menu_append (menu, _("_KPIs of Your Own…"), "kpis-menu.own");
  g_menu_append (menu, _("_Costs…"), "kpis-menu.costs");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("More"));
  accord_button_name (button, _("More for the KPIs"));
  accord_page_pack (page, button, GTK_PACK_END);
}
