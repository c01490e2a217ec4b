/* Imports into the file of a store, and rows that are added to leads; where the commit was not answered, whether they are
 * there. */
#include "store/canary.h"
#include "store/lead-import.h"
#include "store/lead-read.h"
#include "store/promotion.h"
#include "store/row-import.h"
#include "store/sqlite-store-private.h"

#include <glib/gi18n-lib.h>

#include "model/uuid.h"

/* An import of rows that are no leads; NULL: it is one of leads. */
static AccordRowImport *
as_rows (AccordImport *import)
{
  return ((AccordImportHead *) import)->of_rows ? (AccordRowImport *) import : NULL;
}

static AccordImport *
import_begin (AccordStore               *store,
              const AccordStoreAuthor   *author,
              const AccordImportOptions *options,
              GPtrArray                 *fields,
              GError                   **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  if (connection == NULL)
    return NULL;
  if (accord_row_import_handles (options->kind))
    return accord_row_import_begin (store, connection, author, options, fields, error);
  return accord_lead_import_begin (store, connection, author, options, fields, error);
}

static gboolean
import_rows (AccordStore       *store,
             AccordImport      *import,
             AccordBatch       *batch,
             AccordRowOutcome  *outcomes,
             GError           **error)
{
  AccordRowImport *rows = as_rows (import);

  return rows != NULL ? accord_row_import_rows (rows, batch, outcomes, error)
                      : accord_lead_import_rows (import, batch, outcomes, error);
}

static AccordFingerprintSet *
import_list_marks (AccordStore  *store,
                   AccordImport *import,
                   guint64       n_rows,
                   GError      **error)
{
  return as_rows (import) != NULL ? NULL : accord_lead_import_list_marks (import, n_rows, error);
}

/* Of a file whose commit was not answered: whether it can be looked at again. Where it cannot, @error says so. */
static gboolean
look_again (AccordSqliteStore *self,
            GError           **error)
{
  if (accord_sqlite_link_mend (self, *error))
    return TRUE;
  if (self->connection == NULL)
    {
      g_clear_error (error);
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO,
                           _("It is not known whether this was saved, because the disk or network folder stopped "
                             "answering. Open the file again and look."));
    }
  return FALSE;
}

/* Whether the set is in the file whose commit was not answered; where that cannot be told, @error says so. */
static gboolean
was_written (AccordSqliteStore *self,
             const char        *set_id,
             GError           **error)
{
  gboolean has = FALSE;

  if (!look_again (self, error) || !accord_sqlite_records_has_set (ACCORD_STORE (self), set_id, &has, NULL) || !has)
    return FALSE;
  g_clear_error (error);
  return TRUE;
}

/* The same by the number of its entry in the change log: all activities of a sitting are one set. */
static gboolean
was_logged (AccordSqliteStore *self,
            gint64             seq,
            GError           **error)
{
  gboolean has = FALSE;

  if (seq == 0 || !look_again (self, error) || !accord_change_log_has_own (self->connection, seq, &has, NULL) || !has)
    return FALSE;
  self->connection->written = seq;
  g_clear_error (error);
  return TRUE;
}

typedef gboolean (*AddRows) (AccordConnection        *connection,
                             const AccordStoreAuthor *author,
                             const AccordBatch       *batch,
                             GError                 **error);

static gboolean
add_rows (AccordStore             *store,
          const AccordStoreAuthor *author,
          const AccordBatch       *batch,
          AddRows                  add,
          GError                 **error)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);
  GError *local = NULL;

  if (connection == NULL)
    return FALSE;
  if (!add (connection, author, batch, &local) &&
      !was_logged (self, connection->written, &local))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  accord_canary_written (&self->canary, self->connection);
  return TRUE;
}

static gboolean
add_activities (AccordStore             *store,
                const AccordStoreAuthor *author,
                const AccordBatch       *batch,
                GError                 **error)
{
  return add_rows (store, author, batch, accord_lead_add_activities, error);
}

static gboolean
add_deals (AccordStore             *store,
           const AccordStoreAuthor *author,
           const AccordBatch       *batch,
           GError                 **error)
{
  return add_rows (store, author, batch, accord_lead_add_deals, error);
}

static gint64
import_commit (AccordStore  *store,
               AccordImport *import,
               guint64       rejected,
               GPtrArray   **written,
               GError      **error)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);
  AccordRowImport *rows = as_rows (import);
  g_autofree char *set_id = rows != NULL ? g_strdup (rows->set_id) : accord_lead_import_dup_set_id (import);
  gint64 planned = rows != NULL ? rows->number : accord_lead_import_get_number (import);
  GError *local = NULL;
  gint64 number = rows != NULL ? accord_row_import_commit (rows, rejected, written, &local)
                               : accord_lead_import_commit (import, rejected, &local);

  if (number < 0 && set_id != NULL && was_written (self, set_id, &local))
    number = planned;
  if (number > 0 && self->connection != NULL)
    accord_canary_written (&self->canary, self->connection);
  if (local != NULL)
    g_propagate_error (error, local);
  return number;
}

static void
import_abort (AccordStore  *store,
              AccordImport *import)
{
  AccordRowImport *rows = as_rows (import);

  if (rows != NULL)
    accord_row_import_abort (rows);
  else
    accord_lead_import_abort (import);
}

static gboolean
promote (AccordStore             *store,
         const AccordStoreAuthor *author,
         const AccordPromotion   *promotion,
         guint64                 *n,
         GError                 **error)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);
  GError *local = NULL;

  if (connection == NULL)
    return FALSE;
  if (!accord_promotion_write (connection, author, promotion, n, &local) &&
      !was_logged (self, *n > 0 ? connection->written : 0, &local))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (*n > 0)
    accord_canary_written (&self->canary, self->connection);
  return TRUE;
}

static GPtrArray *
imports (AccordStore *store,
         GError     **error)
{
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);

  return connection != NULL ? accord_import_list (connection, error) : NULL;
}

static gboolean
undo_import (AccordStore             *store,
             const AccordStoreAuthor *author,
             gint64                   id,
             AccordImportUndone      *undone,
             GError                 **error)
{
  AccordSqliteStore *self = ACCORD_SQLITE_STORE (store);
  AccordConnection *connection = accord_sqlite_link_get (ACCORD_SQLITE_STORE (store), error);
  g_autofree char *set_id = accord_uuid_new ();
  GError *local = NULL;

  if (connection == NULL)
    return FALSE;
  if (!accord_import_undo (connection, author, set_id, id, undone, &local) &&
      !was_written (self, set_id, &local))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  accord_canary_written (&self->canary, self->connection);
  return TRUE;
}

/**
 * accord_sqlite_imports_class_init:
 * @klass: the class of the store
 *
 * Adds these calls to it.
 */
void
accord_sqlite_imports_class_init (AccordStoreClass *klass)
{
  klass->add_activities = add_activities;
  klass->add_deals = add_deals;
  klass->import_begin = import_begin;
  klass->import_rows = import_rows;
  klass->import_list_marks = import_list_marks;
  klass->import_commit = import_commit;
  klass->import_abort = import_abort;
  klass->promote = promote;
  klass->imports = imports;
  klass->undo_import = undo_import;
}
