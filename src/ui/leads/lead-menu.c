#include "ui/leads/lead-menu.h"

#include <glib/gi18n-lib.h>

#include "ui/common/more-button.h"
#include "ui/leads/lead-selection.h"

#define ITEM_KEY "accord-lead-item"

/* What others call the lead: its id, else its e-mail; NULL: it has neither. */
static char *
name_lead (AccordLeadItem *item)
{
  static const char *const names[] = { "id", "email" };
  AccordFrame *frame = accord_lead_item_get_frame (item);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const AccordFrameColumn *column = accord_frame_find_column (frame, names[i]);
      char *text = column != NULL ? accord_frame_cell_text (frame, column, accord_lead_item_get_row (item)) : NULL;

      if (text != NULL && *text != '\0')
        return text;
      g_free (text);
    }
  return NULL;
}

static gboolean
unparent (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: what was chosen in it is activated after it has closed. */
static void
on_closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (popover), g_object_unref);
}

/* For those that are selected; @who is to be erased. Without sections: a table gives a menu no more room for the lines
 * between them, which come after it was measured. */
static void
fill (GMenu      *menu,
      const char *who)
{
  g_menu_append (menu, _("_Open"), "leads.open");
  g_menu_append (menu, _("_Copy"), "leads.copy");
  g_menu_append (menu, _("Set O_wner…"), "leads.set('owner')");
  g_menu_append (menu, _("Set _Persona…"), "leads.set('persona')");
  g_menu_append (menu, _("Set C_ampaign…"), "leads.set('campaign')");
  g_menu_append (menu, _("_Merge…"), "leads.merge");
  if (who != NULL)
    accord_menu_append (menu, _("_Erase This Person…"), "win.erase-person", g_variant_new_string (who));
}

static void
pop_up (GtkWidget          *table,
        AccordLeadItem     *item,
        const GdkRectangle *at)
{
  g_autofree char *who = name_lead (item);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  fill (menu, who);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, table);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The lead of the cell at that place. */
static AccordLeadItem *
find_item (GtkWidget *table,
           double     x,
           double     y)
{
  GtkWidget *widget = gtk_widget_pick (table, x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != table; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);
      AccordLeadItem *item = g_object_get_data (G_OBJECT (widget), ITEM_KEY);

      if (item == NULL && child != NULL)
        item = g_object_get_data (G_OBJECT (child), ITEM_KEY);
      if (item != NULL)
        return item;
    }
  return NULL;
}

static void
on_pressed_cb (GtkGestureClick *gesture,
               int              n_press,
               double           x,
               double           y,
               GtkWidget       *table)
{
  AccordLeadItem *item = find_item (table, x, y);

  if (item == NULL)
    return;
  accord_lead_selection_take (GTK_COLUMN_VIEW (table), item);
  pop_up (table, item, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* Of the first lead that is selected. */
static gboolean
on_menu_key_cb (GtkWidget *table,
                GVariant  *arguments,
                gpointer   user_data)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (table));
  g_autoptr (GtkBitset) selection = gtk_selection_model_get_selection (model);
  g_autoptr (AccordLeadItem) item = NULL;

  if (gtk_bitset_is_empty (selection))
    return FALSE;
  item = g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_minimum (selection));
  pop_up (table, item, &(GdkRectangle) { gtk_widget_get_width (table) / 2, gtk_widget_get_height (table) / 4, 1, 1 });
  return TRUE;
}

static void
add_key (GtkEventController *controller,
         const char         *keys)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                          gtk_callback_action_new (on_menu_key_cb, NULL, NULL)));
}

/**
 * accord_lead_menu_attach:
 * @table: of #AccordLeadItem
 */
void
accord_lead_menu_attach (GtkColumnView *table)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (on_pressed_cb), table, 0);
  gtk_widget_add_controller (GTK_WIDGET (table), GTK_EVENT_CONTROLLER (gesture));
  add_key (keys, "Menu");
  add_key (keys, "<Shift>F10");
  gtk_widget_add_controller (GTK_WIDGET (table), keys);
}

/**
 * accord_lead_menu_set_item:
 * @cell: of the table
 * @item: the lead that it shows now
 */
void
accord_lead_menu_set_item (GtkWidget      *cell,
                           AccordLeadItem *item)
{
  g_object_set_data_full (G_OBJECT (cell), ITEM_KEY, g_object_ref (item), g_object_unref);
}
