/* Taking an import of deals or activities back. */
#include "store/import-undo-private.h"

/* For whoever keeps a copy of the leads: what belonged to them is gone, and says nothing of them any more. */
#define NOTE_LEADS                                                                                                     \
  "INSERT OR IGNORE INTO import_changes (import_id, lead, column) SELECT DISTINCT %" G_GINT64_FORMAT ", lead, '%s' "

/* Deals that were written since: of those it changed, where a value is not what it made of it; of those it made, which a
 * later import that stands changed. */
static gboolean
find_edited (AccordUndo  *self,
             GError     **error)
{
  static const char *const columns[] = { "lead", "value", "currency", "opportunity_at", "customer_at", "lost_at" };

  if (!accord_undo_run (self, error,
                        "CREATE TEMP TABLE IF NOT EXISTS edited_deals (deal INTEGER PRIMARY KEY);"
                        "DELETE FROM temp.edited_deals"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!accord_undo_run (self, error,
                          "INSERT OR IGNORE INTO temp.edited_deals SELECT d.id FROM deal_changes c JOIN deals d "
                          "ON d.id = c.deal WHERE c.import_id = %" G_GINT64_FORMAT " AND c.column = '%s' AND d.%s IS NOT c.new",
                          self->id, columns[i], columns[i]))
      return FALSE;
  return accord_undo_run (self, error,
                          "INSERT OR IGNORE INTO temp.edited_deals SELECT d.id FROM deals d JOIN deal_changes c "
                          "ON c.deal = d.id JOIN imports j ON j.id = c.import_id WHERE d.import_id = %" G_GINT64_FORMAT
                          " AND j.id > d.import_id AND j.undone = 0", self->id);
}

static gboolean
restore_columns (AccordUndo  *self,
                 GError     **error)
{
  static const char *const columns[] = { "value", "currency", "opportunity_at", "customer_at", "lost_at" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!accord_undo_run (self, error,
                          "UPDATE deals SET %s = c.old FROM deal_changes c WHERE c.import_id = %" G_GINT64_FORMAT
                          " AND c.column = '%s' AND c.deal = deals.id AND deals.id NOT IN (SELECT deal FROM temp.edited_deals)",
                          columns[i], self->id, columns[i]))
      return FALSE;
  /* It stays with the lead that it has, where the one it had is gone. */
  if (!accord_undo_run (self, error,
                        "UPDATE deals SET lead = c.old FROM deal_changes c WHERE c.import_id = %" G_GINT64_FORMAT
                        " AND c.column = 'lead' AND c.deal = deals.id AND c.old IN (SELECT id FROM leads) "
                        "AND deals.id NOT IN (SELECT deal FROM temp.edited_deals)", self->id) ||
      !accord_undo_run (self, error,
                        "UPDATE deals SET revision = revision + 1 WHERE id IN (SELECT deal FROM deal_changes WHERE "
                        "import_id = %" G_GINT64_FORMAT ") AND id NOT IN (SELECT deal FROM temp.edited_deals)", self->id))
    return FALSE;
  self->undone->restored = (guint64) sqlite3_changes64 (self->connection->db);
  return TRUE;
}

static gboolean
delete_new (AccordUndo  *self,
            GError     **error)
{
  if (!accord_undo_run (self, error, NOTE_LEADS "FROM deals WHERE import_id = %" G_GINT64_FORMAT, self->id, "(deals)",
                        self->id) ||
      !accord_undo_run (self, error,
                        "DELETE FROM deals WHERE import_id = %" G_GINT64_FORMAT
                        " AND id NOT IN (SELECT deal FROM temp.edited_deals)", self->id))
    return FALSE;
  self->undone->deleted = (guint64) sqlite3_changes64 (self->connection->db);
  return TRUE;
}

/**
 * accord_undo_deals:
 * @self: the taking back of an import of deals
 * @error: return location for a #GError
 *
 * Returns: whether its deals are as they were before
 */
gboolean
accord_undo_deals (AccordUndo  *self,
                   GError     **error)
{
  return find_edited (self, error) &&
         accord_undo_list_left (self,
                                "SELECT coalesce (d.external_id, l.external_id, l.email, l.name, d.id) FROM deals d "
                                "JOIN leads l ON l.id = d.lead WHERE d.id IN (SELECT deal FROM temp.edited_deals) "
                                "ORDER BY d.id", error) &&
         restore_columns (self, error) && delete_new (self, error);
}

/* The index is cheaper made again, of what is left, than kept while most of the table goes. */
static gboolean
is_most (AccordUndo  *self,
         gboolean    *most,
         GError     **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT 3 * (last_lead - first_lead + 1) > (SELECT ifnull (max (id), 0) FROM activities) FROM imports WHERE id = %"
      G_GINT64_FORMAT, self->id);
  gint64 n = 0;
  gboolean done = accord_store_query_integer (self->connection->db, sql, &n, error);

  *most = n != 0;
  return done;
}

static gboolean
delete_activities (AccordUndo  *self,
                   GError     **error)
{
  g_autoptr (GPtrArray) index = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->connection->db, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = 'activities_lead'", error);
  gboolean most;

  if (statement == NULL || !is_most (self, &most, error) || (most && !accord_statement_add_texts (statement, index, error)))
    return FALSE;
  g_clear_pointer (&statement, accord_statement_free);
  if (index->len > 0 && !accord_undo_run (self, error, "DROP INDEX activities_lead"))
    return FALSE;
  if (!accord_undo_run (self, error,
                        "DELETE FROM activities WHERE import_id = %" G_GINT64_FORMAT " AND id BETWEEN "
                        "(SELECT first_lead FROM imports WHERE id = %" G_GINT64_FORMAT ") AND "
                        "(SELECT last_lead FROM imports WHERE id = %" G_GINT64_FORMAT ")", self->id, self->id, self->id))
    return FALSE;
  self->undone->deleted = (guint64) sqlite3_changes64 (self->connection->db);
  return index->len == 0 || accord_store_exec (self->connection->db, g_ptr_array_index (index, 0), error);
}

/**
 * accord_undo_activities:
 * @self: the taking back of an import of activities
 * @error: return location for a #GError
 *
 * Nobody changes an activity: those that it brought are taken away.
 *
 * Returns: whether they are
 */
gboolean
accord_undo_activities (AccordUndo  *self,
                        GError     **error)
{
  return accord_undo_run (self, error, NOTE_LEADS "FROM activities WHERE import_id = %" G_GINT64_FORMAT, self->id,
                          "(activities)", self->id) &&
         delete_activities (self, error);
}
