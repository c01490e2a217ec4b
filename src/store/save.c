#include "store/save.h"

#include "store/record-sql.h"

#include <glib/gi18n-lib.h>

void
accord_written_free (AccordWritten *self)
{
  g_object_unref (self->record);
  g_free (self);
}

static void
add_written (GPtrArray    *written,
             AccordRecord *record,
             gboolean      deleted)
{
  AccordWritten *entry = g_new0 (AccordWritten, 1);

  entry->record = g_object_ref (record);
  entry->deleted = deleted;
  g_ptr_array_add (written, entry);
}

/* A new record without a place goes to the end. */
static gboolean
give_place (AccordConnection *connection,
            AccordRecord     *record,
            GError          **error)
{
  const AccordColumn *position = accord_record_find_column (record, "position");
  g_autofree char *sql = NULL;
  gint64 last;

  if (position == NULL || !accord_column_value_is_empty (position, accord_record_get_value (record, "position")))
    return TRUE;
  sql = g_strdup_printf ("SELECT cast (ifnull (max (position), 0) AS INTEGER) FROM %s WHERE deleted = 0",
                         ACCORD_RECORD_GET_CLASS (record)->table);
  if (!accord_store_query_integer (connection->db, sql, &last, error))
    return FALSE;
  accord_record_set_real (record, "position", (double) last + 1);
  return TRUE;
}

static gboolean
is_choice (const AccordColumn *column,
           const char         *text)
{
  return column->choices == NULL || *text == '\0' || g_strv_contains (column->choices, text);
}

static gboolean
validate (AccordRecord *record,
          GError      **error)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      const GValue *value = accord_record_get_value (record, column->name);

      if ((column->flags & ACCORD_COLUMN_REQUIRED) != 0 && accord_column_value_is_empty (column, value))
        {
          g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID, _("“%s” must not be empty."),
                       _(column->label));
          return FALSE;
        }
      if (column->type == ACCORD_COLUMN_CHOICE && !is_choice (column, g_value_get_string (value)))
        {
          g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID, _("“%s” cannot be “%s”."),
                       _(column->label), g_value_get_string (value));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
log_change (AccordConnection    *connection,
            const AccordLogHead *head,
            const AccordChange  *change,
            AccordRecord        *record,
            GError             **error)
{
  static const char *const actions[] = { "insert", "update", "delete" };

  return accord_change_log_append (connection, head, ACCORD_RECORD_GET_CLASS (record)->table, change->id,
                                   actions[change->kind], accord_record_get_revision (record), change->before,
                                   change->after, error);
}

/* Somebody else wrote a column that we write too, and something else than we do. */
static gboolean
find_conflict (AccordConnection   *connection,
               const AccordChange *change,
               AccordRecord       *current,
               GError            **error)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonObject) now = NULL;
  g_autoptr (GList) names = NULL;

  if (accord_record_get_revision (current) == change->base_revision)
    return TRUE;
  if (!accord_change_log_touched (connection, change->id, change->base_revision, touched, error))
    return FALSE;
  now = accord_record_to_json (current);
  names = json_object_get_members (change->after);
  for (GList *name = names; name != NULL; name = name->next)
    {
      const char *who = g_hash_table_lookup (touched, name->data);
      JsonNode *theirs = json_object_get_member (now, name->data);

      if (who == NULL || json_node_equal (theirs, json_object_get_member (change->after, name->data)))
        continue;
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT,
                   _("%s changed “%s” while you were writing. Both texts are safe: keep yours or use theirs."), who,
                   _(accord_record_find_column (current, name->data)->label));
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_gone (const AccordChange *change,
             GError            **error)
{
  AccordRecordClass *klass = g_type_class_ref (change->type);

  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT,
               _("This %s was deleted meanwhile; undo the deletion to go on with it."), _(klass->noun));
  g_type_class_unref (klass);
  return FALSE;
}

static gboolean
apply_insert (AccordConnection    *connection,
              const AccordLogHead *head,
              const AccordChange  *change,
              AccordRecord        *current,
              GPtrArray           *written,
              GError             **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (change->type);

  accord_record_set_id (record, change->id);
  if (!accord_record_from_json (record, change->after, error) || !give_place (connection, record, error) ||
      !validate (record, error))
    return FALSE;
  accord_record_set_revision (record, current != NULL ? accord_record_get_revision (current) + 1 : 1);
  add_written (written, record, FALSE);
  return accord_record_sql_write (connection, record, head->member, head->at, error) &&
         log_change (connection, head, change, record, error);
}

static gboolean
apply_update (AccordConnection    *connection,
              const AccordLogHead *head,
              const AccordChange  *change,
              AccordRecord        *current,
              GPtrArray           *written,
              GError             **error)
{
  if (!find_conflict (connection, change, current, error) ||
      !accord_record_from_json (current, change->after, error) || !validate (current, error))
    return FALSE;
  accord_record_set_revision (current, accord_record_get_revision (current) + 1);
  add_written (written, current, FALSE);
  return accord_record_sql_write (connection, current, head->member, head->at, error) &&
         log_change (connection, head, change, current, error);
}

static gboolean
apply_delete (AccordConnection    *connection,
              const AccordLogHead *head,
              const AccordChange  *change,
              AccordRecord        *current,
              GPtrArray           *written,
              GError             **error)
{
  accord_record_set_revision (current, accord_record_get_revision (current) + 1);
  add_written (written, current, TRUE);
  return accord_record_sql_delete (connection, current, head->member, head->at, error) &&
         log_change (connection, head, change, current, error);
}

static gboolean
apply (AccordConnection    *connection,
       const AccordLogHead *head,
       const AccordChange  *change,
       GPtrArray           *written,
       GError             **error)
{
  GError *local = NULL;
  gboolean deleted = FALSE;
  g_autoptr (AccordRecord) current =
      accord_record_sql_find (connection, change->type, change->id, &deleted, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (change->kind == ACCORD_CHANGE_INSERT)
    return apply_insert (connection, head, change, current, written, error);
  if (current == NULL || deleted)
    return change->kind == ACCORD_CHANGE_DELETE ? TRUE : refuse_gone (change, error);
  if (change->kind == ACCORD_CHANGE_UPDATE)
    return apply_update (connection, head, change, current, written, error);
  return apply_delete (connection, head, change, current, written, error);
}

/**
 * accord_save_changes:
 * @author: who writes
 *
 * Returns: (transfer full): what was written (of #AccordWritten); %NULL where nothing was
 */
GPtrArray *
accord_save_changes (AccordConnection        *connection,
                     const AccordStoreAuthor *author,
                     AccordChangeSet         *changes,
                     GError                 **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_written_free);
  AccordLogHead head = {
    .set_id = accord_change_set_get_id (changes),
    .summary = accord_change_set_get_summary (changes),
    .member = author->member,
    .member_name = author->member_name,
    .at = accord_moment_now (),
  };
  gboolean done = TRUE;

  if (!accord_connection_begin (connection, error))
    return NULL;
  for (guint i = 0; done && i < accord_change_set_get_length (changes); i++)
    done = apply (connection, &head, accord_change_set_get (changes, i), written, error);
  if (done && accord_connection_commit (connection, error))
    return g_steal_pointer (&written);
  accord_connection_rollback (connection);
  return NULL;
}
