#include "store/journal.h"

#include <string.h>

#include "store/journal-file.h"
#include "store/journal-line.h"

/* Above it a file that is mostly done is written anew. */
#define SIZE_TO_SHRINK (1024 * 1024)
#define SHARE_TO_SHRINK 4

typedef enum
{
  DO_APPEND,
  DO_APPEND_UNSAFE, /* nothing is lost where it does not reach the disk */
  DO_REPLACE,
  DO_EMPTY,
  DO_END,
} Deed;

typedef struct
{
  Deed              deed;
  char             *lines;
  AccordJournalKept kept;
  gpointer          data;
} Order;

struct _AccordJournal
{
  gatomicrefcount    ref_count;
  char              *session;
  AccordJournalFile *file;   /* the thread's */
  GAsyncQueue       *orders;

  GMutex             mutex;  /* of what follows */
  GThread           *thread; /* NULL until there is something to write */
  GPtrArray         *entries;
  gsize              size;   /* of the file */
  gboolean           closed;
};

static void
carry_out (AccordJournal *self,
           Order         *order)
{
  g_autoptr (GError) error = NULL;

  if (order->deed == DO_APPEND || order->deed == DO_APPEND_UNSAFE)
    accord_journal_file_append (self->file, order->lines, order->deed == DO_APPEND, &error);
  else if (order->deed == DO_REPLACE)
    accord_journal_file_replace (self->file, order->lines, &error);
  else if (order->deed == DO_EMPTY)
    accord_journal_file_empty (self->file);
  if (error != NULL)
    g_message ("%s", error->message);
  if (order->kept != NULL)
    order->kept (order->data);
}

static gpointer
write_orders (gpointer data)
{
  AccordJournal *self = data;
  gboolean ended = FALSE;

  while (!ended)
    {
      Order *order = g_async_queue_pop (self->orders);

      carry_out (self, order);
      ended = order->deed == DO_END;
      g_free (order->lines);
      g_free (order);
    }
  return NULL;
}

/* With the mutex. */
static void
push (AccordJournal     *self,
      Deed               deed,
      char              *lines,
      AccordJournalKept  kept,
      gpointer           data)
{
  Order *order = g_new (Order, 1);

  *order = (Order) { deed, lines, kept, data };
  if (self->thread == NULL)
    self->thread = g_thread_new ("accord-journal", write_orders, self);
  g_async_queue_push (self->orders, order);
}

static gint
find_index (AccordJournal *self,
            const char    *key)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (((AccordJournalEntry *) g_ptr_array_index (self->entries, i))->key, key))
      return (gint) i;
  return -1;
}

static AccordJournal *
make (AccordJournalFile *file,
      char              *session)
{
  AccordJournal *self = g_new0 (AccordJournal, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->session = session;
  self->file = file;
  self->orders = g_async_queue_new ();
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_journal_entry_free);
  return self;
}

/**
 * accord_journal_new:
 * @workspace: its UUID
 * @session: the UUID of a sitting at it
 *
 * Returns: (transfer full): a journal that holds nothing, and has no file yet
 */
AccordJournal *
accord_journal_new (const char *workspace,
                    const char *session)
{
  return make (accord_journal_file_new (workspace, session), g_strdup (session));
}

/**
 * accord_journal_orphans:
 * @workspace: its UUID
 *
 * Returns: (transfer full): of #AccordJournal: those of sittings that ended without saving all
 */
GPtrArray *
accord_journal_orphans (const char *workspace)
{
  GPtrArray *orphans = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_journal_unref);
  g_autoptr (GPtrArray) files = accord_journal_file_orphans (workspace);

  g_ptr_array_set_free_func (files, NULL);
  for (guint i = 0; i < files->len; i++)
    {
      AccordJournalFile *file = g_ptr_array_index (files, i);
      AccordJournal *self = make (file, accord_journal_file_dup_session (file));
      g_autofree char *lines = accord_journal_file_read (file);

      g_ptr_array_unref (self->entries);
      self->entries = accord_journal_line_read (lines);
      self->size = strlen (lines);
      /* What comes next is not to be part of a torn line. */
      if (self->size > 0 && lines[self->size - 1] != '\n')
        push (self, DO_APPEND_UNSAFE, g_strdup ("\n"), NULL, NULL);
      if (self->entries->len > 0)
        g_ptr_array_add (orphans, self);
      else
        {
          accord_journal_close (self);
          accord_journal_unref (self);
        }
    }
  return orphans;
}

/**
 * accord_journal_ref:
 * @self: a journal
 *
 * Returns: (transfer full): @self
 */
