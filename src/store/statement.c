#include "store/statement.h"

#include <errno.h>
#include <math.h>

#include <glib/gi18n-lib.h>

#include "model/uuid.h"

static gboolean
says_no_room (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

/* What the system said of the last thing that failed on the file, or on its journal. */
static int
get_last_errno (sqlite3 *db,
                int      which)
{
  sqlite3_file *file = NULL;
  int number = 0;

  if (sqlite3_file_control (db, "main", which, &file) == SQLITE_OK && file != NULL && file->pMethods != NULL &&
      file->pMethods->xFileControl != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}

/* SQLite calls it a full disk only where the system does; a quota or a limit on the file's size is the same to a person. */
static gboolean
is_out_of_room (sqlite3 *db,
                int      rc)
{
  return db != NULL && (rc & 0xff) == SQLITE_IOERR &&
         (says_no_room (get_last_errno (db, SQLITE_FCNTL_FILE_POINTER)) ||
          says_no_room (get_last_errno (db, SQLITE_FCNTL_JOURNAL_POINTER)));
}

static AccordStoreError
find_code (sqlite3 *db,
           int      rc)
{
  if (is_out_of_room (db, rc))
    return ACCORD_STORE_ERROR_DISK_FULL;
  /* It was moved, or another was put in its place: what is open is no longer what is there. */
  if (rc == SQLITE_READONLY_DBMOVED)
    return ACCORD_STORE_ERROR_IO;
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ACCORD_STORE_ERROR_BUSY;
    case SQLITE_FULL:
      return ACCORD_STORE_ERROR_DISK_FULL;
    case SQLITE_CORRUPT:
      return ACCORD_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return ACCORD_STORE_ERROR_NOT_WORKSPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ACCORD_STORE_ERROR_READ_ONLY;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      return ACCORD_STORE_ERROR_IO;
    case SQLITE_CONSTRAINT:
      return ACCORD_STORE_ERROR_INVALID;
    case SQLITE_NOMEM:
      return ACCORD_STORE_ERROR_NO_MEMORY;
    default:
      return ACCORD_STORE_ERROR_FAILED;
    }
}

static const char *
describe (AccordStoreError code)
{
  switch (code)
    {
    case ACCORD_STORE_ERROR_BUSY:
      return _("somebody else is writing to the file; try again in a moment");
    case ACCORD_STORE_ERROR_DISK_FULL:
      return _("the disk is full; make room and try again, nothing was changed");
    case ACCORD_STORE_ERROR_DAMAGED:
      return _("the file is damaged; open a backup of it");
    case ACCORD_STORE_ERROR_NOT_WORKSPACE:
      return _("this is not an Accord file; choose one that ends in .accord");
    case ACCORD_STORE_ERROR_READ_ONLY:
      return _("the file cannot be written; ask for the right to, or save a copy elsewhere");
    case ACCORD_STORE_ERROR_IO:
      return _("the disk or network folder does not answer; try again when it is back");
    case ACCORD_STORE_ERROR_INVALID:
      return _("a value breaks a rule of the file; nothing was changed");
    case ACCORD_STORE_ERROR_NO_MEMORY:
      return _("there is not enough memory; close other programs and try again, nothing was changed");
    case ACCORD_STORE_ERROR_NOT_FOUND:
    case ACCORD_STORE_ERROR_EXISTS:
    case ACCORD_STORE_ERROR_NEWER:
    case ACCORD_STORE_ERROR_CONFLICT:
    case ACCORD_STORE_ERROR_FAILED:
    case ACCORD_STORE_ERROR_FORBIDDEN:
    case ACCORD_STORE_ERROR_FOREIGN:
    default:
      return _("the file could not be used; nothing was changed");
    }
}

/* Whether SQLite's own words say which rule or which page it is. Of what others hold they only frighten. */
static gboolean
has_telling_words (sqlite3 *db,
                   int      rc)
{
  int primary = rc & 0xff;

  return db != NULL && (sqlite3_errcode (db) & 0xff) == primary &&
         (primary == SQLITE_ERROR || primary == SQLITE_CONSTRAINT || primary == SQLITE_CORRUPT);
}

/* What it says quotes the file, in which anything may stand. */
static char *
dup_words (sqlite3 *db)
{
  char *words = g_utf8_make_valid (sqlite3_errmsg (db), -1);

  for (char *c = words; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return words;
}

/**
 * accord_store_set_sqlite_error:
 * @error: return location for a #GError
 * @db: (nullable): the connection that failed
 * @rc: what SQLite returned
 *
 * One sentence for a person, with SQLite's code behind it for whoever is asked for help.
 */
void
accord_store_set_sqlite_error (GError  **error,
                               sqlite3  *db,
                               int       rc)
{
  AccordStoreError code = find_code (db, rc);
  const char *path = db != NULL ? sqlite3_db_filename (db, "main") : NULL;
  g_autofree char *name = g_path_get_basename (path != NULL && *path != '\0' ? path : "Accord");
  g_autofree char *words = has_telling_words (db, rc) ? dup_words (db) : NULL;

  if (rc == SQLITE_TOOBIG)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
                 _("%s: something in it is larger than all that Accord writes; open a backup of it"), name);
  else if (rc == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
  else if (words != NULL)
    g_set_error (error, ACCORD_STORE_ERROR, code, "%s: %s (%d: %s)", name, describe (code), rc, words);
  else
    g_set_error (error, ACCORD_STORE_ERROR, code, "%s: %s (%d)", name, describe (code), rc);
}

/**
 * accord_statement_new:
 * @db: a connection
 * @sql: one statement
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the statement, to be bound and stepped
 */
AccordStatement *
accord_statement_new (sqlite3     *db,
                      const char  *sql,
                      GError     **error)
{
  sqlite3_stmt *handle = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &handle, NULL);
  AccordStatement *self;

  if (rc != SQLITE_OK)
    {
      accord_store_set_sqlite_error (error, db, rc);
      return NULL;
    }
  self = g_new0 (AccordStatement, 1);
  self->handle = handle;
  return self;
}

/**
 * accord_statement_new_printf:
 * @db: a connection
 * @error: return location for a #GError
 * @format: of the SQL; names only, values are bound
 * @...: for @format
 *
 * Returns: (transfer full): the statement
 */
AccordStatement *
accord_statement_new_printf (sqlite3     *db,
                             GError     **error,
                             const char  *format,
                             ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  return accord_statement_new (db, sql, error);
}

/**
 * accord_statement_free:
 * @self: (transfer full): a statement
 */
void
accord_statement_free (AccordStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static void
note (AccordStatement *self,
      int              rc)
{
  if (self->rc == SQLITE_OK)
    self->rc = rc;
}

/**
 * accord_statement_bind_text:
 * @self: a statement
 * @index: of the parameter, from 1
 * @text: (nullable): "" and %NULL are NULL; it must live until the statement was run
 */
void
accord_statement_bind_text (AccordStatement *self,
                            int              index,
                            const char      *text)
{
  if (text == NULL || *text == '\0')
    note (self, sqlite3_bind_null (self->handle, index));
  else
    note (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_STATIC));
}

/**
 * accord_statement_bind_integer:
 * @self: a statement
 * @index: of the parameter, from 1
 * @integer: %G_MININT64 is NULL
 */
void
accord_statement_bind_integer (AccordStatement *self,
                               int              index,
                               gint64           integer)
{
  if (integer == G_MININT64)
    note (self, sqlite3_bind_null (self->handle, index));
  else
    note (self, sqlite3_bind_int64 (self->handle, index, integer));
}

/**
 * accord_statement_bind_real:
 * @self: a statement
 * @index: of the parameter, from 1
 * @real: NaN is NULL
 */
void
accord_statement_bind_real (AccordStatement *self,
                            int              index,
                            double           real)
{
  if (isnan (real))
    note (self, sqlite3_bind_null (self->handle, index));
  else
    note (self, sqlite3_bind_double (self->handle, index, real));
}

/**
 * accord_statement_bind_uuid:
 * @self: a statement
 * @index: of the parameter, from 1
 * @uuid: its text, bound as 16 bytes
 */
void
accord_statement_bind_uuid (AccordStatement *self,
                            int              index,
                            const char      *uuid)
{
  guint8 bytes[ACCORD_UUID_N_BYTES];

  if (accord_uuid_to_bytes (uuid, bytes))
    note (self, sqlite3_bind_blob (self->handle, index, bytes, sizeof bytes, SQLITE_TRANSIENT));
  else
    note (self, SQLITE_MISUSE);
}

/**
 * accord_statement_bind_null:
 * @self: a statement
 * @index: of the parameter, from 1
 */
void
accord_statement_bind_null (AccordStatement *self,
                            int              index)
{
  note (self, sqlite3_bind_null (self->handle, index));
}

/**
 * accord_statement_bind_value:
 * @self: a statement
 * @index: of the parameter, from 1
 * @value: a value that another statement read; copied
 */
void
accord_statement_bind_value (AccordStatement *self,
                             int              index,
                             sqlite3_value   *value)
{
  note (self, sqlite3_bind_value (self->handle, index, value));
}

/**
 * accord_statement_step:
 * @self: a statement
 * @row: (out): whether there is another row
 * @error: return location for a #GError
 *
 * Goes to the next row. At the end, and on an error, the statement is reset.
 *
 * Returns: whether it could; also an error of an earlier bind is said here
 */
gboolean
accord_statement_step (AccordStatement *self,
                       gboolean        *row,
                       GError         **error)
{
  sqlite3 *db = sqlite3_db_handle (self->handle);
  int rc = self->rc != SQLITE_OK ? self->rc : sqlite3_step (self->handle);

  *row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc == SQLITE_DONE)
    {
      accord_statement_reset (self);
      return TRUE;
    }
  accord_store_set_sqlite_error (error, db, rc);
  accord_statement_reset (self);
  return FALSE;
}

