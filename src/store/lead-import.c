#include "store/lead-import.h"

#include "model/uuid.h"
#include "store/change-log.h"
#include "store/lead-sql.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Pages in memory while an import runs, in KiB: a spill to the file locks readers out. */
#define IMPORT_CACHE 262144
#define USUAL_CACHE 8192

struct _AccordImport
{
  AccordStore      *store; /* first: bulk.c knows */
  AccordConnection *connection;
  gboolean          plan_only;
  gboolean          clear_empty;
  char             *file;
  char             *set_id;
  GPtrArray        *fields; /* of AccordField, of the batches' columns */
  gint              id_column, email_column; /* of a batch; -1: the file has none */

  AccordStatement *find_id, *find_email, *find_fingerprint;
  AccordStatement *select, *update, *insert, *keep;
  GHashTable      *planned; /* of a plan: new leads without an id, by «e» + e-mail key or «f» + fingerprint */

  gint64  number;
  gint64  seq; /* of its row in the change log */
  guint64 n_new, n_changed, n_unchanged;
};

static gint
find_column (GPtrArray  *fields,
             const char *column)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_strcmp0 (((AccordField *) g_ptr_array_index (fields, i))->column, column) == 0)
      return (gint) i;
  return -1;
}

static void
free_import (AccordImport *self)
{
  g_clear_pointer (&self->find_id, accord_statement_free);
  g_clear_pointer (&self->find_email, accord_statement_free);
  g_clear_pointer (&self->find_fingerprint, accord_statement_free);
  g_clear_pointer (&self->select, accord_statement_free);
  g_clear_pointer (&self->update, accord_statement_free);
  g_clear_pointer (&self->insert, accord_statement_free);
  g_clear_pointer (&self->keep, accord_statement_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_hash_table_unref);
  g_free (self->file);
  g_free (self->set_id);
  g_object_unref (self->store);
  g_free (self);
}

static void
set_cache (AccordImport *self,
           gint          kib)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA cache_size = -%d", kib);

  accord_store_exec (self->connection->db, pragma, NULL);
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

/* Custom fields get their columns; of a plan a field that is not there yet has none and counts as a change of its own. */
static gboolean
resolve_fields (AccordImport *self,
                GPtrArray    *fields,
                GError      **error)
{
  g_autoptr (GPtrArray) known = accord_lead_sql_fields (self->connection, error);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const AccordField *wanted = g_ptr_array_index (fields, i);
      AccordField *field = find_known (known, wanted->name);

      if (field != NULL && field->type != wanted->type)
        {
          g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
                       _("The field “%s” is kept as %s, but the file has %s in it; nothing was imported."), wanted->name,
                       accord_lead_sql_type_name (field->type), accord_lead_sql_type_name (wanted->type));
          return FALSE;
        }
      if (field != NULL)
        field = accord_field_copy (field);
      else if (self->plan_only)
        field = accord_field_copy (wanted);
      else
        field = accord_lead_sql_add_field (self->connection, wanted->name, wanted->type, self->number, error);
      if (field == NULL)
        return FALSE;
      g_ptr_array_add (self->fields, field);
    }
  return TRUE;
}

static gboolean
write_import_row (AccordImport              *self,
                  const AccordStoreAuthor   *author,
                  const AccordImportOptions *options,
                  GError                   **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db,
      "INSERT INTO imports (at, member_name, file, kind, data_as_of) VALUES (?1, ifnull (?2, ''), ?3, ?4, ?5)", error);
  g_autofree char *number = NULL;
  g_autofree char *summary = g_strdup_printf (_("import of “%s”"), options->file);
  AccordLogHead head = { .set_id = self->set_id, .summary = summary, .member = author->member,
                         .member_name = author->member_name, .at = accord_moment_now () };

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, head.at);
  accord_statement_bind_text (statement, 2, author->member_name);
  accord_statement_bind_text (statement, 3, options->file);
  accord_statement_bind_text (statement, 4, options->kind);
  accord_statement_bind_integer (statement, 5, options->data_as_of);
  if (!accord_statement_run (statement, error))
    return FALSE;
  self->number = sqlite3_last_insert_rowid (self->connection->db);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, self->number);
  if (!accord_change_log_append (self->connection, &head, "leads", number, "import", 0, NULL, NULL, error))
    return FALSE;
  self->seq = sqlite3_last_insert_rowid (self->connection->db);
  return TRUE;
}

static gboolean
has_column (const AccordField *field)
{
  return field->column != NULL;
}

