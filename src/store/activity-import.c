/* Rows of a file that are activities. One that says the same of the same lead at the same time is the same activity. */
#include "store/fingerprint-set.h"
#include "store/lead-cell.h"
#include "store/row-import.h"

typedef struct
{
  AccordRowImport       head;
  int                   lead, kind, at, detail; /* columns of a batch; -1: the file has none */
  AccordStatement      *insert;
  AccordFingerprintSet *seen;
  char                 *index; /* SQL that makes it, once all rows are there; NULL: it is there */
  gint64                first; /* key of the first new one */
  gint64                next;
} ActivityImport;

static guint64
take_fingerprint (gint64      lead,
                  const char *kind,
                  gint64      at,
                  const char *detail)
{
  guint64 fingerprint = accord_fingerprint_add_integer (0, lead);

  fingerprint = accord_fingerprint_add_text (fingerprint, kind);
  fingerprint = accord_fingerprint_add_integer (fingerprint, at);
  return accord_fingerprint_add_text (fingerprint, detail);
}

static gboolean
note_known (ActivityImport  *self,
            GError         **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->head.connection->db, "SELECT lead, kind, at, detail FROM activities", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      accord_fingerprint_set_add (self->seen, take_fingerprint (accord_statement_get_integer (statement, 0),
                                                                accord_statement_get_text (statement, 1),
                                                                accord_statement_get_integer (statement, 2),
                                                                accord_statement_get_text (statement, 3)));
    }
  return FALSE;
}

/* In an empty table it is cheaper made at the end, of what is there then. */
static gboolean
drop_index (ActivityImport  *self,
            GError         **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->head.connection->db, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = 'activities_lead'", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  self->index = accord_statement_dup_text (statement, 0);
  g_clear_pointer (&statement, accord_statement_free);
  return accord_store_exec (self->head.connection->db, "DROP INDEX activities_lead", error);
}

static gboolean
prepare (AccordRowImport  *head,
         GError          **error)
{
  ActivityImport *self = (ActivityImport *) head;
  sqlite3 *db = head->connection->db;
  gint64 last;

  self->lead = accord_row_import_find (head, "lead");
  self->kind = accord_row_import_find (head, "kind");
  self->at = accord_row_import_find (head, "at");
  self->detail = accord_row_import_find (head, "detail");
  self->seen = accord_fingerprint_set_new ();
  if (!accord_store_query_integer (db, "SELECT ifnull (max (id), 0) FROM activities", &last, error))
    return FALSE;
  self->first = self->next = last + 1;
  if (last > 0 ? !note_known (self, error) : !head->plan_only && !drop_index (self, error))
    return FALSE;
  if (head->plan_only)
    return TRUE;
  self->insert = accord_statement_new (
      db, "INSERT INTO activities (id, lead, kind, at, detail, import_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (self->insert != NULL)
    accord_statement_bind_integer (self->insert, 6, head->number);
  return self->insert != NULL;
}

static gboolean
insert_activity (ActivityImport  *self,
                 AccordBatch     *batch,
                 guint            row,
                 gint64           lead,
                 GError         **error)
{
  gint64 key = self->next++;

  if (self->head.plan_only)
    return TRUE;
  accord_statement_bind_integer (self->insert, 1, key);
  accord_statement_bind_integer (self->insert, 2, lead);
  accord_statement_bind_text (self->insert, 3, batch->columns[self->kind].texts[row]);
  accord_statement_bind_integer (self->insert, 4, batch->columns[self->at].integers[row]);
  if (self->detail >= 0)
    accord_statement_bind_text (self->insert, 5, batch->columns[self->detail].texts[row]);
  return accord_statement_run (self->insert, error);
}

static gboolean
take (AccordRowImport   *head,
      AccordBatch       *batch,
      guint              row,
      AccordRowOutcome  *outcome,
      GError           **error)
{
  ActivityImport *self = (ActivityImport *) head;
  gint64 lead;
  guint64 fingerprint;

  *outcome = ACCORD_ROW_NEW;
  if (!accord_row_import_find_lead (head, batch->columns[self->lead].texts[row], &lead, outcome, error))
    return FALSE;
  if (*outcome != ACCORD_ROW_NEW)
    return TRUE;
  fingerprint = take_fingerprint (lead, batch->columns[self->kind].texts[row], batch->columns[self->at].integers[row],
                                  self->detail >= 0 ? batch->columns[self->detail].texts[row] : NULL);
  if (accord_fingerprint_set_add (self->seen, fingerprint))
    return insert_activity (self, batch, row, lead, error);
  *outcome = ACCORD_ROW_UNCHANGED;
  return TRUE;
}

static gboolean
finish (AccordRowImport  *head,
        GError          **error)
{
  ActivityImport *self = (ActivityImport *) head;

  if (self->next > self->first)
    {
      head->counts.first = self->first;
      head->counts.last = self->next - 1;
    }
  g_clear_pointer (&self->insert, accord_statement_free);
  return self->index == NULL || accord_store_exec (head->connection->db, self->index, error);
}

static void
clear (AccordRowImport *head)
{
  ActivityImport *self = (ActivityImport *) head;

  g_clear_pointer (&self->insert, accord_statement_free);
  g_clear_pointer (&self->seen, accord_fingerprint_set_free);
  g_clear_pointer (&self->index, g_free);
}

const AccordRowKind accord_activity_rows = { "activities", sizeof (ActivityImport), TRUE, prepare, take, finish, clear };
