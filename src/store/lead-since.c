#include "store/lead-since.h"

#include "store/change-log.h"

/* More leads than this, or activities, are read again as a whole: one by one that takes as long. */
#define MOST_CHANGED 20000

/* ?1: the log's number. What it has of leads: imports, made or taken back; activities and deals that were added; leads
 * that people edited or merged, or single ones. The keys that an import of deals or activities took away are among its
 * changes. */
#define ENTRIES                                                                                                        \
  "WITH RECURSIVE entries AS (SELECT record_table, record_id FROM change_log WHERE seq > ?1 AND record_table IN "               \
  "('imports', 'leads', 'activities', 'deals', 'stage_events')), "                                                                     \
  "touched AS (SELECT i.id, kind, first_lead, last_lead, n_changed FROM imports i WHERE i.id IN "                      \
  "(SELECT CAST (record_id AS INTEGER) FROM entries WHERE record_table = 'imports')), "                                \
  "added AS (SELECT record_table kind, CAST (record_id AS INTEGER) first, "                                            \
  "CAST (substr (record_id, instr (record_id, '-') + 1) AS INTEGER) last FROM entries WHERE record_table IN "          \
  "('activities', 'deals', 'stage_events')) "

/* At least as many as there are leads to be read; told without looking at any. */
static const char count_sql[] =
    ENTRIES "SELECT (SELECT ifnull (sum (n_changed + CASE WHEN last_lead > 0 THEN last_lead - first_lead + 1 ELSE 0 END), "
            "0) FROM touched) + (SELECT count (*) FROM touched t JOIN import_changes c ON c.import_id = t.id AND "
            "c.column IN ('(deals)', '(activities)')) + (SELECT ifnull (sum (last - first + 1), 0) FROM added) + "
            "(SELECT count (*) FROM entries WHERE record_table = 'leads') + "
            "(SELECT count (*) FROM lead_edits WHERE seq > ?1) + (SELECT 2 * count (*) FROM lead_merges WHERE seq > ?1)";

/* Of an import that was taken back also those that are gone. */
static const char keys_sql[] =
    ENTRIES ", made (lead, last) AS (SELECT first_lead, last_lead FROM touched WHERE last_lead > 0 AND "
            "kind NOT IN ('deals', 'activities') UNION ALL "
            "SELECT lead + 1, last FROM made WHERE lead < last) "
            "SELECT lead FROM touched t JOIN import_changes c ON c.import_id = t.id "
            "UNION SELECT lead FROM made "
            "UNION SELECT lead FROM lead_edits WHERE seq > ?1 UNION SELECT lead FROM lead_merges WHERE seq > ?1 "
            "UNION SELECT kept FROM lead_merges WHERE seq > ?1 "
            "UNION SELECT a.lead FROM touched t JOIN activities a ON a.id BETWEEN t.first_lead AND t.last_lead "
            "WHERE t.kind = 'activities' "
            "UNION SELECT d.lead FROM touched t JOIN deals d ON d.id BETWEEN t.first_lead AND t.last_lead WHERE t.kind = 'deals' "
            "UNION SELECT a.lead FROM added n JOIN activities a ON a.id BETWEEN n.first AND n.last WHERE n.kind = 'activities' "
            "UNION SELECT d.lead FROM added n JOIN deals d ON d.id BETWEEN n.first AND n.last WHERE n.kind = 'deals' "
            "UNION SELECT e.lead FROM added n JOIN stage_events e ON e.id BETWEEN n.first AND n.last "
            "WHERE n.kind = 'stage_events' "
            "UNION SELECT d.lead FROM touched t JOIN deal_changes c ON c.import_id = t.id JOIN deals d ON d.id = c.deal "
            "UNION SELECT old FROM touched t JOIN deal_changes c ON c.import_id = t.id WHERE c.column = 'lead' "
            "UNION SELECT new FROM touched t JOIN deal_changes c ON c.import_id = t.id WHERE c.column = 'lead' "
            "UNION SELECT CAST (record_id AS INTEGER) FROM entries WHERE record_table = 'leads' ORDER BY 1";

static gboolean
count_changed (AccordConnection *connection,
               gint64            since,
               gint64           *n,
               GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (connection->db, count_sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, since);
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  *n = row ? accord_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

static GArray *
list_changed (AccordConnection *connection,
              gint64            since,
              GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (connection->db, keys_sql, error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, since);
  while (accord_statement_step (statement, &row, error))
    {
      gint64 key;

      if (!row)
        return g_steal_pointer (&keys);
      key = accord_statement_get_integer (statement, 0);
      g_array_append_val (keys, key);
    }
  return NULL;
}

/* A restored backup, an archive and a repair write more than the log can say; what deals are worth in the workspace's
 * currency is another where that is. Where somebody was erased it is not enough that they are not among the leads any
 * more: nothing of what was kept in memory, or on the disk, is to be used again. */
static gboolean
is_all_another (AccordConnection *connection,
                gint64            since,
                gboolean         *another,
                GError          **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT EXISTS (SELECT 1 FROM change_log WHERE seq > %" G_GINT64_FORMAT " AND (record_table = 'workspace' OR "
      "action = 'erase' OR "
      "(record_table = 'settings' AND instr (after, '\"currency\"') > 0 AND EXISTS (SELECT 1 FROM deals))))", since);
  gint64 any = 0;
  gboolean done = accord_store_query_integer (connection->db, sql, &any, error);

  *another = any != 0;
  return done;
}

/**
 * accord_lead_since:
 * @connection: a connection
 * @since: a number of the change log; 0: all of it
 * @now: (out): the number of its newest entry
 * @keys: (out) (transfer full) (nullable): keys of the leads that were written or deleted since, or that something
 *   happened to, ascending; %NULL: too many, or the log does not go back that far or is another: load all again
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
accord_lead_since (AccordConnection *connection,
                   gint64            since,
                   gint64           *now,
                   GArray          **keys,
                   GError          **error)
{
  gboolean another;
  gint64 n;

  *keys = NULL;
  *now = accord_change_log_last (connection, error);
  if (*now < 0)
    return FALSE;
  if (since <= 0 || since > *now)
    return TRUE;
  if (!is_all_another (connection, since, &another, error) || !count_changed (connection, since, &n, error))
    return FALSE;
  if (another || n > MOST_CHANGED)
    return TRUE;
  *keys = list_changed (connection, since, error);
  return *keys != NULL;
}
