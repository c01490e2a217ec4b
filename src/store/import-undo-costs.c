/* Taking an import of costs back: what the change log says that it wrote, backwards. */
#include "store/import-undo-private.h"

#include "model/records.h"
#include "model/uuid.h"
#include "store/record-sql.h"
#include "store/save.h"

/* One cost that the import wrote. */
typedef struct
{
  AccordRecord *record; /* as it is now */
  JsonObject   *before; /* NULL: it was new */
  JsonObject   *after;
} Written;

static void
clear_written (Written *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->before, json_object_unref);
  g_clear_pointer (&self->after, json_object_unref);
}

/* Whether what the import wrote is what is there. */
static gboolean
is_untouched (const Written *self)
{
  g_autoptr (JsonObject) now = accord_record_to_json (self->record);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, self->after);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonNode *other = json_object_get_member (now, name);

      if (other == NULL || !json_node_equal (node, other))
        return FALSE;
    }
  return TRUE;
}

static char *
name_cost (AccordRecord *record)
{
  g_autofree char *month = accord_day_to_iso ((AccordDay) accord_record_get_integer (record, "month"));
  const char *source = accord_record_get_text (record, "source"), *campaign = accord_record_get_text (record, "campaign");

  return g_strjoin (", ", source != NULL ? source : campaign != NULL ? campaign : "–", month, NULL);
}

static gboolean
add_inverse (AccordUndo       *self,
             const Written    *written,
             AccordChangeSet  *changes,
             GError          **error)
{
  g_autoptr (AccordRecord) old = NULL;
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (written->record);

  if (!is_untouched (written))
    {
      g_ptr_array_add (self->undone->left, name_cost (written->record));
      return TRUE;
    }
  if (written->before == NULL)
    {
      accord_change_set_delete (changes, written->record);
      self->undone->deleted++;
      return TRUE;
    }
  old = accord_record_copy (written->record);
  if (!accord_record_from_json (old, written->before, error))
    return FALSE;
  for (guint i = 0; i < klass->n_columns; i++)
    accord_change_set_update (changes, written->record, klass->columns[i].name,
                              accord_record_get_value (old, klass->columns[i].name));
  self->undone->restored++;
  return TRUE;
}

/* What somebody deleted since is gone. */
static gboolean
take_entry (AccordUndo       *self,
            AccordStatement  *entry,
            AccordChangeSet  *changes,
            GError          **error)
{
  const char *id = accord_statement_get_text (entry, 0);
  GError *local = NULL;
  gboolean deleted = FALSE, done;
  Written written = {
    .record = accord_uuid_is_valid (id) ? accord_record_sql_find (self->connection, ACCORD_TYPE_COST, id, &deleted, &local)
                                        : NULL,
    .before = accord_change_log_parse (accord_statement_get_text (entry, 1)),
    .after = accord_change_log_parse (accord_statement_get_text (entry, 2)),
  };

  done = local == NULL && (written.record == NULL || deleted || written.after == NULL ||
                           add_inverse (self, &written, changes, &local));
  if (local != NULL)
    g_propagate_error (error, local);
  clear_written (&written);
  return done;
}

static AccordChangeSet *
list_changes (AccordUndo  *self,
              GError     **error)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (self->head->summary);
  g_autoptr (AccordStatement) entries = accord_statement_new (
      self->connection->db,
      "SELECT record_id, before, after FROM change_log WHERE record_table = 'costs' AND action IN ('insert', 'update') AND "
      "set_id = (SELECT set_id FROM change_log WHERE record_table = 'imports' AND action = 'import' AND record_id = ?1) "
      "ORDER BY seq", error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  gboolean row;

  if (entries == NULL)
    return NULL;
  accord_statement_bind_text (entries, 1, number);
  while (accord_statement_step (entries, &row, error))
    {
      if (!row)
        return g_steal_pointer (&changes);
      if (!take_entry (self, entries, changes, error))
        return NULL;
    }
  return NULL;
}

/**
 * accord_undo_costs:
 * @self: the taking back of an import of costs
 * @error: return location for a #GError
 *
 * Returns: whether its costs are as they were before
 */
gboolean
accord_undo_costs (AccordUndo  *self,
                   GError     **error)
{
  g_autoptr (AccordChangeSet) changes = list_changes (self, error);

  if (changes == NULL)
    return FALSE;
  self->undone->written = accord_save_within (self->connection, self->head, changes, error);
  return self->undone->written != NULL;
}
