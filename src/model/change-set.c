#include "model/change-set.h"

#include "model/uuid.h"

struct _AccordChangeSet
{
  gatomicrefcount ref_count;
  char           *id;
  char           *summary;
  GPtrArray      *changes; /* of AccordChange */
  AccordLeadChange *leads; /* what is done to leads; NULL: nothing */
};

G_DEFINE_BOXED_TYPE (AccordChangeSet, accord_change_set, accord_change_set_ref, accord_change_set_unref)

static void
free_change (AccordChange *change)
{
  g_free (change->id);
  g_clear_pointer (&change->before, json_object_unref);
  g_clear_pointer (&change->after, json_object_unref);
  g_free (change);
}

static AccordChange *
find_change (AccordChangeSet *self,
             AccordRecord    *record)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      AccordChange *change = g_ptr_array_index (self->changes, i);

      if (change->type == G_OBJECT_TYPE (record) && g_str_equal (change->id, accord_record_get_id (record)))
        return change;
    }
  return NULL;
}

static AccordChange *
add_change (AccordChangeSet *self,
            AccordChangeKind kind,
            AccordRecord    *record)
{
  AccordChange *change = g_new0 (AccordChange, 1);

  change->kind = kind;
  change->type = G_OBJECT_TYPE (record);
  change->id = g_strdup (accord_record_get_id (record));
  change->base_revision = kind == ACCORD_CHANGE_INSERT ? 0 : accord_record_get_revision (record);
  g_ptr_array_add (self->changes, change);
  return change;
}

static void
remove_member (AccordChangeSet *self,
               AccordChange    *change,
               const char      *column)
{
  json_object_remove_member (change->before, column);
  json_object_remove_member (change->after, column);
  if (json_object_get_size (change->after) == 0)
    g_ptr_array_remove (self->changes, change);
}

/* An update keeps a column's first «before»; one that leads back to it falls away, and so does an update of nothing. */
static void
fold_update (AccordChangeSet    *self,
             AccordRecord       *record,
             const AccordColumn *column,
             const GValue       *value)
{
  AccordChange *change = find_change (self, record);

  if (change == NULL)
    {
      change = add_change (self, ACCORD_CHANGE_UPDATE, record);
      change->before = json_object_new ();
      change->after = json_object_new ();
    }
  if (change->kind == ACCORD_CHANGE_UPDATE && !json_object_has_member (change->before, column->name))
    json_object_set_member (change->before, column->name,
                            accord_column_value_to_json (column, accord_record_get_value (record, column->name)));
  json_object_set_member (change->after, column->name, accord_column_value_to_json (column, value));

  if (change->kind == ACCORD_CHANGE_UPDATE &&
      json_node_equal (json_object_get_member (change->before, column->name),
                       json_object_get_member (change->after, column->name)))
    remove_member (self, change, column->name);
}

/**
 * accord_change_set_new:
 * @summary: what a person reads in «Undo» and in the change log: «Edit persona», translated
 *
 * Returns: (transfer full): a change set without changes
 */
AccordChangeSet *
accord_change_set_new (const char *summary)
{
  AccordChangeSet *self = g_new0 (AccordChangeSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = accord_uuid_new ();
  self->summary = g_strdup (summary);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_change);
  return self;
}

/**
 * accord_change_set_new_as:
 * @id: its UUID
 * @summary: (nullable): what it does, in words
 *
 * Returns: (transfer full): a change set without changes, that was made before
 */
AccordChangeSet *
accord_change_set_new_as (const char *id,
                          const char *summary)
{
  AccordChangeSet *self = accord_change_set_new (summary);

  g_free (self->id);
  self->id = g_strdup (id);
  return self;
}

/**
 * accord_change_copy:
 * @change: a change
 *
 * Returns: (transfer full): the same, of the same values
 */
AccordChange *
accord_change_copy (const AccordChange *change)
{
  AccordChange *copy = g_new0 (AccordChange, 1);

  *copy = *change;
  copy->id = g_strdup (change->id);
  copy->before = change->before != NULL ? json_object_ref (change->before) : NULL;
  copy->after = change->after != NULL ? json_object_ref (change->after) : NULL;
  return copy;
}

/**
 * accord_change_set_take:
 * @self: a change set
 * @change: (transfer full): of a record that it does not change yet
 *
 * Adds @change as it is.
 */
void
accord_change_set_take (AccordChangeSet *self,
                        AccordChange    *change)
{
  g_return_if_fail (self != NULL && change != NULL);

  g_ptr_array_add (self->changes, change);
}

