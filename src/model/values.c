#include "model/values.h"

#include <stdlib.h>
#include <sys/mman.h>

#define HUGE_PAGE ((gsize) 2 << 20)
/* Below this too much of one would be touched for nothing. */
#define WORTH_HUGE_PAGES (HUGE_PAGE / 4 * 3)

/**
 * accord_values_new:
 * @n: how many values
 * @size: the bytes of each
 *
 * Memory for as many values as there are leads. To touch a page for the first time takes long: where the system has
 * larger ones they are asked for.
 *
 * Returns: (transfer full): memory that is not initialized, to be freed by g_free()
 */
gpointer
accord_values_new (gsize n,
                   gsize size)
{
  gsize n_bytes = n * size;
  gpointer values;

  if (n_bytes < WORTH_HUGE_PAGES)
    return g_malloc_n (MAX (n, 1), size);
  values = aligned_alloc (HUGE_PAGE, (n_bytes + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1));
  if (values == NULL)
    g_error ("There is no memory for %" G_GSIZE_FORMAT " bytes.", n_bytes);
  /* The last page too where most of it is needed: else it would be many small ones. */
  madvise (values, (n_bytes + HUGE_PAGE / 2) & ~(HUGE_PAGE - 1), MADV_HUGEPAGE);
  return values;
}
