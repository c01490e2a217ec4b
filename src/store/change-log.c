#include "store/change-log.h"

#include "model/canonical-json.h"
#include "model/records.h"

/* Within this long a person who goes on writing into the same columns makes one entry of it, in moments. */
#define FOLD_TIME (accord_moment_from_ms (5 * 60 * 1000))

static char *
write_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = NULL;

  if (object == NULL)
    return NULL;
  node = json_node_init_object (json_node_alloc (), object);
  return accord_json_to_canonical (node);
}

/* Whether it is one object of plain values: all that is written here. The parser follows what is nested without end. */
static gboolean
is_flat (const char *text)
{
  gboolean quoted = FALSE;
  guint n_open = 0;

  for (const char *c = text; *c != '\0'; c++)
    if (quoted && *c == '\\' && c[1] != '\0')
      c++;
    else if (*c == '"')
      quoted = !quoted;
    else if (!quoted && (*c == '{' || *c == '['))
      n_open++;
  return n_open == 1;
}

/**
 * accord_change_log_parse:
 * @text: (nullable): «before» or «after» of an entry
 *
 * Returns: (transfer full) (nullable): the columns it speaks of; %NULL of none, and of what this program did not write
 */
JsonObject *
accord_change_log_parse (const char *text)
{
  g_autoptr (JsonNode) node = NULL;

  if (text != NULL && g_utf8_validate (text, -1, NULL) && is_flat (text))
    node = json_from_string (text, NULL);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static gboolean
have_same_members (JsonObject *a,
                   JsonObject *b)
{
  g_autoptr (GList) names = NULL;

  if (a == NULL || b == NULL || json_object_get_size (a) != json_object_get_size (b))
    return FALSE;
  names = json_object_get_members (a);
  for (GList *name = names; name != NULL; name = name->next)
    if (!json_object_has_member (b, name->data))
      return FALSE;
  return TRUE;
}

/* The entry that @change goes on with: the last of its record, of this sitting and author, a moment ago, on the same
 * columns. Its number in @seq (0: there is none), what was before it in @before. */
static gboolean
find_foldable (AccordConnection      *connection,
               const AccordLogHead   *head,
               const AccordLogChange *change,
               gint64                *seq,
               char                 **before,
               GError               **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  g_autoptr (JsonObject) after = NULL;
  gboolean row;

  *seq = 0;
  if (!g_str_equal (change->action, "update"))
    return TRUE;
  statement = accord_statement_new (
      connection->db,
      "SELECT seq, before, after, session = ?2 AND member = ifnull (?3, '') AND summary = ifnull (?4, '') AND "
      "action = 'update' AND at > ?5 FROM change_log WHERE record_id = ?1 ORDER BY revision DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, change->record_id);
  accord_statement_bind_text (statement, 2, connection->session);
  accord_statement_bind_text (statement, 3, head->member);
  accord_statement_bind_text (statement, 4, head->summary);
  accord_statement_bind_integer (statement, 5, head->at - FOLD_TIME);
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  if (!row || accord_statement_get_integer (statement, 3) != 1)
    return TRUE;
  after = accord_change_log_parse (accord_statement_get_text (statement, 2));
  if (have_same_members (after, change->after))
    {
      *seq = accord_statement_get_integer (statement, 0);
      *before = g_strdup (accord_statement_get_text (statement, 1));
    }
  return TRUE;
}

static gboolean
remove_entry (AccordConnection *connection,
              gint64            seq,
              GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "DELETE FROM change_log WHERE seq = ?1", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, seq);
  return accord_statement_run (statement, error);
}

static gboolean
insert_entry (AccordConnection      *connection,
              const AccordLogHead   *head,
              const AccordLogChange *change,
              const char            *before,
              GError               **error)
{
  g_autofree char *after = write_json (change->after);
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
  accord_statement_bind_text (statement, 7, change->table);
  accord_statement_bind_text (statement, 8, change->record_id);
  accord_statement_bind_text (statement, 9, change->action);
  accord_statement_bind_integer (statement, 10, change->revision);
  accord_statement_bind_text (statement, 11, before);
  accord_statement_bind_text (statement, 12, after);
  if (!accord_statement_run (statement, error))
    return FALSE;
  connection->written = sqlite3_last_insert_rowid (connection->db);
  return TRUE;
}

/**
 * accord_change_log_append:
 * @connection: a connection with a transaction
 * @head: who writes, and as part of what
 * @change: what
 * @error: return location for a #GError
 *
 * Adds an entry. A person who goes on writing into the same column within five minutes makes one entry of it: it takes
 * the place of the one before, with a new number, so that others see it.
 *
 * Returns: whether it is there
 */
gboolean
accord_change_log_append (AccordConnection      *connection,
                          const AccordLogHead   *head,
                          const AccordLogChange *change,
                          GError               **error)
{
  g_autofree char *before = NULL;
  gint64 seq;

  if (!find_foldable (connection, head, change, &seq, &before, error) ||
      (seq > 0 && !remove_entry (connection, seq, error)))
    return FALSE;
  if (seq == 0)
    before = write_json (change->before);
  return insert_entry (connection, head, change, before, error);
}

/**
 * accord_change_log_last:
 * @connection: a connection
 * @error: return location for a #GError
 *
 * Returns: the number of the newest entry; 0: there is none, -1: an error
 */
gint64
accord_change_log_last (AccordConnection *connection,
                        GError          **error)
{
  gint64 last;

  if (!accord_store_query_integer (connection->db, "SELECT ifnull (max (seq), 0) FROM change_log", &last, error))
    return -1;
  return last;
}

/**
 * accord_change_log_mark:
 * @connection: a connection
 * @seq: a number of the log
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): of which change set that entry is part, and when it was written; %NULL without an
 *   error: there is none
 */
char *
accord_change_log_mark (AccordConnection *connection,
                        gint64            seq,
                        GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT set_id || '@' || at FROM change_log WHERE seq = ?1", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, seq);
  if (!accord_statement_step (statement, &row, error) || !row)
    return NULL;
  return g_strdup (accord_statement_get_text (statement, 0));
}

/**
 * accord_change_log_has_set:
 * @connection: a connection
 * @set_id: of a change set
 * @has: (out): whether it is in the file
 * @error: return location for a #GError
 *
 * Of a commit that was not answered.
 *
 * Returns: whether it could be looked up
 */
gboolean
accord_change_log_has_set (AccordConnection *connection,
                           const char       *set_id,
                           gboolean         *has,
                           GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT 1 FROM change_log WHERE set_id = ?1 LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, set_id);
  return accord_statement_step (statement, has, error);
}