AccordJournal *
accord_journal_ref (AccordJournal *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_journal_unref:
 * @self: (transfer full): a journal
 */
void
accord_journal_unref (AccordJournal *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  accord_journal_close (self);
  g_async_queue_unref (self->orders);
  g_ptr_array_unref (self->entries);
  g_mutex_clear (&self->mutex);
  g_free (self->session);
  g_free (self);
}

/**
 * accord_journal_close:
 * @self: a journal
 *
 * Waits until all is on the disk, and gives the file free: whoever opens the workspace next finds what is left.
 */
void
accord_journal_close (AccordJournal *self)
{
  GThread *thread;

  g_mutex_lock (&self->mutex);
  if (self->closed)
    {
      g_mutex_unlock (&self->mutex);
      return;
    }
  self->closed = TRUE;
  if (self->thread != NULL)
    push (self, DO_END, NULL, NULL, NULL);
  thread = g_steal_pointer (&self->thread);
  g_mutex_unlock (&self->mutex);

  if (thread != NULL)
    g_thread_join (thread);
  if (self->entries->len == 0)
    accord_journal_file_remove (self->file);
  g_clear_pointer (&self->file, accord_journal_file_free);
}

/* With the mutex. While somebody types into a file that is away, each half second adds the whole text again. */
static void
shrink (AccordJournal *self)
{
  GString *lines;

  if (self->size < SIZE_TO_SHRINK)
    return;
  lines = g_string_new (NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *line = accord_journal_line_put (g_ptr_array_index (self->entries, i));

      g_string_append (lines, line);
    }
  if (self->size > lines->len * SHARE_TO_SHRINK)
    {
      self->size = lines->len;
      push (self, DO_REPLACE, g_string_free (lines, FALSE), NULL, NULL);
    }
  else
    g_string_free (lines, TRUE);
}

/**
 * accord_journal_put:
 * @self: a journal
 * @key: what the edit is called; one that has this key already falls away
 * @author: whose it is
 * @changes: what
 * @kept: (nullable): called on the journal's thread once it is on the disk, or could not be written there
 * @data: for @kept
 *
 * Keeps an edit until accord_journal_done(). Does not wait.
 */
void
accord_journal_put (AccordJournal           *self,
                    const char              *key,
                    const AccordStoreAuthor *author,
                    AccordChangeSet         *changes,
                    AccordJournalKept        kept,
                    gpointer                 data)
{
  AccordJournalEntry *entry = accord_journal_entry_new (key, author, changes);
  char *line = accord_journal_line_put (entry);
  gboolean closed;
  gint index;

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  if (closed)
    {
      accord_journal_entry_free (entry);
      g_free (line);
    }
  else
    {
      index = find_index (self, key);
      if (index >= 0)
        g_ptr_array_remove_index (self->entries, (guint) index);
      g_ptr_array_add (self->entries, entry);
      self->size += strlen (line);
      push (self, DO_APPEND, line, kept, data);
      shrink (self);
    }
  g_mutex_unlock (&self->mutex);
  if (closed && kept != NULL)
    kept (data);
}

/**
 * accord_journal_done:
 * @self: a journal
 * @key: of an edit that is saved, or given up; or of none
 *
 * Keeps it no longer. Does not wait.
 */
void
accord_journal_done (AccordJournal *self,
                     const char    *key)
{
  gint index;

  g_mutex_lock (&self->mutex);
  index = self->closed ? -1 : find_index (self, key);
  if (index >= 0)
    {
      g_ptr_array_remove_index (self->entries, (guint) index);
      if (self->entries->len == 0)
        {
          self->size = 0;
          push (self, DO_EMPTY, NULL, NULL, NULL);
        }
      else
        push (self, DO_APPEND_UNSAFE, accord_journal_line_done (key), NULL, NULL);
    }
  g_mutex_unlock (&self->mutex);
}

static void
count_changes (GHashTable      *things,
               AccordChangeSet *changes)
{
  for (guint i = 0; i < accord_lead_change_count (accord_change_set_get_leads (changes)); i++)
    g_hash_table_add (things, g_strdup_printf ("%s %u", accord_change_set_get_id (changes), i));
  for (guint i = 0; i < accord_change_set_get_length (changes); i++)
    {
      const AccordChange *change = accord_change_set_get (changes, i);
      g_autoptr (GList) names = change->kind == ACCORD_CHANGE_UPDATE ? json_object_get_members (change->after) : NULL;

      if (change->kind != ACCORD_CHANGE_UPDATE)
        g_hash_table_add (things, g_strdup (change->id));
      for (GList *name = names; name != NULL; name = name->next)
        g_hash_table_add (things, g_strconcat (change->id, " ", name->data, NULL));
    }
}

/**
 * accord_journal_count:
 * @self: a journal
 *
 * Returns: how many things wait to be written: columns of records, new records, deleted ones
 */
guint
accord_journal_count (AccordJournal *self)
{
  g_autoptr (GHashTable) things = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->entries->len; i++)
    count_changes (things, ((AccordJournalEntry *) g_ptr_array_index (self->entries, i))->changes);
  g_mutex_unlock (&self->mutex);
  return g_hash_table_size (things);
}

static gpointer
copy_entry (gconstpointer entry,
            gpointer      data)
{
  return accord_journal_entry_copy (entry);
}

/**
 * accord_journal_list:
 * @self: a journal
 *
 * Returns: (transfer full): of #AccordJournalEntry: what waits to be written, in order
 */
GPtrArray *
accord_journal_list (AccordJournal *self)
{
  GPtrArray *entries;

  g_mutex_lock (&self->mutex);
  entries = g_ptr_array_copy (self->entries, copy_entry, NULL);
  g_mutex_unlock (&self->mutex);
  g_ptr_array_set_free_func (entries, (GDestroyNotify) accord_journal_entry_free);
  return entries;
}

/**
 * accord_journal_get_session:
 * @self: a journal
 *
 * Returns: (transfer none): the sitting that wrote it
 */
const char *
accord_journal_get_session (AccordJournal *self)
{
  return self->session;
}
