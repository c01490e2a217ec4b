#include "store/connection.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/records.h"
#include "model/uuid.h"
#include "store/rebuild.h"
#include "store/record-sql.h"
#include "store/schema-check.h"

/* Twice SQLite's usual page: a million leads come in, and are read, a fifth faster. */
#define NEW_FILE "PRAGMA page_size = 8192"
/* Pages in memory, in KiB, while an import runs, and else. It is a limit, not a claim. */
#define IMPORT_CACHE (384 * 1024)
#define USUAL_CACHE (8 * 1024)

static gboolean
refuse_nameless (AccordConnection *self,
                 GError          **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
               _("“%s” does not say which workspace it is; open a backup of it."), self->path);
  return FALSE;
}

static gboolean
read_uuid (AccordConnection *self,
           GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->db, "SELECT value FROM meta WHERE key = 'uuid'", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    self->uuid = g_strdup (accord_statement_get_text (statement, 0));
  if (accord_uuid_is_valid (self->uuid))
    return TRUE;
  return refuse_nameless (self, error);
}

/* What tells a new file from all others, and its settings: in one transaction, the header last. */
static gboolean
write_head (AccordConnection *self,
            GError          **error)
{
  g_autofree char *uuid = accord_uuid_new ();
  g_autofree char *insert = g_strdup_printf ("INSERT INTO meta VALUES ('uuid', '%s')", uuid);
  g_autofree char *header = g_strdup_printf ("PRAGMA application_id = %d", ACCORD_APPLICATION_ID);
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);

  return accord_connection_begin (self, error) && accord_store_exec (self->db, insert, error) &&
         accord_record_sql_write (self, settings, NULL, accord_moment_now (), error) &&
         accord_store_exec (self->db, header, error) && accord_connection_commit (self, error);
}

/* A file that a crash leaves behind is empty: it is not made under another name first, for then two who make the same
 * one at once could both succeed. */
static gboolean
make_file (const char *path,
           GError    **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  int number = errno;

  if (fd >= 0)
    return g_close (fd, NULL);

  if (number == EEXIST)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS, _("“%s” exists already; choose another name."),
                 path);
  else if (number == ENOENT)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
                 _("“%s” cannot be made: its folder is not there; make it, or choose another."), path);
  else if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL,
                 _("“%s” cannot be made: the disk is full; make room and try again."), path);
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO, _("“%s” cannot be made (%s); choose another folder."),
                 path, g_strerror (number));
  return FALSE;
}

/* The same locally as on a share: files move. A journal that is kept and emptied costs no change of its folder. */
static gboolean
set_journal (AccordConnection *self,
             GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (self->db, "PRAGMA journal_mode = TRUNCATE", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 (accord_statement_get_text (statement, 0), "truncate") == 0)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
               _("“%s” is open in another program that writes it in its own way; close it there."), self->path);
  return FALSE;
}

/**
 * accord_connection_create:
 * @path: where nothing must be yet
 * @error: return location for a #GError
 *
 * Makes an empty workspace. A failure leaves no file behind.
 *
 * Returns: (transfer full): the open file
 */
AccordConnection *
accord_connection_create (const char *path,
                          GError    **error)
{
  g_autoptr (AccordConnection) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!make_file (path, error))
    return NULL;
  self = accord_connection_open_file (path, ACCORD_OPEN_SOLE_USER, NULL, error);
  if (self != NULL && accord_store_exec (self->db, NEW_FILE, error) && set_journal (self, error) &&
      accord_connection_migrate (self, 0, error) && write_head (self, error) && read_uuid (self, error))
    return g_steal_pointer (&self);
  g_clear_pointer (&self, accord_connection_free);
  accord_connection_discard (path);
  return NULL;
}

/**
 * accord_connection_discard:
 * @path: what accord_connection_create() made; it is closed
 *
 * Removes it, and what a failure left beside it.
 */
void
accord_connection_discard (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

/* By whom this program acts for, not by whom it was started. */
static gboolean
may (const char *path,
     int         mode)
{
  return faccessat (AT_FDCWD, path, mode, AT_EACCESS) == 0;
}

static gboolean
check_path (const char *path,
            GError    **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
                 errno == EACCES ? _("“%s” cannot be looked at; ask for the right to open its folder.")
                                 : _("“%s” is not there; look whether it was moved or its folder is away."), path);
  else if (S_ISDIR (info.st_mode))
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE,
                 _("“%s” is a folder; choose a file in it that ends in .accord."), path);
  else if (!S_ISREG (info.st_mode) || info.st_size == 0)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE,
                 info.st_size == 0 && S_ISREG (info.st_mode)
                     ? _("“%s” is empty, so it is no Accord file; choose another, or restore a backup of it.")
                     : _("“%s” is no file that can be opened; choose one that ends in .accord."), path);
  else if (!may (path, R_OK))
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO,
                 _("“%s” may not be read by you; ask whoever owns it."), path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_kind (AccordConnection *self,
            gint64           *version,
            GError          **error)
{
  gint64 application;

  if (!accord_store_query_integer (self->db, "PRAGMA application_id", &application, error) ||
      !accord_store_query_integer (self->db, "PRAGMA user_version", version, error))
    return FALSE;
  if (application == ACCORD_APPLICATION_ID && *version >= 1)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE,
               _("“%s” is not an Accord file; choose one that ends in .accord."), self->path);
  return FALSE;
}

