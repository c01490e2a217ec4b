#include "model/batch.h"

#include <math.h>
#include <string.h>

#define SMALLEST_CAPACITY 16

static void
grow (AccordBatch *self,
      guint        capacity)
{
  self->keys = g_renew (gint64, self->keys, capacity);
  self->lines = g_renew (gint64, self->lines, capacity);
  for (guint i = 0; i < self->n_columns; i++) /* no kind of value is larger than this one */
    self->columns[i].integers = g_renew (gint64, self->columns[i].integers, capacity);
  self->capacity = capacity;
}

static void
set_empty (AccordBatchColumn *column,
           guint              row)
{
  if (column->type == ACCORD_COLUMN_REAL)
    column->reals[row] = NAN;
  else if (column->type == ACCORD_COLUMN_INTEGER || column->type == ACCORD_COLUMN_MOMENT ||
           column->type == ACCORD_COLUMN_BOOLEAN)
    column->integers[row] = G_MININT64;
  else
    column->texts[row] = NULL;
}

/**
 * accord_batch_new:
 * @fields: (array length=n_fields): the fields of its columns, which are copied
 * @n_fields: their number
 * @capacity: rows to make room for; it grows by itself
 *
 * Returns: (transfer full): a batch without rows
 */
AccordBatch *
accord_batch_new (const AccordField *const *fields,
                  guint                     n_fields,
                  guint                     capacity)
{
  AccordBatch *self = g_new0 (AccordBatch, 1);

  self->n_columns = n_fields;
  self->columns = g_new0 (AccordBatchColumn, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      self->columns[i].field = accord_field_copy (fields[i]);
      self->columns[i].type = fields[i]->type;
    }
  self->arena = accord_text_arena_new ();
  grow (self, MAX (capacity, 1));
  return self;
}

/**
 * accord_batch_free:
 * @self: (transfer full) (nullable): a batch
 */
void
accord_batch_free (AccordBatch *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    {
      accord_field_free (self->columns[i].field);
      g_free (self->columns[i].texts);
    }
  g_free (self->columns);
  g_free (self->keys);
  g_free (self->lines);
  accord_text_arena_free (self->arena);
  g_free (self);
}

/**
 * accord_batch_clear:
 * @self: a batch
 *
 * Forgets its rows and texts, and keeps its room for the next ones.
 */
void
accord_batch_clear (AccordBatch *self)
{
  g_return_if_fail (self != NULL);

  self->n_rows = 0;
  accord_text_arena_clear (self->arena);
}

/**
 * accord_batch_append_room:
 * @self: a batch
 *
 * Adds a row, all of whose values, its key included, the caller sets. Its arrays may move.
 *
 * Returns: the index of the row
 */
guint
accord_batch_append_room (AccordBatch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->n_rows == self->capacity)
    grow (self, MAX (self->capacity * 2, SMALLEST_CAPACITY));
  self->lines[self->n_rows] = 0;
  return self->n_rows++;
}

/**
 * accord_batch_append:
 * @self: a batch
 *
 * Adds a row of empty values. Its arrays may move.
 *
 * Returns: the index of the row
 */
guint
accord_batch_append (AccordBatch *self)
{
  guint row = accord_batch_append_room (self);

  self->keys[row] = 0;
  for (guint i = 0; i < self->n_columns; i++)
    set_empty (&self->columns[i], row);
  return row;
}

/**
 * accord_batch_set_text:
 * @self: a batch
 * @row: one of its rows
 * @column: one of its columns, of type TEXT
 * @text: (nullable): a text, which is copied; "" and %NULL are empty
 * @length: its length in bytes, or -1 if it ends with a NUL
 */
void
accord_batch_set_text (AccordBatch *self,
                       guint        row,
                       guint        column,
                       const char  *text,
                       gssize       length)
{
  g_return_if_fail (self != NULL && row < self->n_rows && column < self->n_columns);

  if (text == NULL || length == 0 || (length < 0 && *text == '\0'))
    self->columns[column].texts[row] = NULL;
  else
    self->columns[column].texts[row] =
        accord_text_arena_add (self->arena, text, length < 0 ? strlen (text) : (gsize) length);
}
