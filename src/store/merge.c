#include "store/merge.h"

#include <glib/gi18n-lib.h>

#include "store/change-log.h"

/* Whether the JSON of a change says of @column what @value is; one that is not there says nothing. */
static gboolean
says (JsonObject         *object,
      const AccordColumn *column,
      const GValue       *value)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, column->name) : NULL;
  g_auto (GValue) said = G_VALUE_INIT;

  return node != NULL && accord_column_value_from_json (column, node, &said, NULL) &&
         accord_column_value_equal (column, &said, value);
}

static gboolean
refuse_update (const AccordColumn *column,
               const char         *who,
               GError            **error)
{
  /* Translators: the first is a person, the second what they changed, as «Goals» */
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT,
               _("%s changed “%s” while you were writing. Both texts are safe: keep yours, or take theirs."), who,
               _(column->label));
  return FALSE;
}

static gboolean
refuse_delete (AccordRecord *current,
               GHashTable   *touched,
               GError      **error)
{
  GHashTableIter iter;
  gpointer who = NULL;

  g_hash_table_iter_init (&iter, touched);
  if (!g_hash_table_iter_next (&iter, NULL, &who))
    return TRUE;
  /* Translators: the first is a person, the second a kind of thing, as «persona» */
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT,
               _("%s changed this %s meanwhile; look at it, then delete it again."), (const char *) who,
               _(ACCORD_RECORD_GET_CLASS (current)->noun));
  return FALSE;
}

/**
 * accord_merge_check:
 * @connection: a connection with a transaction
 * @change: an update or a delete
 * @current: the record as it stands
 * @error: return location for a #GError
 *
 * Three-way, column by column: what the change was based on, what it makes, and what stands there. Two who wrote
 * different columns, or the same into one, do not meet; and nobody is in conflict with themselves.
 *
 * Returns: whether @change can be made
 */
gboolean
accord_merge_check (AccordConnection   *connection,
                    const AccordChange *change,
                    AccordRecord       *current,
                    GError            **error)
{
  g_autoptr (GHashTable) touched = NULL;
  g_autoptr (GList) names = NULL;

  g_return_val_if_fail (change != NULL && ACCORD_IS_RECORD (current), FALSE);

  if (accord_record_get_revision (current) == change->base_revision)
    return TRUE;
  touched = accord_change_log_touched (connection, change->id, change->base_revision, error);
  if (touched == NULL)
    return FALSE;
  if (change->kind == ACCORD_CHANGE_DELETE)
    return refuse_delete (current, touched, error);

  names = json_object_get_members (change->after);
  for (GList *name = names; name != NULL; name = name->next)
    {
      const AccordColumn *column = accord_record_find_column (current, name->data);
      const char *who = g_hash_table_lookup (touched, name->data);
      const GValue *theirs = column != NULL ? accord_record_get_value (current, column->name) : NULL;

      if (who != NULL && theirs != NULL && !says (change->before, column, theirs) &&
          !says (change->after, column, theirs))
        return refuse_update (column, who, error);
    }
  return TRUE;
}