/* Parameters of insert and update: ?1 … ?n the fields, then ?n+1 e-mail key, ?n+2 import, ?n+3 log number; of the
 * update ?n+4 the lead, of the insert ?n+4 the fingerprint. */
static gboolean
prepare_writes (AccordImport *self,
                GError      **error)
{
  sqlite3 *db = self->connection->db;
  g_autoptr (GString) set = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  guint n = self->fields->len;

  for (guint i = 0; i < n; i++)
    {
      const AccordField *field = g_ptr_array_index (self->fields, i);

      g_string_append_printf (set, self->clear_empty ? "\"%s\" = ?%u, " : "\"%s\" = ifnull (?%u, \"%s\"), ",
                              field->column, i + 1, field->column);
      g_string_append_printf (names, "\"%s\", ", field->column);
      g_string_append_printf (marks, "?%u, ", i + 1);
    }
  self->update = accord_statement_new_printf (
      db, error,
      "UPDATE leads SET %semail_key = ifnull (?%u, email_key), revision = revision + (import_id <> ?%u), "
      "changed_seq = ?%u WHERE id = ?%u", set->str, n + 1, n + 2, n + 3, n + 4);
  self->insert = accord_statement_new_printf (
      db, error,
      "INSERT INTO leads (%semail_key, import_id, changed_seq, fingerprint) VALUES (%s?%u, ?%u, ?%u, ?%u)", names->str,
      marks->str, n + 1, n + 2, n + 3, n + 4);
  self->keep = accord_statement_new (db,
                                     "INSERT OR IGNORE INTO import_changes (import_id, lead, column, old, new) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5)", error);
  return self->update != NULL && self->insert != NULL && self->keep != NULL;
}

static gboolean
prepare_reads (AccordImport *self,
               GError      **error)
{
  sqlite3 *db = self->connection->db;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const AccordField *field = g_ptr_array_index (self->fields, i);

      g_string_append_printf (names, has_column (field) ? ", \"%s\"" : ", NULL", field->column);
    }
  self->find_id = accord_statement_new (db, "SELECT id FROM leads WHERE external_id = ?1", error);
  if (self->find_id != NULL)
    self->find_email = accord_statement_new (
        db, "SELECT id FROM leads WHERE email_key = ?1 AND external_id IS NULL LIMIT 2", error);
  if (self->find_email != NULL)
    self->find_fingerprint = accord_statement_new (db, "SELECT id FROM leads WHERE fingerprint = ?1 LIMIT 2", error);
  if (self->find_fingerprint != NULL)
    self->select =
        accord_statement_new_printf (db, error, "SELECT import_id%s FROM leads WHERE id = ?1", names->str);
  return self->select != NULL;
}

AccordImport *
accord_lead_import_sql_begin (AccordStore               *store,
                              AccordConnection          *connection,
                              const AccordStoreAuthor   *author,
                              const AccordImportOptions *options,
                              GPtrArray                 *fields,
                              GError                   **error)
{
  AccordImport *self = g_new0 (AccordImport, 1);

  self->store = g_object_ref (store);
  self->connection = connection;
  self->plan_only = options->plan_only;
  self->clear_empty = options->clear_empty;
  self->file = g_strdup (options->file);
  self->set_id = accord_uuid_new ();
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  self->planned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set_cache (self, IMPORT_CACHE);
  if ((self->plan_only ||
       (accord_connection_begin (connection, error) && write_import_row (self, author, options, error))) &&
      resolve_fields (self, fields, error) && prepare_reads (self, error) &&
      (self->plan_only || prepare_writes (self, error)))
    {
      self->id_column = find_column (self->fields, "external_id");
      self->email_column = find_column (self->fields, "email");
      return self;
    }
  accord_lead_import_sql_abort (self);
  return NULL;
}

static const char *
get_text (AccordBatch *batch,
          gint         column,
          guint        row)
{
  const char *text = column < 0 ? NULL : batch->columns[column].texts[row];

  return text != NULL && *text != '\0' ? text : NULL;
}

/* -1 on an error; else the number of leads that match, the first of them in @key. */
static gint
look_up (AccordStatement *statement,
         const char      *text,
         gint64          *key,
         GError         **error)
{
  gboolean row = TRUE;
  gint n = 0;

  accord_statement_bind_text (statement, 1, text);
  while (row)
    {
      if (!accord_statement_step (statement, &row, error))
        return -1;
      if (row && n++ == 0)
        *key = accord_statement_get_integer (statement, 0);
    }
  return n;
}

