#include "row-cursor.h"

#include <math.h>
#include <string.h>

#define BATCH_ROWS 4096
/* FNV-1a */
#define DIGEST_START G_GUINT64_CONSTANT (14695981039346656037)
#define DIGEST_PRIME G_GUINT64_CONSTANT (1099511628211)

static void
mix (AccordRowCursor *self,
     gconstpointer    bytes,
     gsize            n)
{
  const guint8 *byte = bytes;

  for (gsize i = 0; i < n; i++)
    self->digest = (self->digest ^ byte[i]) * DIGEST_PRIME;
}

/* A field that is empty says nothing, be it there or not. */
static void
mix_cell (AccordRowCursor         *self,
          const AccordBatchColumn *column,
          guint                    row)
{
  const char *text = column->field->type == ACCORD_COLUMN_TEXT ? column->texts[row] : NULL;
  gboolean real = column->field->type == ACCORD_COLUMN_REAL;

  if (column->field->type == ACCORD_COLUMN_TEXT ? text == NULL || *text == '\0'
                                                : real ? isnan (column->reals[row]) : column->integers[row] == G_MININT64)
    return;
  mix (self, column->field->name, strlen (column->field->name) + 1);
  if (text != NULL)
    mix (self, text, strlen (text) + 1);
  else if (real)
    mix (self, &column->reals[row], sizeof (double));
  else
    mix (self, &column->integers[row], sizeof (gint64));
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b,
                 gpointer      batch)
{
  const AccordBatchColumn *columns = ((AccordBatch *) batch)->columns;

  return strcmp (columns[*(const guint *) a].field->name, columns[*(const guint *) b].field->name);
}

static AccordBatch *
make_batch (AccordStore   *store,
            gboolean       activities,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) fields = NULL;

  if (activities)
    return accord_activity_batch_new (BATCH_ROWS);
  fields = accord_store_list_fields (store, cancellable, error);
  return fields != NULL ? accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, BATCH_ROWS) : NULL;
}

static gboolean
fill (AccordRowCursor  *self,
      gint64            after,
      GCancellable     *cancellable,
      GError          **error)
{
  self->next = 0;
  return self->activities ? accord_store_read_activities (self->store, after, self->batch, cancellable, error)
                          : accord_store_read_leads (self->store, after, self->batch, cancellable, error);
}

static void
take_row (AccordRowCursor *self)
{
  guint row = self->next++;

  self->key = self->batch->keys[row];
  self->digest = DIGEST_START;
  for (guint i = 0; i < self->order->len; i++)
    mix_cell (self, &self->batch->columns[g_array_index (self->order, guint, i)], row);
}

/**
 * accord_row_cursor_init:
 * @self: a cursor, uninitialised; cleared also where this fails
 * @store: a store
 * @activities: whether it goes through activities, not leads
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether it stands on the first row, or at the end
 */
gboolean
accord_row_cursor_init (AccordRowCursor  *self,
                        AccordStore      *store,
                        gboolean          activities,
                        GCancellable     *cancellable,
                        GError          **error)
{
  *self = (AccordRowCursor) { .store = store, .activities = activities, .order = g_array_new (FALSE, FALSE, sizeof (guint)) };
  self->batch = make_batch (store, activities, cancellable, error);
  if (self->batch == NULL)
    return FALSE;
  for (guint i = 0; i < self->batch->n_columns; i++)
    g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare_columns, self->batch);
  return fill (self, 0, cancellable, error) && accord_row_cursor_next (self, cancellable, error);
}

/**
 * accord_row_cursor_clear:
 * @self: a cursor
 */
void
accord_row_cursor_clear (AccordRowCursor *self)
{
  g_clear_pointer (&self->batch, accord_batch_free);
  g_clear_pointer (&self->order, g_array_unref);
}

/**
 * accord_row_cursor_next:
 * @self: a cursor
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether it stands on the next row, or at the end
 */
gboolean
accord_row_cursor_next (AccordRowCursor  *self,
                        GCancellable     *cancellable,
                        GError          **error)
{
  if (self->next == self->batch->n_rows && self->next > 0 && !fill (self, self->key, cancellable, error))
    return FALSE;
  if (self->next < self->batch->n_rows)
    take_row (self);
  else
    self->key = 0;
  return TRUE;
}
