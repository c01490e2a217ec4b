/* The course of an import of rows that are no leads: one transaction, one entry of the change log. */
#include "store/row-import.h"

#include "store/rights.h"

static const AccordRowKind *const kinds[] = { &accord_deal_rows, &accord_activity_rows, &accord_cost_rows };

static const AccordRowKind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i]->kind, name) == 0)
      return kinds[i];
  return NULL;
}

/**
 * accord_row_import_handles:
 * @kind: (nullable): the kind of an import
 *
 * Returns: whether its rows are no leads
 */
gboolean
accord_row_import_handles (const char *kind)
{
  return find_kind (kind) != NULL;
}

/* Every row names a lead that was found in the transaction that writes it: to look for it again with each of five million
 * rows takes a seventh of the time. It can be said only outside of a transaction. */
static void
check_references (AccordRowImport *self,
                  gboolean         check)
{
  if (self->kind->finds_leads && !self->plan_only && self->connection->db != NULL)
    accord_store_exec (self->connection->db, check ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", NULL);
}

static void
free_import (AccordRowImport *self)
{
  self->kind->clear (self);
  check_references (self, TRUE);
  accord_connection_set_import_cache (self->connection, FALSE);
  g_clear_pointer (&self->names, accord_lead_names_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->head.changes, g_free);
  g_clear_pointer (&self->kept, g_strfreev);
  g_clear_pointer (&self->written, g_ptr_array_unref);
  g_free (self->summary);
  g_free (self->member);
  g_free (self->member_name);
  g_free (self->set_id);
  accord_connection_unref (self->connection);
  g_object_unref (self->head.store);
  g_free (self);
}

static gboolean
prepare (AccordRowImport *self,
         GError         **error)
{
  self->names = accord_lead_names_new (self->connection);
  return self->kind->prepare (self, error);
}

static gboolean
begin_writing (AccordRowImport           *self,
               const AccordStoreAuthor   *author,
               const AccordImportOptions *options,
               GError                   **error)
{
  return accord_connection_begin (self->connection, error) &&
         accord_rights_check (self->connection, author, ACCORD_RIGHT_IMPORT, error) &&
         accord_import_note (self->connection, author, options, &self->number, &self->set_id, error) &&
         prepare (self, error);
}

static AccordRowImport *
new_import (AccordStore               *store,
            AccordConnection          *connection,
            const AccordStoreAuthor   *author,
            const AccordImportOptions *options,
            GPtrArray                 *fields)
{
  const AccordRowKind *kind = find_kind (options->kind);
  AccordRowImport *self = g_malloc0 (kind->size);

  self->kind = kind;
  self->head.store = g_object_ref (store);
  self->head.of_rows = TRUE;
  self->connection = accord_connection_ref (connection);
  self->plan_only = options->plan_only;
  self->clear_empty = options->clear_empty;
  self->kept = g_strdupv ((char **) options->kept);
  self->summary = accord_import_summary (options);
  self->member = g_strdup (author->member);
  self->member_name = g_strdup (author->member_name);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (self->fields, accord_field_copy (g_ptr_array_index (fields, i)));
  self->head.changes = g_new0 (guint64, fields->len + 1);
  self->head.n_fields = fields->len;
  return self;
}

/**
 * accord_row_import_begin:
 * @store: the store that it is for
 * @connection: its file
 * @author: who imports
 * @options: how; its kind is one that accord_row_import_handles()
 * @fields: of #AccordField: of the columns of the batches to come
 * @error: return location for a #GError
 *
 * Returns: (transfer full): an import, in its transaction unless it is a plan
 */
AccordImport *
accord_row_import_begin (AccordStore               *store,
                         AccordConnection          *connection,
                         const AccordStoreAuthor   *author,
                         const AccordImportOptions *options,
                         GPtrArray                 *fields,
                         GError                   **error)
{
  AccordRowImport *self = new_import (store, connection, author, options, fields);

  accord_connection_set_import_cache (connection, TRUE);
  check_references (self, FALSE);
  if (self->plan_only ? prepare (self, error) : begin_writing (self, author, options, error))
    return (AccordImport *) self;
  accord_row_import_abort (self);
  return NULL;
}

static gboolean
take_rows (AccordRowImport   *self,
           AccordBatch       *batch,
           AccordRowOutcome  *outcomes,
           GError           **error)
{
  for (guint row = 0; row < batch->n_rows; row++)
    {
      if (!self->kind->take (self, batch, row, &outcomes[row], error))
        return FALSE;
      self->counts.n_new += outcomes[row] == ACCORD_ROW_NEW;
      self->counts.n_changed += outcomes[row] == ACCORD_ROW_CHANGED;
      self->counts.n_unchanged += outcomes[row] == ACCORD_ROW_UNCHANGED;
    }
  return TRUE;
}

/**
 * accord_row_import_rows:
 * @self: an import
 * @batch: rows, whose columns are those of its fields, then the fingerprint
 * @outcomes: (out caller-allocates): what becomes of each
 * @error: return location for a #GError
 *
 * A plan reads in a transaction of its own for each batch: between them it keeps nobody from writing.
 *
 * Returns: whether all rows were taken; else the import is to be aborted
 */
gboolean
accord_row_import_rows (AccordRowImport   *self,
                        AccordBatch       *batch,
                        AccordRowOutcome  *outcomes,
                        GError           **error)
{
  gboolean done;

  if (!self->plan_only)
    return take_rows (self, batch, outcomes, error);
  if (!accord_store_exec (self->connection->db, "BEGIN", error))
    return FALSE;
  done = take_rows (self, batch, outcomes, error);
  accord_connection_rollback (self->connection);
  return done;
}

/**
 * accord_row_import_commit:
 * @self: (transfer full): an import
 * @rejected: rows that were not given to it
 * @written: (out) (transfer full) (nullable): of #AccordWritten: the records that it wrote
 * @error: return location for a #GError
 *
 * Returns: its number, 0 of a plan; -1 on an error: then nothing was written
 */
gint64
accord_row_import_commit (AccordRowImport  *self,
                          guint64           rejected,
                          GPtrArray       **written,
                          GError          **error)
{
  gint64 number = self->number;

  self->counts.n_rejected = rejected;
  if (!self->plan_only && !(self->kind->finish (self, error) &&
                            accord_import_count (self->connection, self->number, &self->counts, error) &&
                            accord_connection_commit (self->connection, error)))
    {
      accord_row_import_abort (self);
      return -1;
    }
  *written = g_steal_pointer (&self->written);
  free_import (self);
  return number;
}

/**
 * accord_row_import_abort:
 * @self: (transfer full): an import, of which nothing is to be written
 */
void
accord_row_import_abort (AccordRowImport *self)
{
  self->kind->clear (self);
  if (!self->plan_only && self->connection->db != NULL)
    accord_connection_rollback (self->connection);
  free_import (self);
}

/**
 * accord_row_import_find:
 * @self: an import
 * @field: the name of a field
 *
 * Returns: its column in the batches; -1: the file does not have it
 */
int
accord_row_import_find (AccordRowImport *self,
                        const char      *field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((AccordField *) g_ptr_array_index (self->fields, i))->name, field))
      return (int) i;
  return -1;
}

/**
 * accord_row_import_find_lead:
 * @self: an import
 * @name: (nullable): what a row calls a lead
 * @lead: (out): its key
 * @outcome: (out): set where it is not one lead
 * @error: return location for a #GError
 *
 * Returns: whether it could be looked for
 */
gboolean
accord_row_import_find_lead (AccordRowImport   *self,
                             const char        *name,
                             gint64            *lead,
                             AccordRowOutcome  *outcome,
                             GError           **error)
{
  if (!accord_lead_names_find (self->names, name, lead, error))
    return FALSE;
  if (*lead == ACCORD_LEAD_NONE)
    *outcome = ACCORD_ROW_STRAY;
  else if (*lead == ACCORD_LEAD_SEVERAL)
    *outcome = ACCORD_ROW_AMBIGUOUS;
  return TRUE;
}
