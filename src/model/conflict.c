#include "model/conflict.h"

static void
free_field (AccordConflictField *field)
{
  g_value_unset (&field->base);
  g_value_unset (&field->mine);
  g_value_unset (&field->theirs);
  g_free (field->who);
  g_free (field);
}

/**
 * accord_conflict_new:
 * @kind: what met
 * @current: the record as it stands; nobody may write to it any more
 *
 * Returns: (transfer full): a conflict without fields
 */
AccordConflict *
accord_conflict_new (AccordConflictKind  kind,
                     AccordRecord       *current)
{
  AccordConflict *self = g_new0 (AccordConflict, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->current = g_object_ref (current);
  self->merged = json_object_new ();
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);
  self->at = ACCORD_MOMENT_NONE;
  return self;
}

AccordConflict *
accord_conflict_ref (AccordConflict *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_conflict_unref (AccordConflict *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->current);
  json_object_unref (self->merged);
  g_ptr_array_unref (self->fields);
  g_free (self->who);
  g_free (self);
}

void
accord_conflict_set_who (AccordConflict *self,
                         const char     *who,
                         AccordMoment    at)
{
  g_free (self->who);
  self->who = g_strdup (who);
  self->at = at;
}

AccordConflictField *
accord_conflict_add_field (AccordConflict     *self,
                           const AccordColumn *column,
                           const char         *who,
                           AccordMoment        at)
{
  AccordConflictField *field = g_new0 (AccordConflictField, 1);
  GType type = accord_column_type_to_gtype (column->type);

  field->column = column;
  field->who = g_strdup (who);
  field->at = at;
  g_value_init (&field->base, type);
  g_value_init (&field->mine, type);
  g_value_init (&field->theirs, type);
  g_ptr_array_add (self->fields, field);
  return field;
}

static void
update_columns (AccordChangeSet *changes,
                AccordRecord    *current,
                JsonObject      *values)
{
  g_autoptr (GList) names = json_object_get_members (values);

  for (GList *name = names; name != NULL; name = name->next)
    {
      const AccordColumn *column = accord_record_find_column (current, name->data);
      g_auto (GValue) value = G_VALUE_INIT;

      if (column != NULL &&
          accord_column_value_from_json (column, json_object_get_member (values, name->data), &value, NULL))
        accord_change_set_update (changes, current, column->name, &value);
    }
}

static void
bring_back (AccordChangeSet *changes,
            AccordConflict  *self)
{
  g_autoptr (AccordRecord) record = accord_record_copy (self->current);

  if (accord_record_from_json (record, self->merged, NULL))
    accord_change_set_insert (changes, record);
}

/**
 * accord_conflicts_decide:
 * @changes: the change set that met others'
 * @conflicts: (element-type AccordConflict): what met
 * @decided: (element-type JsonObject): for each conflict what its columns are to be; of use where both changed the same
 *
 * Returns: (transfer full): what to save instead of @changes: what was decided, on top of what stands there now. What
 *   they deleted comes back with what was written; what they changed is deleted all the same
 */
AccordChangeSet *
accord_conflicts_decide (AccordChangeSet *changes,
                         GPtrArray       *conflicts,
                         GPtrArray       *decided)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  AccordChangeSet *result;

  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (records, ((AccordConflict *) g_ptr_array_index (conflicts, i))->current);
  result = accord_change_set_copy_without (changes, records);
  for (guint i = 0; i < conflicts->len; i++)
    {
      AccordConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->kind == ACCORD_CONFLICT_DELETED)
        bring_back (result, conflict);
      else if (conflict->kind == ACCORD_CONFLICT_DELETING)
        accord_change_set_delete (result, conflict->current);
      else
        {
          update_columns (result, conflict->current, conflict->merged);
          if (decided != NULL)
            update_columns (result, conflict->current, g_ptr_array_index (decided, i));
        }
    }
  return result;
}