/* Which lead a row is, as cli.md's «Matching» says. */
static gint
find_lead (AccordImport *self,
           const char   *id,
           const char   *email_key,
           const char   *fingerprint,
           gint64       *key,
           GError      **error)
{
  gint n = 0;

  if (id != NULL)
    n = look_up (self->find_id, id, key, error);
  if (n == 0 && email_key != NULL)
    n = look_up (self->find_email, email_key, key, error);
  if (n == 0 && id == NULL && email_key == NULL && fingerprint != NULL)
    n = look_up (self->find_fingerprint, fingerprint, key, error);
  return n;
}

static void
bind_cell (AccordStatement         *statement,
           int                      index,
           const AccordBatchColumn *column,
           guint                    row)
{
  if (column->field->type == ACCORD_COLUMN_REAL)
    accord_statement_bind_real (statement, index, column->reals[row]);
  else if (column->field->type == ACCORD_COLUMN_TEXT)
    accord_statement_bind_text (statement, index, column->texts[row]);
  else
    accord_statement_bind_integer (statement, index, column->integers[row]);
}

static gboolean
cell_is_empty (const AccordBatchColumn *column,
               guint                    row)
{
  if (column->field->type == ACCORD_COLUMN_REAL)
    return isnan (column->reals[row]);
  if (column->field->type == ACCORD_COLUMN_TEXT)
    return column->texts[row] == NULL || *column->texts[row] == '\0';
  return column->integers[row] == G_MININT64;
}

static gboolean
cell_equals (AccordStatement         *stored,
             int                      index,
             const AccordBatchColumn *column,
             guint                    row)
{
  double real;

  if (cell_is_empty (column, row))
    return sqlite3_column_type (stored->handle, index) == SQLITE_NULL;
  if (column->field->type == ACCORD_COLUMN_TEXT)
    return g_strcmp0 (accord_statement_get_text (stored, index), column->texts[row]) == 0;
  if (column->field->type != ACCORD_COLUMN_REAL)
    return accord_statement_get_integer (stored, index) == column->integers[row];
  real = accord_statement_get_real (stored, index);
  return real >= column->reals[row] && real <= column->reals[row];
}

static gboolean
keep_old (AccordImport            *self,
          gint64                   key,
          const AccordBatchColumn *column,
          const AccordField       *field,
          guint                    row,
          sqlite3_value           *old,
          GError                 **error)
{
  accord_statement_bind_integer (self->keep, 1, self->number);
  accord_statement_bind_integer (self->keep, 2, key);
  accord_statement_bind_text (self->keep, 3, field->column);
  accord_statement_bind_value (self->keep, 4, old);
  bind_cell (self->keep, 5, column, row);
  return accord_statement_run (self->keep, error);
}

/* Whether the row changes anything of the lead; keeps the old values of what it does. */
static gboolean
compare (AccordImport *self,
         AccordBatch  *batch,
         guint         row,
         gint64        key,
         gboolean     *changes,
         GError      **error)
{
  gboolean found, own;

  *changes = FALSE;
  accord_statement_bind_integer (self->select, 1, key);
  if (!accord_statement_step (self->select, &found, error))
    return FALSE;
  own = found && accord_statement_get_integer (self->select, 0) == self->number;
  for (guint i = 0; found && i < self->fields->len; i++)
    {
      const AccordBatchColumn *column = &batch->columns[i];

      if ((cell_is_empty (column, row) && !self->clear_empty) || cell_equals (self->select, (int) i + 1, column, row))
        continue;
      *changes = TRUE;
      if (!self->plan_only && !own &&
          !keep_old (self, key, column, g_ptr_array_index (self->fields, i), row,
                     sqlite3_column_value (self->select->handle, (int) i + 1), error))
        {
          accord_statement_reset (self->select);
          return FALSE;
        }
    }
  accord_statement_reset (self->select);
  return TRUE;
}

static gboolean
write_row (AccordImport    *self,
           AccordStatement *statement,
           AccordBatch     *batch,
           guint            row,
           const char      *email_key,
           GError         **error)
{
  int n = (int) self->fields->len;

  for (int i = 0; i < n; i++)
    bind_cell (statement, i + 1, &batch->columns[i], row);
  accord_statement_bind_text (statement, n + 1, email_key);
  accord_statement_bind_integer (statement, n + 2, self->number);
  accord_statement_bind_integer (statement, n + 3, self->seq);
  return accord_statement_run (statement, error);
}

