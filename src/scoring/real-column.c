#include "scoring/real-column.h"

#include "model/values.h"

/**
 * accord_real_column_new:
 * @n_rows: how many numbers
 *
 * While a number is dragged several of these come and go with every picture: to touch their pages for the first time would
 * take longer than to sum them, so that larger pages are asked for where the system has some.
 *
 * Returns: (transfer full): a column
 */
AccordRealColumn *
accord_real_column_new (guint n_rows)
{
  AccordRealColumn *self = g_new0 (AccordRealColumn, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->values = accord_values_new ((gsize) accord_real_column_n_words (n_rows) * 64, sizeof (double));
  return self;
}

/**
 * accord_real_column_ref:
 * @self: a column
 *
 * Returns: (transfer full): @self
 */
AccordRealColumn *
accord_real_column_ref (AccordRealColumn *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_real_column_unref:
 * @self: (transfer full): a column
 */
void
accord_real_column_unref (AccordRealColumn *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->values);
  g_free (self);
}
