/* What is typed and not in the file yet: the journal of this sitting, and those that earlier ones left behind. */
#include "store/store-private.h"

#include "model/records.h"

/* What a person must decide about, and where it is kept until they do. */
typedef struct
{
  AccordUnsaved  unsaved;
  AccordJournal *journal;
  char          *key;
  gboolean       met;    /* somebody else's change, or one of the file's rules: as it is it cannot be saved */
  gboolean       saving;
} Left;

/**
 * accord_store_free_unsaved:
 * @unsaved: (transfer full): an #AccordUnsaved
 */
void
accord_store_free_unsaved (gpointer unsaved)
{
  Left *left = unsaved;

  accord_change_set_unref (left->unsaved.changes);
  g_free (left->unsaved.member_name);
  g_free (left->unsaved.problem);
  accord_journal_unref (left->journal);
  g_free (left->key);
  g_free (left);
}

static void
take_problem (Left         *left,
              const GError *error)
{
  g_free (left->unsaved.problem);
  left->unsaved.problem = g_strdup (error != NULL ? error->message : NULL);
  left->met = g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT) ||
              g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID);
}

static Left *
left_new (AccordJournal      *journal,
          AccordJournalEntry *entry,
          const GError       *error)
{
  Left *left = g_new0 (Left, 1);

  left->unsaved.changes = accord_change_set_ref (entry->changes);
  left->unsaved.at = entry->at;
  left->unsaved.member_name = g_strdup (entry->member_name);
  take_problem (left, error);
  left->journal = accord_journal_ref (journal);
  left->key = g_strdup (entry->key);
  return left;
}

/* As if it had been saved then: once, in the name of whoever typed it, and merged with what others wrote since. */
static void
replay_entry (AccordStore        *self,
              AccordJournal      *journal,
              AccordJournalEntry *entry,
              GPtrArray          *unsaved)
{
  AccordStoreAuthor author = { .member = entry->member, .member_name = entry->member_name,
                               .session = accord_journal_get_session (journal) };
  g_autoptr (GError) error = NULL;
  gboolean has = FALSE;

  if (ACCORD_STORE_GET_CLASS (self)->has_set (self, accord_change_set_get_id (entry->changes), &has, &error) &&
      (has || accord_store_write (self, &author, entry->changes, &error) == ACCORD_SAVE_DONE))
    accord_journal_done (journal, entry->key);
  else
    g_ptr_array_add (unsaved, left_new (journal, entry, error));
}

static void
replay (AccordStore   *self,
        AccordJournal *journal,
        GPtrArray     *unsaved)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  g_autoptr (GPtrArray) entries = accord_journal_list (journal);
  guint n_before = unsaved->len;

  for (guint i = 0; i < entries->len; i++)
    replay_entry (self, journal, g_ptr_array_index (entries, i), unsaved);
  if (unsaved->len == n_before)
    {
      accord_journal_close (journal);
      return;
    }
  g_mutex_lock (&priv->lock);
  g_ptr_array_add (priv->orphans, accord_journal_ref (journal));
  g_mutex_unlock (&priv->lock);
}

static void
replay_on_worker (gpointer data)
{
  AccordStore *self = data;
  g_autoptr (GPtrArray) journals = accord_journal_orphans (accord_store_get_private (self)->uuid);
  AccordDelivery *delivery = g_new0 (AccordDelivery, 1);

  delivery->unsaved = g_ptr_array_new_with_free_func (accord_store_free_unsaved);
  for (guint i = 0; i < journals->len; i++)
    replay (self, g_ptr_array_index (journals, i), delivery->unsaved);
  accord_store_deliver (self, delivery);
}

/**
 * accord_store_keep_unsaved:
 * @self: a store
 *
 * From now on what is saved in the background is kept on this computer's disk until it is in the file. What earlier
 * sittings at this workspace left there is saved now, in the background; what cannot be, because somebody else wrote the
 * same, becomes «unsaved».
 */
void
accord_store_keep_unsaved (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_return_if_fail (ACCORD_IS_STORE (self));

  if (priv->journal != NULL)
    return;
  accord_store_take_ownership (self);
  priv->journal = accord_journal_new (priv->uuid, priv->session);
  accord_worker_push (priv->worker, ACCORD_WORK_SAVE, replay_on_worker, self);
}

/**
 * accord_store_close_journals:
 * @self: a store
 * @journal: (transfer full) (nullable): this sitting's
 *
 * Waits until all that is not saved is on this computer's disk.
 */
void
accord_store_close_journals (AccordStore   *self,
                             AccordJournal *journal)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  g_autoptr (GPtrArray) orphans = NULL;

  g_mutex_lock (&priv->lock);
  orphans = g_steal_pointer (&priv->orphans);
  priv->orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_journal_unref);
  g_mutex_unlock (&priv->lock);
  for (guint i = 0; i < orphans->len; i++)
    accord_journal_close (g_ptr_array_index (orphans, i));
  if (journal == NULL)
    return;
  accord_journal_close (journal);
  accord_journal_unref (journal);
}

/**
 * accord_store_keep_edit:
 * @self: a store
 * @key: what the edit is called
 * @changes: (nullable): what would be saved now; %NULL: it is saved, or given up
 *
 * Keeps what is being typed on this computer's disk, in the place of what had that key. Does not wait.
 */
void
accord_store_keep_edit (AccordStore     *self,
                        const char      *key,
                        AccordChangeSet *changes)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  AccordStoreAuthor *author;

  g_return_if_fail (ACCORD_IS_STORE (self) && key != NULL);

  if (priv->journal == NULL)
    return;
  if (changes == NULL)
    {
      accord_journal_done (priv->journal, key);
      return;
    }
  author = accord_store_dup_author (self);
  accord_journal_put (priv->journal, key, author, changes, NULL, NULL);
  accord_store_author_free (author);
}

