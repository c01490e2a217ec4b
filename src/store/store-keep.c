/* Keeping a file through a store: keep.h. */
#include "store/keep-class.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "store/backup-folder.h"
#include "store/backup-name.h"
#include "store/store-private.h"
#include "store/whole.h"

/* What all of these take, and where they put what they give. */
typedef struct
{
  AccordStore        *self;
  AccordStoreAuthor  *author;
  GCancellable       *cancellable;
  GError            **error;
  const char         *path, *name;
  int                 mode;
  gboolean            flag;
  AccordDay           day;
  AccordZone         *zone;
  AccordBackup       *backup;
  gboolean            more;
  char              **kept;
  GPtrArray         **repaired, **left;
  guint64            *before, *after;
  AccordArchived     *archived;
  AccordErased       *erased;
  AccordDelivery     *delivery;
  GPtrArray          *findings;
  gboolean            done;
} Keep;

static const AccordKeepClass *
get_class (AccordStore *self)
{
  return ACCORD_STORE_GET_CLASS (self)->keep;
}

static void
run (Keep               *keep,
     AccordWorkPriority  priority,
     AccordWork          work)
{
  AccordStorePrivate *priv = accord_store_get_private (keep->self);

  keep->author = accord_store_dup_author (keep->self);
  accord_worker_run (priv->worker, priority, work, keep);
  accord_store_author_free (keep->author);
  if (keep->delivery != NULL)
    accord_store_deliver (keep->self, keep->delivery);
}

/* All of it is another. What cannot be read now is told by the next poll. */
static void
reload (Keep *keep)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      GPtrArray *records = ACCORD_STORE_GET_CLASS (keep->self)->load_records (keep->self, *type, NULL);

      if (records == NULL)
        return;
      g_ptr_array_add (all, records);
    }
  keep->delivery = g_new0 (AccordDelivery, 1);
  keep->delivery->all = g_steal_pointer (&all);
  keep->delivery->leads = TRUE;
}

static void
backup_begin_on_worker (gpointer data)
{
  Keep *keep = data;

  keep->backup = get_class (keep->self)->backup_begin (keep->self, keep->path, keep->mode, keep->error);
}

static void
backup_step_on_worker (gpointer data)
{
  Keep *keep = data;

  keep->done = !g_cancellable_set_error_if_cancelled (keep->cancellable, keep->error) &&
               get_class (keep->self)->backup_step (keep->self, keep->backup, &keep->more, keep->error);
  if (!keep->done || !keep->more)
    accord_backup_detach (keep->backup);
}

static gboolean
back_up (AccordStore   *self,
         const char    *destination,
         int            mode,
         GCancellable  *cancellable,
         GError       **error)
{
  Keep keep = { .self = self, .path = destination, .mode = mode, .more = TRUE, .done = TRUE, .cancellable = cancellable,
                .error = error };

  run (&keep, ACCORD_WORK_READ, backup_begin_on_worker);
  if (keep.backup == NULL)
    return FALSE;
  while (keep.done && keep.more)
    run (&keep, ACCORD_WORK_READ, backup_step_on_worker);
  keep.done = keep.done && accord_backup_finish (keep.backup, TRUE, cancellable, error);
  accord_backup_free (keep.backup);
  return keep.done;
}

/**
 * accord_store_backup:
 * @self: a store
 * @destination: where nothing must be yet
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Makes a consistent copy, in short steps, while others write and while @self is written to. Waits.
 *
 * Returns: whether there is a whole copy under that name; else there is nothing
 */
gboolean
accord_store_backup (AccordStore   *self,
                     const char    *destination,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self) && destination != NULL, FALSE);

  return back_up (self, destination, 0666, cancellable, error);
}

static gboolean
has_backup_of_today (const char *uuid)
{
  g_auto (GStrv) names = accord_backup_folder_list (uuid);
  g_autofree char *today = accord_backup_name_new (g_get_real_time () / 1000, ACCORD_BACKUP_DAILY);
  gsize day = strlen ("2025-01-31T");

  for (char **name = names; *name != NULL; name++)
    if (strncmp (*name, today, day) == 0 && g_str_has_suffix (*name, " " ACCORD_BACKUP_DAILY ".accord"))
      return TRUE;
  return FALSE;
}