/**
 * accord_change_log_has_own:
 * @connection: a connection
 * @seq: the number of an entry that this sitting wrote
 * @has: (out): whether it is in the file, and not another's in its place
 * @error: return location for a #GError
 *
 * Returns: whether it could be looked up
 */
gboolean
accord_change_log_has_own (AccordConnection *connection,
                           gint64            seq,
                           gboolean         *has,
                           GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT 1 FROM change_log WHERE seq = ?1 AND session = ?2", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, seq);
  accord_statement_bind_text (statement, 2, connection->session);
  return accord_statement_step (statement, has, error);
}

/**
 * accord_log_touch_free:
 * @touch: (transfer full): a touch
 */
void
accord_log_touch_free (AccordLogTouch *touch)
{
  g_free (touch->member_name);
  g_free (touch);
}

static AccordLogTouch *
read_touch (AccordStatement *statement)
{
  AccordLogTouch *touch = g_new0 (AccordLogTouch, 1);

  touch->member_name = g_strdup (accord_statement_get_text (statement, 1));
  touch->at = accord_statement_get_integer (statement, 3);
  return touch;
}

static void
note_touched (AccordStatement *statement,
              GHashTable      *touched)
{
  g_autoptr (JsonObject) after = accord_change_log_parse (accord_statement_get_text (statement, 0));
  g_autoptr (GList) names = after != NULL ? json_object_get_members (after) : NULL;
  gboolean own = accord_statement_get_integer (statement, 2) == 1;

  for (GList *name = names; name != NULL; name = name->next)
    {
      AccordLogTouch *touch = g_hash_table_lookup (touched, name->data);

      if (!own)
        g_hash_table_replace (touched, g_strdup (name->data), read_touch (statement));
      else if (touch != NULL)
        touch->own_since = TRUE;
    }
}

/**
 * accord_change_log_touched:
 * @connection: a connection
 * @record_id: a record
 * @revision: the one that a change was based on
 * @last: (out) (transfer full) (nullable): who else wrote there last, deleting it maybe
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the columns that others wrote since: name → #AccordLogTouch
 */
