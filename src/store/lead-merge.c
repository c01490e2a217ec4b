/* Making one lead of several that are the same: what the one that stays lacks is filled from the others, what happened to
 * them happened to it, and files that still name them find it. */
#include "store/lead-write.h"

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"
#include "model/field.h"
#include "store/lead-fields.h"
#include "store/lead-row.h"

typedef struct
{
  AccordLeadWrite *write;
  gint64           kept;
  GPtrArray       *fields; /* of AccordField */
  JsonObject      *before; /* the row of the one that stays */
  JsonObject      *after;  /* what it becomes */
} Merge;

static gboolean
is_stage_date (const AccordField *field)
{
  static const char *const dates[] = { "created_at", "mql_at", "sql_at", "opportunity_at", "customer_at",
                                       "handed_over_at", "first_contact_at", "accepted_at", NULL };

  return g_strv_contains (dates, field->column);
}

/* A duplicate is often closed as lost: that says nothing about the one that stays. A value means nothing without its
 * currency: both come from the same lead. */
static gboolean
is_own (const AccordField *field)
{
  static const char *const own[] = { "lost_at", "rejected_at", "reject_reason", "value", "currency", NULL };

  return g_strv_contains (own, field->column);
}

static gboolean
has (JsonObject *row,
     const char *column)
{
  return json_object_has_member (row, column) && !json_object_get_null_member (row, column);
}

static void
take (Merge      *self,
      JsonObject *from,
      const char *column)
{
  json_object_set_member (self->after, column, json_node_copy (json_object_get_member (from, column)));
}

static void
fill_field (Merge             *self,
            JsonObject        *other,
            const AccordField *field)
{
  if (!has (other, field->column) || is_own (field))
    return;
  if (!has (self->after, field->column) ||
      (is_stage_date (field) && json_object_get_int_member (other, field->column) <
                                    json_object_get_int_member (self->after, field->column)))
    take (self, other, field->column);
}

static void
fill (Merge      *self,
      JsonObject *other)
{
  for (guint i = 0; i < self->fields->len; i++)
    fill_field (self, other, g_ptr_array_index (self->fields, i));
  if (has (self->after, "value") || !has (other, "value"))
    return;
  take (self, other, "value");
  take (self, other, "currency");
}

/* Once the others are gone: one of them may have had the id that it is given. */
static gboolean
write_kept (Merge   *self,
            GError **error)
{
  sqlite3 *db = self->write->connection->db;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const AccordField *field = g_ptr_array_index (self->fields, i);
      JsonNode *old_value = json_object_get_member (self->before, field->column);
      JsonNode *new_value = json_object_get_member (self->after, field->column);
      g_autoptr (AccordStatement) keep = NULL, update = NULL;

      if (json_node_equal (old_value, new_value))
        continue;
      keep = accord_statement_new (db, "INSERT INTO lead_edits (lead, seq, column, old, new) VALUES (?1, ?2, ?3, ?4, ?5)", error);
      update = accord_statement_new_printf (db, error, "UPDATE leads SET \"%s\" = ?2 WHERE id = ?1", field->column);
      if (keep == NULL || update == NULL)
        return FALSE;
      accord_statement_bind_integer (keep, 1, self->kept);
      accord_statement_bind_integer (keep, 2, self->write->seq);
      accord_statement_bind_text (keep, 3, field->column);
      accord_lead_row_bind (keep, 4, old_value);
      accord_lead_row_bind (keep, 5, new_value);
      accord_statement_bind_integer (update, 1, self->kept);
      accord_lead_row_bind (update, 2, new_value);
      if (!accord_statement_run (keep, error) || !accord_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

static JsonArray *
list_children (Merge       *self,
               const char  *table,
               gint64       lead,
               GError     **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new_printf (
      self->write->connection->db, error, "SELECT id FROM %s WHERE lead = ?1 ORDER BY id", table);
  g_autoptr (JsonArray) ids = json_array_new ();
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, lead);
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&ids);
      json_array_add_int_element (ids, accord_statement_get_integer (statement, 0));
    }
  return NULL;
}

/* What belongs to @lead belongs to the one that stays; @was says what it was. */
static gboolean
move_children (Merge       *self,
               const char  *table,
               gint64       lead,
               JsonObject  *was,
               GError     **error)
{
  JsonArray *ids = list_children (self, table, lead, error);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET lead = %" G_GINT64_FORMAT " WHERE lead = %" G_GINT64_FORMAT,
                                          table, self->kept, lead);

  if (ids == NULL)
    return FALSE;
  json_object_set_array_member (was, table, ids);
  return accord_store_exec (self->write->connection->db, sql, error);
}

