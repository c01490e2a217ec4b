#include "store/store.h"

#include "model/records.h"
#include "store/store-private.h"

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
  PROP_PLACE_IS_REASON,
  PROP_WARNING,
  PROP_DAMAGE,
  PROP_REACHABLE,
  PROP_ABSENCE,
  PROP_WAITING,
  PROP_UNSAVED,
  N_PROPS,
};

enum
{
  RECORDS_CHANGED,
  LEADS_CHANGED,
  OTHERS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

AccordStorePrivate *
accord_store_get_private (AccordStore *self)
{
  return accord_store_get_instance_private (self);
}

static gboolean
has_any (AccordUndoStack *undo,
         AccordSaveKind   kind)
{
  g_autoptr (AccordChangeSet) next = accord_undo_stack_peek (undo, kind, NULL);

  return next != NULL;
}

static void
accord_store_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AccordStorePrivate *priv = accord_store_get_private (ACCORD_STORE (object));

  switch (property_id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, priv->reason != NULL);
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, priv->reason);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, has_any (priv->undo, ACCORD_SAVE_UNDO));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, has_any (priv->undo, ACCORD_SAVE_REDO));
      break;
    case PROP_UNDO_SUMMARY:
      g_value_take_string (value, accord_undo_stack_dup_summary (priv->undo, ACCORD_SAVE_UNDO));
      break;
    case PROP_REDO_SUMMARY:
      g_value_take_string (value, accord_undo_stack_dup_summary (priv->undo, ACCORD_SAVE_REDO));
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, g_atomic_int_get (&priv->n_saving) > 0);
      break;
    case PROP_UUID:
      g_value_set_string (value, priv->uuid);
      break;
    case PROP_PLACE_IS_REASON:
      g_value_set_boolean (value, priv->place_is_reason);
      break;
    case PROP_WARNING:
      g_value_set_string (value, priv->warning);
      break;
    case PROP_DAMAGE:
      g_value_set_string (value, priv->damage);
      break;
    case PROP_REACHABLE:
      g_value_set_boolean (value, priv->absence == NULL);
      break;
    case PROP_ABSENCE:
      g_value_set_string (value, priv->absence);
      break;
    case PROP_WAITING:
      g_value_set_string (value, priv->waiting);
      break;
    case PROP_UNSAVED:
      g_value_set_uint (value, priv->unsaved->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

/* Whoever holds the last reference is not the worker: what is on its way holds none, or ends on the owner's thread. */
static void
accord_store_dispose (GObject *object)
{
  AccordStorePrivate *priv = accord_store_get_private (ACCORD_STORE (object));

  accord_store_stop_watch (ACCORD_STORE (object));
  if (priv->worker != NULL)
    accord_store_close (ACCORD_STORE (object));
  g_clear_pointer (&priv->worker, accord_worker_free);

  G_OBJECT_CLASS (accord_store_parent_class)->dispose (object);
}

static void
accord_store_finalize (GObject *object)
{
  AccordStorePrivate *priv = accord_store_get_private (ACCORD_STORE (object));

  g_hash_table_unref (priv->lists);
  g_object_unref (priv->present);
  accord_undo_stack_free (priv->undo);
  g_main_context_unref (priv->context);
  g_clear_pointer (&priv->journal, accord_journal_unref);
  g_ptr_array_unref (priv->unsaved);
  g_ptr_array_unref (priv->orphans);
  g_object_unref (priv->patience);
  g_free (priv->uuid);
  g_free (priv->session);
  g_free (priv->reason);
  g_clear_pointer (&priv->check, accord_check_run_free);
  g_free (priv->warning);
  g_free (priv->damage);
  g_free (priv->absence);
  g_free (priv->waiting);
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
  properties[PROP_PLACE_IS_REASON] = g_param_spec_boolean ("place-is-reason", NULL, NULL, FALSE, flags);
  properties[PROP_WARNING] = g_param_spec_string ("warning", NULL, NULL, NULL, flags);
  properties[PROP_DAMAGE] = g_param_spec_string ("damage", NULL, NULL, NULL, flags);
  properties[PROP_REACHABLE] = g_param_spec_boolean ("reachable", NULL, NULL, TRUE, flags);
  properties[PROP_ABSENCE] = g_param_spec_string ("absence", NULL, NULL, NULL, flags);
  properties[PROP_WAITING] = g_param_spec_string ("waiting", NULL, NULL, NULL, flags);
  properties[PROP_UNSAVED] = g_param_spec_uint ("unsaved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RECORDS_CHANGED] = g_signal_new ("records-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 2, G_TYPE_GTYPE, G_TYPE_PTR_ARRAY);
  signals[LEADS_CHANGED] = g_signal_new ("leads-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[OTHERS_CHANGED] = g_signal_new ("others-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
accord_store_init (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_mutex_init (&priv->lock);
  priv->worker = accord_worker_new ();
  priv->undo = accord_undo_stack_new ();
  priv->present = g_list_store_new (ACCORD_TYPE_PRESENCE);
  priv->lists = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  priv->owner = g_thread_self ();
  priv->context = g_main_context_ref_thread_default ();
  g_queue_init (&priv->outbox);
  priv->unsaved = g_ptr_array_new_with_free_func (accord_store_free_unsaved);
  priv->orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_journal_unref);
  priv->patience = g_cancellable_new ();
  priv->member = g_strdup ("system");
  priv->member_name = g_strdup ("system");
}

/**
 * accord_store_take_ownership:
 * @self: a store
 *
 * Makes the calling thread the one that lists and signals belong to.
 */
void
accord_store_take_ownership (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_mutex_lock (&priv->lock);
  if (priv->owner != g_thread_self ())
    {
      priv->owner = g_thread_self ();
      g_main_context_unref (priv->context);
      priv->context = g_main_context_ref_thread_default ();
    }
  g_mutex_unlock (&priv->lock);
}

/**
 * accord_store_opened:
 * @self: a store whose file was just opened
 * @identity: what it is; copied
 * @error: return location for a #GError
 *
 * Loads all records, which are few, into the lists that pages bind to.
 *
 * Returns: whether they could be read
 */
gboolean
accord_store_opened (AccordStore               *self,
                     const AccordStoreIdentity *identity,
                     GError                   **error)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  priv->uuid = g_strdup (identity->uuid);
  priv->session = g_strdup (identity->session);
  priv->remote = identity->remote;
  priv->reason = g_strdup (identity->read_only_reason);
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      GPtrArray *records = accord_store_load_records (self, *type, NULL, error);

      if (records == NULL)
        return FALSE;
      /* A file that lost its settings has those of a new one. */
      if (records->len == 0 && *type == ACCORD_TYPE_SETTINGS)
        g_ptr_array_add (records, accord_record_new (*type));
      g_hash_table_insert (priv->lists, GSIZE_TO_POINTER (*type), accord_record_list_new (*type, records));
    }
  return TRUE;
}

