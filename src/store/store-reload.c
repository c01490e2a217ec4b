/* When all of a file is another: a backup was restored. */
#include "store/store-private.h"

#include "model/records.h"

/**
 * accord_store_reload:
 * @self: a store, on its worker's thread
 * @error: return location for a #GError
 *
 * Nothing that was done before can be undone afterwards.
 *
 * Returns: (transfer full): all that there is now, for the owner
 */
AccordDelivery *
accord_store_reload (AccordStore *self,
                     GError     **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  AccordDelivery *delivery;

  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      GPtrArray *records = ACCORD_STORE_GET_CLASS (self)->load_records (self, *type, error);

      if (records == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, records);
    }
  accord_undo_stack_clear (accord_store_get_private (self)->undo);
  delivery = g_new0 (AccordDelivery, 1);
  delivery->all = g_steal_pointer (&all);
  delivery->leads = TRUE;
  delivery->saved = TRUE;
  return delivery;
}

/* What the lists have and @kept has not. */
static void
add_gone (AccordStore *self,
          GHashTable  *kept,
          GPtrArray   *written)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, priv->lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    for (guint i = 0; i < g_list_model_get_n_items (list); i++)
      {
        g_autoptr (AccordRecord) record = g_list_model_get_item (list, i);

        if (!g_hash_table_contains (kept, accord_record_get_id (record)) &&
            !ACCORD_RECORD_GET_CLASS (record)->singleton)
          g_ptr_array_add (written, accord_written_new (record, TRUE));
      }
}

/**
 * accord_store_follow_all:
 * @self: a store, on its owner's thread
 * @delivery: what accord_store_reload() made: its records become what was written
 *
 * A revision that is lower than the one that is known is right here.
 */
void
accord_store_follow_all (AccordStore    *self,
                         AccordDelivery *delivery)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *written = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_written_free);

  for (guint i = 0; i < delivery->all->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (delivery->all, i);
      AccordRecordList *list = g_hash_table_lookup (priv->lists, GSIZE_TO_POINTER (G_OBJECT_TYPE (record)));
      AccordRecord *known = accord_record_list_find (list, accord_record_get_id (record));

      if (known != NULL)
        accord_record_set_revision (known, 0);
      g_hash_table_add (kept, (gpointer) accord_record_get_id (record));
      g_ptr_array_add (written, accord_written_new (record, FALSE));
    }
  add_gone (self, kept, written);
  g_clear_pointer (&delivery->written, g_ptr_array_unref);
  delivery->written = written;
}
