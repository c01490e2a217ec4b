#include "store/merge.h"

#include <glib/gi18n-lib.h>

#include "model/prose-merge.h"
#include "store/change-log.h"

/* One change, and what it meets. */
typedef struct
{
  const AccordChange *change;
  AccordRecord       *current;
  GHashTable         *touched; /* column → AccordLogTouch */
  AccordLogTouch     *last;    /* who else was the last; NULL: nobody */
  AccordConflict     *conflict;
} Merge;

static gboolean
read_value (JsonObject         *object,
            const AccordColumn *column,
            GValue             *value)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, column->name) : NULL;

  return node != NULL && accord_column_value_from_json (column, node, value, NULL);
}

static gboolean
says (JsonObject         *object,
      const AccordColumn *column,
      const GValue       *value)
{
  g_auto (GValue) said = G_VALUE_INIT;

  return read_value (object, column, &said) && accord_column_value_equal (column, &said, value);
}

static void
add_field (Merge                *self,
           const AccordColumn   *column,
           const AccordLogTouch *touch)
{
  AccordConflictField *field = accord_conflict_add_field (self->conflict, column, touch->member_name, touch->at);
  g_auto (GValue) base = G_VALUE_INIT;
  g_auto (GValue) mine = G_VALUE_INIT;

  if (read_value (self->change->before, column, &base))
    g_value_copy (&base, &field->base);
  if (read_value (self->change->after, column, &mine))
    g_value_copy (&mine, &field->mine);
  else
    g_value_copy (&field->base, &field->mine);
  g_value_copy (accord_record_get_value (self->current, column->name), &field->theirs);
}

static void
set_merged (Merge              *self,
            const AccordColumn *column,
            JsonNode           *value)
{
  json_object_set_member (self->conflict->merged, column->name, value);
}

/* Three texts: whoever wrote there, this sitting too, what was added is kept. Paragraphs that only this sitting wrote
 * are its own to write again. */
static void
merge_prose (Merge              *self,
             const AccordColumn *column)
{
  const AccordLogTouch *touch = g_hash_table_lookup (self->touched, column->name);
  g_auto (GValue) base = G_VALUE_INIT;
  g_auto (GValue) mine = G_VALUE_INIT;
  g_autoptr (AccordProseMerge) merge = NULL;
  g_autofree char *text = NULL;

  if (!read_value (self->change->before, column, &base))
    g_value_init (&base, G_TYPE_STRING);
  if (!read_value (self->change->after, column, &mine))
    return;
  merge = accord_prose_merge_new (g_value_get_string (&base) != NULL ? g_value_get_string (&base) : "",
                                  g_value_get_string (&mine), accord_record_get_text (self->current, column->name));
  if (touch != NULL && accord_prose_merge_get_n_conflicts (merge) > 0)
    {
      add_field (self, column, touch);
      return;
    }
  text = accord_prose_merge_resolve (merge, NULL);
  set_merged (self, column, json_node_init_string (json_node_alloc (), text));
}

static void
merge_column (Merge      *self,
              const char *name)
{
  const AccordColumn *column = accord_record_find_column (self->current, name);
  const AccordLogTouch *touch = g_hash_table_lookup (self->touched, name);
  const GValue *theirs;

  if (column == NULL)
    return;
  theirs = accord_record_get_value (self->current, name);
  if (says (self->change->before, column, theirs) || says (self->change->after, column, theirs))
    set_merged (self, column, json_node_copy (json_object_get_member (self->change->after, name)));
  else if (column->type == ACCORD_COLUMN_PROSE)
    merge_prose (self, column);
  else if (touch != NULL && !touch->own_since && (column->flags & ACCORD_COLUMN_LAST_WINS) == 0)
    add_field (self, column, touch);
  else
    set_merged (self, column, json_node_copy (json_object_get_member (self->change->after, name)));
}

static void
merge_update (Merge   *self,
              gboolean deleted)
{
  g_autoptr (GList) names = json_object_get_members (self->change->after);

  for (GList *name = names; name != NULL; name = name->next)
    if (deleted)
      json_object_set_member (self->conflict->merged, name->data,
                              json_node_copy (json_object_get_member (self->change->after, name->data)));
    else
      merge_column (self, name->data);
}

/* What others made of the record since it was looked at. */
static void
merge_delete (Merge *self)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (self->current);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      const AccordLogTouch *touch = g_hash_table_lookup (self->touched, column->name);
      const GValue *value = accord_record_get_value (self->current, column->name);

      if (touch != NULL && !touch->own_since && (column->flags & ACCORD_COLUMN_LAST_WINS) == 0 &&
          !says (self->change->before, column, value))
        add_field (self, column, touch);
    }
}

