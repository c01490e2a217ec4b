#include "ui/leads/lead-selection.h"

#include <stdlib.h>

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

static gint
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return *first < *second ? -1 : *first > *second;
}

/**
 * accord_lead_selection_list_keys:
 * @table: of an #AccordLeadList
 *
 * Returns: (transfer full): of gint64, ascending
 */
GArray *
accord_lead_selection_list_keys (GtkColumnView *table)
{
  g_autoptr (GArray) rows = accord_lead_selection_list (table);
  const AccordFrame *frame = accord_lead_list_get_frame (get_list (table));
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 key = accord_frame_get_key (frame, g_array_index (rows, guint32, i));

      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  return keys;
}

/**
 * accord_lead_selection_select_keys:
 * @table: of an #AccordLeadList
 * @keys: as accord_lead_selection_list_keys() gives them
 *
 * Selects those of them that are shown, and nothing else.
 */
void
accord_lead_selection_select_keys (GtkColumnView *table,
                                   const GArray  *keys)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (table);
  AccordLeadList *list = get_list (table);
  const guint32 *rows = accord_lead_list_get_rows (list);
  guint n = keys->len > 0 ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
  g_autoptr (GtkBitset) places = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  for (guint place = 0; place < n; place++)
    {
      gint64 key = accord_frame_get_key (accord_lead_list_get_frame (list), rows[place]);

      if (bsearch (&key, keys->data, keys->len, sizeof (gint64), compare_keys) != NULL)
        gtk_bitset_add (places, place);
    }
  if (!gtk_bitset_is_empty (places))
    gtk_selection_model_set_selection (selection, places, all);
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
