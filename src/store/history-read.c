#include "store/history-read.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "model/uuid.h"
#include "store/change-log.h"
#include "store/record-sql.h"

/* One call looks at so many rows at most: who searches a long log goes on from where the page says. */
#define MOST_ROWS 20000

typedef struct
{
  AccordConnection         *connection;
  const AccordHistoryQuery *query;
  char                     *needle; /* case-folded, or NULL */
  GHashTable               *names;  /* record_id → what it is called */
  GHashTable               *latest; /* record_id → the oldest entry of it so far, which may take in an older one */
  GPtrArray                *entries;
} Reading;

static void
clear (Reading *self)
{
  g_free (self->needle);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->latest);
  g_ptr_array_unref (self->entries);
}

static AccordStatement *
prepare (const Reading *self,
         GError       **error)
{
  const AccordHistoryQuery *query = self->query;
  AccordStatement *statement = accord_statement_new (
      self->connection->db,
      "SELECT seq, at, session, member, member_name, summary, record_table, record_id, action, revision, before, after, "
      "set_id "
      "FROM change_log WHERE (?1 = 0 OR seq < ?1) AND seq > ?2 AND (?3 IS NULL OR record_table = ?3) AND "
      "(?4 IS NULL OR record_id = ?4) AND (?5 IS NULL OR member = ?5) AND (?6 IS NULL OR member_name = ?6) AND "
      "(?7 IS NULL OR at >= ?7) ORDER BY seq DESC LIMIT ?8", error);

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, query->before_seq);
  accord_statement_bind_integer (statement, 2, query->after_seq);
  accord_statement_bind_text (statement, 3, query->table);
  accord_statement_bind_text (statement, 4, query->record_id);
  accord_statement_bind_text (statement, 5, query->member);
  accord_statement_bind_text (statement, 6, query->member_name);
  accord_statement_bind_integer (statement, 7, query->since != 0 ? query->since : G_MININT64);
  accord_statement_bind_integer (statement, 8, query->limit == 0 ? -1 : MOST_ROWS);
  return statement;
}

static char *
dup_text (AccordStatement *statement,
          int              column)
{
  char *text = accord_statement_dup_text (statement, column);

  return text != NULL ? text : g_strdup ("");
}

static AccordHistoryEntry *
read_entry (AccordStatement *statement)
{
  AccordHistoryEntry *entry = g_new0 (AccordHistoryEntry, 1);

  entry->seq = entry->first_seq = accord_statement_get_integer (statement, 0);
  entry->at = CLAMP (accord_statement_get_integer (statement, 1), 0, ACCORD_MOMENT_LAST);
  entry->set_id = dup_text (statement, 12);
  entry->session = dup_text (statement, 2);
  entry->member = dup_text (statement, 3);
  entry->member_name = dup_text (statement, 4);
  entry->summary = dup_text (statement, 5);
  entry->table = dup_text (statement, 6);
  entry->record_id = dup_text (statement, 7);
  entry->action = dup_text (statement, 8);
  entry->revision = accord_statement_get_integer (statement, 9);
  entry->before = accord_change_log_parse (accord_statement_get_text (statement, 10));
  entry->after = accord_change_log_parse (accord_statement_get_text (statement, 11));
  return entry;
}

/* An import is called by its file, and counts. */
static gboolean
describe_import (Reading            *self,
                 AccordHistoryEntry *entry,
                 GError            **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db, "SELECT file, n_new, n_changed FROM imports WHERE id = CAST (?1 AS INTEGER)", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, entry->record_id);
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  entry->name = row ? dup_text (statement, 0) : g_strdup ("");
  entry->n_new = row ? (guint64) MAX (accord_statement_get_integer (statement, 1), 0) : 0;
  entry->n_changed = row ? (guint64) MAX (accord_statement_get_integer (statement, 2), 0) : 0;
  return TRUE;
}

static gboolean
name_record (Reading            *self,
             AccordHistoryEntry *entry,
             GError            **error)
{
  const char *name = g_hash_table_lookup (self->names, entry->record_id);
  GType type = accord_history_entry_get_record_type (entry);
  GError *local = NULL;
  gboolean deleted;

  if (g_str_equal (entry->table, "imports"))
    return describe_import (self, entry, error);
  if (name == NULL && type != G_TYPE_INVALID && accord_uuid_is_valid (entry->record_id))
    {
      g_autoptr (AccordRecord) record =
          accord_record_sql_find (self->connection, type, entry->record_id, &deleted, &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      g_hash_table_insert (self->names, g_strdup (entry->record_id),
                           g_strdup (record != NULL ? accord_history_name_of (record) : ""));
      name = g_hash_table_lookup (self->names, entry->record_id);
    }
  entry->name = g_strdup (name != NULL ? name : "");
  return TRUE;
}

static gboolean
stands_in (const Reading *self,
           const char    *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, self->needle) != NULL;
}

