/* Rows of a file that are deals: which deal each is, what it changes, and writing that. */
#include "store/lead-cell.h"
#include "store/row-import.h"

typedef struct
{
  AccordRowImport  head;
  int              id, lead; /* columns of a batch; -1: the file has none */
  GArray          *others;   /* guint: of those that a deal is compared by, beside its lead */
  AccordStatement *by_id, *by_fingerprint, *insert, *update, *keep;
  gint64           first; /* key of the first new one */
  gint64           next;
} DealImport;

/* Where the columns of a found deal begin: those of the file follow its key and its lead. */
enum { DEAL_KEY, DEAL_LEAD, DEAL_OTHERS };

static const AccordField *
get_field (DealImport *self,
           guint       other)
{
  return g_ptr_array_index (self->head.fields, g_array_index (self->others, guint, other));
}

static gboolean
is_kept (DealImport        *self,
         const AccordField *field)
{
  return self->head.kept != NULL && g_strv_contains ((const char *const *) self->head.kept, field->name);
}

/* ?1: what tells the deal from others. */
static AccordStatement *
prepare_find (DealImport  *self,
              const char  *key,
              GError     **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->others->len; i++)
    g_string_append_printf (names, ", \"%s\"", get_field (self, i)->column);
  return accord_statement_new_printf (self->head.connection->db, error, "SELECT id, lead%s FROM deals WHERE %s = ?1",
                                      names->str, key);
}

/* ?1 the key, ?2 the lead, ?3 the id, ?4 the fingerprint, ?5 the import, then the others. */
static gboolean
prepare_insert (DealImport  *self,
                GError     **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = 0; i < self->others->len; i++)
    {
      g_string_append_printf (names, ", \"%s\"", get_field (self, i)->column);
      g_string_append_printf (marks, ", ?%u", i + 6);
    }
  self->insert = accord_statement_new_printf (
      self->head.connection->db, error,
      "INSERT INTO deals (id, lead, external_id, fingerprint, import_id%s) VALUES (?1, ?2, ?3, ?4, ?5%s)", names->str,
      marks->str);
  return self->insert != NULL;
}

/* ?1 the key, ?2 the lead, then the others. */
static gboolean
prepare_update (DealImport  *self,
                GError     **error)
{
  g_autoptr (GString) set = g_string_new (NULL);

  for (guint i = 0; i < self->others->len; i++)
    {
      const AccordField *field = get_field (self, i);

      if (is_kept (self, field))
        g_string_append_printf (set, ", \"%s\" = ifnull (\"%s\", ?%u)", field->column, field->column, i + 3);
      else
        g_string_append_printf (set, self->head.clear_empty ? ", \"%s\" = ?%u" : ", \"%s\" = ifnull (?%u, \"%s\")",
                                field->column, i + 3, field->column);
    }
  self->update = accord_statement_new_printf (self->head.connection->db, error,
                                              "UPDATE deals SET lead = ?2%s, revision = revision + 1 WHERE id = ?1",
                                              set->str);
  return self->update != NULL;
}

/* Numbers are not used again: what was undone must not be taken for what came after it. */
static gboolean
find_first (DealImport  *self,
            GError     **error)
{
  if (!accord_store_query_integer (self->head.connection->db,
                                   "SELECT 1 + max (ifnull ((SELECT max (id) FROM deals), 0), "
                                   "ifnull ((SELECT max (deal) FROM deal_changes), 0))", &self->first, error))
    return FALSE;
  self->next = self->first;
  return TRUE;
}

static void
find_columns (DealImport *self)
{
  self->id = accord_row_import_find (&self->head, "id");
  self->lead = accord_row_import_find (&self->head, "lead");
  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->head.fields->len; i++)
    if ((int) i != self->id && (int) i != self->lead)
      g_array_append_val (self->others, i);
}

static gboolean
prepare (AccordRowImport  *head,
         GError          **error)
{
  DealImport *self = (DealImport *) head;

  find_columns (self);
  if (!find_first (self, error) || (self->by_id = prepare_find (self, "external_id", error)) == NULL ||
      (self->by_fingerprint = prepare_find (self, "fingerprint", error)) == NULL)
    return FALSE;
  if (head->plan_only)
    return TRUE;
  self->keep = accord_statement_new (head->connection->db,
                                     "INSERT INTO deal_changes (import_id, deal, column, old, new) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET new = excluded.new", error);
  return self->keep != NULL && prepare_insert (self, error) && prepare_update (self, error);
}

static const char *
get_text (AccordBatch *batch,
          int          column,
          guint        row)
{
  return column < 0 || accord_lead_cell_is_empty (&batch->columns[column], row) ? NULL : batch->columns[column].texts[row];
}

static gboolean
add_deal (DealImport  *self,
          AccordBatch *batch,
          guint        row,
          gint64       lead,
          GError     **error)
{
  const char *id = get_text (batch, self->id, row);
  gint64 key = self->next++;

  if (self->head.plan_only)
    return TRUE;
  accord_statement_bind_integer (self->insert, 1, key);
  accord_statement_bind_integer (self->insert, 2, lead);
  accord_statement_bind_text (self->insert, 3, id);
  accord_statement_bind_text (self->insert, 4, id == NULL ? get_text (batch, (int) self->head.fields->len, row) : NULL);
  accord_statement_bind_integer (self->insert, 5, self->head.number);
  for (guint i = 0; i < self->others->len; i++)
    accord_lead_cell_bind (&batch->columns[g_array_index (self->others, guint, i)], row, self->insert, (int) i + 6);
  return accord_statement_run (self->insert, error);
}

