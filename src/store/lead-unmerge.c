/* Taking a merge back: the leads that went are there again, with what belonged to them. */
#include "store/lead-write.h"

#include <glib/gi18n-lib.h>

#include "store/lead-row.h"

/* One of those that went. */
typedef struct
{
  gint64      lead;
  JsonObject *was;
} Gone;

static void
free_gone (Gone *gone)
{
  json_object_unref (gone->was);
  g_free (gone);
}

/**
 * accord_lead_is_merge:
 * @self: a write
 * @seq: the number of an entry of the change log
 * @is: (out): whether it is a merge that stands
 * @error: return location for a #GError
 *
 * Returns: whether it could be looked up
 */
gboolean
accord_lead_is_merge (AccordLeadWrite *self,
                      gint64           seq,
                      gboolean        *is,
                      GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM lead_merges WHERE seq = %" G_GINT64_FORMAT ")", seq);
  gint64 any;

  if (!accord_store_query_integer (self->connection->db, sql, &any, error))
    return FALSE;
  *is = any != 0;
  return TRUE;
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT, sentence);
  return FALSE;
}

static Gone *
read_gone (AccordStatement *statement)
{
  g_autoptr (JsonNode) node = json_from_string (accord_statement_get_text (statement, 1), NULL);
  Gone *gone;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || !json_object_has_member (json_node_get_object (node), "row"))
    return NULL;
  gone = g_new0 (Gone, 1);
  gone->lead = accord_statement_get_integer (statement, 0);
  gone->was = json_node_dup_object (node);
  return gone;
}

static GPtrArray *
list_gone (AccordLeadWrite *self,
           gint64           seq,
           GError         **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->connection->db, "SELECT lead, was FROM lead_merges WHERE seq = ?1 ORDER BY lead", error);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) free_gone);
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, seq);
  while (accord_statement_step (statement, &row, error))
    {
      Gone *one = row ? read_gone (statement) : NULL;

      if (!row)
        return g_steal_pointer (&gone);
      if (one == NULL)
        {
          refuse (error, _("This cannot be taken back: what the leads were is not known any more."));
          return NULL;
        }
      g_ptr_array_add (gone, one);
    }
  return NULL;
}

static gboolean
count (AccordLeadWrite *self,
       const char      *sql,
       const char      *text,
       gint64           number,
       gboolean        *any,
       GError         **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (self->connection->db, sql, error);

  if (statement == NULL)
    return FALSE;
  if (text != NULL)
    accord_statement_bind_text (statement, 1, text);
  else
    accord_statement_bind_integer (statement, 1, number);
  return accord_statement_step (statement, any, error);
}

/* Nothing of it may have gone on meanwhile so that it cannot be put back. */
static gboolean
check (AccordLeadWrite *self,
       gint64           kept,
       GPtrArray       *gone,
       GError         **error)
{
  gboolean any;

  if (!count (self, "SELECT 1 FROM leads WHERE id = ?1", NULL, kept, &any, error))
    return FALSE;
  if (!any)
    return refuse (error, _("This merge cannot be taken back: the lead that was kept is not there any more. Was it merged "
                            "again? Then take that back first."));
  for (guint i = 0; i < gone->len; i++)
    {
      Gone *one = g_ptr_array_index (gone, i);
      JsonObject *row = json_object_get_object_member (one->was, "row");
      const char *id = json_object_get_string_member_with_default (row, "external_id", NULL);

      if (id != NULL && !count (self, "SELECT 1 FROM leads WHERE external_id = ?1", id, 0, &any, error))
        return FALSE;
      if (id != NULL && any)
        return refuse (error, _("This merge cannot be taken back: another lead has the ID by now."));
    }
  return TRUE;
}