/**
 * accord_store_backup_daily:
 * @self: a store
 * @path: of its file
 * @made: (out) (transfer full) (nullable): the backup; %NULL where there was one of today
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Makes the backup of today, unless there is one, then takes away what need not be kept.
 *
 * Returns: whether there is one
 */
gboolean
accord_store_backup_daily (AccordStore   *self,
                           const char    *path,
                           char         **made,
                           GCancellable  *cancellable,
                           GError       **error)
{
  const char *uuid = accord_store_get_uuid (self);
  g_autofree char *place = NULL;

  *made = NULL;
  if (has_backup_of_today (uuid))
    return TRUE;
  place = accord_backup_folder_place (uuid, ACCORD_BACKUP_DAILY, error);
  if (place == NULL || !back_up (self, place, 0600, cancellable, error))
    return FALSE;
  *made = g_steal_pointer (&place);
  accord_backup_folder_note (uuid, path);
  accord_backup_folder_tidy (uuid);
  return TRUE;
}

static void
restore_on_worker (gpointer data)
{
  Keep *keep = data;

  keep->done = get_class (keep->self)->restore (keep->self, keep->author, keep->path, keep->name, keep->kept,
                                                keep->cancellable, keep->error);
  if (keep->done)
    reload (keep);
}

/**
 * accord_store_restore:
 * @self: a store
 * @backup: a backup of its workspace
 * @kept: (out) (transfer full): the backup of what was
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Makes the file what @backup is, in one transaction. Others who have it open see it at their next look. Waits.
 *
 * Returns: whether it is; else nothing is changed
 */
gboolean
accord_store_restore (AccordStore   *self,
                      const char    *backup,
                      char         **kept,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const char *uuid = accord_store_get_uuid (self);
  g_autofree char *scratch = accord_backup_folder_scratch (uuid);
  g_autofree char *name = g_path_get_basename (backup);
  Keep keep = { .self = self, .path = scratch, .name = name, .kept = kept, .cancellable = cancellable, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self) && backup != NULL, FALSE);

  *kept = NULL;
  if (!accord_whole_unpack (backup, uuid, scratch, cancellable, error))
    return FALSE;
  run (&keep, ACCORD_WORK_SAVE, restore_on_worker);
  accord_whole_discard (scratch);
  return keep.done;
}

static void
examine_on_worker (gpointer data)
{
  Keep *keep = data;

  keep->findings = get_class (keep->self)->examine (keep->self, keep->cancellable, keep->error);
}

/**
 * accord_store_examine:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Reads the whole file. Waits.
 *
 * Returns: (transfer full): of #AccordFinding; empty where all is well, %NULL where it could not be looked at
 */
GPtrArray *
accord_store_examine (AccordStore   *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Keep keep = { .self = self, .cancellable = cancellable, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  run (&keep, ACCORD_WORK_READ, examine_on_worker);
  return keep.findings;
}

/**
 * accord_store_check:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * As accord_store_examine(), in sentences.
 *
 * Returns: (transfer full): of strings
 */
GPtrArray *
accord_store_check (AccordStore   *self,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GPtrArray) findings = accord_store_examine (self, cancellable, error);
  GPtrArray *sentences = findings != NULL ? g_ptr_array_new_with_free_func (g_free) : NULL;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    g_ptr_array_add (sentences, g_strdup (((AccordFinding *) g_ptr_array_index (findings, i))->text));
  return sentences;
}

static void
repair_on_worker (gpointer data)
{
  Keep *keep = data;

  keep->done = get_class (keep->self)->repair (keep->self, keep->author, keep->repaired, keep->left, keep->kept,
                                               keep->cancellable, keep->error);
  if (keep->done)
    reload (keep);
}

/**
 * accord_store_repair:
 * @self: a store
 * @repaired: (out) (transfer full): of #AccordFinding: what was wrong, and is not any more
 * @left: (out) (transfer full): of #AccordFinding: what is wrong still
 * @kept: (out) (transfer full) (nullable): the backup of what was; %NULL: there was nothing to be repaired
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Waits.
 *
 * Returns: whether it could be tried
 */
