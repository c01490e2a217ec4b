#include "exchange/row-keys.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/column-scan.h"
#include "model/values.h"

#define FEW 16
#define FIRST_CAPACITY 1024

/* A file of a million rows costs eight bytes a row here, and an entry only for what is repeated. Two keys that share
 * their hash are counted together: whoever asks compares the keys themselves. */
struct _AccordRowKeys
{
  AccordKeyColumns columns;
  guint64         *hashes;   /* until the end */
  guint            n_hashes;
  guint            capacity;
  GHashTable      *repeated; /* guint64 → how often */
  char             kind;     /* of all keys; 0: there are none, '*': they are of several kinds */
  GString         *key;
};

static guint64
hash_key (const char *key,
          gsize       length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) key[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return hash ^ (hash >> 32);
}

static gboolean
append_cell (GString                *key,
             char                    kind,
             const AccordKeyColumns *columns,
             const AccordSourceRow  *row)
{
  gint column = kind == 'e' ? columns->email_column : columns->id_column;
  const char *text;
  gsize length;

  if (column < 0 || (guint) column >= row->n_cells)
    return FALSE;
  text = row->cells[column];
  length = row->lengths[column];
  accord_cell_trim (&text, &length);
  if (length > 0 && columns->empty_values != NULL && accord_empty_values_contain (columns->empty_values, text, length))
    return FALSE;
  if (length == 0 || (kind == 'e' && !accord_cell_is_address (text, length)))
    return FALSE;
  g_string_append_c (key, kind);
  if (kind == 'e')
    {
      g_autofree char *folded = g_utf8_casefold (text, length);

      g_string_append (key, folded);
    }
  else
    g_string_append_len (key, text, length);
  return TRUE;
}

/**
 * accord_row_key_fingerprint:
 * @row: a row
 * @fingerprint: gets a short text that only rows of the same cells share, whatever the columns mean
 */
void
accord_row_key_fingerprint (const AccordSourceRow *row,
                            GString            *fingerprint)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_checksum_update (checksum, (const guchar *) row->cells[i], row->lengths[i]);
      g_checksum_update (checksum, (const guchar *) "\x1f", 1);
    }
  g_string_append (fingerprint, g_checksum_get_string (checksum));
}

static void
append_joint (GString                *key,
              const AccordKeyColumns *columns,
              const AccordSourceRow  *row)
{
  for (guint i = 0; i < ACCORD_N_JOINT_KEYS; i++)
    {
      gint column = columns->joint_columns[i];
      const char *text = column >= 0 && (guint) column < row->n_cells ? row->cells[column] : "";
      gsize length = *text != '\0' ? row->lengths[column] : 0;

      accord_cell_trim (&text, &length);
      g_string_append_c (key, '\x1f');
      g_string_append_len (key, text, length);
    }
}

/**
 * accord_key_columns_equal:
 * @a: columns
 * @b: others
 *
 * Returns: whether they tell rows apart by the same
 */
gboolean
accord_key_columns_equal (const AccordKeyColumns *a,
                          const AccordKeyColumns *b)
{
  return a->keyless == b->keyless && a->id_column == b->id_column && a->email_column == b->email_column &&
         a->joint == b->joint && memcmp (a->joint_columns, b->joint_columns, sizeof a->joint_columns) == 0;
}

/**
 * accord_row_key_write:
 * @columns: which columns tell rows apart
 * @row: a row
 * @key: gets its key, in the place of what it held
 */
void
accord_row_key_write (const AccordKeyColumns *columns,
                      const AccordSourceRow  *row,
                      GString                *key)
{
  g_string_truncate (key, 0);
  if (columns->keyless)
    return;
  if (columns->joint)
    {
      append_joint (key, columns, row);
      return;
    }
  if (append_cell (key, 'i', columns, row) || append_cell (key, 'e', columns, row))
    return;
  g_string_append_c (key, 'f');
  accord_row_key_fingerprint (row, key);
}

/**
 * accord_row_keys_new:
 * @columns: which columns tell rows apart
 *
 * Returns: (transfer full): the keys of no rows yet
 */
AccordRowKeys *
accord_row_keys_new (const AccordKeyColumns *columns)
{
  AccordRowKeys *self = g_new0 (AccordRowKeys, 1);

  self->columns = *columns;
  self->capacity = FIRST_CAPACITY;
  self->hashes = accord_values_new (self->capacity, sizeof *self->hashes);
  self->repeated = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->key = g_string_new (NULL);
  return self;
}

/**
 * accord_row_keys_free:
 * @self: (transfer full) (nullable): keys
 */
