/* How the owner of a store learns what was written. */
#include "store/store-private.h"

#include "model/records.h"

typedef struct
{
  GWeakRef        store; /* what waits in a loop that nobody runs does not keep the file open */
  AccordDelivery *delivery;
} Waiting;

/**
 * accord_delivery_free:
 * @delivery: (transfer full): a delivery
 */
void
accord_delivery_free (AccordDelivery *delivery)
{
  g_clear_pointer (&delivery->written, g_ptr_array_unref);
  g_clear_pointer (&delivery->all, g_ptr_array_unref);
  g_clear_object (&delivery->task);
  g_clear_error (&delivery->error);
  g_free (delivery->summary);
  g_free (delivery);
}

static void
follow_record (AccordStore         *self,
               const AccordWritten *written,
               GHashTable          *ids)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  gpointer type = GSIZE_TO_POINTER (G_OBJECT_TYPE (written->record));
  AccordRecordList *list = g_hash_table_lookup (priv->lists, type);
  const char *id = accord_record_get_id (written->record);
  GPtrArray *of_type = g_hash_table_lookup (ids, type);

  if (written->deleted)
    accord_record_list_remove (list, id);
  else
    accord_record_list_put (list, written->record);
  if (of_type == NULL)
    {
      of_type = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (ids, type, of_type);
    }
  g_ptr_array_add (of_type, g_strdup (id));
}

/* First all lists, then the signals: who hears one finds everything as it is now. */
static void
follow_records (AccordStore *self,
                GPtrArray   *written)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer type, of_type;

  for (guint i = 0; i < written->len; i++)
    follow_record (self, g_ptr_array_index (written, i), ids);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &type, &of_type))
    accord_store_emit_records (self, GPOINTER_TO_SIZE (type), of_type);
}

/* All of them first, as above. What could be undone was of the file as it is no more. */
static void
follow_all (AccordStore *self,
            GPtrArray   *all)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  const GType *types = accord_record_types ();

  for (guint i = 0; i < all->len; i++)
    accord_record_list_replace (g_hash_table_lookup (priv->lists, GSIZE_TO_POINTER (types[i])),
                                g_ptr_array_index (all, i));
  accord_undo_stack_clear (priv->undo);
  for (guint i = 0; i < all->len; i++)
    {
      GPtrArray *records = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

      for (guint k = 0; k < records->len; k++)
        g_ptr_array_add (ids, g_strdup (accord_record_get_id (g_ptr_array_index (records, k))));
      accord_store_emit_records (self, types[i], ids);
    }
  accord_store_notify_undo (self);
}

static void
end_task (AccordStore    *self,
          AccordDelivery *delivery)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_atomic_int_add (&priv->n_saving, -1);
  accord_store_notify_saving (self);
  if (delivery->error != NULL)
    g_task_return_error (delivery->task, g_steal_pointer (&delivery->error));
  else
    g_task_return_pointer (delivery->task, g_steal_pointer (&delivery->summary), g_free);
}

static void
unpack (AccordStore    *self,
        AccordDelivery *delivery)
{
  if (delivery->all != NULL)
    follow_all (self, delivery->all);
  if (delivery->written != NULL)
    follow_records (self, delivery->written);
  if (delivery->leads)
    accord_store_emit_leads (self);
  if (delivery->saved)
    accord_store_notify_undo (self);
  if (delivery->task != NULL)
    end_task (self, delivery);
}

static gboolean
on_owner_cb (gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (AccordStore) self = g_weak_ref_get (&waiting->store);

  if (self != NULL)
    unpack (self, waiting->delivery);
  return G_SOURCE_REMOVE;
}

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_weak_ref_clear (&waiting->store);
  accord_delivery_free (waiting->delivery);
  g_free (waiting);
}

/* Not g_main_context_invoke(): where nobody runs the owner's loop, that would do it here, beside the owner. */
static void
post (AccordStore    *self,
      AccordDelivery *delivery,
      GMainContext   *context)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->store, self);
  waiting->delivery = delivery;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_owner_cb, waiting, free_waiting);
  g_source_attach (source, context);
}

/**
 * accord_store_deliver:
 * @self: a store
 * @delivery: (transfer full): what the owner is to learn
 *
 * From any thread; on the owner's it is done when this returns.
 */
void
accord_store_deliver (AccordStore    *self,
                      AccordDelivery *delivery)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  g_autoptr (GMainContext) context = NULL;
  gboolean here;

  g_mutex_lock (&priv->lock);
  here = priv->owner == g_thread_self ();
  context = g_main_context_ref (priv->context);
  g_mutex_unlock (&priv->lock);

  if (!here)
    {
      post (self, delivery, context);
      return;
    }
  unpack (self, delivery);
  accord_delivery_free (delivery);
}

/**
 * accord_store_deliver_leads:
 * @self: a store
 *
 * Tells the owner that leads were written.
 */
void
accord_store_deliver_leads (AccordStore *self)
{
  AccordDelivery *delivery = g_new0 (AccordDelivery, 1);

  delivery->leads = TRUE;
  accord_store_deliver (self, delivery);
}