static gboolean
is_conflict (Merge   *self,
             gboolean deleted)
{
  return self->conflict->fields->len > 0 || (deleted && self->change->kind == ACCORD_CHANGE_UPDATE);
}

/**
 * accord_merge:
 * @connection: a connection with a transaction
 * @change: an update or a delete
 * @current: the record as it stands
 * @deleted: whether it was deleted
 * @merged: (out) (transfer full) (nullable): of an update the columns to write
 * @conflict: (out) (transfer full) (nullable): what a person must decide
 * @error: return location for a #GError
 *
 * Three-way, column by column: what the change was based on, what it makes, and what stands there; prose by paragraph.
 * Two who wrote different columns or paragraphs, or the same into one, do not meet; and nobody is in conflict with
 * themselves.
 *
 * Returns: whether it could be found out
 */
gboolean
accord_merge (AccordConnection    *connection,
              const AccordChange  *change,
              AccordRecord        *current,
              gboolean             deleted,
              JsonObject         **merged,
              AccordConflict     **conflict,
              GError             **error)
{
  static const AccordConflictKind kinds[] = { ACCORD_CONFLICT_CHANGED, ACCORD_CONFLICT_DELETED };
  g_autoptr (GHashTable) touched = NULL;
  g_autoptr (AccordLogTouch) last = NULL;
  g_autoptr (AccordConflict) found = NULL;
  Merge self = { .change = change, .current = current };

  g_return_val_if_fail (change != NULL && ACCORD_IS_RECORD (current), FALSE);

  *merged = NULL;
  *conflict = NULL;
  touched = accord_change_log_touched (connection, change->id, change->base_revision, &last, error);
  if (touched == NULL)
    return FALSE;
  found = accord_conflict_new (change->kind == ACCORD_CHANGE_DELETE ? ACCORD_CONFLICT_DELETING : kinds[deleted], current);
  if (last != NULL)
    accord_conflict_set_who (found, last->member_name, last->at);
  self.touched = touched;
  self.last = last;
  self.conflict = found;
  if (change->kind == ACCORD_CHANGE_UPDATE)
    merge_update (&self, deleted);
  else if (!deleted)
    merge_delete (&self);
  if (is_conflict (&self, deleted))
    *conflict = g_steal_pointer (&found);
  else if (change->kind == ACCORD_CHANGE_UPDATE)
    *merged = json_object_ref (found->merged);
  return TRUE;
}

static char *
describe_deleted (AccordConflict *conflict)
{
  const char *noun = _(ACCORD_RECORD_GET_CLASS (conflict->current)->noun);

  if (conflict->who == NULL)
    return g_strdup_printf (_("This %s was deleted meanwhile; your text is still here to be copied."), noun);
  /* Translators: the first is a person, the second a kind of thing, as «persona» */
  return g_strdup_printf (_("%s deleted this %s while you were writing. Your text is safe."), conflict->who, noun);
}

static char *
describe_conflict (AccordConflict *conflict)
{
  AccordConflictField *field;

  if (conflict->kind == ACCORD_CONFLICT_DELETED)
    return describe_deleted (conflict);
  field = g_ptr_array_index (conflict->fields, 0);
  if (conflict->kind == ACCORD_CONFLICT_DELETING)
    /* Translators: a person, what they changed («Goals»), and a kind of thing («persona») */
    return g_strdup_printf (_("%s changed “%s” of this %s meanwhile; look at it, then delete it again."), field->who,
                            _(field->column->label), _(ACCORD_RECORD_GET_CLASS (conflict->current)->noun));
  /* Translators: the first is a person, the second what they changed, as «Goals» */
  return g_strdup_printf (_("%s changed “%s” while you were writing. Both texts are safe."), field->who,
                          _(field->column->label));
}

/**
 * accord_merge_refuse:
 * @conflicts: (transfer full) (element-type AccordConflict): at least one
 * @error: return location for a #GError
 *
 * Sets @error to %ACCORD_STORE_ERROR_CONFLICT, from which accord_store_error_get_conflicts() gets them.
 */
void
accord_merge_refuse (GPtrArray  *conflicts,
                     GError    **error)
{
  g_autofree char *message = describe_conflict (g_ptr_array_index (conflicts, 0));
  GError *made = g_error_new_literal (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT, message);

  accord_store_error_take_conflicts (made, conflicts);
  g_propagate_error (error, made);
}
