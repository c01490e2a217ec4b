/*
 * Leads that a score qualifies, or hands over. The date is a field of the lead as any other, so that an imported one takes
 * its place; the event beside it says where it is from: «score:3», model 3, and of an edit «score:3@120», its entry of the
 * change log.
 */
#include "store/promotion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/uuid.h"
#include "store/change-log.h"
#include "store/rights.h"
#include "store/statement.h"
#include "store/store-private.h"

#define ORIGIN "score:"

/* Of which stage each is the date. */
static const struct
{
  const char *stage, *column;
} columns[] = {
  { "mql", "mql_at" },
  { "handover", "handed_over_at" },
};

/* What this sitting (?2) did to them after entry ?1. What was loaded from a dump was qualified where it came from, or not. */
static const char find_imports_sql[] =
    "UPDATE temp.crossing SET import_id = (SELECT max (i.id) FROM change_log c JOIN imports i "
    "ON i.id = CAST (c.record_id AS INTEGER) WHERE c.seq > ?1 AND c.session = ?2 AND c.record_table = 'imports' AND "
    "c.action = 'import' AND i.undone = 0 AND i.kind <> 'load' AND CASE i.kind "
    "WHEN 'activities' THEN EXISTS (SELECT 1 FROM activities a WHERE a.lead = crossing.lead AND a.import_id = i.id) "
    "WHEN 'deals' THEN EXISTS (SELECT 1 FROM deals d WHERE d.lead = crossing.lead AND (d.import_id = i.id OR "
    "EXISTS (SELECT 1 FROM deal_changes m WHERE m.import_id = i.id AND m.deal = d.id))) "
    "ELSE crossing.lead BETWEEN i.first_lead AND i.last_lead OR "
    "EXISTS (SELECT 1 FROM import_changes m WHERE m.import_id = i.id AND m.lead = crossing.lead) END)";

static const char find_edits_sql[] =
    "UPDATE temp.crossing SET edit = (SELECT max (e.seq) FROM lead_edits e JOIN change_log c ON c.seq = e.seq "
    "WHERE e.lead = crossing.lead AND e.seq > ?1 AND c.session = ?2)";

static const char *
find_column (const char *stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].stage, stage))
      return columns[i].column;
  g_return_val_if_reached (columns[0].column);
}

static gboolean
run_since (AccordConnection      *connection,
           const AccordPromotion *promotion,
           const char            *sql,
           GError               **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (connection->db, sql, error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, promotion->since);
  accord_statement_bind_text (statement, 2, connection->session);
  return accord_statement_run (statement, error);
}

/* What others wrote is for their sittings to see to, and no reason to ask for the file. */
static gboolean
has_written (AccordConnection      *connection,
             const AccordPromotion *promotion,
             gboolean              *has,
             GError               **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT 1 FROM change_log WHERE seq > ?1 AND session = ?2 AND record_table IN ('imports', 'leads') LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, promotion->since);
  accord_statement_bind_text (statement, 2, connection->session);
  return accord_statement_step (statement, has, error);
}