/**
 * accord_change_set_ref:
 * @self: a change set
 *
 * Returns: (transfer full): @self
 */
AccordChangeSet *
accord_change_set_ref (AccordChangeSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_change_set_unref:
 * @self: (transfer full): a change set
 */
void
accord_change_set_unref (AccordChangeSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->summary);
  g_ptr_array_unref (self->changes);
  g_clear_pointer (&self->leads, accord_lead_change_free);
  g_free (self);
}

static AccordChange *
copy_change (const AccordChange *change)
{
  AccordChange *copy = g_new0 (AccordChange, 1);

  *copy = *change;
  copy->id = g_strdup (change->id);
  copy->before = change->before != NULL ? json_object_ref (change->before) : NULL;
  copy->after = change->after != NULL ? json_object_ref (change->after) : NULL;
  return copy;
}

/**
 * accord_change_set_copy_without:
 * @self: a change set
 * @records: (element-type AccordRecord): those whose changes are left out
 *
 * Returns: (transfer full): another with the same summary and the other changes, to which what is decided on @records
 *   can be added
 */
AccordChangeSet *
accord_change_set_copy_without (AccordChangeSet *self,
                                GPtrArray       *records)
{
  AccordChangeSet *copy;

  g_return_val_if_fail (self != NULL && records != NULL, NULL);

  copy = accord_change_set_new (self->summary);
  for (guint i = 0; i < self->changes->len; i++)
    g_ptr_array_add (copy->changes, copy_change (g_ptr_array_index (self->changes, i)));
  for (guint i = 0; i < records->len; i++)
    {
      AccordChange *change = find_change (copy, g_ptr_array_index (records, i));

      if (change != NULL)
        g_ptr_array_remove (copy->changes, change);
    }
  return copy;
}

/**
 * accord_change_set_new_leads:
 * @summary: as of accord_change_set_new()
 * @change: (transfer full): what is done to leads
 *
 * Returns: (transfer full): a change set of leads
 */
AccordChangeSet *
accord_change_set_new_leads (const char       *summary,
                             AccordLeadChange *change)
{
  AccordChangeSet *self = accord_change_set_new (summary);

  self->leads = change;
  return self;
}

/**
 * accord_change_set_take_leads:
 * @self: a change set
 * @change: (transfer full): what it does to leads
 */
void
accord_change_set_take_leads (AccordChangeSet  *self,
                              AccordLeadChange *change)
{
  g_return_if_fail (self != NULL && change != NULL);

  g_clear_pointer (&self->leads, accord_lead_change_free);
  self->leads = change;
}

/**
 * accord_change_set_get_leads:
 * @self: a change set
 *
 * Returns: (transfer none) (nullable): what it does to leads
 */
const AccordLeadChange *
accord_change_set_get_leads (AccordChangeSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->leads;
}

/**
 * accord_change_set_is_empty:
 * @self: a change set
 *
 * Returns: whether it changes neither records nor leads
 */
gboolean
accord_change_set_is_empty (AccordChangeSet *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->changes->len == 0 && self->leads == NULL;
}

/**
 * accord_change_set_get_summary:
 * @self: a change set
 *
 * Returns: (transfer none): what it does, in words
 */
const char *
accord_change_set_get_summary (AccordChangeSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->summary;
}

/**
 * accord_change_set_get_id:
 * @self: a change set
 *
 * Returns: (transfer none): its own UUID, under which the change log keeps it
 */
