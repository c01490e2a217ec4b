/* A person who was several leads once, and is one now: by which names the others went. */
#include "store/erase.h"

#include <json-glib/json-glib.h>

/**
 * accord_erase_knows_merges:
 * @db: a file
 * @known: (out): whether its version keeps what people did to leads by hand
 * @error: return location for a #GError
 *
 * A backup may be of an earlier version.
 *
 * Returns: whether it could be looked up
 */
gboolean
accord_erase_knows_merges (sqlite3   *db,
                           gboolean  *known,
                           GError   **error)
{
  gint64 n;

  if (!accord_store_query_integer (db, "SELECT count (*) FROM sqlite_schema WHERE name IN ('lead_edits', 'lead_merges', "
                                   "'lead_aliases')", &n, error))
    return FALSE;
  *known = n == 3;
  return TRUE;
}

static gboolean
has_key (AccordPerson *self,
         gint64        lead)
{
  return g_hash_table_contains (self->past, &lead);
}

static void
learn_lead (AccordPerson *self,
            sqlite3      *db,
            gint64        lead)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (db, "SELECT external_id, email, name FROM leads WHERE id = ?1", NULL);
  gboolean row;

  if (statement == NULL)
    return;
  accord_statement_bind_integer (statement, 1, lead);
  if (accord_statement_step (statement, &row, NULL) && row)
    accord_person_learn (self, accord_statement_get_text (statement, 0), accord_statement_get_text (statement, 1),
                         accord_statement_get_text (statement, 2));
}

/* One of those that went; @statement: its key, the one that was kept, what it was. */
static void
look_at_merge (AccordPerson    *self,
               sqlite3         *db,
               AccordStatement *statement)
{
  gint64 lead = accord_statement_get_integer (statement, 0), kept = accord_statement_get_integer (statement, 1);
  const char *text = accord_statement_get_text (statement, 2);
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *was = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *member = was != NULL ? json_object_get_member (was, "row") : NULL;
  JsonObject *row = member != NULL && JSON_NODE_HOLDS_OBJECT (member) ? json_node_get_object (member) : NULL;
  const char *id, *email;

  if (row == NULL)
    return;
  id = json_object_get_string_member_with_default (row, "external_id", NULL);
  email = json_object_get_string_member_with_default (row, "email", NULL);
  if (!has_key (self, kept) && !accord_person_is (self, id, email))
    return;
  g_hash_table_add (self->past, g_memdup2 (&lead, sizeof lead));
  accord_person_learn (self, id, email, json_object_get_string_member_with_default (row, "name", NULL));
  learn_lead (self, db, kept);
}

static gboolean
look_at_merges (AccordPerson  *self,
                sqlite3       *db,
                GError       **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (db, "SELECT lead, kept, was FROM lead_merges", error);
  gboolean row = TRUE;

  while (statement != NULL && accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      look_at_merge (self, db, statement);
    }
  return FALSE;
}

/* Of a file that was loaded from a dump only the names are known. */
static void
look_at_alias (AccordPerson    *self,
               sqlite3         *db,
               AccordStatement *statement)
{
  gint64 lead = accord_statement_get_integer (statement, 0);
  const char *kind = accord_statement_get_text (statement, 1), *key = accord_statement_get_text (statement, 2);
  const char *id = g_strcmp0 (kind, "external_id") == 0 ? key : NULL;
  const char *email = g_strcmp0 (kind, "email_key") == 0 ? key : NULL;

  if (!has_key (self, lead) && !accord_person_is (self, id, email))
    return;
  accord_person_learn (self, id, email, NULL);
  learn_lead (self, db, lead);
}

static gboolean
look_at_aliases (AccordPerson  *self,
                 sqlite3       *db,
                 GError       **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (db, "SELECT lead, kind, key FROM lead_aliases", error);
  gboolean row = TRUE;

  while (statement != NULL && accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      look_at_alias (self, db, statement);
    }
  return FALSE;
}

/**
 * accord_person_look_merged:
 * @self: a person
 * @db: a file, whose leads were looked at
 * @error: return location for a #GError
 *
 * Learns by which names they went before their leads were made one.
 *
 * Returns: whether it could be looked for
 */
gboolean
accord_person_look_merged (AccordPerson  *self,
                           sqlite3       *db,
                           GError       **error)
{
  gboolean known;

  return accord_erase_knows_merges (db, &known, error) &&
         (!known || (look_at_merges (self, db, error) && look_at_aliases (self, db, error)));
}
