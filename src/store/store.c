#include "store/store.h"

#include "model/records.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (accord-store-error, accord_store_error)
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AccordStore, accord_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_SUMMARY,
  PROP_REDO_SUMMARY,
  PROP_SAVING,
  PROP_UUID,
  N_PROPS,
};

enum
{
  RECORDS_CHANGED,
  LEADS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

AccordStorePrivate *
accord_store_get_private (AccordStore *self)
{
  return accord_store_get_instance_private (self);
}

static void
take_ownership (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  if (priv->owner == g_thread_self ())
    return;
  g_clear_pointer (&priv->context, g_main_context_unref);
  priv->owner = g_thread_self ();
  priv->context = g_main_context_ref_thread_default ();
}

static char *
dup_summary (AccordStorePrivate *priv,
             GPtrArray          *stack)
{
  char *summary = NULL;

  g_mutex_lock (&priv->lock);
  if (stack->len > 0)
    summary = g_strdup (accord_change_set_get_summary (g_ptr_array_index (stack, stack->len - 1)));
  g_mutex_unlock (&priv->lock);
  return summary;
}

static gboolean
has_any (AccordStorePrivate *priv,
         GPtrArray          *stack)
{
  gboolean any;

  g_mutex_lock (&priv->lock);
  any = stack->len > 0;
  g_mutex_unlock (&priv->lock);
  return any;
}

static void
accord_store_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AccordStore *self = ACCORD_STORE (object);
  AccordStorePrivate *priv = accord_store_get_private (self);

  switch (property_id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, priv->reason != NULL);
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, priv->reason);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, has_any (priv, priv->undo));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, has_any (priv, priv->redo));
      break;
    case PROP_UNDO_SUMMARY:
      g_value_take_string (value, dup_summary (priv, priv->undo));
      break;
    case PROP_REDO_SUMMARY:
      g_value_take_string (value, dup_summary (priv, priv->redo));
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, priv->n_saving > 0);
      break;
    case PROP_UUID:
      g_value_set_string (value, priv->uuid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
close_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  ACCORD_STORE_GET_CLASS (call->self)->close (call->self);
}

static void
accord_store_dispose (GObject *object)
{
  AccordStore *self = ACCORD_STORE (object);
  AccordStorePrivate *priv = accord_store_get_private (self);

  if (priv->watch != NULL)
    {
      g_source_destroy (priv->watch);
      g_clear_pointer (&priv->watch, g_source_unref);
    }
  g_clear_pointer (&priv->worker, accord_worker_free);
  G_OBJECT_CLASS (accord_store_parent_class)->dispose (object);
}

static void
accord_store_finalize (GObject *object)
{
  AccordStorePrivate *priv = accord_store_get_private (ACCORD_STORE (object));

  g_hash_table_unref (priv->lists);
  g_ptr_array_unref (priv->undo);
  g_ptr_array_unref (priv->redo);
  g_clear_pointer (&priv->context, g_main_context_unref);
  g_free (priv->uuid);
  g_free (priv->reason);
  g_free (priv->member);
  g_free (priv->member_name);
  g_mutex_clear (&priv->lock);
  G_OBJECT_CLASS (accord_store_parent_class)->finalize (object);
}

static void
accord_store_class_init (AccordStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_store_get_property;
  object_class->dispose = accord_store_dispose;
  object_class->finalize = accord_store_finalize;

  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_SUMMARY] = g_param_spec_string ("undo-summary", NULL, NULL, NULL, flags);
  properties[PROP_REDO_SUMMARY] = g_param_spec_string ("redo-summary", NULL, NULL, NULL, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  properties[PROP_UUID] = g_param_spec_string ("uuid", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RECORDS_CHANGED] = g_signal_new ("records-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 2, G_TYPE_GTYPE, G_TYPE_PTR_ARRAY);
  signals[LEADS_CHANGED] = g_signal_new ("leads-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
accord_store_init (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_mutex_init (&priv->lock);
  priv->worker = accord_worker_new ();
  priv->lists = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  priv->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_change_set_unref);
  priv->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_change_set_unref);
  priv->member = g_strdup ("system");
  priv->member_name = g_strdup ("system");
  take_ownership (self);
}

gboolean
accord_store_opened (AccordStore *self,
                     const char  *uuid,
                     const char  *read_only_reason,
                     GError     **error)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  priv->uuid = g_strdup (uuid);
  priv->reason = g_strdup (read_only_reason);
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      GPtrArray *records = accord_store_load_records (self, *type, NULL, error);

      if (records == NULL)
        return FALSE;
      g_hash_table_insert (priv->lists, GSIZE_TO_POINTER (*type), accord_record_list_new (*type, records));
    }
  return TRUE;
}

