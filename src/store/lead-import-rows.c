/* The rows of an import: which lead each is, what it changes, and writing that. */
#include "store/lead-cell.h"
#include "store/lead-fields.h"
#include "store/lead-import-private.h"

/* So many leads are looked for where the others are each behind the one before. */
#define FEW_SOUGHT 1000

/* ?1 … ?n the fields, then the e-mail key, the fingerprint, the import, the lead, the row's mark. */
static gboolean
prepare_insert (AccordImport *self,
                GError      **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  guint n = self->fields->len;

  for (guint i = 0; i < n; i++)
    {
      const AccordField *field = g_ptr_array_index (self->fields, i);

      g_string_append_printf (names, "\"%s\", ", field->column);
      g_string_append_printf (marks, "?%u, ", i + 1);
    }
  self->insert = accord_statement_new_printf (
      self->connection->db, error,
      "INSERT INTO leads (%semail_key, fingerprint, import_id, id, revision, row_mark) "
      "VALUES (%s?%u, ?%u, ?%u, ?%u, 1, ?%u - 1)", names->str, marks->str, n + 1, n + 2, n + 3, n + 4, n + 5);
  if (self->insert != NULL)
    accord_statement_bind_integer (self->insert, (int) n + 3, self->number);
  return self->insert != NULL;
}

/* ?1 … ?n the fields, then the lead, the row's mark. */
static gboolean
prepare_update (AccordImport *self,
                GError      **error)
{
  g_autoptr (GString) set = g_string_new (NULL);
  guint n = self->fields->len;

  for (guint i = 0; i < n; i++)
    {
      const AccordField *field = g_ptr_array_index (self->fields, i);

      if (self->keeps[i])
        g_string_append_printf (set, "\"%s\" = ifnull (\"%s\", ?%u), ", field->column, field->column, i + 1);
      else
        g_string_append_printf (set, self->clear_empty ? "\"%s\" = ?%u, " : "\"%s\" = ifnull (?%u, \"%s\"), ",
                                field->column, i + 1, field->column);
    }
  if (self->id_column >= 0)
    g_string_append_printf (set, "email_key = CASE WHEN external_id IS NULL AND ?%d IS NULL THEN email_key END, ",
                            self->id_column + 1);
  self->update = accord_statement_new_printf (self->connection->db, error,
                                              "UPDATE leads SET %srevision = revision + 1, "
                                              "row_mark = ?%u - (revision + 1) WHERE id = ?%u", set->str, n + 2, n + 1);
  return self->update != NULL;
}

/* The lead, the fields, and the id unless it is one of them. */
static gboolean
prepare_select (AccordImport *self,
                GError      **error)
{
  g_autoptr (GString) names = g_string_new ("SELECT id");

  for (guint i = 0; i < self->fields->len; i++)
    {
      const AccordField *field = g_ptr_array_index (self->fields, i);

      if (field->column != NULL)
        g_string_append_printf (names, ", \"%s\"", field->column);
      else
        g_string_append (names, ", NULL");
    }
  self->select_id = self->id_column >= 0 ? self->id_column + 1 : (int) self->fields->len + 1;
  if (self->id_column < 0)
    g_string_append (names, ", external_id");
  g_string_append (names, " FROM leads WHERE id >= ?1 ORDER BY id");
  self->select = accord_statement_new (self->connection->db, names->str, error);
  return self->select != NULL;
}

/**
 * accord_lead_import_prepare:
 * @self: an import whose fields are known
 * @error: return location for a #GError
 *
 * Returns: whether rows can be taken now
 */
gboolean
accord_lead_import_prepare (AccordImport *self,
                            GError      **error)
{
  self->keeps = g_new0 (gboolean, self->fields->len + 1);
  self->head.changes = g_new0 (guint64, self->fields->len + 1);
  self->head.n_fields = self->fields->len;
  for (guint i = 0; self->kept != NULL && i < self->fields->len; i++)
    self->keeps[i] = g_strv_contains ((const char *const *) self->kept,
                                      ((AccordField *) g_ptr_array_index (self->fields, i))->name);
  if (!prepare_select (self, error))
    return FALSE;
  if (self->plan_only)
    return TRUE;
  self->keep = accord_statement_new (self->connection->db,
                                     "INSERT INTO import_changes (import_id, lead, column, old, new) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET new = excluded.new", error);
  return self->keep != NULL && prepare_insert (self, error) && prepare_update (self, error);
}

