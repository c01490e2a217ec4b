#include "frame/activity-sorter.h"
#include "frame/column-filler.h"

#define FIRST_CAPACITY 1024
#define MOST_RESERVED 4000000

struct _AccordFrameBuilder
{
  AccordZone           *zone;
  GPtrArray            *columns;   /* of AccordColumnData, not sealed: those of the batches, then what they lack */
  guint                 n_batch_columns;
  guint                 n_rows;
  guint                 capacity;
  gint64               *keys;
  AccordActivitySorter *activities; /* once the first activities come */
};

static void
resize (AccordFrameBuilder *self,
        guint               capacity)
{
  self->keys = g_renew (gint64, self->keys, capacity);
  for (guint i = 0; i < self->columns->len; i++)
    _accord_column_filler_resize (g_ptr_array_index (self->columns, i), capacity);
  self->capacity = capacity;
}

static gboolean
has_column (const AccordFrameBuilder *self,
            const char               *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordColumnData *column = g_ptr_array_index (self->columns, i);

      if (g_str_equal (column->field->name, name))
        return TRUE;
    }
  return FALSE;
}

/* What every frame has, though the batches did not: the dates of the stages. */
static void
add_missing_stage_columns (AccordFrameBuilder *self)
{
  for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
    {
      const char *name = accord_stage_get_field ((AccordStage) stage);

      if (!has_column (self, name))
        g_ptr_array_add (self->columns, _accord_column_filler_new (accord_field_find (name)));
    }
}

static void
end_columns (AccordFrameBuilder *self)
{
  AccordEmptyValues empty = { 0 };

  for (guint i = 0; i < self->columns->len; i++)
    _accord_column_filler_end (g_ptr_array_index (self->columns, i), self->n_rows, &empty);
  _accord_empty_values_clear (&empty);
}

static AccordKeyData *
take_keys (AccordFrameBuilder *self)
{
  AccordKeyData *keys = g_atomic_rc_box_new0 (AccordKeyData);

  keys->n = self->n_rows;
  keys->keys = g_steal_pointer (&self->keys);
  return keys;
}

static AccordActivitySorter *
ensure_activities (AccordFrameBuilder *self)
{
  if (self->activities == NULL)
    self->activities = accord_activity_sorter_new (self->keys, self->n_rows);
  return self->activities;
}

/* The column «stage»: as it is by all that is recorded. */
static AccordFrame *
with_stage_now (AccordFrame *frame)
{
  const AccordAsOf ever = { G_MAXINT64, G_MAXINT32 };
  const char *dictionary[ACCORD_N_STAGES + 1] = { NULL };
  g_autofree guint32 *codes = accord_values_new (accord_frame_get_n_leads (frame), sizeof *codes);

  for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
    dictionary[stage + 1] = accord_stage_get_name ((AccordStage) stage);
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    codes[row] = accord_frame_stage_at (frame, row, &ever) + 1;
  return accord_frame_with_text_column (frame, "stage", codes, dictionary, G_N_ELEMENTS (dictionary));
}

/**
 * accord_frame_builder_new:
 * @zone: the zone that days are told in
 * @fields: (element-type AccordField): the fields of the batches that will come, in their order
 *
 * Returns: (transfer full): a builder of a frame
 */
AccordFrameBuilder *
accord_frame_builder_new (AccordZone *zone,
                          GPtrArray  *fields)
{
  AccordFrameBuilder *self;

  g_return_val_if_fail (zone != NULL && fields != NULL, NULL);

  self = g_new0 (AccordFrameBuilder, 1);
  self->zone = accord_zone_ref (zone);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) _accord_column_data_unref);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (self->columns, _accord_column_filler_new (g_ptr_array_index (fields, i)));
  self->n_batch_columns = fields->len;
  resize (self, FIRST_CAPACITY);
  return self;
}

/**
 * accord_frame_builder_reserve:
 * @self: a builder that was given no leads yet
 * @n_leads: how many will come, more or less
 *
 * Makes room for them at once; for the values of a field, once there are any: to grow is a large part of loading.
 */
void
accord_frame_builder_reserve (AccordFrameBuilder *self,
                              guint64             n_leads)
{
  guint capacity = (guint) MIN (n_leads, MOST_RESERVED);

  g_return_if_fail (self != NULL && self->n_rows == 0);

  if (capacity <= self->capacity)
    return;
  g_free (self->keys);
  self->keys = accord_values_new (capacity, sizeof *self->keys);
  self->capacity = capacity;
}

/**
 * accord_frame_builder_add_leads:
 * @self: a builder
 * @batch: leads, their keys ascending and above all before; a key of 0 stands for the next
 */
void
accord_frame_builder_add_leads (AccordFrameBuilder *self,
                                const AccordBatch  *batch)
{
  g_return_if_fail (self != NULL && batch != NULL && batch->n_columns >= self->n_batch_columns);
  g_return_if_fail (self->activities == NULL);

  if (self->n_rows + batch->n_rows > self->capacity)
    resize (self, MAX (self->n_rows + batch->n_rows, self->capacity + self->capacity / 2));
  for (guint i = 0; i < self->n_batch_columns; i++)
    _accord_column_filler_append (g_ptr_array_index (self->columns, i), &batch->columns[i], batch->n_rows, self->n_rows,
                                  self->capacity, self->zone);
  for (guint i = 0; i < batch->n_rows; i++)
    {
      guint row = self->n_rows + i;
      gint64 last = row > 0 ? self->keys[row - 1] : 0;

      self->keys[row] = batch->keys[i] != 0 ? batch->keys[i] : last + 1;
      g_warn_if_fail (row == 0 || self->keys[row] > last);
    }
  self->n_rows += batch->n_rows;
}

/**
 * accord_frame_builder_add_activities:
 * @self: a builder that was given all its leads
 * @batch: activities, as accord_activity_batch_new() makes room for them; those of no lead here, without a kind
 *   or without a time are left out
 */
void
accord_frame_builder_add_activities (AccordFrameBuilder *self,
                                     const AccordBatch  *batch)
{
  g_return_if_fail (self != NULL && batch != NULL && batch->n_columns >= 3);

  accord_activity_sorter_add (ensure_activities (self), batch->columns[0].integers, batch->columns[1].texts,
                              batch->columns[2].integers, batch->n_rows);
}

/**
 * accord_frame_builder_end:
 * @self: (transfer full): a builder
 * @log_seq: the number in the change log that the frame holds all before
 *
 * Returns: (transfer full): the frame
 */
AccordFrame *
accord_frame_builder_end (AccordFrameBuilder *self,
                          gint64              log_seq)
{
  g_autoptr (AccordFrameBuilder) owned = self;
  g_autoptr (AccordFrame) frame = NULL;
  AccordActivityData *activities;

  g_return_val_if_fail (self != NULL, NULL);

  ensure_activities (self);
  activities = accord_activity_sorter_end (g_steal_pointer (&self->activities));
  self->keys = g_renew (gint64, self->keys, MAX (self->n_rows, 1));
  add_missing_stage_columns (self);
  end_columns (self);
  frame = _accord_frame_new (self->zone, log_seq, take_keys (self), activities, g_steal_pointer (&self->columns));
  return with_stage_now (frame);
}

/**
 * accord_frame_builder_free:
 * @self: (transfer full) (nullable): a builder that is given up
 */
void
accord_frame_builder_free (AccordFrameBuilder *self)
{
  if (self == NULL)
    return;
  accord_zone_unref (self->zone);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->activities, accord_activity_sorter_free);
  g_free (self->keys);
  g_free (self);
}