typedef struct
{
  AccordStore *self;
  GPtrArray   *written;
  gboolean     leads;
} Delivery;

static void
free_delivery (Delivery *delivery)
{
  g_object_unref (delivery->self);
  g_clear_pointer (&delivery->written, g_ptr_array_unref);
  g_free (delivery);
}

static void
follow_record (AccordStore         *self,
               const AccordWritten *written)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  GType type = G_OBJECT_TYPE (written->record);
  AccordRecordList *list = g_hash_table_lookup (priv->lists, GSIZE_TO_POINTER (type));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (written->deleted)
    accord_record_list_remove (list, accord_record_get_id (written->record));
  else
    accord_record_list_put (list, written->record);
  g_ptr_array_add (ids, (gpointer) accord_record_get_id (written->record));
  g_signal_emit (self, signals[RECORDS_CHANGED], 0, type, ids);
}

static gboolean
deliver_on_owner (gpointer data)
{
  Delivery *delivery = data;

  g_object_freeze_notify (G_OBJECT (delivery->self));
  for (guint i = 0; delivery->written != NULL && i < delivery->written->len; i++)
    follow_record (delivery->self, g_ptr_array_index (delivery->written, i));
  if (delivery->leads)
    g_signal_emit (delivery->self, signals[LEADS_CHANGED], 0);
  for (guint i = PROP_CAN_UNDO; i <= PROP_SAVING; i++)
    g_object_notify_by_pspec (G_OBJECT (delivery->self), properties[i]);
  g_object_thaw_notify (G_OBJECT (delivery->self));
  return G_SOURCE_REMOVE;
}

void
accord_store_deliver (AccordStore *self,
                      GPtrArray   *written,
                      gboolean     leads)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->self = g_object_ref (self);
  delivery->written = written != NULL ? g_ptr_array_ref (written) : NULL;
  delivery->leads = leads;
  if (priv->owner == g_thread_self ())
    {
      deliver_on_owner (delivery);
      free_delivery (delivery);
      return;
    }
  g_main_context_invoke_full (priv->context, G_PRIORITY_DEFAULT, deliver_on_owner, delivery,
                              (GDestroyNotify) free_delivery);
}

void
accord_store_call (AccordStoreCall    *call,
                   AccordWorkPriority  priority,
                   AccordWork          work)
{
  accord_worker_run (accord_store_get_private (call->self)->worker, priority, work, call);
}

void
accord_store_copy_author (AccordStore       *self,
                          AccordStoreAuthor *author)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_mutex_lock (&priv->lock);
  author->member = g_strdup (priv->member);
  author->member_name = g_strdup (priv->member_name);
  g_mutex_unlock (&priv->lock);
}

void
accord_store_clear_author (AccordStoreAuthor *author)
{
  g_free ((char *) author->member);
  g_free ((char *) author->member_name);
}

/**
 * accord_store_set_author:
 * @author: copied
 *
 * Who writes from now on.
 */
void
accord_store_set_author (AccordStore             *self,
                         const AccordStoreAuthor *author)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_mutex_lock (&priv->lock);
  g_free (priv->member);
  g_free (priv->member_name);
  priv->member = g_strdup (author->member);
  priv->member_name = g_strdup (author->member_name);
  g_mutex_unlock (&priv->lock);
}

gboolean
accord_store_get_read_only (AccordStore *self)
{
  return accord_store_get_private (self)->reason != NULL;
}

/**
 * accord_store_get_read_only_reason:
 *
 * Returns: (transfer none) (nullable): why nothing can be written, as the end of a sentence
 */