GHashTable *
accord_change_log_touched (AccordConnection  *connection,
                           const char        *record_id,
                           gint64             revision,
                           AccordLogTouch   **last,
                           GError           **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT after, member_name, session = ?3, at FROM change_log WHERE record_id = ?1 AND revision > ?2 "
      "ORDER BY revision", error);
  g_autoptr (GHashTable) touched =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) accord_log_touch_free);
  gboolean row = TRUE;

  *last = NULL;
  if (statement == NULL)
    return NULL;
  accord_statement_bind_text (statement, 1, record_id);
  accord_statement_bind_integer (statement, 2, revision);
  accord_statement_bind_text (statement, 3, connection->session);
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&touched);
      note_touched (statement, touched);
      if (accord_statement_get_integer (statement, 2) == 1)
        continue;
      g_clear_pointer (last, accord_log_touch_free);
      *last = read_touch (statement);
    }
  g_clear_pointer (last, accord_log_touch_free);
  return NULL;
}

/**
 * accord_log_entry_free:
 * @entry: (transfer full): an entry
 */
void
accord_log_entry_free (AccordLogEntry *entry)
{
  g_free (entry->member);
  g_free (entry->member_name);
  g_free (entry->summary);
  g_free (entry);
}

/**
 * accord_change_log_recent:
 * @connection: a connection
 * @limit: at most so many
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordLogEntry: one for each change set, the newest first. Fewer where there are sets
 *   of more than a hundred changes
 */
GPtrArray *
accord_change_log_recent (AccordConnection *connection,
                          guint             limit,
                          GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT max (seq), at, member_name, summary, member FROM (SELECT * FROM change_log ORDER BY seq DESC LIMIT ?1 * 100) "
      "GROUP BY set_id ORDER BY 1 DESC LIMIT ?1", error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_log_entry_free);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, limit);
  while (accord_statement_step (statement, &row, error))
    {
      AccordLogEntry *entry;

      if (!row)
        return g_steal_pointer (&entries);
      entry = g_new0 (AccordLogEntry, 1);
      entry->seq = accord_statement_get_integer (statement, 0);
      entry->at = accord_statement_get_integer (statement, 1);
      entry->member_name = accord_statement_dup_text (statement, 2);
      entry->summary = accord_statement_dup_text (statement, 3);
      entry->member = accord_statement_dup_text (statement, 4);
      g_ptr_array_add (entries, entry);
    }
  return NULL;
}

/**
 * accord_remote_change_free:
 * @change: (transfer full): a change
 */
void
accord_remote_change_free (AccordRemoteChange *change)
{
  g_free (change->id);
  g_free (change->member_name);
  g_free (change->action);
  g_clear_pointer (&change->before, json_object_unref);
  g_clear_pointer (&change->after, json_object_unref);
  g_free (change);
}

static AccordRemoteChange *
read_change (AccordStatement *statement,
             GType            type)
{
  AccordRemoteChange *change = g_new0 (AccordRemoteChange, 1);

  change->type = type;
  change->id = g_strdup (accord_statement_get_text (statement, 1));
  change->action = g_strdup (accord_statement_get_text (statement, 2));
  change->member_name = g_strdup (accord_statement_get_text (statement, 3));
  change->at = accord_statement_get_integer (statement, 4);
  change->revision = accord_statement_get_integer (statement, 5);
  change->before = accord_change_log_parse (accord_statement_get_text (statement, 6));
  change->after = accord_change_log_parse (accord_statement_get_text (statement, 7));
  return change;
}

/**
 * accord_change_log_since:
 * @connection: a connection
 * @since: a number of the log
 * @leads: (out): whether leads were written, too
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordRemoteChange: what others wrote after @since to records, in its order
 */
GPtrArray *
accord_change_log_since (AccordConnection *connection,
                         gint64            since,
                         gboolean         *leads,
                         GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT record_table, record_id, action, member_name, at, revision, before, after FROM change_log "
      "WHERE seq > ?1 AND session <> ?2 ORDER BY seq", error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_change_free);
  gboolean row = TRUE;

  *leads = FALSE;
  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, since);
  accord_statement_bind_text (statement, 2, connection->session);
  while (accord_statement_step (statement, &row, error))
    {
      GType type;

      if (!row)
        return g_steal_pointer (&changes);
      type = accord_record_type_for_table (accord_statement_get_text (statement, 0));
      if (type == G_TYPE_INVALID)
        *leads = TRUE;
      else
        g_ptr_array_add (changes, read_change (statement, type));
    }
  return NULL;
}