static gboolean
stands_in_values (const Reading *self,
                  AccordRecord  *record,
                  JsonObject    *values)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (values == NULL)
    return FALSE;
  json_object_iter_init (&iter, values);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const AccordColumn *column = record != NULL ? accord_record_find_column (record, name) : NULL;

      if (column != NULL && stands_in (self, _(column->label)))
        return TRUE;
      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          stands_in (self, json_node_get_string (node)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_wanted (const Reading            *self,
           const AccordHistoryEntry *entry)
{
  GType type = accord_history_entry_get_record_type (entry);
  g_autoptr (AccordRecord) record = NULL;

  if (self->needle == NULL || stands_in (self, entry->member_name) || stands_in (self, entry->summary) ||
      stands_in (self, entry->name))
    return TRUE;
  if (type != G_TYPE_INVALID)
    record = accord_record_new (type);
  if (record != NULL && stands_in (self, _(ACCORD_RECORD_GET_CLASS (record)->noun)))
    return TRUE;
  return stands_in_values (self, record, entry->before) || stands_in_values (self, record, entry->after);
}

/* (transfer full) @entry */
static gboolean
take (Reading            *self,
      AccordHistoryEntry *entry,
      GError            **error)
{
  g_autoptr (AccordHistoryEntry) taken = entry;
  AccordHistoryEntry *newer = g_hash_table_lookup (self->latest, entry->record_id);

  if (!name_record (self, entry, error))
    return FALSE;
  if (!is_wanted (self, entry) || (newer != NULL && accord_history_entry_fold (newer, entry)))
    return TRUE;
  if (self->query->fold)
    g_hash_table_insert (self->latest, g_strdup (entry->record_id), entry);
  g_ptr_array_add (self->entries, g_steal_pointer (&taken));
  return TRUE;
}

/* Whether @entry goes on from the last one of the page: then it belongs there, however full the page is. */
static gboolean
goes_on (const Reading            *self,
         const AccordHistoryEntry *entry)
{
  AccordHistoryEntry *last = g_ptr_array_index (self->entries, self->entries->len - 1);

  return self->query->fold && g_str_equal (last->record_id, entry->record_id) &&
         g_str_equal (last->member, entry->member);
}

/* The number from which to go on; 0: that was all, -1: an error. */
static gint64
read_entries (Reading         *self,
              AccordStatement *statement,
              GError         **error)
{
  gint64 last = 0;
  guint n_rows = 0;
  gboolean row;

  while (accord_statement_step (statement, &row, error))
    {
      g_autoptr (AccordHistoryEntry) entry = row ? read_entry (statement) : NULL;

      if (entry == NULL)
        return self->query->limit != 0 && n_rows == MOST_ROWS ? last : 0;
      if (self->query->limit != 0 && self->entries->len >= self->query->limit && !goes_on (self, entry))
        return last;
      last = entry->seq;
      n_rows++;
      if (!take (self, g_steal_pointer (&entry), error))
        return -1;
    }
  return -1;
}

/**
 * accord_history_read:
 * @connection: a connection
 * @query: which entries
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a page of the history, perhaps an empty one although there are more
 */
AccordHistoryPart *
accord_history_read (AccordConnection         *connection,
                     const AccordHistoryQuery *query,
                     GError                  **error)
{
  Reading self = { .connection = connection, .query = query };
  g_autoptr (AccordStatement) statement = prepare (&self, error);
  AccordHistoryPart *page = NULL;
  gint64 next = -1;

  if (statement == NULL)
    return NULL;
  self.needle = query->text != NULL && *query->text != '\0' ? g_utf8_casefold (query->text, -1) : NULL;
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_history_entry_free);
  next = read_entries (&self, statement, error);
  if (next >= 0)
    {
      page = g_new0 (AccordHistoryPart, 1);
      page->entries = g_ptr_array_ref (self.entries);
      page->next = next;
    }
  clear (&self);
  return page;
}

/**
 * accord_history_read_people:
 * @connection: a connection
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordHistoryPerson: everybody who wrote, by name
 */
GPtrArray *
accord_history_read_people (AccordConnection *connection,
                            GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db,
      "SELECT member, member_name, max (seq) FROM change_log GROUP BY member, CASE member WHEN 'system' THEN member_name "
      "END ORDER BY member_name COLLATE NOCASE", error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_history_person_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &row, error))
    {
      AccordHistoryPerson *person;

      if (!row)
        return g_steal_pointer (&people);
      person = g_new0 (AccordHistoryPerson, 1);
      person->member = dup_text (statement, 0);
      person->member_name = dup_text (statement, 1);
      g_ptr_array_add (people, person);
    }
  return NULL;
}
