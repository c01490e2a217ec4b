/* What of a person stands in one file, and how it goes. */
#include "store/erase.h"

#include "model/records.h"

static gboolean
insert_key (AccordStatement  *insert,
            gint64            key,
            gboolean          past,
            GError          **error)
{
  accord_statement_bind_integer (insert, 1, key);
  accord_statement_bind_integer (insert, 2, past);
  return accord_statement_run (insert, error);
}

/* The keys of their leads, for the statements below: of those that are there, and those that were and are nobody's now. */
static gboolean
make_table (AccordPerson  *person,
            sqlite3       *db,
            GError       **error)
{
  g_autoptr (AccordStatement) insert = NULL;
  GHashTableIter iter;
  gpointer key;

  if (!accord_store_exec (db, "CREATE TEMP TABLE IF NOT EXISTS person (lead INTEGER PRIMARY KEY); DELETE FROM temp.person",
                          error))
    return FALSE;
  insert = accord_statement_new (
      db, "INSERT OR IGNORE INTO temp.person SELECT ?1 WHERE ?2 = 0 OR NOT EXISTS (SELECT 1 FROM leads WHERE id = ?1)", error);
  for (guint i = 0; insert != NULL && i < person->keys->len; i++)
    if (!insert_key (insert, g_array_index (person->keys, gint64, i), FALSE, error))
      return FALSE;
  g_hash_table_iter_init (&iter, person->past);
  while (insert != NULL && g_hash_table_iter_next (&iter, &key, NULL))
    if (!insert_key (insert, *(gint64 *) key, TRUE, error))
      return FALSE;
  return insert != NULL;
}

static gboolean
add_count (sqlite3     *db,
           const char  *sql,
           guint64     *n,
           GError     **error)
{
  gint64 more;

  if (!accord_store_query_integer (db, sql, &more, error))
    return FALSE;
  *n += (guint64) more;
  return TRUE;
}

/* What is logged of their leads, and what else names them. */
static GArray *
list_entries (AccordPerson  *person,
              sqlite3       *db,
              GError       **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      db,
      "SELECT seq, record_table = 'leads' AND CAST (record_id AS INTEGER) IN (SELECT lead FROM temp.person) AND "
      "(before IS NOT NULL OR after IS NOT NULL), summary, before, after FROM change_log", error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &row, error))
    {
      gint64 seq;

      if (!row)
        return g_steal_pointer (&entries);
      seq = accord_statement_get_integer (statement, 0);
      if (accord_statement_get_integer (statement, 1) == 1 ||
          accord_person_is_in (person, accord_statement_get_text (statement, 2)) ||
          accord_person_is_in (person, accord_statement_get_text (statement, 3)) ||
          accord_person_is_in (person, accord_statement_get_text (statement, 4)))
        g_array_append_val (entries, seq);
    }
  return NULL;
}

static gboolean
count_texts_in (AccordPerson  *person,
                sqlite3       *db,
                const char    *sql,
                guint64       *n,
                GError       **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      gboolean in = FALSE;

      if (!row)
        return TRUE;
      for (int i = 0; !in && i < sqlite3_column_count (statement->handle); i++)
        in = sqlite3_column_type (statement->handle, i) == SQLITE_TEXT &&
             accord_person_is_in (person, accord_statement_get_text (statement, i));
      *n += in;
    }
  return FALSE;
}

/* What people wrote is theirs: it is told, and not touched. */
static gboolean
count_texts (AccordPerson  *person,
             sqlite3       *db,
             guint64       *n,
             GError       **error)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      g_autoptr (AccordRecord) record = accord_record_new (*type);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE deleted = 0",
                                              ACCORD_RECORD_GET_CLASS (record)->table);

      if (!count_texts_in (person, db, sql, n, error))
        return FALSE;
    }
  return count_texts_in (person, db, "SELECT detail FROM activities WHERE detail IS NOT NULL AND "
                         "lead NOT IN (SELECT lead FROM temp.person)", n, error);
}

/* What people changed in their leads, and by which names files called those that were merged. */
static gboolean
count_by_hand (sqlite3   *db,
               guint64   *n,
               GError   **error)
{
  gboolean known;

  return accord_erase_knows_merges (db, &known, error) &&
         (!known ||
          (add_count (db, "SELECT count (*) FROM lead_edits WHERE lead IN (SELECT lead FROM temp.person)", n, error) &&
           add_count (db, "SELECT count (*) FROM lead_merges WHERE lead IN (SELECT lead FROM temp.person) OR kept IN "
                      "(SELECT lead FROM temp.person)", n, error) &&
           add_count (db, "SELECT count (*) FROM lead_aliases WHERE lead IN (SELECT lead FROM temp.person)", n, error)));
}

