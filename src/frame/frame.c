#include "frame/frame-private.h"

#include <math.h>
#include <string.h>

#include "model/canonical-json.h"

G_DEFINE_BOXED_TYPE (AccordFrame, accord_frame, accord_frame_ref, accord_frame_unref)

static guint
find_exact (const AccordFrame *self,
            const char        *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (accord_frame_get_column (self, i)->field->name, name))
      return i;
  return G_MAXUINT;
}

static guint
find_index (const AccordFrame *self,
            const char        *name)
{
  g_autofree char *folded = NULL;
  guint exact = find_exact (self, name);

  if (exact != G_MAXUINT)
    return exact;
  folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (accord_frame_get_column (self, i)->field->name, -1);

      if (g_str_equal (other, folded))
        return i;
    }
  return G_MAXUINT;
}

/* -1, 0 or 1; a whole day and an instant within it are neither before nor after each other. */
static int
compare_entries (const AccordFrameColumn *a,
                 const AccordFrameColumn *b,
                 guint                    row)
{
  if (a->days[row] != b->days[row])
    return a->days[row] < b->days[row] ? -1 : 1;
  if (accord_moment_is_day (a->moments[row]) || accord_moment_is_day (b->moments[row]))
    return 0;
  return a->moments[row] < b->moments[row] ? -1 : a->moments[row] > b->moments[row];
}

static AccordField *
derived_field (const char      *name,
               AccordColumnType type)
{
  const AccordField *standard = accord_field_find (name);
  AccordField *field;

  if (standard != NULL)
    return accord_field_copy (standard);
  field = accord_field_new_custom (name, NULL, type);
  field->derived = TRUE;
  return field;
}

/* @added: (transfer full): one more column, or another of a name that is there. */
static AccordFrame *
with_column (AccordFrame      *self,
             AccordColumnData *added)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) _accord_column_data_unref);
  guint index = find_exact (self, added->field->name);
  AccordFrame *made;

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (columns, g_atomic_rc_box_acquire (g_ptr_array_index (self->columns, i)));
  if (index == G_MAXUINT)
    g_ptr_array_add (columns, added);
  else
    {
      _accord_column_data_unref (columns->pdata[index]);
      columns->pdata[index] = added;
    }
  made = _accord_frame_new (self->zone, self->log_seq, g_atomic_rc_box_acquire (self->keys),
                            g_atomic_rc_box_acquire (self->activities), columns);
  made->change = self->change != NULL ? g_atomic_rc_box_acquire (self->change) : NULL;
  return made;
}

static void
clear_change (gpointer data)
{
  AccordChangeData *self = data;

  accord_frame_unref (self->view.fresh);
  g_free ((guint32 *) self->view.rows);
}

AccordChangeData *
_accord_change_data_new (AccordFrame *fresh,
                         guint32     *rows,
                         gint64       since)
{
  AccordChangeData *self = g_atomic_rc_box_new0 (AccordChangeData);

  self->view = (AccordFrameChange) { fresh, rows };
  self->since = since;
  return self;
}

