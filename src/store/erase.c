/*
 * «Erase this person»: first the backups on this computer, then the file, so that one that was interrupted is done by
 * doing it again; then the caches. Every file is packed afterwards: what was deleted in it, now or long ago, is in none.
 */
#include "store/erase.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/uuid.h"
#include "store/backup-folder.h"
#include "store/backup.h"
#include "store/compact.h"
#include "store/whole.h"

typedef struct
{
  AccordConnection        *connection;
  const AccordStoreAuthor *author;
  AccordPerson            *person;
  gboolean                 dry_run;
  AccordErased            *erased;
} Erase;

/* Those of this workspace, and those that earlier versions kept one folder higher. */
static GPtrArray *
list_backups (const char *uuid)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_autofree char *root = g_path_get_dirname (folder);
  const char *const folders[] = { folder, root };
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GDir) dir = g_dir_open (folders[i], 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".accord"))
          g_ptr_array_add (paths, g_build_filename (folders[i], name, NULL));
    }
  return paths;
}

/* The file with its person looked for; NULL: it is another workspace (no error), or cannot be read. */
static sqlite3 *
open_backup (Erase       *self,
             const char  *path,
             gboolean     write,
             GError     **error)
{
  sqlite3 *db = accord_whole_open (path, write, error);
  g_autofree char *uuid = db != NULL ? accord_whole_uuid (db, error) : NULL;

  if (uuid != NULL && g_str_equal (uuid, self->connection->uuid) && accord_person_look (self->person, db, error))
    return db;
  sqlite3_close (db);
  return NULL;
}

static gboolean
is_in_file (Erase     *self,
            sqlite3   *db,
            gboolean  *in,
            GError   **error)
{
  AccordErased found = { 0 };

  if (!accord_erase_count (self->person, db, &found, error))
    return FALSE;
  *in = found.n_leads > 0 || found.n_log_entries > 0 || found.n_import_values > 0;
  return TRUE;
}

static gboolean
strike_rows (Erase    *self,
             sqlite3  *db,
             GError  **error)
{
  return accord_store_exec (db, "PRAGMA secure_delete = ON; BEGIN IMMEDIATE", error) &&
         accord_erase_rows (self->person, db, error) && accord_store_exec (db, "COMMIT", error);
}

/* A copy is made without them, and takes the backup's place. */
static gboolean
rewrite_backup (Erase       *self,
                const char  *path,
                gboolean    *in,
                GError     **error)
{
  g_autofree char *part = accord_backup_folder_scratch (self->connection->uuid);
  g_autofree char *packed = accord_backup_folder_scratch (self->connection->uuid);
  gboolean done = FALSE;
  sqlite3 *db = NULL;

  if (accord_whole_copy (path, part, NULL, error))
    db = open_backup (self, part, TRUE, error);
  if (db != NULL)
    done = is_in_file (self, db, in, error) && strike_rows (self, db, error) && accord_whole_pack (db, packed, NULL, error);
  sqlite3_close (db);
  done = done && accord_settle_file (packed, path, TRUE, error);
  accord_whole_discard (part);
  accord_whole_discard (packed);
  return done;
}

static void
erase_in_backup (Erase      *self,
                 const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean in = FALSE, ours;
  sqlite3 *db = open_backup (self, path, FALSE, &error);

  ours = db != NULL;
  if (ours && self->dry_run)
    is_in_file (self, db, &in, &error);
  sqlite3_close (db);
  if (ours && !self->dry_run)
    rewrite_backup (self, path, &in, &error);
  self->erased->n_backups += in;
  if (error != NULL)
    g_ptr_array_add (self->erased->out_of_reach, g_strdup (path));
}

/* What the one tells of them is looked for in the others. */
static void
learn_from_backup (Erase      *self,
                   const char *path)
{
  sqlite3_close (open_backup (self, path, FALSE, NULL));
}

/* Half-made files that a crash left in the folder hold what a backup holds. */
static void
remove_parts (const char *uuid)
{
  g_autofree char *folder = accord_backup_folder_path (uuid);
  g_auto (GStrv) names = accord_backup_folder_list (uuid);

  for (char **name = names; *name != NULL; name++)
    if (g_str_has_suffix (*name, ".part"))
      {
        g_autofree char *path = g_build_filename (folder, *name, NULL);

        accord_whole_discard (path);
      }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

static gboolean
is_copy_of (const char *path,
            const char *uuid)
{
  sqlite3 *db = accord_whole_open (path, FALSE, NULL);
  g_autofree char *found = db != NULL ? accord_whole_uuid (db, NULL) : NULL;

  sqlite3_close (db);
  return g_strcmp0 (found, uuid) == 0;
}

/* Caches are made again: those whose names begin with the workspace's uuid, and copies of the file, at any depth. */
static void
remove_caches (const char *folder,
               const char *uuid)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);

      if (is_folder && g_str_has_prefix (name, uuid))
        remove_folder (path);
      else if (is_folder)
        remove_caches (path, uuid);
      else if (g_str_has_prefix (name, uuid) || is_copy_of (path, uuid))
        accord_whole_discard (path);
    }
}