/* One more name by which files call the one that stays; @was says so where it is none already. */
static gboolean
add_alias (Merge       *self,
           const char  *kind,
           JsonObject  *row,
           JsonArray   *added,
           GError     **error)
{
  g_autoptr (AccordStatement) statement = NULL;

  if (!has (row, kind))
    return TRUE;
  statement = accord_statement_new (self->write->connection->db,
                                    "INSERT OR IGNORE INTO lead_aliases (kind, key, lead) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, kind);
  accord_statement_bind_text (statement, 2, json_object_get_string_member (row, kind));
  accord_statement_bind_integer (statement, 3, self->kept);
  if (!accord_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes64 (self->write->connection->db) > 0)
    {
      JsonArray *alias = json_array_new ();

      json_array_add_string_element (alias, kind);
      json_array_add_string_element (alias, json_object_get_string_member (row, kind));
      json_array_add_array_element (added, alias);
    }
  return TRUE;
}

static gboolean
add_aliases (Merge       *self,
             JsonObject  *row,
             JsonArray   *added,
             GError     **error)
{
  static const char *const kinds[] = { "external_id", "email_key", "fingerprint" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!add_alias (self, kinds[i], row, added, error))
      return FALSE;
  return TRUE;
}

/* The names that a lead which goes had taken over itself. */
static gboolean
move_aliases (Merge       *self,
              gint64       lead,
              JsonObject  *was,
              GError     **error)
{
  sqlite3 *db = self->write->connection->db;
  g_autoptr (AccordStatement) select =
      accord_statement_new (db, "SELECT kind, key FROM lead_aliases WHERE lead = ?1 ORDER BY kind, key", error);
  g_autofree char *sql = g_strdup_printf ("UPDATE lead_aliases SET lead = %" G_GINT64_FORMAT " WHERE lead = %" G_GINT64_FORMAT,
                                          self->kept, lead);
  JsonArray *moved = json_array_new ();
  gboolean row = TRUE;

  json_object_set_array_member (was, "aliases_moved", moved);
  if (select == NULL)
    return FALSE;
  accord_statement_bind_integer (select, 1, lead);
  while (accord_statement_step (select, &row, error) && row)
    {
      JsonArray *alias = json_array_new ();

      json_array_add_string_element (alias, accord_statement_get_text (select, 0));
      json_array_add_string_element (alias, accord_statement_get_text (select, 1));
      json_array_add_array_element (moved, alias);
    }
  accord_statement_reset (select);
  return !row && accord_store_exec (db, sql, error);
}

static gboolean
keep_was (Merge       *self,
          gint64       lead,
          JsonObject  *was,
          GError     **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), was);
  g_autofree char *json = accord_json_to_canonical (node);
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->write->connection->db, "INSERT INTO lead_merges (seq, lead, kept, was) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, self->write->seq);
  accord_statement_bind_integer (statement, 2, lead);
  accord_statement_bind_integer (statement, 3, self->kept);
  accord_statement_bind_text (statement, 4, json);
  return accord_statement_run (statement, error);
}

static gboolean
take_over (Merge   *self,
           gint64   lead,
           GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM leads WHERE id = %" G_GINT64_FORMAT, lead);
  g_autoptr (JsonObject) was = json_object_new ();
  JsonObject *row = accord_lead_row_read (self->write->connection, lead, error);
  JsonArray *added = json_array_new ();

  json_object_set_array_member (was, "aliases", added);
  if (row == NULL)
    return FALSE;
  json_object_set_object_member (was, "row", row);
  fill (self, row);
  self->write->n_rows++;
  return move_children (self, "activities", lead, was, error) && move_children (self, "deals", lead, was, error) &&
         move_children (self, "stage_events", lead, was, error) && move_aliases (self, lead, was, error) &&
         add_aliases (self, row, added, error) &&
         /* The one that stays may be given an id, and is then not known by its e-mail any more. */
         (has (self->before, "external_id") || !has (self->after, "external_id") ||
          add_alias (self, "email_key", self->before, added, error)) &&
         keep_was (self, lead, was, error) && accord_store_exec (self->write->connection->db, sql, error);
}

static gboolean
touch_kept (Merge   *self,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE leads SET revision = revision + 1 WHERE id = %" G_GINT64_FORMAT, self->kept);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (keys, self->kept);
  return accord_store_exec (self->write->connection->db, sql, error) &&
         accord_lead_write_list (self->write, keys, error) && accord_lead_write_email_keys (self->write, error);
}

static gboolean
merge (Merge         *self,
       const GArray  *keys,
       GError       **error)
{
  self->fields = accord_lead_fields_list (self->write->connection, error);
  self->before = self->fields != NULL ? accord_lead_row_read (self->write->connection, self->kept, error) : NULL;
  self->after = self->before != NULL ? accord_lead_row_copy (self->before) : NULL;
  if (self->after == NULL || !accord_lead_write_log (self->write, self->kept, "merge", error))
    return FALSE;
  for (guint i = 1; i < keys->len; i++)
    if (g_array_index (keys, gint64, i) != self->kept && !take_over (self, g_array_index (keys, gint64, i), error))
      return FALSE;
  return write_kept (self, error) && touch_kept (self, error);
}

/**
 * accord_lead_merge:
 * @self: a write
 * @keys: of leads; the first stays, the others go
 * @error: return location for a #GError; %ACCORD_STORE_ERROR_INVALID where one of them is not there any more
 *
 * Returns: whether they are one
 */
gboolean
accord_lead_merge (AccordLeadWrite *self,
                   const GArray    *keys,
                   GError         **error)
{
  Merge state = { .write = self };
  gboolean done;

  if (keys->len < 2)
    return TRUE;
  state.kept = g_array_index (keys, gint64, 0);
  done = merge (&state, keys, error);
  g_clear_pointer (&state.fields, g_ptr_array_unref);
  g_clear_pointer (&state.before, json_object_unref);
  g_clear_pointer (&state.after, json_object_unref);
  return done;
}
