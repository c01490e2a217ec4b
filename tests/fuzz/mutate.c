/* Changes a database as a database: mostly a few bytes of one page, where the first page's head keeps it one of Accord's. */
#include <stdint.h>
#include <string.h>

#include <glib.h>

size_t LLVMFuzzerMutate (uint8_t *data,
                         size_t   size,
                         size_t   max_size);
size_t LLVMFuzzerCustomMutator (uint8_t     *data,
                                size_t       size,
                                size_t       max_size,
                                unsigned int seed);

#define HEAD 100

static void
change_bytes (uint8_t *page,
              size_t   size,
              GRand   *random)
{
  static const uint8_t odd[] = { 0, 1, 2, 0x05, 0x0a, 0x0d, 0x7f, 0x80, 0x81, 0xfe, 0xff };

  for (gint n = g_rand_int_range (random, 1, 6); n > 0; n--)
    {
      /* Heads of pages and of cells are where most is decided. */
      size_t most = g_rand_boolean (random) ? MIN (size, 24) : size;
      size_t at = (size_t) g_rand_int_range (random, 0, (gint) most);

      if (g_rand_boolean (random))
        page[at] = odd[g_rand_int_range (random, 0, G_N_ELEMENTS (odd))];
      else
        page[at] = (uint8_t) g_rand_int (random);
    }
}

static void
copy_bytes (uint8_t *data,
            size_t   size,
            GRand   *random)
{
  size_t n = (size_t) g_rand_int_range (random, 1, (gint) MIN (size, 64));
  size_t from = (size_t) g_rand_int_range (random, 0, (gint) (size - n + 1));
  size_t to = (size_t) g_rand_int_range (random, 0, (gint) (size - n + 1));

  memmove (data + to, data + from, n);
}

size_t
LLVMFuzzerCustomMutator (uint8_t     *data,
                         size_t       size,
                         size_t       max_size,
                         unsigned int seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  uint8_t head[HEAD];
  size_t page = size > 18 ? (size_t) data[16] << 8 | data[17] : 0;

  if (size < 512 || page < 512 || g_rand_int_range (random, 0, 16) == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  memcpy (head, data, HEAD);
  for (gint n = g_rand_int_range (random, 1, 4); n > 0; n--)
    {
      size_t at = page * (size_t) g_rand_int_range (random, 0, (gint) (size / page + (size % page != 0)));

      if (g_rand_int_range (random, 0, 5) == 0)
        copy_bytes (data, size, random);
      else
        change_bytes (data + at, MIN (page, size - at), random);
    }
  if (g_rand_int_range (random, 0, 16) > 0)
    memcpy (data, head, HEAD);
  return size;
}
