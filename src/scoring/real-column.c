#include "scoring/real-column.h"

#include <stdlib.h>
#include <sys/mman.h>

#define HUGE_PAGE (2u << 20)
/* Smaller ones are not worth it. */
#define WORTH_HUGE_PAGES (4u << 20)

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
  gsize n_bytes = (gsize) accord_real_column_n_words (n_rows) * 64 * sizeof (double);

  g_atomic_ref_count_init (&self->ref_count);
  if (n_bytes < WORTH_HUGE_PAGES)
    {
      self->values = g_malloc (n_bytes);
      return self;
    }
  self->values = aligned_alloc (HUGE_PAGE, (n_bytes + HUGE_PAGE - 1) & ~(gsize) (HUGE_PAGE - 1));
  if (self->values == NULL)
    g_error ("There is no memory for %" G_GSIZE_FORMAT " bytes.", n_bytes);
  madvise (self->values, n_bytes, MADV_HUGEPAGE);
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
  free (self->values);
  g_free (self);
}