static gboolean
move_back (AccordLeadWrite *self,
           const Gone      *gone,
           const char      *table,
           gint64           kept,
           GError         **error)
{
  JsonArray *ids = json_object_has_member (gone->was, table) ? json_object_get_array_member (gone->was, table) : NULL;
  g_autoptr (AccordStatement) statement = accord_statement_new_printf (
      self->connection->db, error, "UPDATE %s SET lead = ?1 WHERE id = ?2 AND lead = ?3", table);

  for (guint i = 0; statement != NULL && ids != NULL && i < json_array_get_length (ids); i++)
    {
      accord_statement_bind_integer (statement, 1, gone->lead);
      accord_statement_bind_integer (statement, 2, json_array_get_int_element (ids, i));
      accord_statement_bind_integer (statement, 3, kept);
      if (!accord_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/* @sql: with the lead, the kind, the key, and the one that was kept. */
static gboolean
for_aliases (AccordLeadWrite *self,
             const Gone      *gone,
             const char      *member,
             const char      *sql,
             gint64           kept,
             GError         **error)
{
  JsonArray *aliases = json_object_has_member (gone->was, member) ? json_object_get_array_member (gone->was, member) : NULL;
  g_autoptr (AccordStatement) statement = accord_statement_new (self->connection->db, sql, error);

  for (guint i = 0; statement != NULL && aliases != NULL && i < json_array_get_length (aliases); i++)
    {
      JsonArray *alias = json_array_get_array_element (aliases, i);

      accord_statement_bind_integer (statement, 1, gone->lead);
      accord_statement_bind_text (statement, 2, json_array_get_string_element (alias, 0));
      accord_statement_bind_text (statement, 3, json_array_get_string_element (alias, 1));
      accord_statement_bind_integer (statement, 4, kept);
      if (!accord_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
put_back (AccordLeadWrite *self,
          const Gone      *gone,
          gint64           kept,
          GError         **error)
{
  static const char *const tables[] = { "activities", "deals", "stage_events" };

  if (!accord_lead_row_insert (self->connection, json_object_get_object_member (gone->was, "row"), error) ||
      !for_aliases (self, gone, "aliases", "DELETE FROM lead_aliases WHERE ?1 = ?1 AND kind = ?2 AND key = ?3 AND lead = ?4",
                    kept, error) ||
      !for_aliases (self, gone, "aliases_moved",
                    "UPDATE lead_aliases SET lead = ?1 WHERE kind = ?2 AND key = ?3 AND lead = ?4", kept, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!move_back (self, gone, tables[i], kept, error))
      return FALSE;
  self->n_rows++;
  return accord_lead_write_log (self, gone->lead, "undo", error);
}

/* Of a lead that stays nothing was changed but its revision, maybe. */
static gboolean
end_merge (AccordLeadWrite *self,
           gint64           seq,
           gint64           kept,
           GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM lead_merges WHERE seq = %" G_GINT64_FORMAT
                                          "; UPDATE leads SET revision = revision + 1 WHERE id = %" G_GINT64_FORMAT,
                                          seq, kept);

  return accord_store_exec (self->connection->db, sql, error);
}

/**
 * accord_lead_unmerge:
 * @self: a write
 * @seq: the number of the entry of a merge in the change log
 * @kept: the lead that stayed
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_CONFLICT where it cannot be any more
 *
 * What was written to the one that stayed since is left to it.
 *
 * Returns: whether the leads that went are there again
 */
gboolean
accord_lead_unmerge (AccordLeadWrite *self,
                     gint64           seq,
                     gint64           kept,
                     GError         **error)
{
  g_autoptr (GPtrArray) gone = list_gone (self, seq, error);

  if (gone == NULL || !accord_lead_write_log (self, kept, "undo", error) ||
      !accord_lead_take_back_fields (self, seq, error) || !check (self, kept, gone, error))
    return FALSE;
  self->inverse = accord_lead_change_new (ACCORD_LEADS_MERGE, &kept, 1);
  for (guint i = 0; i < gone->len; i++)
    {
      Gone *one = g_ptr_array_index (gone, i);

      if (!put_back (self, one, kept, error))
        return FALSE;
      g_array_append_val (self->inverse->keys, one->lead);
    }
  return end_merge (self, seq, kept, error);
}