/**
 * accord_statement_run:
 * @self: a statement
 * @error: return location for a #GError
 *
 * Steps to the end and resets: for statements whose rows do not matter.
 *
 * Returns: whether it could
 */
gboolean
accord_statement_run (AccordStatement *self,
                      GError         **error)
{
  gboolean row = TRUE;

  while (row)
    if (!accord_statement_step (self, &row, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_statement_add_texts:
 * @self: a statement whose first column is a text
 * @texts: (element-type utf8): gets that of each row, copied
 * @error: return location for a #GError
 *
 * Returns: whether all were read
 */
gboolean
accord_statement_add_texts (AccordStatement *self,
                            GPtrArray       *texts,
                            GError         **error)
{
  gboolean row;

  while (accord_statement_step (self, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (texts, g_strdup (accord_statement_get_text (self, 0)));
    }
  return FALSE;
}

/**
 * accord_statement_reset:
 * @self: a statement
 *
 * Ends reading, which holds a lock as long as it lasts. Its parameters stay bound.
 */
void
accord_statement_reset (AccordStatement *self)
{
  sqlite3_reset (self->handle);
  self->rc = SQLITE_OK;
}

/**
 * accord_statement_get_text:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text, until the next step; %NULL of NULL
 */
const char *
accord_statement_get_text (AccordStatement *self,
                           int              column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * accord_statement_dup_text:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * A file is not this program's alone: what is no text in it, NULs too, is shown as such («�»).
 *
 * Returns: (transfer full) (nullable): the text, which is valid UTF-8; %NULL of NULL
 */
char *
accord_statement_dup_text (AccordStatement *self,
                           int              column)
{
  const char *text = accord_statement_get_text (self, column);

  return text != NULL ? g_utf8_make_valid (text, sqlite3_column_bytes (self->handle, column)) : NULL;
}

/**
 * accord_statement_get_integer:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: the number; %G_MININT64 of NULL
 */
gint64
accord_statement_get_integer (AccordStatement *self,
                              int              column)
{
  sqlite3_value *value = sqlite3_column_value (self->handle, column);

  return sqlite3_value_type (value) == SQLITE_NULL ? G_MININT64 : sqlite3_value_int64 (value);
}

/**
 * accord_statement_get_real:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: the number; NaN of NULL
 */
double
accord_statement_get_real (AccordStatement *self,
                           int              column)
{
  sqlite3_value *value = sqlite3_column_value (self->handle, column);

  return sqlite3_value_type (value) == SQLITE_NULL ? NAN : sqlite3_value_double (value);
}

/**
 * accord_statement_get_uuid:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: (transfer full): the text of the UUID; the nil one where the column holds none
 */
char *
accord_statement_get_uuid (AccordStatement *self,
                           int              column)
{
  const guint8 *bytes = sqlite3_column_blob (self->handle, column);

  if (bytes == NULL || sqlite3_column_bytes (self->handle, column) != ACCORD_UUID_N_BYTES)
    return g_strdup (ACCORD_UUID_NIL);
  return accord_uuid_from_bytes (bytes);
}

/**
 * accord_store_exec:
 * @db: a connection
 * @sql: statements without rows that matter
 * @error: return location for a #GError
 *
 * Returns: whether all of them were done
 */
gboolean
accord_store_exec (sqlite3     *db,
                   const char  *sql,
                   GError     **error)
{
  int rc = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  accord_store_set_sqlite_error (error, db, rc);
  return FALSE;
}

/**
 * accord_store_query_integer:
 * @db: a connection
 * @sql: a statement of one row
 * @integer: (out): its first column; 0 where there is no row
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
accord_store_query_integer (sqlite3     *db,
                            const char  *sql,
                            gint64      *integer,
                            GError     **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (db, sql, error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  *integer = row ? accord_statement_get_integer (statement, 0) : 0;
  accord_statement_reset (statement);
  return TRUE;
}