/* For the undoing of the import. Of its own deals nothing need be kept. */
static gboolean
keep_old (DealImport              *self,
          AccordStatement         *found,
          int                      index,
          const char              *name,
          gint64                   lead,
          const AccordBatchColumn *column,
          guint                    row,
          GError                 **error)
{
  gint64 key = accord_statement_get_integer (found, DEAL_KEY);

  if (self->head.plan_only || key >= self->first)
    return TRUE;
  accord_statement_bind_integer (self->keep, 1, self->head.number);
  accord_statement_bind_integer (self->keep, 2, key);
  accord_statement_bind_text (self->keep, 3, name);
  accord_statement_bind_value (self->keep, 4, sqlite3_column_value (found->handle, index));
  if (column != NULL)
    accord_lead_cell_bind (column, row, self->keep, 5);
  else
    accord_statement_bind_integer (self->keep, 5, lead);
  return accord_statement_run (self->keep, error);
}

static gboolean
compare (DealImport      *self,
         AccordStatement *found,
         AccordBatch     *batch,
         guint            row,
         gint64           lead,
         gboolean        *changes,
         GError         **error)
{
  gboolean counts = accord_statement_get_integer (found, DEAL_KEY) < self->first; /* it was there */

  *changes = accord_statement_get_integer (found, DEAL_LEAD) != lead;
  self->head.head.changes[self->lead] += *changes && counts;
  if (*changes && !keep_old (self, found, DEAL_LEAD, "lead", lead, NULL, row, error))
    return FALSE;
  for (guint i = 0; i < self->others->len; i++)
    {
      guint in_batch = g_array_index (self->others, guint, i);
      const AccordBatchColumn *column = &batch->columns[in_batch];
      const AccordField *field = get_field (self, i);
      int index = DEAL_OTHERS + (int) i;

      if (((!self->head.clear_empty || is_kept (self, field)) && accord_lead_cell_is_empty (column, row)) ||
          (is_kept (self, field) && sqlite3_column_type (found->handle, index) != SQLITE_NULL) ||
          accord_lead_cell_equals (column, row, found, index))
        continue;
      *changes = TRUE;
      self->head.head.changes[in_batch] += counts;
      if (!keep_old (self, found, index, field->column, lead, column, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_deal (DealImport  *self,
             AccordBatch *batch,
             guint        row,
             gint64       deal,
             gint64       lead,
             GError     **error)
{
  accord_statement_bind_integer (self->update, 1, deal);
  accord_statement_bind_integer (self->update, 2, lead);
  for (guint i = 0; i < self->others->len; i++)
    accord_lead_cell_bind (&batch->columns[g_array_index (self->others, guint, i)], row, self->update, (int) i + 3);
  return accord_statement_run (self->update, error);
}

static gboolean
take_found (DealImport        *self,
            AccordStatement   *found,
            AccordBatch       *batch,
            guint              row,
            gint64             lead,
            AccordRowOutcome  *outcome,
            GError           **error)
{
  gint64 deal = accord_statement_get_integer (found, DEAL_KEY);
  gboolean changes;
  gboolean done = compare (self, found, batch, row, lead, &changes, error);

  accord_statement_reset (found);
  if (!done)
    return FALSE;
  *outcome = changes ? ACCORD_ROW_CHANGED : ACCORD_ROW_UNCHANGED;
  return !changes || self->head.plan_only || change_deal (self, batch, row, deal, lead, error);
}

static gboolean
take (AccordRowImport   *head,
      AccordBatch       *batch,
      guint              row,
      AccordRowOutcome  *outcome,
      GError           **error)
{
  DealImport *self = (DealImport *) head;
  const char *id = get_text (batch, self->id, row);
  AccordStatement *find = id != NULL ? self->by_id : self->by_fingerprint;
  gboolean found = FALSE;
  gint64 lead;

  *outcome = ACCORD_ROW_NEW;
  if (!accord_row_import_find_lead (head, get_text (batch, self->lead, row), &lead, outcome, error))
    return FALSE;
  if (*outcome != ACCORD_ROW_NEW)
    return TRUE;
  accord_statement_bind_text (find, 1, id != NULL ? id : get_text (batch, (int) head->fields->len, row));
  if (!accord_statement_step (find, &found, error))
    return FALSE;
  return found ? take_found (self, find, batch, row, lead, outcome, error) : add_deal (self, batch, row, lead, error);
}

static gboolean
finish (AccordRowImport  *head,
        GError          **error)
{
  DealImport *self = (DealImport *) head;

  if (self->next > self->first)
    {
      head->counts.first = self->first;
      head->counts.last = self->next - 1;
    }
  return TRUE;
}

static void
clear (AccordRowImport *head)
{
  DealImport *self = (DealImport *) head;

  g_clear_pointer (&self->by_id, accord_statement_free);
  g_clear_pointer (&self->by_fingerprint, accord_statement_free);
  g_clear_pointer (&self->insert, accord_statement_free);
  g_clear_pointer (&self->update, accord_statement_free);
  g_clear_pointer (&self->keep, accord_statement_free);
  g_clear_pointer (&self->others, g_array_unref);
}

const AccordRowKind accord_deal_rows = { "deals", sizeof (DealImport), FALSE, prepare, take, finish, clear };
