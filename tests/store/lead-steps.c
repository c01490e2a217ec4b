#include "lead-steps.h"

#include <sqlite3.h>

static gboolean
save (AccordStore       *store,
      const char        *summary,
      AccordLeadChange  *change,
      GError           **error)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new_leads (summary, change);

  return accord_store_save (store, changes, NULL, error);
}

static JsonNode *
make_text (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

gboolean
edit_lead (AccordStore  *store,
           gint64        lead,
           const char   *field,
           const char   *before,
           const char   *after,
           GError      **error)
{
  AccordLeadChange *change = accord_lead_change_new (ACCORD_LEADS_EDIT, &lead, 1);

  accord_lead_change_set (change, field, make_text (after));
  if (before != NULL)
    accord_lead_change_expect (change, field, make_text (before));
  return save (store, "edit", change, error);
}

gboolean
edit_leads (AccordStore   *store,
            const gint64  *leads,
            guint          n_leads,
            const char    *field,
            JsonNode      *value,
            GError       **error)
{
  AccordLeadChange *change = accord_lead_change_new (ACCORD_LEADS_EDIT, leads, n_leads);

  accord_lead_change_set (change, field, value);
  return save (store, "edit of many", change, error);
}

gboolean
merge_leads (AccordStore   *store,
             const gint64  *leads,
             guint          n_leads,
             GError       **error)
{
  return save (store, "merge", accord_lead_change_new (ACCORD_LEADS_MERGE, leads, n_leads), error);
}

gboolean
take_back (AccordStore  *store,
           gint64        seq,
           GError      **error)
{
  return save (store, "taken back", accord_lead_change_new_back (seq), error);
}

typedef struct
{
  gboolean  redo;
  gboolean  done;
  char     *summary;
  GError   *error;
} Answer;

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  answer->summary = answer->redo ? accord_store_redo_finish (ACCORD_STORE (source), result, &answer->error)
                                 : accord_store_undo_finish (ACCORD_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

char *
undo_or_redo (AccordStore  *store,
              gboolean      redo,
              GError      **error)
{
  Answer answer = { .redo = redo };

  if (redo)
    accord_store_redo_async (store, NULL, on_done_cb, &answer);
  else
    accord_store_undo_async (store, NULL, on_done_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.summary;
}

char *
read_lead_text (AccordStore *store,
                gint64       lead,
                const char  *field)
{
  const AccordField *fields[] = { accord_field_find (field) };
  g_autoptr (AccordBatch) batch = accord_batch_new (fields, 1, 1);
  g_autoptr (GError) error = NULL;

  accord_store_read_leads_by_key (store, &lead, 1, batch, NULL, &error);
  g_assert_no_error (error);
  return batch->n_rows == 1 ? g_strdup (batch->columns[0].texts[0]) : NULL;
}

/* Only while this process has no transaction open: closing a second descriptor drops the locks of the first. */
gint64
query (Fixture    *fixture,
       const char *sql)
{
  sqlite3_stmt *statement;
  sqlite3 *db;
  gint64 answer;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return answer;
}
