#include "store/change-log.h"

#include "model/canonical-json.h"
#include "model/records.h"

static char *
write_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = NULL;

  if (object == NULL)
    return NULL;
  node = json_node_init_object (json_node_alloc (), object);
  return accord_json_to_canonical (node);
}

gboolean
accord_change_log_append (AccordConnection    *connection,
                          const AccordLogHead *head,
                          const char          *table,
                          const char          *record_id,
                          const char          *action,
                          gint64               revision,
                          JsonObject          *before,
                          JsonObject          *after,
                          GError             **error)
{
  g_autofree char *before_text = write_json (before);
  g_autofree char *after_text = write_json (after);
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action, "
      "revision, before, after) VALUES (?1, ?2, ?3, ifnull (?4, ''), ifnull (?5, ''), ifnull (?6, ''), ?7, ?8, ?9, "
      "?10, ?11, ?12)", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, head->set_id);
  accord_statement_bind_text (statement, 2, connection->session);
  accord_statement_bind_integer (statement, 3, head->at);
  accord_statement_bind_text (statement, 4, head->member);
  accord_statement_bind_text (statement, 5, head->member_name);
  accord_statement_bind_text (statement, 6, head->summary);
  accord_statement_bind_text (statement, 7, table);
  accord_statement_bind_text (statement, 8, record_id);
  accord_statement_bind_text (statement, 9, action);
  accord_statement_bind_integer (statement, 10, revision);
  accord_statement_bind_text (statement, 11, before_text);
  accord_statement_bind_text (statement, 12, after_text);
  return accord_statement_run (statement, error);
}

gint64
accord_change_log_last (AccordConnection *connection,
                        GError          **error)
{
  gint64 last;

  if (!accord_store_query_integer (connection->db, "SELECT ifnull (max (seq), 0) FROM change_log", &last, error))
    return -1;
  return last;
}

gboolean
accord_change_log_touched (AccordConnection *connection,
                           const char       *record_id,
                           gint64            revision,
                           GHashTable       *columns,
                           GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT after, member_name FROM change_log WHERE record_id = ?1 AND revision > ?2 AND session <> ?3 ORDER BY seq",
      error);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, record_id);
  accord_statement_bind_integer (statement, 2, revision);
  accord_statement_bind_text (statement, 3, connection->session);
  while (row)
    {
      g_autoptr (JsonNode) after = NULL;
      g_autoptr (GList) names = NULL;
      const char *text;

      if (!accord_statement_step (statement, &row, error))
        return FALSE;
      text = row ? accord_statement_get_text (statement, 0) : NULL;
      after = text != NULL ? json_from_string (text, NULL) : NULL;
      if (after == NULL || !JSON_NODE_HOLDS_OBJECT (after))
        continue;
      names = json_object_get_members (json_node_get_object (after));
      for (GList *name = names; name != NULL; name = name->next)
        g_hash_table_replace (columns, g_strdup (name->data),
                              g_strdup (accord_statement_get_text (statement, 1)));
    }
  return TRUE;
}

void
accord_log_entry_free (AccordLogEntry *entry)
{
  g_free (entry->member_name);
  g_free (entry->summary);
  g_free (entry);
}

GPtrArray *
accord_change_log_recent (AccordConnection *connection,
                          guint             limit,
                          GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT max (seq), at, member_name, summary FROM change_log GROUP BY set_id ORDER BY 1 DESC LIMIT ?1", error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_log_entry_free);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, limit);
  while (row)
    {
      AccordLogEntry *entry;

      if (!accord_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      entry = g_new0 (AccordLogEntry, 1);
      entry->seq = accord_statement_get_integer (statement, 0);
      entry->at = accord_statement_get_integer (statement, 1);
      entry->member_name = g_strdup (accord_statement_get_text (statement, 2));
      entry->summary = g_strdup (accord_statement_get_text (statement, 3));
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static void
clear_changed (gpointer data)
{
  g_free (((AccordChangedRecord *) data)->id);
}

GArray *
accord_change_log_since (AccordConnection *connection,
                         gint64            since,
                         gboolean         *leads,
                         GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db, "SELECT DISTINCT record_table, record_id FROM change_log WHERE seq > ?1 AND session <> ?2", error);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (AccordChangedRecord));
  gboolean row = TRUE;

  *leads = FALSE;
  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (records, clear_changed);
  accord_statement_bind_integer (statement, 1, since);
  accord_statement_bind_text (statement, 2, connection->session);
  while (row)
    {
      AccordChangedRecord record;
      const char *table;

      if (!accord_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      table = accord_statement_get_text (statement, 0);
      record.type = accord_record_type_for_table (table);
      record.id = g_strdup (accord_statement_get_text (statement, 1));
      if (record.type != G_TYPE_INVALID)
        g_array_append_val (records, record);
      else
        g_free (record.id);
      *leads = *leads || g_strcmp0 (table, "leads") == 0;
    }
  return g_steal_pointer (&records);
}