const char *
accord_store_get_read_only_reason (AccordStore *self)
{
  return accord_store_get_private (self)->reason;
}

const char *
accord_store_get_uuid (AccordStore *self)
{
  return accord_store_get_private (self)->uuid;
}

/**
 * accord_store_close:
 *
 * Writes what is waiting to be written and closes the file. What is called afterwards fails.
 */
void
accord_store_close (AccordStore *self)
{
  AccordStoreCall call = { .self = self };
  AccordStorePrivate *priv = accord_store_get_private (self);

  if (priv->watch != NULL)
    {
      g_source_destroy (priv->watch);
      g_clear_pointer (&priv->watch, g_source_unref);
    }
  /* After all reads that were asked for, so that nobody waits in vain. */
  accord_store_call (&call, ACCORD_WORK_READ, close_on_worker);
}

static void
load_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = ACCORD_STORE_GET_CLASS (call->self)->load_records (call->self, (GType) call->number, call->error);
}

/**
 * accord_store_load_records:
 *
 * Returns: (transfer full): of #AccordRecord, by position then id
 */
GPtrArray *
accord_store_load_records (AccordStore  *self,
                           GType         type,
                           GCancellable *cancellable,
                           GError      **error)
{
  AccordStoreCall call = { .self = self, .number = (gint64) type, .error = error };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  accord_store_call (&call, ACCORD_WORK_READ, load_on_worker);
  return call.result;
}

/**
 * accord_store_list:
 *
 * The thread that asks is the one that lists and signals belong to from then on.
 *
 * Returns: (transfer full): all records of @type, by position then id; it follows every change
 */
GListModel *
accord_store_list (AccordStore *self,
                   GType        type)
{
  take_ownership (self);
  return g_object_ref (g_hash_table_lookup (accord_store_get_private (self)->lists, GSIZE_TO_POINTER (type)));
}

/**
 * accord_store_get_settings:
 *
 * Returns: (transfer none): the one record of settings
 */
AccordRecord *
accord_store_get_settings (AccordStore *self)
{
  AccordRecordList *list =
      g_hash_table_lookup (accord_store_get_private (self)->lists, GSIZE_TO_POINTER (ACCORD_TYPE_SETTINGS));
  g_autoptr (AccordRecord) settings = g_list_model_get_item (G_LIST_MODEL (list), 0);

  take_ownership (self);
  return settings;
}

static void
recent_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = ACCORD_STORE_GET_CLASS (call->self)->recent_changes (call->self, (guint) call->number, call->error);
}

/**
 * accord_store_recent_changes:
 *
 * Returns: (transfer full): of #AccordLogEntry, the newest first
 */
GPtrArray *
accord_store_recent_changes (AccordStore  *self,
                             guint         limit,
                             GCancellable *cancellable,
                             GError      **error)
{
  AccordStoreCall call = { .self = self, .number = limit, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, recent_on_worker);
  return call.result;
}

static void
check_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->result = ACCORD_STORE_GET_CLASS (call->self)->check (call->self, call->cancellable, call->error);
}

/**
 * accord_store_check:
 *
 * Returns: (transfer full): a sentence a finding; empty where all is well, %NULL where it could not be checked
 */
GPtrArray *
accord_store_check (AccordStore  *self,
                    GCancellable *cancellable,
                    GError      **error)
{
  AccordStoreCall call = { .self = self, .cancellable = cancellable, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, check_on_worker);
  return call.result;
}

static void
backup_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = ACCORD_STORE_GET_CLASS (call->self)->backup (call->self, call->in[0], call->cancellable, call->error);
}

/**
 * accord_store_backup:
 * @destination: where nothing must be yet
 *
 * A consistent copy while others write.
 */
gboolean
accord_store_backup (AccordStore  *self,
                     const char   *destination,
                     GCancellable *cancellable,
                     GError      **error)
{
  AccordStoreCall call = { .self = self, .in = { destination }, .cancellable = cancellable, .error = error };

  accord_store_call (&call, ACCORD_WORK_READ, backup_on_worker);
  return call.ok;
}