const char *
accord_change_set_get_id (AccordChangeSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * accord_change_set_get_length:
 * @self: a change set
 *
 * Returns: the number of its changes; each is of another record
 */
guint
accord_change_set_get_length (AccordChangeSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

/**
 * accord_change_set_get:
 * @self: a change set
 * @index: which of its changes
 *
 * Returns: (transfer none): that change
 */
const AccordChange *
accord_change_set_get (AccordChangeSet *self,
                       guint            index)
{
  g_return_val_if_fail (self != NULL && index < self->changes->len, NULL);

  return g_ptr_array_index (self->changes, index);
}

/**
 * accord_change_set_insert:
 * @self: a change set
 * @record: a record that is not kept yet, as it is to be
 *
 * Adds the making of @record. If the set deletes it, it is the replacing of all its columns.
 */
void
accord_change_set_insert (AccordChangeSet *self,
                          AccordRecord    *record)
{
  AccordChange *change;

  g_return_if_fail (self != NULL && ACCORD_IS_RECORD (record));

  change = find_change (self, record);
  if (change == NULL)
    change = add_change (self, ACCORD_CHANGE_INSERT, record);
  else if (change->kind == ACCORD_CHANGE_DELETE)
    change->kind = ACCORD_CHANGE_UPDATE;
  g_clear_pointer (&change->after, json_object_unref);
  change->after = accord_record_to_json (record);
}

/**
 * accord_change_set_update:
 * @self: a change set
 * @record: a record as it is kept; it is not touched: it follows once the set is saved
 * @column: the name of one of its columns
 * @value: what that column is to be
 *
 * Adds a change of one column. Several of one record are one change, and several of one column the last;
 * a column that ends as it was is left out. Of a record that the set makes, it is part of its making;
 * of one that the set deletes, nothing.
 */
void
accord_change_set_update (AccordChangeSet *self,
                          AccordRecord    *record,
                          const char      *column,
                          const GValue    *value)
{
  const AccordColumn *found;
  AccordChange *change;

  g_return_if_fail (self != NULL && ACCORD_IS_RECORD (record) && column != NULL && G_IS_VALUE (value));

  found = accord_record_find_column (record, column);
  g_return_if_fail (found != NULL && G_VALUE_HOLDS (value, accord_column_type_to_gtype (found->type)));

  change = find_change (self, record);
  if (change == NULL || change->kind != ACCORD_CHANGE_DELETE)
    fold_update (self, record, found, value);
}

/**
 * accord_change_set_update_text:
 * @self: a change set
 * @record: a record
 * @column: the name of one of its columns that hold text
 * @text: (nullable): the text; %NULL is ""
 *
 * As accord_change_set_update().
 */
void
accord_change_set_update_text (AccordChangeSet *self,
                               AccordRecord    *record,
                               const char      *column,
                               const char      *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text != NULL ? text : "");
  accord_change_set_update (self, record, column, &value);
}

/**
 * accord_change_set_update_real:
 * @self: a change set
 * @record: a record
 * @column: the name of one of its REAL columns
 * @real: the number; NaN is empty
 *
 * As accord_change_set_update().
 */
void
accord_change_set_update_real (AccordChangeSet *self,
                               AccordRecord    *record,
                               const char      *column,
                               double           real)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, real);
  accord_change_set_update (self, record, column, &value);
}

/**
 * accord_change_set_delete:
 * @self: a change set
 * @record: a record
 *
 * Adds the deleting of @record. One that the set itself makes is not made.
 */
void
accord_change_set_delete (AccordChangeSet *self,
                          AccordRecord    *record)
{
  AccordChange *change;

  g_return_if_fail (self != NULL && ACCORD_IS_RECORD (record));

  change = find_change (self, record);
  if (change != NULL && change->kind == ACCORD_CHANGE_INSERT)
    {
      g_ptr_array_remove (self->changes, change);
      return;
    }
  if (change == NULL)
    change = add_change (self, ACCORD_CHANGE_DELETE, record);
  change->kind = ACCORD_CHANGE_DELETE;
  g_clear_pointer (&change->after, json_object_unref);
  g_clear_pointer (&change->before, json_object_unref);
  change->before = accord_record_to_json (record);
}

static AccordChange *
invert_change (const AccordChange *change)
{
  static const AccordChangeKind inverse[] = {
    [ACCORD_CHANGE_INSERT] = ACCORD_CHANGE_DELETE,
    [ACCORD_CHANGE_UPDATE] = ACCORD_CHANGE_UPDATE,
    [ACCORD_CHANGE_DELETE] = ACCORD_CHANGE_INSERT,
  };
  AccordChange *inverted = g_new0 (AccordChange, 1);

  inverted->kind = inverse[change->kind];
  inverted->type = change->type;
  inverted->id = g_strdup (change->id);
  inverted->base_revision = change->kind == ACCORD_CHANGE_DELETE ? 0 : change->base_revision + 1;
  inverted->before = change->after != NULL ? json_object_ref (change->after) : NULL;
  inverted->after = change->before != NULL ? json_object_ref (change->before) : NULL;
  return inverted;
}

/**
 * accord_change_set_inverse:
 * @self: a change set that was saved
 *
 * What takes @self back: the opposite changes in the opposite order, based on the revisions that
 * its saving made (each one above those it was based on).
 *
 * Returns: (transfer full): another change set, with the same summary
 */
AccordChangeSet *
accord_change_set_inverse (AccordChangeSet *self)
{
  AccordChangeSet *inverse;

  g_return_val_if_fail (self != NULL, NULL);

  inverse = accord_change_set_new (self->summary);
  for (guint i = self->changes->len; i > 0; i--)
    g_ptr_array_add (inverse->changes, invert_change (g_ptr_array_index (self->changes, i - 1)));
  return inverse;
}
