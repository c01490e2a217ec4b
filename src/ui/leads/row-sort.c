#include "ui/leads/row-sort.h"

#include "model/values.h"

#define DIGIT_BITS 16
#define N_DIGITS (1u << DIGIT_BITS)
#define SMALL_DIGIT_BITS 11
#define N_SMALL_DIGITS (1u << SMALL_DIGIT_BITS)

/* One row with what it is sorted by. */
typedef struct
{
  guint64 key;
  guint32 row;
} Keyed;

/* By one digit of the keys; what has the same one stays in its order. Returns whether anything moved. */
static gboolean
sort_by_digit (const Keyed *from,
               Keyed       *to,
               guint        n,
               guint        shift)
{
  g_autofree guint *places = g_new0 (guint, N_DIGITS + 1);

  for (guint i = 0; i < n; i++)
    places[(from[i].key >> shift & (N_DIGITS - 1)) + 1]++;
  if (n == 0 || places[(from[0].key >> shift & (N_DIGITS - 1)) + 1] == n)
    return FALSE;
  for (guint digit = 0; digit < N_DIGITS; digit++)
    places[digit + 1] += places[digit];
  for (guint i = 0; i < n; i++)
    to[places[from[i].key >> shift & (N_DIGITS - 1)]++] = from[i];
  return TRUE;
}

static void
sort_keyed (Keyed **keyed,
            guint   n)
{
  Keyed *other = g_new (Keyed, MAX (n, 1));

  for (guint shift = 0; shift < 64; shift += DIGIT_BITS)
    if (sort_by_digit (*keyed, other, n, shift))
      {
        Keyed *sorted = other;

        other = *keyed;
        *keyed = sorted;
      }
  g_free (other);
}

static guint32 *
sort_wide (const guint64 *keys,
           guint          n)
{
  g_autofree Keyed *keyed = g_new (Keyed, MAX (n, 1));
  guint32 *rows = g_new (guint32, MAX (n, 1));

  for (guint32 row = 0; row < n; row++)
    keyed[row] = (Keyed) { keys[row], row };
  sort_keyed (&keyed, n);
  for (guint i = 0; i < n; i++)
    rows[i] = keyed[i].row;
  return rows;
}

static guint
bits_of (guint64 number)
{
  guint bits = 0;

  for (; number > 0; number >>= 1)
    bits++;
  return bits;
}

/* By the digit above @shift; what has the same one stays in its order. */
static void
sort_packed_by_digit (const guint64 *from,
                      guint64       *to,
                      guint          n,
                      guint          shift)
{
  guint places[N_SMALL_DIGITS + 1] = { 0 };

  for (guint i = 0; i < n; i++)
    places[(from[i] >> shift & (N_SMALL_DIGITS - 1)) + 1]++;
  for (guint digit = 0; digit < N_SMALL_DIGITS; digit++)
    places[digit + 1] += places[digit];
  for (guint i = 0; i < n; i++)
    to[places[from[i] >> shift & (N_SMALL_DIGITS - 1)]++] = from[i];
}

/* The keys are between @first and @last, or ACCORD_ROW_SORT_LAST. Key and row are one number then: half of what is moved, and no more digits
 * than differ. Returns NULL where they are too wide for that. */
static guint32 *
sort_packed (guint64 *keys,
             guint    n,
             guint64  first,
             guint64  last)
{
  guint row_bits = g_bit_storage (n);
  guint bits = last - first < G_MAXINT64 ? bits_of (last - first + 1) : 64;
  g_autofree guint64 *other = NULL;
  guint64 *from = keys;
  guint32 *rows;

  if (row_bits + bits > 64)
    return NULL;
  other = accord_values_new (n, sizeof (guint64));
  for (guint32 row = 0; row < n; row++)
    keys[row] = (keys[row] == ACCORD_ROW_SORT_LAST ? last - first + 1 : keys[row] - first) << row_bits | row;
  for (guint shift = row_bits; shift < row_bits + bits; shift += SMALL_DIGIT_BITS)
    {
      sort_packed_by_digit (from, from == keys ? other : keys, n, shift);
      from = from == keys ? other : keys;
    }
  rows = accord_values_new (n, sizeof (guint32));
  for (guint i = 0; i < n; i++)
    rows[i] = (guint32) (from[i] & ((G_GUINT64_CONSTANT (1) << row_bits) - 1));
  return rows;
}

/**
 * accord_row_sort_new_keys:
 * @n: the number of rows
 *
 * Returns: (transfer full): room for their keys, not initialized; to be freed by g_free()
 */
guint64 *
accord_row_sort_new_keys (guint n)
{
  return accord_values_new (n, sizeof (guint64));
}

/**
 * accord_row_sort:
 * @keys: (array length=n): what each row is sorted by; not to be used any more afterwards
 * @n: the number of rows
 *
 * Rows with the same key stay in their order.
 *
 * Returns: (transfer full): row numbers in the order of their keys, the lowest first
 */
guint32 *
accord_row_sort (guint64 *keys,
                 guint    n)
{
  guint64 first = ACCORD_ROW_SORT_LAST, last = 0;
  guint32 *rows;

  for (guint32 row = 0; row < n; row++)
    {
      first = MIN (first, keys[row]);
      if (keys[row] != ACCORD_ROW_SORT_LAST)
        last = MAX (last, keys[row]);
    }
  rows = first <= last ? sort_packed (keys, n, first, last) : NULL;
  return rows != NULL ? rows : sort_wide (keys, n);
}