static gboolean
delete_by_hand (sqlite3   *db,
                GError   **error)
{
  gboolean known;

  return accord_erase_knows_merges (db, &known, error) &&
         (!known || accord_store_exec (db,
                                       "DELETE FROM lead_edits WHERE lead IN (SELECT lead FROM temp.person);"
                                       "DELETE FROM lead_merges WHERE lead IN (SELECT lead FROM temp.person) OR kept IN "
                                       "(SELECT lead FROM temp.person);"
                                       "DELETE FROM lead_aliases WHERE lead IN (SELECT lead FROM temp.person)", error));
}

/**
 * accord_erase_count:
 * @person: who, looked for in @db
 * @db: a file
 * @erased: what goes is added to it
 * @error: return location for a #GError
 *
 * Returns: whether it could be counted
 */
gboolean
accord_erase_count (AccordPerson  *person,
                    sqlite3       *db,
                    AccordErased  *erased,
                    GError       **error)
{
  g_autoptr (GArray) entries = make_table (person, db, error) ? list_entries (person, db, error) : NULL;

  if (entries == NULL)
    return FALSE;
  erased->n_leads += person->keys->len;
  erased->n_log_entries += entries->len;
  return add_count (db, "SELECT count (*) FROM activities WHERE lead IN (SELECT lead FROM temp.person)",
                    &erased->n_activities, error) &&
         add_count (db, "SELECT count (*) FROM deals WHERE lead IN (SELECT lead FROM temp.person)", &erased->n_deals,
                    error) &&
         add_count (db, "SELECT count (*) FROM stage_events WHERE lead IN (SELECT lead FROM temp.person)",
                    &erased->n_stage_events, error) &&
         add_count (db, "SELECT count (*) FROM import_changes WHERE lead IN (SELECT lead FROM temp.person)",
                    &erased->n_import_values, error) &&
         count_by_hand (db, &erased->n_import_values, error) && count_texts (person, db, &erased->n_texts, error);
}

static char *
strike (AccordPerson    *person,
        AccordStatement *statement,
        int              column)
{
  const char *text = accord_statement_get_text (statement, column);

  return accord_person_is_in (person, text) ? accord_person_strike (person, text) : g_strdup (text);
}

static gboolean
strike_entry (AccordPerson  *person,
              sqlite3       *db,
              gint64         seq,
              GError       **error)
{
  g_autoptr (AccordStatement) select = accord_statement_new (
      db,
      "SELECT summary, before, after, record_table = 'leads' AND CAST (record_id AS INTEGER) IN (SELECT lead FROM temp.person) "
      "FROM change_log WHERE seq = ?1", error);
  g_autoptr (AccordStatement) update = accord_statement_new (
      db, "UPDATE change_log SET summary = ifnull (?2, ''), before = ?3, after = ?4 WHERE seq = ?1", error);
  g_autofree char *summary = NULL, *before = NULL, *after = NULL;
  gboolean row, own;

  if (select == NULL || update == NULL)
    return FALSE;
  accord_statement_bind_integer (select, 1, seq);
  if (!accord_statement_step (select, &row, error) || !row)
    return FALSE;
  own = accord_statement_get_integer (select, 3) == 1;
  summary = strike (person, select, 0);
  before = own ? NULL : strike (person, select, 1);
  after = own ? NULL : strike (person, select, 2);
  accord_statement_reset (select);
  accord_statement_bind_integer (update, 1, seq);
  accord_statement_bind_text (update, 2, summary);
  accord_statement_bind_text (update, 3, before);
  accord_statement_bind_text (update, 4, after);
  return accord_statement_run (update, error);
}

/**
 * accord_erase_rows:
 * @person: who, looked for in @db
 * @db: a file with a transaction
 * @error: return location for a #GError
 *
 * Takes away their leads with what belongs to them, and strikes them out of the change log.
 *
 * Returns: whether it is done
 */
gboolean
accord_erase_rows (AccordPerson  *person,
                   sqlite3       *db,
                   GError       **error)
{
  g_autoptr (GArray) entries = make_table (person, db, error) ? list_entries (person, db, error) : NULL;

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!strike_entry (person, db, g_array_index (entries, gint64, i), error))
      return FALSE;
  return delete_by_hand (db, error) &&
         accord_store_exec (db,
                            "DELETE FROM import_changes WHERE lead IN (SELECT lead FROM temp.person);"
                            "DELETE FROM deal_changes WHERE deal IN (SELECT id FROM deals WHERE lead IN "
                            "(SELECT lead FROM temp.person));"
                            "DELETE FROM deal_changes WHERE column = 'lead' AND (old IN (SELECT lead FROM temp.person) OR "
                            "new IN (SELECT lead FROM temp.person));"
                            "DELETE FROM deals WHERE lead IN (SELECT lead FROM temp.person);"
                            "DELETE FROM activities WHERE lead IN (SELECT lead FROM temp.person);"
                            "DELETE FROM stage_events WHERE lead IN (SELECT lead FROM temp.person);"
                            "DELETE FROM leads WHERE id IN (SELECT lead FROM temp.person)", error);
}