static const char *
get_text (AccordBatch *batch,
          int          column,
          guint        row)
{
  if (column < 0 || (guint) column >= batch->n_columns || accord_lead_cell_is_empty (&batch->columns[column], row))
    return NULL;
  return batch->columns[column].texts[row];
}

/* All keys, of a row whose id does not say at once who it is. */
static void
complete_keys (AccordImport   *self,
               AccordBatch    *batch,
               guint           row,
               AccordLeadKeys *keys)
{
  if (accord_lead_email_key (get_text (batch, self->email_column, row), self->email_key))
    keys->email_key = self->email_key->str;
  keys->fingerprint = get_text (batch, (int) self->fields->len, row);
}

/* A lead has the mark of a row that names it by its id, which no other row of the file does. */
static void
bind_mark (AccordImport    *self,
           AccordStatement *statement,
           int              index,
           AccordBatch     *batch,
           guint            row)
{
  guint column = self->fields->len + 1;

  if (column < batch->n_columns && get_text (batch, self->id_column, row) != NULL)
    accord_statement_bind_integer (statement, index, batch->columns[column].integers[row]);
  else
    accord_statement_bind_null (statement, index);
}

static void
bind_row (AccordImport    *self,
          AccordStatement *statement,
          AccordBatch     *batch,
          guint            row)
{
  for (guint i = 0; i < self->fields->len; i++)
    accord_lead_cell_bind (&batch->columns[i], row, statement, (int) i + 1);
}

/* Pages that are read in their order are not asked for again: to keep them all only takes time. Those that are written, or
 * where leads are looked for, are. */
static void
count_sought (AccordImport *self,
              guint         n)
{
  gboolean few = self->n_sought < FEW_SOUGHT;

  self->n_sought += few ? n : 0;
  if (few && self->n_sought >= FEW_SOUGHT)
    accord_connection_set_import_cache (self->connection, TRUE);
}

static gboolean
add_lead (AccordImport         *self,
          AccordBatch          *batch,
          guint                 row,
          const AccordLeadKeys *keys,
          GError              **error)
{
  gint64 lead = accord_lead_matcher_add (self->matcher, keys);
  int n = (int) self->fields->len;

  if (self->plan_only)
    return TRUE;
  count_sought (self, FEW_SOUGHT);
  accord_lead_cursor_leave (self);
  bind_row (self, self->insert, batch, row);
  /* Only the key that tells it from others is kept. */
  accord_statement_bind_text (self->insert, n + 1, keys->id == NULL ? keys->email_key : NULL);
  accord_statement_bind_text (self->insert, n + 2, keys->id == NULL && keys->email_key == NULL ? keys->fingerprint : NULL);
  accord_statement_bind_integer (self->insert, n + 4, lead);
  bind_mark (self, self->insert, n + 5, batch, row);
  return accord_statement_run (self->insert, error);
}

/* For the undoing of the import: what @self->select's row has in a column that the batch's row changes; where an earlier
 * row of the file changed it, what it was before that. */
static gboolean
keep_old (AccordImport            *self,
          gint64                   lead,
          guint                    index,
          const AccordBatchColumn *column,
          guint                    row,
          GError                 **error)
{
  const AccordField *field = g_ptr_array_index (self->fields, index);

  accord_statement_bind_integer (self->keep, 1, self->number);
  accord_statement_bind_integer (self->keep, 2, lead);
  accord_statement_bind_text (self->keep, 3, field->column);
  accord_statement_bind_value (self->keep, 4, sqlite3_column_value (self->select->handle, (int) index + 1));
  accord_lead_cell_bind (column, row, self->keep, 5);
  return accord_statement_run (self->keep, error);
}

/* Compares @self->select's row with that of the batch; but not the id where that is known to be the same, nor of a plan,
 * where the row of the file does not have it yet that an earlier one brought. */
