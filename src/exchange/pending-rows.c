#include "exchange/pending-rows.h"

typedef struct
{
  AccordRowCopies *row;    /* one, or NULL while all were wrong */
  guint            n_left; /* that are still to come */
} Pending;

struct _AccordPendingRows
{
  GHashTable      *rows;  /* key → Pending */
  AccordRowCopies *taken; /* what accord_pending_rows_take() lent last */
};

static void
free_pending (gpointer data)
{
  Pending *pending = data;

  accord_row_copies_free (pending->row);
  g_free (pending);
}

static Pending *
ensure (AccordPendingRows *self,
        const char        *key)
{
  Pending *pending = g_hash_table_lookup (self->rows, key);

  if (pending == NULL)
    {
      pending = g_new0 (Pending, 1);
      g_hash_table_insert (self->rows, g_strdup (key), pending);
    }
  return pending;
}

/**
 * accord_pending_rows_new:
 *
 * Returns: (transfer full): no rows
 */
AccordPendingRows *
accord_pending_rows_new (void)
{
  AccordPendingRows *self = g_new0 (AccordPendingRows, 1);

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_pending);
  return self;
}

/**
 * accord_pending_rows_free:
 * @self: (transfer full) (nullable): rows
 */
void
accord_pending_rows_free (AccordPendingRows *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->rows);
  accord_row_copies_free (self->taken);
  g_free (self);
}

/**
 * accord_pending_rows_replace:
 * @self: rows
 * @key: a key that comes again
 * @row: a row of that key, which is copied
 *
 * Returns: whether another row of that key waited until now
 */
gboolean
accord_pending_rows_replace (AccordPendingRows  *self,
                             const char         *key,
                             const AccordSourceRow *row)
{
  Pending *pending = ensure (self, key);
  gboolean replaced = pending->row != NULL;

  g_clear_pointer (&pending->row, accord_row_copies_free);
  pending->row = accord_row_copies_new ();
  accord_row_copies_add (pending->row, row);
  return replaced;
}

/**
 * accord_pending_rows_count_down:
 * @self: rows
 * @key: a key that comes again
 * @count: how often it stands in the file
 *
 * Returns: whether that was the last time
 */
gboolean
accord_pending_rows_count_down (AccordPendingRows *self,
                                const char        *key,
                                guint              count)
{
  Pending *pending = ensure (self, key);

  if (pending->n_left == 0)
    pending->n_left = count;
  return --pending->n_left == 0;
}

/**
 * accord_pending_rows_get:
 * @self: rows
 * @key: a key
 * @row: (out): the row that waits, lent
 *
 * Returns: whether one does
 */
gboolean
accord_pending_rows_get (AccordPendingRows *self,
                         const char        *key,
                         AccordSourceRow   *row)
{
  Pending *pending = g_hash_table_lookup (self->rows, key);

  if (pending == NULL || pending->row == NULL)
    return FALSE;
  accord_row_copies_get (pending->row, 0, row);
  return TRUE;
}

/**
 * accord_pending_rows_remove:
 * @self: rows
 * @key: a key that does not come again
 */
void
accord_pending_rows_remove (AccordPendingRows *self,
                            const char        *key)
{
  g_hash_table_remove (self->rows, key);
}

/**
 * accord_pending_rows_take:
 * @self: rows
 * @row: (out): one that waits, lent until the next call
 *
 * Returns: whether there was one
 */
gboolean
accord_pending_rows_take (AccordPendingRows *self,
                          AccordSourceRow   *row)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&self->taken, accord_row_copies_free);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Pending *pending = value;

      self->taken = g_steal_pointer (&pending->row);
      g_hash_table_iter_remove (&iter);
      if (self->taken == NULL)
        continue;
      accord_row_copies_get (self->taken, 0, row);
      return TRUE;
    }
  return FALSE;
}
