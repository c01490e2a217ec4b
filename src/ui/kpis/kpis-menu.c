#include "ui/kpis/kpis-menu.h"

#include <glib/gi18n-lib.h>

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

/**
 * accord_kpis_menu_new:
 * @page: gets the actions
 *
 * Returns: (transfer full): what the menu of the page has of it
 */
GMenuModel *
accord_kpis_menu_new (AccordPage *page)
{
  static const GActionEntry entries[] = {
    { .name = "own", .activate = on_own_cb },
    { .name = "costs", .activate = on_costs_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GMenu *menu = g_menu_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "kpis-menu", G_ACTION_GROUP (actions));
  g_menu_append (menu, _("_KPIs of Your Own…"), "kpis-menu.own");
  g_menu_append (menu, _("_Costs…"), "kpis-menu.costs");
  return G_MENU_MODEL (menu);
}
