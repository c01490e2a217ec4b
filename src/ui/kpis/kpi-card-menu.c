/* The menu of a card, and its keys. */
#include "ui/kpis/kpi-card-private.h"

#include <glib/gi18n-lib.h>

#include "ui/common/more-button.h"

static void
append (GMenu         *section,
        AccordKpiCard *self,
        const char    *label,
        const char    *action)
{
  accord_menu_append (section, label, action, g_variant_new_string (accord_record_get_id (self->chart)));
}

static void
add_section (GMenu *menu,
             GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_reading (AccordKpiCard *self)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("Show as _Table"), "card.table");
  append (section, self, _("_Present"), "kpis.present-from");
  if (accord_kpi_card_get_subject (self) == ACCORD_CHART_OF_FIGURES)
    {
      g_menu_append (section, _("_Set Target…"), "card.target");
      g_menu_append (section, _("Add an E_vent…"), "kpis.event");
    }
  return section;
}

static GMenu *
make_arranging (AccordKpiCard *self)
{
  gboolean wide = gtk_widget_has_css_class (GTK_WIDGET (self), "wide");
  GMenu *section = g_menu_new ();

  append (section, self, _("_Edit…"), "kpis.edit");
  append (section, self, wide ? _("_Half as Wide") : _("As _Wide as the Board"), "kpis.widen");
  append (section, self, _("Move _Back"), "kpis.move-back");
  append (section, self, _("Move _On"), "kpis.move-on");
  append (section, self, _("_Duplicate"), "kpis.duplicate");
  append (section, self, _("_Remove"), "kpis.remove");
  return section;
}

static GMenu *
make_saving (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _("Save P_icture…"), "card.save-picture");
  g_menu_append (section, _("Save _Figures…"), "card.save-figures");
  g_menu_append (section, _("_Copy Picture"), "card.copy-picture");
  g_menu_append (section, _("Copy Fi_gures"), "card.copy-figures");
  return section;
}

/* It says what is true of the card now. */
void
accord_kpi_card_update_menu (AccordKpiCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_section (menu, make_reading (self));
  add_section (menu, make_arranging (self));
  add_section (menu, make_saving ());
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
show_table (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  accord_kpi_card_present_table (ACCORD_KPI_CARD (widget));
}

static void
ask_target (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (widget);

  if (self->question.metric != NULL)
    accord_kpi_card_ask_target (self);
}

#define TO_LEFT -2
#define TO_RIGHT 2

/* Alt and an arrow move the card: up and down to the next place, left and right to where they point. */
static gboolean
on_move_key (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int step = g_variant_get_int32 (args);

  if (self->is_preview)
    return FALSE;
  if (rtl && (step == TO_LEFT || step == TO_RIGHT))
    step = -step;
  return gtk_widget_activate_action (widget, step > 0 ? "kpis.move-on" : "kpis.move-back", "s",
                                     accord_record_get_id (self->chart));
}

void
accord_kpi_card_class_init_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.table", NULL, show_table);
  gtk_widget_class_install_action (widget_class, "card.target", NULL, ask_target);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move_key, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, on_move_key, "i", TO_LEFT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, on_move_key, "i", TO_RIGHT);
}