static gboolean
list_keys (AccordConnection      *connection,
           const AccordPromotion *promotion,
           GError               **error)
{
  g_autoptr (AccordStatement) insert = NULL;

  if (!accord_store_exec (connection->db,
                          "CREATE TEMP TABLE IF NOT EXISTS crossing (lead INTEGER PRIMARY KEY, import_id INTEGER, "
                          "edit INTEGER); DELETE FROM temp.crossing", error))
    return FALSE;
  insert = accord_statement_new (connection->db, "INSERT OR IGNORE INTO temp.crossing (lead) VALUES (?1)", error);
  for (guint i = 0; insert != NULL && i < promotion->keys->len; i++)
    {
      accord_statement_bind_integer (insert, 1, g_array_index (promotion->keys, gint64, i));
      if (!accord_statement_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

/* Once: who has a date, or had one by the score that a person took away, gets none. */
static gboolean
insert_events (AccordConnection      *connection,
               const AccordPromotion *promotion,
               guint64               *n,
               GError               **error)
{
  g_autofree char *origin = g_strdup_printf (ORIGIN "%" G_GINT64_FORMAT, promotion->model);
  g_autoptr (AccordStatement) insert = accord_statement_new_printf (
      connection->db, error,
      "INSERT INTO stage_events (lead, stage, at, origin, import_id) SELECT x.lead, ?1, ?2, "
      "CASE WHEN x.import_id IS NULL THEN ?3 || '@' || x.edit ELSE ?3 END, ifnull (x.import_id, 0) "
      "FROM temp.crossing x JOIN leads l ON l.id = x.lead WHERE (x.import_id IS NOT NULL OR x.edit IS NOT NULL) AND "
      "l.%s IS NULL AND NOT EXISTS (SELECT 1 FROM stage_events e WHERE e.lead = x.lead AND e.stage = ?1 AND "
      "e.origin LIKE '" ORIGIN "%%') ORDER BY x.lead", find_column (promotion->stage));

  if (insert == NULL)
    return FALSE;
  accord_statement_bind_text (insert, 1, promotion->stage);
  accord_statement_bind_integer (insert, 2, promotion->at);
  accord_statement_bind_text (insert, 3, origin);
  if (!accord_statement_run (insert, error))
    return FALSE;
  *n = (guint64) sqlite3_changes64 (connection->db);
  return TRUE;
}

/* The keys of the events that were just made follow each other. */
static gboolean
set_dates (AccordConnection      *connection,
           const AccordPromotion *promotion,
           gint64                 first,
           gint64                 last,
           GError               **error)
{
  g_autoptr (AccordStatement) update = accord_statement_new_printf (
      connection->db, error,
      "UPDATE leads SET %s = ?1, revision = revision + 1 WHERE id IN (SELECT lead FROM stage_events WHERE id BETWEEN ?2 "
      "AND ?3)", find_column (promotion->stage));

  if (update == NULL)
    return FALSE;
  accord_statement_bind_integer (update, 1, promotion->at);
  accord_statement_bind_integer (update, 2, first);
  accord_statement_bind_integer (update, 3, last);
  return accord_statement_run (update, error);
}

static gboolean
log_events (AccordConnection        *connection,
            const AccordStoreAuthor *author,
            const AccordPromotion   *promotion,
            gint64                   first,
            gint64                   last,
            GError                 **error)
{
  g_autofree char *range = g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, first, last);
  g_autofree char *set_id = accord_uuid_new ();
  guint n = (guint) (last - first + 1);
  g_autofree char *summary = NULL;
  AccordLogHead head = { .set_id = set_id, .member = author->member, .member_name = author->member_name,
                         .at = promotion->at };
  AccordLogChange change = { .table = "stage_events", .record_id = range, .action = "insert" };

  if (g_str_equal (promotion->stage, "mql"))
    /* Translators: what somebody did; of leads, and the number of a score model */
    summary = g_strdup_printf (ngettext ("qualified %u lead by the score (model %u)",
                                         "qualified %u leads by the score (model %u)", n), n, (guint) promotion->model);
  else
    /* Translators: what somebody did; of leads, and the number of a score model */
    summary = g_strdup_printf (ngettext ("handed %u lead over by the score (model %u)",
                                         "handed %u leads over by the score (model %u)", n), n, (guint) promotion->model);
  head.summary = summary;
  return accord_change_log_append (connection, &head, &change, error);
}

static gboolean
promote (AccordConnection        *connection,
         const AccordStoreAuthor *author,
         const AccordPromotion   *promotion,
         guint64                 *n,
         GError                 **error)
{
  gint64 last;

  if (!accord_rights_check (connection, author, ACCORD_RIGHT_IMPORT, error) || !list_keys (connection, promotion, error) ||
      !run_since (connection, promotion, find_imports_sql, error) ||
      !run_since (connection, promotion, find_edits_sql, error) || !insert_events (connection, promotion, n, error))
    return FALSE;
  if (*n == 0)
    return TRUE;
  last = sqlite3_last_insert_rowid (connection->db);
  return set_dates (connection, promotion, last - (gint64) *n + 1, last, error) &&
         log_events (connection, author, promotion, last - (gint64) *n + 1, last, error);
}

/**
 * accord_promotion_write:
 * @connection: a connection
 * @author: who imported or edited them
 * @promotion: what
 * @n: (out): how many leads got a date
 * @error: return location for a #GError
 *
 * Returns: whether all of it is written; else nothing is
 */
gboolean
accord_promotion_write (AccordConnection        *connection,
                        const AccordStoreAuthor *author,
                        const AccordPromotion   *promotion,
                        guint64                 *n,
                        GError                 **error)
{
  gboolean has;

  *n = 0;
  if (!has_written (connection, promotion, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  if (!accord_connection_begin (connection, error))
    return FALSE;
  if (promote (connection, author, promotion, n, error) && accord_connection_commit (connection, error))
    return TRUE;
  accord_connection_rollback (connection);
  return FALSE;
}

/* Of the events that @which says. A date that is another by now is not the score's any more. */
static gboolean
take_back (AccordConnection *connection,
           const char       *which,
           GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *column = columns[i].column;
      g_autofree char *sql = g_strdup_printf (
          "UPDATE leads SET %s = NULL, revision = revision + 1 FROM stage_events e WHERE %s AND e.stage = '%s' AND "
          "e.lead = leads.id AND leads.%s IS e.at", column, which, columns[i].stage, column);

      if (!accord_store_exec (connection->db, sql, error))
        return FALSE;
    }
  {
    g_autofree char *sql = g_strdup_printf ("DELETE FROM stage_events AS e WHERE %s", which);

    return accord_store_exec (connection->db, sql, error);
  }
}

/**
 * accord_promotion_undo_import:
 * @connection: a connection with a transaction
 * @import: the number of an import that is taken back
 * @error: return location for a #GError
 *
 * Returns: whether what the score did because of it is taken back
 */
gboolean
accord_promotion_undo_import (AccordConnection *connection,
                              gint64            import,
                              GError          **error)
{
  g_autofree char *which = g_strdup_printf ("e.import_id = %" G_GINT64_FORMAT " AND e.origin LIKE '" ORIGIN "%%'", import);

  return take_back (connection, which, error);
}

/**
 * accord_promotion_undo_edit:
 * @connection: a connection with a transaction
 * @seq: the entry of the change log of an edit that is taken back
 * @by: that of the edit which does so
 * @error: return location for a #GError
 *
 * Returns: whether what the score did because of it is taken back, of the leads that are as they were before
 */
gboolean
accord_promotion_undo_edit (AccordConnection *connection,
                            gint64            seq,
                            gint64            by,
                            GError          **error)
{
  g_autofree char *which = g_strdup_printf (
      "e.lead IN (SELECT lead FROM lead_edits WHERE seq = %" G_GINT64_FORMAT ") AND e.origin LIKE '" ORIGIN
      "%%@%" G_GINT64_FORMAT "'", by, seq);

  return take_back (connection, which, error);
}

/**
 * accord_promotion_read_model:
 * @origin: (nullable): of an event
 *
 * Returns: the number of the model that led to it; 0: something else did
 */
gint64
accord_promotion_read_model (const char *origin)
{
  return origin != NULL && g_str_has_prefix (origin, ORIGIN) ? g_ascii_strtoll (origin + strlen (ORIGIN), NULL, 10) : 0;
}

static void
promote_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = ACCORD_STORE_GET_CLASS (call->self)->promote (call->self, call->author, call->in[0], call->out[0],
                                                           call->error);
}

/**
 * accord_store_promote:
 * @self: a store
 * @promotion: what
 * @n: (out): how many leads got a date
 * @error: return location for a #GError
 *
 * Returns: whether it is written
 */
gboolean
accord_store_promote (AccordStore           *self,
                      const AccordPromotion *promotion,
                      guint64               *n,
                      GError               **error)
{
  AccordStoreCall call = { .self = self, .in = { promotion }, .out = { n }, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self), FALSE);

  *n = 0;
  accord_store_call_write (&call, promote_on_worker);
  if (call.ok && *n > 0)
    accord_store_deliver_leads (self);
  return call.ok;
}
