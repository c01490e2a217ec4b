#include "store/statement.h"

#include "model/uuid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static AccordStoreError
find_code (int rc)
{
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
      return ACCORD_STORE_ERROR_IO;
    case SQLITE_CONSTRAINT:
      return ACCORD_STORE_ERROR_INVALID;
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
    case ACCORD_STORE_ERROR_NOT_FOUND:
    case ACCORD_STORE_ERROR_EXISTS:
    case ACCORD_STORE_ERROR_NEWER:
    case ACCORD_STORE_ERROR_CONFLICT:
    case ACCORD_STORE_ERROR_FAILED:
    default:
      return _("the file could not be used; nothing was changed");
    }
}

/* One sentence for a person, with SQLite's own words behind it for whoever is asked for help. */
void
accord_store_set_sqlite_error (GError  **error,
                               sqlite3  *db,
                               int       rc)
{
  AccordStoreError code = find_code (rc);
  const char *path = db != NULL ? sqlite3_db_filename (db, "main") : NULL;
  g_autofree char *name = g_path_get_basename (path != NULL && *path != '\0' ? path : "Accord");

  if (rc == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
  else
    g_set_error (error, ACCORD_STORE_ERROR, code, "%s: %s (%s)", name, describe (code),
                 db != NULL && sqlite3_errcode (db) != SQLITE_OK ? sqlite3_errmsg (db) : sqlite3_errstr (rc));
}

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

/* A text is read until the statement is reset: it must live as long. */
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

void
accord_statement_bind_null (AccordStatement *self,
                            int              index)
{
  note (self, sqlite3_bind_null (self->handle, index));
}

void
accord_statement_bind_value (AccordStatement *self,
                             int              index,
                             sqlite3_value   *value)
{
  note (self, sqlite3_bind_value (self->handle, index, value));
}

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

void
accord_statement_reset (AccordStatement *self)
{
  sqlite3_reset (self->handle);
  self->rc = SQLITE_OK;
}

const char *
accord_statement_get_text (AccordStatement *self,
                           int              column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gint64
accord_statement_get_integer (AccordStatement *self,
                              int              column)
{
  if (sqlite3_column_type (self->handle, column) == SQLITE_NULL)
    return G_MININT64;
  return sqlite3_column_int64 (self->handle, column);
}

double
accord_statement_get_real (AccordStatement *self,
                           int              column)
{
  if (sqlite3_column_type (self->handle, column) == SQLITE_NULL)
    return NAN;
  return sqlite3_column_double (self->handle, column);
}

char *
accord_statement_get_uuid (AccordStatement *self,
                           int              column)
{
  const guint8 *bytes = sqlite3_column_blob (self->handle, column);

  if (bytes == NULL || sqlite3_column_bytes (self->handle, column) != ACCORD_UUID_N_BYTES)
    return g_strdup (ACCORD_UUID_NIL);
  return accord_uuid_from_bytes (bytes);
}

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
