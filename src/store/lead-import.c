#include "store/lead-import.h"

#include <glib/gi18n-lib.h>

#include "store/lead-fields.h"
#include "store/lead-import-private.h"
#include "store/rights.h"

static void
free_statements (AccordImport *self)
{
  g_clear_pointer (&self->matcher, accord_lead_matcher_free);
  g_clear_pointer (&self->select, accord_statement_free);
  g_clear_pointer (&self->update, accord_statement_free);
  g_clear_pointer (&self->insert, accord_statement_free);
  g_clear_pointer (&self->keep, accord_statement_free);
}

static void
free_import (AccordImport *self)
{
  free_statements (self);
  accord_connection_set_import_cache (self->connection, FALSE);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->indexes, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_strfreev);
  g_clear_pointer (&self->keeps, g_free);
  g_clear_pointer (&self->head.changes, g_free);
  g_string_free (self->email_key, TRUE);
  g_free (self->set_id);
  accord_connection_unref (self->connection);
  g_object_unref (self->head.store);
  g_free (self);
}

static AccordField *
find_known (GPtrArray  *known,
            const char *name)
{
  for (guint i = 0; i < known->len; i++)
    {
      AccordField *field = g_ptr_array_index (known, i);

      if (g_strcmp0 (field->name, name) == 0)
        return field;
    }
  return NULL;
}

static gboolean
refuse_type (const AccordField *kept,
             const AccordField *wanted,
             GError           **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
               _("The field “%s” is kept as %s, but the file has %s in it; give the column another name."), kept->name,
               accord_lead_type_name (kept->type), accord_lead_type_name (wanted->type));
  return FALSE;
}

static AccordField *
resolve_field (AccordImport      *self,
               GPtrArray         *known,
               const AccordField *wanted,
               GError           **error)
{
  const AccordField *kept = find_known (known, wanted->name);
  const AccordField *standard = accord_field_find (wanted->name);

  if (kept != NULL)
    return kept->type == wanted->type || refuse_type (kept, wanted, error) ? accord_field_copy (kept) : NULL;
  if (standard != NULL)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
                   _("The field “%s” is worked out by Accord and cannot be imported; give the column another name."),
                   standard->name);
      return NULL;
    }
  /* Of a plan it has no column: what the file has in it is a change. */
  if (self->plan_only)
    return accord_field_new_custom (wanted->name, NULL, wanted->type);
  return accord_lead_fields_add (self->connection, wanted->name, wanted->type, self->number, error);
}

static gboolean
resolve_fields (AccordImport *self,
                GPtrArray    *fields,
                GError      **error)
{
  g_autoptr (GPtrArray) known = accord_lead_fields_list (self->connection, error);

  self->id_column = self->email_column = -1;
  for (guint i = 0; known != NULL && i < fields->len; i++)
    {
      AccordField *field = resolve_field (self, known, g_ptr_array_index (fields, i), error);

      if (field == NULL)
        return FALSE;
      g_ptr_array_add (self->fields, field);
      if (g_strcmp0 (field->column, "external_id") == 0)
        self->id_column = (int) i;
      else if (g_strcmp0 (field->column, "email") == 0)
        self->email_column = (int) i;
    }
  return known != NULL;
}

/* In an empty table an index is cheaper made at the end, of what is there then: that, of those of what tells leads apart,
 * which this file fills. */
static gboolean
drop_indexes (AccordImport *self,
              GError      **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db,
      "SELECT sql, name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'leads' AND (name = 'leads_external_id') = ?1",
      error);
  g_autoptr (GString) drop = g_string_new (NULL);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, self->id_column >= 0);
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return accord_store_exec (self->connection->db, drop->str, error);
      g_ptr_array_add (self->indexes, g_strdup (accord_statement_get_text (statement, 0)));
      g_string_append_printf (drop, "DROP INDEX \"%s\";", accord_statement_get_text (statement, 1));
    }
  return FALSE;
}