/* Edits that wait to be saved are not lost: only the person goes out of them. */
static void
mask_unsaved (Erase *self)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_data_dir (), "accord", "unsaved", self->connection->uuid, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!accord_person_mask (self->person, path))
        g_ptr_array_add (self->erased->out_of_reach, g_strdup (path));
    }
}

static gboolean
log_lead (Erase       *self,
          const char  *set_id,
          gint64       key,
          GError     **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, key);
  g_autofree char *summary =
      g_strdup_printf (_("a person erased: leads %" G_GUINT64_FORMAT ", activities %" G_GUINT64_FORMAT), self->erased->n_leads,
                       self->erased->n_activities);
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db,
      "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action) "
      "VALUES (?1, ?2, ?3, ifnull (?4, ''), ifnull (?5, ''), ?6, 'leads', ?7, 'erase')", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, set_id);
  accord_statement_bind_text (statement, 2, self->connection->session);
  accord_statement_bind_integer (statement, 3, accord_moment_now ());
  accord_statement_bind_text (statement, 4, self->author->member);
  accord_statement_bind_text (statement, 5, self->author->member_name);
  accord_statement_bind_text (statement, 6, summary);
  accord_statement_bind_text (statement, 7, id);
  return accord_statement_run (statement, error);
}

/* One entry a lead, so that whoever has it in memory learns that it went; none says who it was. */
static gboolean
log_erasure (Erase   *self,
             GError **error)
{
  g_autofree char *set_id = accord_uuid_new ();

  for (guint i = 0; i < self->person->keys->len; i++)
    if (!log_lead (self, set_id, g_array_index (self->person->keys, gint64, i), error))
      return FALSE;
  return self->person->keys->len > 0 || log_lead (self, set_id, 0, error);
}

static gboolean
erase_in_file (Erase   *self,
               GError **error)
{
  sqlite3 *db = self->connection->db;

  if (!accord_store_exec (db, "PRAGMA secure_delete = ON", error) || !accord_connection_begin (self->connection, error))
    return FALSE;
  /* Somebody may have written while the backups were gone through. */
  if (accord_person_look (self->person, db, error) && accord_erase_rows (self->person, db, error) &&
      log_erasure (self, error) && accord_connection_commit (self->connection, error))
    return accord_connection_pack (self->connection, NULL, error);
  accord_connection_rollback (self->connection);
  return FALSE;
}

/* Files with leads that left this one. */
static gboolean
name_archives (Erase   *self,
               GError **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->connection->db, "SELECT summary FROM change_log WHERE action = 'archive'", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (self->erased->out_of_reach, g_strdup (accord_statement_get_text (statement, 0)));
    }
  return FALSE;
}

static gboolean
refuse_unknown (const char  *who,
                GError     **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
               _("Nobody with the id or e-mail “%s” is in this file or its backups; look at the list of leads."), who);
  return FALSE;
}

/**
 * accord_connection_erase:
 * @self: a connection
 * @author: who does it
 * @who: the id or the e-mail of a lead
 * @dry_run: whether to say only what would go
 * @erased: (inout): gets what goes
 * @cancellable: (nullable): a cancellable; once writing began it is not cancelled
 * @error: return location for a #GError
 *
 * Returns: whether it was done
 */
gboolean
accord_connection_erase (AccordConnection         *self,
                         const AccordStoreAuthor  *author,
                         const char               *who,
                         gboolean                  dry_run,
                         AccordErased             *erased,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  g_autoptr (AccordPerson) person = accord_person_new (who);
  g_autoptr (GPtrArray) backups = list_backups (self->uuid);
  g_autofree char *caches = g_build_filename (g_get_user_cache_dir (), "accord", NULL);
  Erase erase = { .connection = self, .author = author, .person = person, .dry_run = dry_run, .erased = erased };

  if (!dry_run && self->reason != NULL)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, _("Nothing was erased: %s"), self->reason);
      return FALSE;
    }
  if (!accord_person_look (person, self->db, error))
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    learn_from_backup (&erase, g_ptr_array_index (backups, i));
  if (!accord_person_look (person, self->db, error) || !accord_erase_count (person, self->db, erased, error) ||
      !name_archives (&erase, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!dry_run)
    remove_parts (self->uuid);
  for (guint i = 0; i < backups->len; i++)
    erase_in_backup (&erase, g_ptr_array_index (backups, i));
  if (erased->n_leads == 0 && erased->n_log_entries == 0 && erased->n_import_values == 0 && erased->n_backups == 0)
    return refuse_unknown (who, error);
  if (dry_run)
    return TRUE;
  if (!erase_in_file (&erase, error))
    return FALSE;
  remove_caches (caches, self->uuid);
  mask_unsaved (&erase);
  return TRUE;
}