gboolean
accord_store_repair (AccordStore   *self,
                     GPtrArray    **repaired,
                     GPtrArray    **left,
                     char         **kept,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Keep keep = { .self = self, .repaired = repaired, .left = left, .kept = kept, .cancellable = cancellable,
                .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self), FALSE);

  run (&keep, ACCORD_WORK_SAVE, repair_on_worker);
  return keep.done;
}

static void
compact_on_worker (gpointer data)
{
  Keep *keep = data;

  keep->done = get_class (keep->self)->compact (keep->self, keep->before, keep->after, keep->cancellable, keep->error);
}

/**
 * accord_store_compact:
 * @self: a store
 * @before: (out): the file's size, in bytes
 * @after: (out): its size now
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_BUSY where others are in the file
 *
 * Waits.
 *
 * Returns: whether it was done; else nothing is changed
 */
gboolean
accord_store_compact (AccordStore   *self,
                      guint64       *before,
                      guint64       *after,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Keep keep = { .self = self, .before = before, .after = after, .cancellable = cancellable, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self), FALSE);

  run (&keep, ACCORD_WORK_SAVE, compact_on_worker);
  return keep.done;
}

static void
archive_on_worker (gpointer data)
{
  Keep *keep = data;

  keep->done = get_class (keep->self)->archive (keep->self, keep->author, keep->day, keep->zone, keep->path,
                                                keep->archived, keep->kept, keep->cancellable, keep->error);
}

/**
 * accord_store_archive:
 * @self: a store
 * @before: the day before which everything about a lead must have happened
 * @zone: in which days are reckoned
 * @destination: (nullable): where nothing must be yet; %NULL: only say what would leave
 * @archived: (out): what leaves
 * @kept: (out) (transfer full) (nullable): the backup of what was
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * A crash at any point loses no lead and leaves none in both files. Waits.
 *
 * Returns: whether it was done; else nothing is changed
 */
gboolean
accord_store_archive (AccordStore     *self,
                      AccordDay        before,
                      AccordZone      *zone,
                      const char      *destination,
                      AccordArchived  *archived,
                      char           **kept,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_autofree char *path = destination != NULL ? g_canonicalize_filename (destination, NULL) : NULL;
  Keep keep = { .self = self, .day = before, .zone = zone, .path = path, .archived = archived, .kept = kept,
                .cancellable = cancellable, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self) && zone != NULL, FALSE);

  *kept = NULL;
  run (&keep, ACCORD_WORK_SAVE, archive_on_worker);
  if (keep.done && destination != NULL && archived->n_leads > 0)
    accord_store_deliver_leads (self);
  return keep.done;
}

/**
 * accord_erased_clear:
 * @self: what accord_store_erase() filled
 */
void
accord_erased_clear (AccordErased *self)
{
  g_clear_pointer (&self->out_of_reach, g_ptr_array_unref);
}

static void
erase_on_worker (gpointer data)
{
  Keep *keep = data;

  keep->done = get_class (keep->self)->erase (keep->self, keep->author, keep->name, keep->flag, keep->erased,
                                              keep->cancellable, keep->error);
}

/**
 * accord_store_erase:
 * @self: a store
 * @who: the id or the e-mail of a lead
 * @dry_run: whether to say only what would go
 * @erased: (out): what goes; to be cleared
 * @cancellable: (nullable): a cancellable, until writing begins
 * @error: return location for a #GError
 *
 * For good: what is erased is in no file of this program on this computer any more. Waits.
 *
 * Returns: whether it was done
 */
gboolean
accord_store_erase (AccordStore   *self,
                    const char    *who,
                    gboolean       dry_run,
                    AccordErased  *erased,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Keep keep = { .self = self, .name = who, .flag = dry_run, .erased = erased, .cancellable = cancellable, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self) && who != NULL, FALSE);

  *erased = (AccordErased) { .out_of_reach = g_ptr_array_new_with_free_func (g_free) };
  run (&keep, ACCORD_WORK_SAVE, erase_on_worker);
  if (keep.done && !dry_run)
    accord_store_deliver_leads (self);
  return keep.done;
}