static gboolean
take_new (AccordImport     *self,
          AccordBatch      *batch,
          guint             row,
          const char       *id,
          const char       *email_key,
          const char       *fingerprint,
          AccordRowOutcome *outcome,
          GError          **error)
{
  const char *plan_key = email_key != NULL ? email_key : fingerprint;
  const char *mark = id == NULL && email_key == NULL ? fingerprint : NULL;
  g_autofree char *planned = NULL;

  *outcome = ACCORD_ROW_NEW;
  if (!self->plan_only)
    {
      accord_statement_bind_text (self->insert, (int) self->fields->len + 4, mark);
      return write_row (self, self->insert, batch, row, email_key, error);
    }
  if (plan_key == NULL)
    return TRUE;
  /* The lead is not there to be found by a later row of the same file, so the plan remembers it. */
  planned = g_strconcat (email_key != NULL ? "e" : "f", plan_key, NULL);
  if (g_hash_table_contains (self->planned, planned))
    *outcome = ACCORD_ROW_CHANGED;
  if (id == NULL)
    g_hash_table_add (self->planned, g_steal_pointer (&planned));
  else
    g_hash_table_remove (self->planned, planned);
  return TRUE;
}

static gboolean
take_row (AccordImport     *self,
          AccordBatch      *batch,
          guint             row,
          AccordRowOutcome *outcome,
          GError          **error)
{
  const char *id = get_text (batch, self->id_column, row);
  g_autofree char *email_key = accord_lead_sql_email_key (get_text (batch, self->email_column, row));
  const char *fingerprint =
      batch->n_columns > self->fields->len ? get_text (batch, (gint) self->fields->len, row) : NULL;
  gboolean changes;
  gint64 key = 0;
  gint n = find_lead (self, id, email_key, fingerprint, &key, error);

  if (n < 0)
    return FALSE;
  if (n == 0)
    return take_new (self, batch, row, id, email_key, fingerprint, outcome, error);
  if (n > 1)
    {
      *outcome = ACCORD_ROW_AMBIGUOUS;
      return TRUE;
    }
  if (!compare (self, batch, row, key, &changes, error))
    return FALSE;
  *outcome = changes ? ACCORD_ROW_CHANGED : ACCORD_ROW_UNCHANGED;
  if (!changes || self->plan_only)
    return TRUE;
  accord_statement_bind_integer (self->update, (int) self->fields->len + 4, key);
  return write_row (self, self->update, batch, row, email_key, error);
}

gboolean
accord_lead_import_sql_rows (AccordImport      *self,
                             AccordBatch       *batch,
                             AccordRowOutcome  *outcomes,
                             GError           **error)
{
  for (guint row = 0; row < batch->n_rows; row++)
    {
      if (!take_row (self, batch, row, &outcomes[row], error))
        return FALSE;
      self->n_new += outcomes[row] == ACCORD_ROW_NEW;
      self->n_changed += outcomes[row] == ACCORD_ROW_CHANGED;
      self->n_unchanged += outcomes[row] == ACCORD_ROW_UNCHANGED;
    }
  return TRUE;
}

static gboolean
write_counts (AccordImport *self,
              guint64       rejected,
              GError      **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE imports SET n_new = %" G_GUINT64_FORMAT ", n_changed = %" G_GUINT64_FORMAT
      ", n_unchanged = %" G_GUINT64_FORMAT ", n_rejected = %" G_GUINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT,
      self->n_new, self->n_changed, self->n_unchanged, rejected, self->number);

  return accord_store_exec (self->connection->db, sql, error);
}

static void
finish_statements (AccordImport *self)
{
  g_clear_pointer (&self->select, accord_statement_free);
  g_clear_pointer (&self->find_id, accord_statement_free);
  g_clear_pointer (&self->find_email, accord_statement_free);
  g_clear_pointer (&self->find_fingerprint, accord_statement_free);
}

gint64
accord_lead_import_sql_commit (AccordImport  *self,
                               guint64        rejected,
                               GError       **error)
{
  gint64 number = -1;

  finish_statements (self);
  if (self->plan_only)
    number = 0;
  else if (write_counts (self, rejected, error) && accord_connection_commit (self->connection, error))
    number = self->number;
  if (number < 0)
    accord_connection_rollback (self->connection);
  set_cache (self, USUAL_CACHE);
  free_import (self);
  return number;
}

void
accord_lead_import_sql_abort (AccordImport *self)
{
  finish_statements (self);
  if (!self->plan_only)
    accord_connection_rollback (self->connection);
  set_cache (self, USUAL_CACHE);
  free_import (self);
}