/**
 * accord_store_notify_undo:
 * @self: a store, on its owner's thread
 *
 * What can be undone or redone is another.
 */
void
accord_store_notify_undo (AccordStore *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_SUMMARY; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * accord_store_notify_place:
 * @self: a store, on its owner's thread
 *
 * What there is to say about its folder or about the file itself is another.
 */
void
accord_store_notify_place (AccordStore *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_PLACE_IS_REASON; i <= PROP_DAMAGE; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * accord_store_notify_saving:
 * @self: a store, on its owner's thread
 *
 * One more save is under way, or one less.
 */
void
accord_store_notify_saving (AccordStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

static void
take_text (AccordStore *self,
           char       **text,
           const char  *fresh,
           guint        property)
{
  if (g_strcmp0 (*text, fresh) == 0)
    return;
  g_free (*text);
  *text = g_strdup (fresh);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * accord_store_take_news:
 * @self: a store, on its owner's thread
 * @news: of what
 * @text: (nullable): what is so now
 */
void
accord_store_take_news (AccordStore     *self,
                        AccordStoreNews  news,
                        const char      *text)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (news == ACCORD_STORE_NEWS_WAITING)
    take_text (self, &priv->waiting, text, PROP_WAITING);
  else if (news == ACCORD_STORE_NEWS_READ_ONLY)
    {
      take_text (self, &priv->reason, text, PROP_READ_ONLY_REASON);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
    }
  else if (news == ACCORD_STORE_NEWS_ABSENCE)
    {
      take_text (self, &priv->absence, text, PROP_ABSENCE);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REACHABLE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * accord_store_take_unsaved:
 * @self: a store, on its owner's thread
 * @unsaved: of #AccordUnsaved: what a person must decide about
 */
void
accord_store_take_unsaved (AccordStore *self,
                           GPtrArray   *unsaved)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_ptr_array_ref (unsaved);
  g_ptr_array_unref (priv->unsaved);
  priv->unsaved = unsaved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
}

/**
 * accord_store_emit_records:
 * @self: a store, on its owner's thread
 * @type: a kind of record
 * @ids: of those that were written
 */
void
accord_store_emit_records (AccordStore *self,
                           GType        type,
                           GPtrArray   *ids)
{
  g_signal_emit (self, signals[RECORDS_CHANGED], 0, type, ids);
}

/**
 * accord_store_emit_leads:
 * @self: a store, on its owner's thread
 */
void
accord_store_emit_leads (AccordStore *self)
{
  g_signal_emit (self, signals[LEADS_CHANGED], 0);
}

/**
 * accord_store_emit_others:
 * @self: a store, on its owner's thread
 * @changes: (element-type AccordRemoteChange): what others did; the lists have followed
 */
void
accord_store_emit_others (AccordStore *self,
                          GPtrArray   *changes)
{
  g_signal_emit (self, signals[OTHERS_CHANGED], 0, changes);
}

/**
 * accord_store_call:
 * @call: what it takes, and room for what it gives
 * @priority: how soon
 * @work: what is done with @call on the worker's thread
 *
 * Waits.
 */
void
accord_store_call (AccordStoreCall    *call,
                   AccordWorkPriority  priority,
                   AccordWork          work)
{
  accord_worker_run (accord_store_get_private (call->self)->worker, priority, work, call);
}

/**
 * accord_store_dup_author:
 * @self: a store
 *
 * Returns: (transfer full): who writes now
 */
AccordStoreAuthor *
accord_store_dup_author (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  AccordStoreAuthor *author = g_new0 (AccordStoreAuthor, 1);

  g_mutex_lock (&priv->lock);
  author->member = g_strdup (priv->member);
  author->member_name = g_strdup (priv->member_name);
  g_mutex_unlock (&priv->lock);
  return author;
}

/**
 * accord_store_author_free:
 * @author: (transfer full): what accord_store_dup_author() made
 */
void
accord_store_author_free (AccordStoreAuthor *author)
{
  g_free ((char *) author->member);
  g_free ((char *) author->member_name);
  g_free (author);
}

/**
 * accord_store_set_author:
 * @self: a store
 * @author: who writes from now on; copied
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
  accord_store_refresh_presence (self);
}

/**
 * accord_store_dup_member_name:
 * @self: a store
 *
 * Returns: (transfer full): who writes now, as it is read
 */
char *
accord_store_dup_member_name (AccordStore *self)
{
  AccordStorePrivate *priv;
  char *name;

  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  priv = accord_store_get_private (self);
  g_mutex_lock (&priv->lock);
  name = g_strdup (priv->member_name);
  g_mutex_unlock (&priv->lock);
  return name;
}

/**
 * accord_store_get_read_only:
 * @self: a store
 *
 * Returns: whether nothing can be written
 */
gboolean
accord_store_get_read_only (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), TRUE);

  return accord_store_get_private (self)->reason != NULL;
}

/**
 * accord_store_get_read_only_reason:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): why nothing can be written, as the end of a sentence
 */
const char *
accord_store_get_read_only_reason (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  return accord_store_get_private (self)->reason;
}

/**
 * accord_store_get_uuid:
 * @self: a store
 *
 * Returns: (transfer none): which workspace it is, wherever its file lies
 */
const char *
accord_store_get_uuid (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  return accord_store_get_private (self)->uuid;
}