void
accord_row_keys_free (AccordRowKeys *self)
{
  if (self == NULL)
    return;
  g_free (self->hashes);
  g_hash_table_unref (self->repeated);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/**
 * accord_row_keys_get_columns:
 * @self: keys
 *
 * Returns: which columns they were taken from
 */
const AccordKeyColumns *
accord_row_keys_get_columns (const AccordRowKeys *self)
{
  return &self->columns;
}

static void
append_hash (AccordRowKeys *self,
             guint64        hash)
{
  if (self->n_hashes == self->capacity)
    {
      guint64 *hashes = accord_values_new (2 * (gsize) self->capacity, sizeof *hashes);

      memcpy (hashes, self->hashes, self->n_hashes * sizeof *hashes);
      g_free (self->hashes);
      self->hashes = hashes;
      self->capacity *= 2;
    }
  self->hashes[self->n_hashes++] = hash;
}

/**
 * accord_row_keys_add:
 * @self: keys
 * @row: the next row of the file
 */
void
accord_row_keys_add (AccordRowKeys      *self,
                     const AccordSourceRow *row)
{
  if (self->columns.keyless)
    return;
  accord_row_key_write (&self->columns, row, self->key);
  self->kind = self->kind == 0 || self->kind == *self->key->str ? *self->key->str : '*';
  append_hash (self, hash_key (self->key->str, self->key->len));
}

static int
compare_hashes (const void *a,
                const void *b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return first < second ? -1 : first > second;
}

/* Those that begin alike: a few, for hashes are spread evenly, but for keys that come again and again. */
static void
sort_alike (guint64 *hashes,
            guint    n)
{
  if (n > FEW)
    {
      qsort (hashes, n, sizeof *hashes, compare_hashes);
      return;
    }
  for (guint i = 1; i < n; i++)
    {
      guint64 hash = hashes[i];
      guint at = i;

      for (; at > 0 && hashes[at - 1] > hash; at--)
        hashes[at] = hashes[at - 1];
      hashes[at] = hash;
    }
}

/* By their first bits, about as many as it takes to count them, and then each handful: of a million that is a fraction of
 * what it takes to compare them all with each other. */
static guint64 *
sort_hashes (const guint64 *hashes,
             guint          n)
{
  guint shift = 64 - MAX (g_bit_storage (n), 2) + 1;
  guint n_places = 1u << (64 - shift);
  g_autofree guint *places = g_new0 (guint, n_places + 1);
  guint64 *sorted = accord_values_new (n, sizeof *sorted);

  for (guint i = 0; i < n; i++)
    places[(hashes[i] >> shift) + 1]++;
  for (guint place = 0; place < n_places; place++)
    places[place + 1] += places[place];
  for (guint i = 0; i < n; i++)
    sorted[places[hashes[i] >> shift]++] = hashes[i];
  for (guint place = 0, first = 0; place < n_places; first = places[place++])
    sort_alike (sorted + first, places[place] - first);
  return sorted;
}

/**
 * accord_row_keys_end:
 * @self: keys of all rows
 *
 * Finds what is repeated, and forgets the rest.
 */
void
accord_row_keys_end (AccordRowKeys *self)
{
  guint n = self->n_hashes;
  g_autofree guint64 *hashes = sort_hashes (self->hashes, n);

  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && hashes[end] == hashes[i];)
        end++;
      if (end - i > 1)
        g_hash_table_insert (self->repeated, g_memdup2 (&hashes[i], sizeof *hashes), GUINT_TO_POINTER (end - i));
    }
  g_clear_pointer (&self->hashes, g_free);
}

/**
 * accord_row_keys_any_repeated:
 * @self: keys after accord_row_keys_end()
 *
 * Returns: whether any key comes again
 */
gboolean
accord_row_keys_any_repeated (const AccordRowKeys *self)
{
  return g_hash_table_size (self->repeated) > 0;
}

/**
 * accord_row_keys_count:
 * @self: keys after accord_row_keys_end()
 * @key: a key, as accord_row_key_write() writes it
 *
 * Returns: how often @key (or, hardly ever, it and another together) stands in the file; 1 where it is not repeated
 */
guint
accord_row_keys_count (const AccordRowKeys *self,
                       const char          *key)
{
  guint64 hash;
  gpointer count;

  if (!accord_row_keys_any_repeated (self))
    return 1;
  hash = hash_key (key, strlen (key));
  count = g_hash_table_lookup (self->repeated, &hash);
  return MAX (GPOINTER_TO_UINT (count), 1);
}

/**
 * accord_row_keys_are_distinct:
 * @self: keys after accord_row_keys_end()
 *
 * Returns: whether each row has another key than all others, and either all have an id, or all only an e-mail, or neither
 */
gboolean
accord_row_keys_are_distinct (const AccordRowKeys *self)
{
  return !accord_row_keys_any_repeated (self) && self->kind != '*';
}
