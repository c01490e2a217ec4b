/* Opening a file, whatever its version: share.md's sequence up to what the file says it is. */
#include "store/connection.h"

#include <sys/stat.h>

#include <glib/gi18n-lib.h>

#include "model/uuid.h"
#include "store/cifs-locks.h"

#define LARGEST_VALUE (64 * 1024 * 1024)

/* One connection a file and process: closing any descriptor of a file drops all locks that the process has on it. */
static GMutex claims_mutex;
static GHashTable *claims; /* of «device:inode» */

/* NULL: it is not there. */
static char *
make_key (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 ? g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev,
                                                    (guint64) info.st_ino) : NULL;
}

/**
 * accord_store_has_open:
 * @path: of any file
 *
 * From any thread. To open and close such a file, even to read it, drops the locks that this program holds on it.
 *
 * Returns: whether it is a workspace that is open in this program
 */
gboolean
accord_store_has_open (const char *path)
{
  g_autofree char *key = make_key (path);
  gboolean has;

  g_mutex_lock (&claims_mutex);
  has = key != NULL && claims != NULL && g_hash_table_contains (claims, key);
  g_mutex_unlock (&claims_mutex);
  return has;
}

static gboolean
claim (AccordConnection *self,
       GError          **error)
{
  g_autofree char *key = make_key (self->path);
  gboolean fresh;

  if (key == NULL)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
                   _("“%s” is not there; look whether it was moved or its folder is away."), self->path);
      return FALSE;
    }

  g_mutex_lock (&claims_mutex);
  if (claims == NULL)
    claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fresh = !g_hash_table_contains (claims, key);
  if (fresh)
    g_hash_table_add (claims, g_strdup (key));
  g_mutex_unlock (&claims_mutex);

  if (fresh)
    self->claim = g_steal_pointer (&key);
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
                 _("“%s” is open in this program already; go to its window."), self->path);
  return fresh;
}

static void
release (AccordConnection *self)
{
  if (self->claim == NULL)
    return;
  g_mutex_lock (&claims_mutex);
  g_hash_table_remove (claims, self->claim);
  g_mutex_unlock (&claims_mutex);
}

/* What the file says is not to be trusted: no code of it runs, and it reaches nothing outside itself. */
static gboolean
configure (AccordConnection *self,
           GError          **error)
{
  static const struct { int option, value; } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    /* A name in quotes that is no column is an error, not a text. */
    { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };
  int rc = sqlite3_extended_result_codes (self->db, 1);

  for (guint i = 0; rc == SQLITE_OK && i < G_N_ELEMENTS (options); i++)
    rc = sqlite3_db_config (self->db, options[i].option, options[i].value, NULL);
  accord_wait_watch (&self->wait, self->db);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
  if (rc != SQLITE_OK)
    {
      accord_store_set_sqlite_error (error, self->db, rc);
      return FALSE;
    }
  return accord_store_exec (self->db,
                            "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
                            "PRAGMA temp_store = MEMORY; PRAGMA synchronous = EXTRA", error);
}

/* Where it lies, and the copy to read from instead, if it must be. */
static gboolean
find_place (AccordConnection *self,
            AccordOpenFlags   flags,
            GCancellable     *cancellable,
            GError          **error)
{
  accord_reading_copy_clean_up ();
  accord_place_judge (&self->place, self->path, flags);
  if (!self->place.copy)
    return TRUE;
  self->copy = accord_reading_copy_new (self->path, cancellable, error);
  return self->copy != NULL;
}

static gboolean
open_db (AccordConnection *self,
         GError          **error)
{
  const char *path = self->copy != NULL ? accord_reading_copy_get_path (self->copy) : self->path;
  int rc;

  accord_cifs_locks_install ();
  rc = sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL);
  if (rc == SQLITE_OK)
    return configure (self, error);
  accord_store_set_sqlite_error (error, self->db, rc);
  return FALSE;
}

/**
 * accord_connection_open_file:
 * @path: a file that is there; links are followed here, so that SQLite opens the file itself and nothing in its way
 * @flags: what a person said of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Never makes a file. Where it lies on a share that cannot protect it, a copy is opened.
 *
 * Returns: (transfer full): the file, open for reading and, where the system allows it, writing
 */
AccordConnection *
accord_connection_open_file (const char      *path,
                             AccordOpenFlags  flags,
                             GCancellable    *cancellable,
                             GError         **error)
{
  g_autoptr (AccordConnection) self = g_new0 (AccordConnection, 1);
  char *real = realpath (path, NULL);

  self->path = g_strdup (real != NULL ? real : path);
  self->session = accord_uuid_new ();
  accord_wait_init (&self->wait, self->path);
  self->flags = flags;
  free (real);
  /* First: nobody in this program has the file open while it is looked at and copied. */
  if (!claim (self, error) || !find_place (self, flags, cancellable, error) || !open_db (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* The emptied journal is taken away, unless somebody is writing: under SQLite's lock, without waiting for it. */
static void
remove_journal (AccordConnection *self)
{
  if (self->db == NULL || self->reason != NULL || self->copy != NULL || self->broken || self->place.keep_journal)
    return;
  sqlite3_busy_handler (self->db, NULL, NULL);
  sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

/**
 * accord_connection_ref:
 * @self: a connection
 *
 * For what may outlive it: once the file is closed all calls on it fail.
 *
 * Returns: (transfer full): @self, to be given to accord_connection_unref()
 */
AccordConnection *
accord_connection_ref (AccordConnection *self)
{
  self->n_refs++;
  return self;
}

/**
 * accord_connection_unref:
 * @self: (transfer full): a connection
 */
void
accord_connection_unref (AccordConnection *self)
{
  if (self->n_refs-- > 0)
    return;
  g_free (self->path);
  g_free (self->claim);
  g_free (self->uuid);
  g_free (self->session);
  accord_wait_clear (&self->wait);
  g_free (self->reason);
  g_free (self);
}

/**
 * accord_connection_free:
 * @self: (transfer full): a connection
 *
 * Closes the file.
 */
void
accord_connection_free (AccordConnection *self)
{
  g_return_if_fail (self != NULL);

  remove_journal (self);
  g_clear_pointer (&self->check_copy, accord_check_copy_free);
  sqlite3_close_v2 (self->db);
  self->db = NULL;
  g_clear_pointer (&self->copy, accord_reading_copy_free);
  accord_place_clear (&self->place);
  release (self);
  accord_connection_unref (self);
}