/* Takes references to @keys, @activities and the columns as they are given: transfer full. */
AccordFrame *
_accord_frame_new (AccordZone         *zone,
                   gint64              log_seq,
                   AccordKeyData      *keys,
                   AccordActivityData *activities,
                   GPtrArray          *columns)
{
  AccordFrame *self = g_new0 (AccordFrame, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->zone = accord_zone_ref (zone);
  self->log_seq = log_seq;
  self->keys = keys;
  self->activities = activities;
  self->columns = columns;
  for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
    {
      guint index = find_exact (self, accord_stage_get_field ((AccordStage) stage));

      g_assert (index != G_MAXUINT);
      self->stages[stage] = g_ptr_array_index (columns, index);
    }
  return self;
}

/**
 * accord_frame_ref:
 * @self: a frame
 *
 * Returns: (transfer full): @self; from any thread
 */
AccordFrame *
accord_frame_ref (AccordFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_frame_unref:
 * @self: (transfer full): a frame; from any thread
 */
void
accord_frame_unref (AccordFrame *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->columns);
  _accord_activity_data_unref (self->activities);
  _accord_key_data_unref (self->keys);
  accord_zone_unref (self->zone);
  if (self->change != NULL)
    g_atomic_rc_box_release_full (self->change, clear_change);
  g_free (self);
}

/**
 * accord_frame_get_change:
 * @self: a frame
 * @since: another
 *
 * What is derived of @since holds of @self, too, but in those rows, if it is derived of each lead alone.
 *
 * Returns: (transfer none) (nullable): how @self differs from @since; %NULL where it was not made of it, or leads came, or
 *   went
 */
const AccordFrameChange *
accord_frame_get_change (const AccordFrame *self,
                         const AccordFrame *since)
{
  if (self->change == NULL || self->change->since != since->log_seq || self->keys != since->keys)
    return NULL;
  return &self->change->view;
}

/**
 * accord_frame_get_n_leads:
 * @self: a frame
 *
 * Returns: the number of its rows
 */
guint
accord_frame_get_n_leads (const AccordFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->keys->n;
}

/**
 * accord_frame_get_zone:
 * @self: a frame
 *
 * Returns: (transfer none): the zone that its days are told in
 */
AccordZone *
accord_frame_get_zone (const AccordFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->zone;
}

/**
 * accord_frame_get_log_seq:
 * @self: a frame
 *
 * Returns: the number in the change log that it holds all before
 */
gint64
accord_frame_get_log_seq (const AccordFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->log_seq;
}

/**
 * accord_frame_get_key:
 * @self: a frame
 * @row: one of its rows
 *
 * Returns: the store's key of that lead
 */
gint64
accord_frame_get_key (const AccordFrame *self,
                      guint              row)
{
  g_return_val_if_fail (self != NULL && row < self->keys->n, 0);

  return self->keys->keys[row];
}

/**
 * accord_frame_find_key:
 * @self: a frame
 * @key: the store's key of a lead
 * @row: (out) (optional): its row; untouched where there is none
 *
 * Returns: whether the lead is in the frame
 */
gboolean
accord_frame_find_key (const AccordFrame *self,
                       gint64             key,
                       guint             *row)
{
  guint found;

  g_return_val_if_fail (self != NULL, FALSE);

  found = _accord_keys_find_from (self->keys->keys, 0, self->keys->n, key);
  if (found == self->keys->n || self->keys->keys[found] != key)
    return FALSE;
  if (row != NULL)
    *row = found;
  return TRUE;
}

/**
 * accord_frame_get_n_columns:
 * @self: a frame
 *
 * Returns: the number of its columns, derived ones included
 */
guint
accord_frame_get_n_columns (const AccordFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

/**
 * accord_frame_get_column:
 * @self: a frame
 * @index: below accord_frame_get_n_columns()
 *
 * Returns: (transfer none): a column
 */
const AccordFrameColumn *
accord_frame_get_column (const AccordFrame *self,
                         guint              index)
{
  g_return_val_if_fail (self != NULL && index < self->columns->len, NULL);

  return &((AccordColumnData *) g_ptr_array_index (self->columns, index))->view;
}

/**
 * accord_frame_find_column:
 * @self: a frame
 * @name: the name of a field; where two differ by case only, the one written so
 *
 * Returns: (transfer none) (nullable): its column
 */
const AccordFrameColumn *
accord_frame_find_column (const AccordFrame *self,
                          const char        *name)
{
  guint index;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  index = find_index (self, name);
  return index == G_MAXUINT ? NULL : accord_frame_get_column (self, index);
}

/**
 * accord_frame_stage_column:
 * @self: a frame
 * @stage: a stage
 *
 * Returns: (transfer none): the column of its own dates, which every frame has
 */
const AccordFrameColumn *
accord_frame_stage_column (const AccordFrame *self,
                           AccordStage        stage)
{
  g_return_val_if_fail (self != NULL && stage < ACCORD_N_STAGES, NULL);

  return &self->stages[stage]->view;
}

/**
 * accord_frame_stage_at:
 * @self: a frame
 * @row: one of its rows
 * @as_of: an instant
 *
 * The furthest stage whose date has come by then; *lost* if it was lost no earlier than it last entered another stage,
 * except that on one day a customer outweighs a loss. Without any date it is a lead.
 *
 * Returns: the stage
 */
AccordStage
accord_frame_stage_at (const AccordFrame *self,
                       guint              row,
                       const AccordAsOf  *as_of)
{
  const AccordFrameColumn *lost = accord_frame_stage_column (self, ACCORD_STAGE_LOST);
  gboolean is_lost = accord_as_of_includes (as_of, lost->moments[row], lost->days[row]);
  AccordStage furthest = ACCORD_STAGE_LEAD;

  for (guint stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    {
      const AccordFrameColumn *column = &self->stages[stage]->view;
      int order;

      if (!accord_as_of_includes (as_of, column->moments[row], column->days[row]))
        continue;
      furthest = (AccordStage) stage;
      order = is_lost ? compare_entries (column, lost, row) : 0;
      if (order > 0 || (order == 0 && stage == ACCORD_STAGE_CUSTOMER))
        is_lost = FALSE;
    }
  return is_lost ? ACCORD_STAGE_LOST : furthest;
}

/**
 * accord_frame_cell_text:
 * @self: a frame
 * @column: one of its columns
 * @row: one of its rows
 *
 * Returns: (transfer full) (nullable): what a person or a file reads, as «2018-01-05», «12.5», «true»;
 *   %NULL where it is empty
 */
char *
accord_frame_cell_text (const AccordFrame       *self,
                        const AccordFrameColumn *column,
                        guint                    row)
{
  g_return_val_if_fail (self != NULL && column != NULL && row < self->keys->n, NULL);

  switch (column->kind)
    {
    case ACCORD_FRAME_TEXT:
      return g_strdup (column->dictionary[column->codes[row]]);
    case ACCORD_FRAME_REAL:
      return isfinite (column->reals[row]) ? accord_number_to_text (column->reals[row]) : NULL;
    case ACCORD_FRAME_MOMENT:
      return column->moments[row] == ACCORD_MOMENT_NONE ? NULL
                                                        : accord_moment_to_iso (column->moments[row], self->zone);
    case ACCORD_FRAME_BOOLEAN:
    default:
      return column->flags[row] > 1 ? NULL : g_strdup (column->flags[row] != 0 ? "true" : "false");
    }
}

/**
 * accord_frame_get_activities:
 * @self: a frame
 * @row: one of its rows
 * @activities: (out): what that lead did, by time; valid as long as the frame
 */
void
accord_frame_get_activities (const AccordFrame *self,
                             guint              row,
                             AccordActivities  *activities)
{
  const AccordActivityData *data;

  g_return_if_fail (self != NULL && row < self->keys->n && activities != NULL);

  data = self->activities;
  activities->kinds = data->kinds + data->first[row];
  activities->at = data->at + data->first[row];
  activities->n = data->first[row + 1] - data->first[row];
}

/**
 * accord_frame_get_activity_kinds:
 * @self: a frame
 * @n_kinds: (out): their number, the first included
 *
 * Returns: (transfer none) (array length=n_kinds): the kinds of activities by code; the first is %NULL
 */
const char *const *
accord_frame_get_activity_kinds (const AccordFrame *self,
                                 guint             *n_kinds)
{
  g_return_val_if_fail (self != NULL && n_kinds != NULL, NULL);

  *n_kinds = accord_dictionary_get_n (self->activities->dictionary);
  return accord_dictionary_get_texts (self->activities->dictionary);
}

/**
 * accord_frame_with_text_column:
 * @self: a frame
 * @name: of the new column; one that is there of that name is replaced
 * @codes: (array): one for each row, below @n_codes; copied
 * @dictionary: (array length=n_codes): texts by code, the first %NULL; copied
 * @n_codes: the number of codes
 *
 * Returns: (transfer full): a frame that shares all the rest with @self
 */
AccordFrame *
accord_frame_with_text_column (AccordFrame       *self,
                               const char        *name,
                               const guint32     *codes,
                               const char *const *dictionary,
                               guint              n_codes)
{
  g_autoptr (AccordField) field = NULL;
  AccordColumnData *added;

  g_return_val_if_fail (self != NULL && name != NULL && n_codes > 0, NULL);
  g_return_val_if_fail (self->keys->n == 0 || codes != NULL, NULL);

  field = derived_field (name, ACCORD_COLUMN_TEXT);
  added = _accord_column_data_new (field, ACCORD_FRAME_TEXT);
  added->values = accord_values_new (self->keys->n, sizeof *codes);
  if (self->keys->n > 0)
    memcpy (added->values, codes, self->keys->n * sizeof *codes);
  added->dictionary = accord_dictionary_new_copy (dictionary, n_codes);
  _accord_column_data_seal (added);
  return with_column (self, added);
}

/**
 * accord_frame_with_real_column:
 * @self: a frame
 * @name: of the new column; one that is there of that name is replaced
 * @reals: (array): one for each row, NaN is empty; copied
 *
 * Returns: (transfer full): a frame that shares all the rest with @self
 */
AccordFrame *
accord_frame_with_real_column (AccordFrame  *self,
                               const char   *name,
                               const double *reals)
{
  g_autoptr (AccordField) field = NULL;
  AccordColumnData *added;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  g_return_val_if_fail (self->keys->n == 0 || reals != NULL, NULL);

  field = derived_field (name, ACCORD_COLUMN_REAL);
  added = _accord_column_data_new (field, ACCORD_FRAME_REAL);
  added->values = g_memdup2 (reals, self->keys->n * sizeof *reals);
  _accord_column_data_seal (added);
  return with_column (self, added);
}
