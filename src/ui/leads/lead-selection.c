#include "ui/leads/lead-selection.h"

static AccordLeadList *
get_list (GtkColumnView *table)
{
  return ACCORD_LEAD_LIST (gtk_multi_selection_get_model (GTK_MULTI_SELECTION (gtk_column_view_get_model (table))));
}

/**
 * accord_lead_selection_list:
 * @table: of an #AccordLeadList
 *
 * Returns: (transfer full): of guint32
 */
GArray *
accord_lead_selection_list (GtkColumnView *table)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (gtk_column_view_get_model (table));
  const guint32 *all = accord_lead_list_get_rows (get_list (table));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  GtkBitsetIter iter;
  guint place;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &place); more;
       more = gtk_bitset_iter_next (&iter, &place))
    g_array_append_val (rows, all[place]);
  return rows;
}

/**
 * accord_lead_selection_take:
 * @item: a lead of @table
 */
void
accord_lead_selection_take (GtkColumnView  *table,
                            AccordLeadItem *item)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (table);
  const guint32 *rows = accord_lead_list_get_rows (get_list (table));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection)), place = 0;

  while (place < n && rows[place] != accord_lead_item_get_row (item))
    place++;
  if (place < n && !gtk_selection_model_is_selected (selection, place))
    gtk_selection_model_select_item (selection, place, TRUE);
}