static gboolean
restore_indexes (AccordImport *self,
                 GError      **error)
{
  for (guint i = 0; i < self->indexes->len; i++)
    if (!accord_store_exec (self->connection->db, g_ptr_array_index (self->indexes, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
begin_writing (AccordImport              *self,
               const AccordStoreAuthor   *author,
               const AccordImportOptions *options,
               GPtrArray                 *fields,
               GError                   **error)
{
  gint64 any;

  return accord_connection_begin (self->connection, error) &&
         accord_rights_check (self->connection, author, ACCORD_RIGHT_IMPORT, error) &&
         accord_lead_import_note (self, author, options, error) && resolve_fields (self, fields, error) &&
         (self->matcher = accord_lead_matcher_new (self->connection, self->distinct, error)) != NULL &&
         accord_store_query_integer (self->connection->db, "SELECT EXISTS (SELECT 1 FROM leads)", &any, error) &&
         (any != 0 || drop_indexes (self, error)) && accord_lead_import_prepare (self, error);
}

static gboolean
begin_plan (AccordImport *self,
            GPtrArray    *fields,
            GError      **error)
{
  return resolve_fields (self, fields, error) &&
         (self->matcher = accord_lead_matcher_new (self->connection, self->distinct, error)) != NULL &&
         accord_lead_import_prepare (self, error);
}

/**
 * accord_lead_import_begin:
 * @store: the store that it is for
 * @connection: its file
 * @author: who imports
 * @options: how
 * @fields: of #AccordField: of the columns of the batches to come
 * @error: return location for a #GError
 *
 * Returns: (transfer full): an import, in its transaction unless it is a plan
 */
AccordImport *
accord_lead_import_begin (AccordStore               *store,
                          AccordConnection          *connection,
                          const AccordStoreAuthor   *author,
                          const AccordImportOptions *options,
                          GPtrArray                 *fields,
                          GError                   **error)
{
  AccordImport *self = g_new0 (AccordImport, 1);

  self->head.store = g_object_ref (store);
  self->connection = accord_connection_ref (connection);
  self->plan_only = options->plan_only;
  self->clear_empty = options->clear_empty;
  self->distinct = options->distinct;
  self->kept = g_strdupv ((char **) options->kept);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  self->indexes = g_ptr_array_new_with_free_func (g_free);
  self->email_key = g_string_new (NULL);
  if (self->plan_only ? begin_plan (self, fields, error) : begin_writing (self, author, options, fields, error))
    return self;
  accord_lead_import_abort (self);
  return NULL;
}

/**
 * accord_lead_import_commit:
 * @self: (transfer full): an import
 * @rejected: rows that were not given to it
 * @error: return location for a #GError
 *
 * Returns: its number, 0 of a plan; -1 on an error: then nothing was written
 */
gint64
accord_lead_import_commit (AccordImport  *self,
                           guint64        rejected,
                           GError       **error)
{
  gint64 number = -1;

  if (self->plan_only)
    number = 0;
  else if (accord_lead_import_count (self, rejected, error))
    {
      free_statements (self);
      if (restore_indexes (self, error) && accord_connection_commit (self->connection, error))
        number = self->number;
    }
  if (number >= 0)
    free_import (self);
  else
    accord_lead_import_abort (self);
  return number;
}

/**
 * accord_lead_import_abort:
 * @self: (transfer full): an import, of which nothing is to be written
 */
void
accord_lead_import_abort (AccordImport *self)
{
  free_statements (self);
  if (!self->plan_only && self->connection->db != NULL)
    accord_connection_rollback (self->connection);
  free_import (self);
}

/**
 * accord_lead_import_dup_set_id:
 * @self: an import
 *
 * Returns: (transfer full) (nullable): under which the change log keeps it; %NULL of a plan
 */
char *
accord_lead_import_dup_set_id (AccordImport *self)
{
  return g_strdup (self->set_id);
}

/**
 * accord_lead_import_get_number:
 * @self: an import
 *
 * Returns: its number; 0 of a plan
 */
gint64
accord_lead_import_get_number (AccordImport *self)
{
  return self->number;
}