/* On a share a write-ahead log loses rows: it is brought back, and the file out of it, by somebody who has it alone. */
static gboolean
settle_journal (AccordConnection *self,
                GError          **error)
{
  if (!self->place.alone)
    return set_journal (self, error);
  return accord_store_exec (self->db, "PRAGMA locking_mode = EXCLUSIVE", error) && set_journal (self, error) &&
         accord_store_exec (self->db, "PRAGMA locking_mode = NORMAL; SELECT count (*) FROM sqlite_schema", error);
}

/* A file may say that it can be written and yet refuse: on shares, in folders where no journal can be made. */
static void
probe_writing (AccordConnection *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *refusal = accord_place_find_refusal (self->path);

  if (refusal != NULL)
    accord_connection_make_read_only (self, refusal);
  /* What a file manager opened says only here that it cannot be written. */
  else if (sqlite3_db_readonly (self->db, "main") == 1)
    accord_connection_make_read_only (self, _("this file cannot be written where it is; save a copy, and work there."));
  else if ((!settle_journal (self, &error) ||
            !accord_store_exec (self->db, "BEGIN IMMEDIATE; UPDATE meta SET value = value WHERE key = 'uuid'", &error)) &&
           !g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY))
    accord_connection_make_read_only (self, error->message);
  accord_connection_rollback (self);
}

static gboolean
can_be_read (AccordConnection *self)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      g_autoptr (GPtrArray) records = accord_record_sql_load (self, *type, NULL);

      if (records == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What a newer program wrote is read as far as it can be, and never written. */
static gboolean
accept_newer (AccordConnection *self,
              GError          **error)
{
  accord_connection_make_read_only (self, _("it was made by a newer Accord; update Accord to change it."));
  if (can_be_read (self))
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NEWER,
               _("“%s” was made by a newer Accord; update Accord to open it."), self->path);
  return FALSE;
}

static gboolean
prepare_version (AccordConnection *self,
                 gint64            version,
                 GError          **error)
{
  if (version > ACCORD_SCHEMA_VERSION)
    return accept_newer (self, error);
  if (version < ACCORD_SCHEMA_VERSION && self->reason != NULL)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
                   _("“%s” is of an older version and cannot be brought up to date where it is; copy it and open the copy."),
                   self->path);
      return FALSE;
    }
  return accord_connection_migrate (self, version, error);
}

/* A copy is brought up to date like any file, and then nothing more is written to it. */
static gboolean
seal_copy (AccordConnection *self,
           GError          **error)
{
  if (self->reason == NULL)
    accord_connection_make_read_only (self, self->place.refusal);
  return accord_store_exec (self->db, "PRAGMA query_only = ON", error);
}

/**
 * accord_connection_open_unchecked:
 * @path: a workspace
 * @flags: what a person said of it
 * @version: (out): what it says it is
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Nothing of it may be used before it is known what it is made of.
 *
 * Returns: (transfer full): the open file
 */
AccordConnection *
accord_connection_open_unchecked (const char      *path,
                                  AccordOpenFlags  flags,
                                  gint64          *version,
                                  GCancellable    *cancellable,
                                  GError         **error)
{
  g_autoptr (AccordConnection) self = NULL;

  if (!check_path (path, error))
    return NULL;
  self = accord_connection_open_file (path, flags, cancellable, error);
  return self != NULL && check_kind (self, version, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_connection_prepare_mending:
 * @self: what accord_connection_open_unchecked() opened
 * @error: return location for a #GError
 *
 * Returns: whether it can be written as a whole, and says which workspace it is
 */
gboolean
accord_connection_prepare_mending (AccordConnection *self,
                                   GError          **error)
{
  g_autofree char *refusal = accord_place_find_refusal (self->path);
  gboolean key, value;

  if (self->copy != NULL || refusal != NULL || sqlite3_db_readonly (self->db, "main") == 1)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, _("Nothing was repaired: %s"),
                   self->copy != NULL ? self->place.refusal
                   : refusal != NULL  ? refusal
                                      : _("this file cannot be written where it is; save a copy, and work there."));
      return FALSE;
    }
  if (!accord_rebuild_holds_values (self->db, "meta", "key", &key, error) ||
      !accord_rebuild_holds_values (self->db, "meta", "value", &value, error))
    return FALSE;
  if (!key || !value)
    return refuse_nameless (self, error);
  return settle_journal (self, error) && read_uuid (self, error);
}

/**
 * accord_connection_open:
 * @path: a workspace
 * @flags: what a person said of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Opens a file as share.md says. One that cannot be written is open all the same, with a reason.
 *
 * Returns: (transfer full): the open file, of this program's version or a newer one
 */
AccordConnection *
accord_connection_open (const char      *path,
                        AccordOpenFlags  flags,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autoptr (AccordConnection) self = NULL;
  gint64 version;

  g_return_val_if_fail (path != NULL, NULL);

  self = accord_connection_open_unchecked (path, flags, &version, cancellable, error);
  if (self == NULL || !accord_schema_check (self, version, error))
    return NULL;
  /* Not even the way a newer program keeps its journal is changed. */
  if (version <= ACCORD_SCHEMA_VERSION && self->copy == NULL)
    probe_writing (self);
  if (!prepare_version (self, version, error) || !read_uuid (self, error) ||
      (self->copy != NULL && !seal_copy (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_connection_set_import_cache:
 * @self: a connection
 * @importing: whether an import begins, or is over
 *
 * A spill of pages into the file while an import writes locks readers out.
 */
void
accord_connection_set_import_cache (AccordConnection *self,
                                    gboolean          importing)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA cache_size = -%d", importing ? IMPORT_CACHE : USUAL_CACHE);

  if (self->db == NULL)
    return;
  /* Without it the import is slower, no more. */
  accord_store_exec (self->db, pragma, NULL);
  if (!importing)
    sqlite3_db_release_memory (self->db);
}