/**
 * accord_store_count_kept:
 * @self: a store
 *
 * Returns: how many things of this sitting are on this computer only
 */
guint
accord_store_count_kept (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_return_val_if_fail (ACCORD_IS_STORE (self), 0);

  return priv->journal != NULL ? accord_journal_count (priv->journal) : 0;
}

/**
 * accord_store_get_unsaved:
 * @self: a store
 *
 * Returns: (transfer none): of #AccordUnsaved: what earlier sittings left, and others wrote over meanwhile
 */
GPtrArray *
accord_store_get_unsaved (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  return accord_store_get_private (self)->unsaved;
}

static AccordRecord *
find_record (AccordStore        *self,
             const AccordChange *change)
{
  return accord_record_list_find (g_hash_table_lookup (accord_store_get_private (self)->lists,
                                                       GSIZE_TO_POINTER (change->type)), change->id);
}

static void
update_from (AccordChangeSet *changes,
             AccordRecord    *record,
             JsonObject      *values)
{
  g_autoptr (GList) names = json_object_get_members (values);

  for (GList *name = names; name != NULL; name = name->next)
    {
      const AccordColumn *column = accord_record_find_column (record, name->data);
      g_auto (GValue) value = G_VALUE_INIT;

      if (column != NULL &&
          accord_column_value_from_json (column, json_object_get_member (values, name->data), &value, NULL))
        accord_change_set_update (changes, record, column->name, &value);
    }
}

static void
rebase_leads (AccordChangeSet        *rebased,
              const AccordLeadChange *leads)
{
  AccordLeadChange *copy = leads != NULL ? accord_lead_change_copy (leads) : NULL;

  if (copy == NULL)
    return;
  g_clear_pointer (&copy->before, json_object_unref);
  accord_change_set_take_leads (rebased, copy);
}

/* The same changes as edits of what is there now: they win. What is there no more stays as it was, and fails again. */
static AccordChangeSet *
rebase (AccordStore     *self,
        AccordChangeSet *changes)
{
  AccordChangeSet *rebased = accord_change_set_new (accord_change_set_get_summary (changes));

  for (guint i = 0; i < accord_change_set_get_length (changes); i++)
    {
      const AccordChange *change = accord_change_set_get (changes, i);
      AccordRecord *record = find_record (self, change);

      if (record != NULL && change->kind == ACCORD_CHANGE_DELETE)
        accord_change_set_delete (rebased, record);
      else if (record != NULL)
        update_from (rebased, record, change->after);
      else if (change->kind != ACCORD_CHANGE_DELETE)
        accord_change_set_take (rebased, accord_change_copy (change));
    }
  rebase_leads (rebased, accord_change_set_get_leads (changes));
  return rebased;
}

static void
drop_left (AccordStore *self,
           Left        *left)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  g_autoptr (GPtrArray) remaining = g_ptr_array_new_with_free_func (accord_store_free_unsaved);

  accord_journal_done (left->journal, left->key);
  g_ptr_array_set_free_func (priv->unsaved, NULL);
  for (guint i = 0; i < priv->unsaved->len; i++)
    if (g_ptr_array_index (priv->unsaved, i) != left)
      g_ptr_array_add (remaining, g_ptr_array_index (priv->unsaved, i));
  accord_store_free_unsaved (left);
  accord_store_take_unsaved (self, remaining);
}

typedef struct
{
  Left            *left;
  AccordChangeSet *rebased;
} Resave;

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  AccordStore *self = ACCORD_STORE (source);
  Resave *resave = user_data;
  g_autoptr (GError) error = NULL;

  accord_store_keep_edit (self, accord_change_set_get_id (resave->rebased), NULL);
  if (!accord_store_save_finish (self, result, &error))
    {
      resave->left->saving = FALSE;
      take_problem (resave->left, error);
      accord_store_take_unsaved (self, accord_store_get_unsaved (self));
    }
  else
    drop_left (self, resave->left);
  accord_change_set_unref (resave->rebased);
  g_free (resave);
}

/**
 * accord_store_save_unsaved:
 * @self: a store
 *
 * Saves what earlier sittings left over what others wrote since. «unsaved» follows; what cannot be saved stays in it.
 */
void
accord_store_save_unsaved (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_return_if_fail (ACCORD_IS_STORE (self));

  for (guint i = 0; i < priv->unsaved->len; i++)
    {
      Left *left = g_ptr_array_index (priv->unsaved, i);
      Resave *resave;

      if (left->saving)
        continue;
      left->saving = TRUE;
      resave = g_new0 (Resave, 1);
      resave->left = left;
      /* What could not be tried, because the file did not answer, is merged first. */
      resave->rebased = left->met ? rebase (self, left->unsaved.changes) : accord_change_set_ref (left->unsaved.changes);
      accord_store_save_async (self, resave->rebased, NULL, on_saved_cb, resave);
    }
}

/**
 * accord_store_discard_unsaved:
 * @self: a store
 *
 * Gives up what earlier sittings left: a person decided so.
 */
void
accord_store_discard_unsaved (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_return_if_fail (ACCORD_IS_STORE (self));

  for (guint i = priv->unsaved->len; i > 0; i--)
    {
      Left *left = g_ptr_array_index (priv->unsaved, i - 1);

      if (!left->saving)
        drop_left (self, left);
    }
}