static gboolean
compare (AccordImport *self,
         AccordBatch  *batch,
         guint         row,
         gint64        lead,
         gboolean     *changes,
         GError      **error)
{
  gboolean keeps = !self->plan_only && !accord_lead_matcher_is_new (self->matcher, lead);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const AccordBatchColumn *column = &batch->columns[i];

      if (((!self->clear_empty || self->keeps[i]) && accord_lead_cell_is_empty (column, row)) ||
          ((int) i == self->id_column && (self->is_guessed || self->plan_only)) ||
          (self->keeps[i] && accord_statement_get_text (self->select, (int) i + 1) != NULL) ||
          accord_lead_cell_equals (column, row, self->select, (int) i + 1))
        continue;
      *changes = TRUE;
      self->head.changes[i] += self->plan_only || keeps;
      if (keeps && !keep_old (self, lead, i, column, row, error))
        return FALSE;
    }
  return TRUE;
}

/* A lead that a plan only thinks of is not there to be compared: it changes if it gets an id, which tells it better. */
static gboolean
change_lead (AccordImport         *self,
             AccordBatch          *batch,
             guint                 row,
             const AccordLeadKeys *keys,
             gint64                lead,
             gboolean             *changes,
             GError              **error)
{
  gboolean found, named, done;

  if (!accord_lead_cursor_stand_on (self, lead, &found, error))
    return FALSE;
  named = self->is_guessed || (found && accord_statement_get_text (self->select, self->select_id) != NULL);
  *changes = FALSE;
  done = !found || compare (self, batch, row, lead, changes, error);
  if (!done)
    return FALSE;
  if (keys->id != NULL && !named && accord_lead_matcher_take_id (self->matcher, keys, lead))
    *changes = TRUE;
  if (!*changes || self->plan_only)
    return TRUE;
  count_sought (self, FEW_SOUGHT);
  accord_lead_cursor_leave (self);
  bind_row (self, self->update, batch, row);
  accord_statement_bind_integer (self->update, (int) self->fields->len + 1, lead);
  bind_mark (self, self->update, (int) self->fields->len + 2, batch, row);
  return accord_statement_run (self->update, error);
}

static gboolean
take_row (AccordImport     *self,
          AccordBatch      *batch,
          guint             row,
          AccordRowOutcome *outcome,
          GError          **error)
{
  AccordLeadKeys keys = { .id = get_text (batch, self->id_column, row) };
  gboolean changes;
  gint64 lead = 0;
  GError *local_error = NULL;
  int n;

  if (accord_lead_cursor_guess (self, &keys, &lead, &local_error))
    n = 1;
  else if (local_error == NULL)
    {
      /* The first of a batch always is. */
      count_sought (self, row > 0);
      complete_keys (self, batch, row, &keys);
      n = accord_lead_matcher_find (self->matcher, &keys, &lead, &local_error);
    }
  else
    n = -1;
  if (n < 0)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (n > 1)
    {
      *outcome = ACCORD_ROW_AMBIGUOUS;
      return TRUE;
    }
  if (n == 1 && accord_lead_matcher_is_alias (self->matcher))
    {
      *outcome = ACCORD_ROW_MERGED;
      return TRUE;
    }
  if (n == 0)
    {
      *outcome = ACCORD_ROW_NEW;
      return add_lead (self, batch, row, &keys, error);
    }
  if (!change_lead (self, batch, row, &keys, lead, &changes, error))
    return FALSE;
  *outcome = changes ? ACCORD_ROW_CHANGED : ACCORD_ROW_UNCHANGED;
  return TRUE;
}

static gboolean
take_rows (AccordImport      *self,
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
      self->n_unchanged += outcomes[row] == ACCORD_ROW_UNCHANGED || outcomes[row] == ACCORD_ROW_MERGED;
    }
  /* Between batches nothing is read: a plan ends its transaction. */
  accord_lead_cursor_leave (self);
  return TRUE;
}

/**
 * accord_lead_import_rows:
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
accord_lead_import_rows (AccordImport      *self,
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
