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
