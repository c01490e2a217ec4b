#include "exchange/sorted-spool.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "exchange/import.h"

#define KEY_BLOCK (256 * 1024)

typedef struct
{
  const char *key;
  goffset     offset;
  gsize       length;
} Entry;

struct _AccordSortedSpool
{
  FILE         *stream;
  GStringChunk *keys;
  GArray       *entries;
  goffset       size;
};

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_WRITE,
               _("The folder for temporary files cannot be used: %s."), g_strerror (code));
  return FALSE;
}

/**
 * accord_sorted_spool_new:
 * @error: an %ACCORD_EXCHANGE_ERROR_WRITE
 *
 * Returns: (transfer full) (nullable): an empty spool
 */
AccordSortedSpool *
accord_sorted_spool_new (GError **error)
{
  g_autoptr (AccordSortedSpool) self = g_new0 (AccordSortedSpool, 1);
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("accord-XXXXXX", &path, NULL);

  self->keys = g_string_chunk_new (KEY_BLOCK);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (fd < 0)
    {
      fail (error);
      return NULL;
    }
  g_unlink (path);
  self->stream = fdopen (fd, "w+");
  return g_steal_pointer (&self);
}

/**
 * accord_sorted_spool_free:
 * @self: (transfer full) (nullable): a spool
 */
void
accord_sorted_spool_free (AccordSortedSpool *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stream, fclose);
  g_string_chunk_free (self->keys);
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * accord_sorted_spool_add:
 * @self: a spool
 * @key: what it is sorted by
 * @line: a text
 * @length: its length in bytes
 * @error: an %ACCORD_EXCHANGE_ERROR_WRITE, when the disk is full, say
 *
 * Returns: whether it is kept
 */
gboolean
accord_sorted_spool_add (AccordSortedSpool *self,
                         const char        *key,
                         const char        *line,
                         gsize              length,
                         GError           **error)
{
  Entry entry = { g_string_chunk_insert (self->keys, key), self->size, length };

  if (fwrite (line, 1, length, self->stream) != length)
    return fail (error);
  self->size += length;
  g_array_append_val (self->entries, entry);
  return TRUE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  if (order != 0)
    return order;
  return first->offset < second->offset ? -1 : first->offset > second->offset;
}

/**
 * accord_sorted_spool_end:
 * @self: a spool
 * @error: an %ACCORD_EXCHANGE_ERROR_WRITE
 *
 * Sorts what was added, by the bytes of the keys; what has the same key stays in its order.
 *
 * Returns: whether it can be read now
 */
gboolean
accord_sorted_spool_end (AccordSortedSpool *self,
                         GError           **error)
{
  if (fflush (self->stream) != 0)
    return fail (error);
  g_array_sort (self->entries, compare_entries);
  return TRUE;
}

/**
 * accord_sorted_spool_size:
 * @self: a spool
 *
 * Returns: how many lines it has
 */
guint
accord_sorted_spool_size (AccordSortedSpool *self)
{
  return self->entries->len;
}

/**
 * accord_sorted_spool_read:
 * @self: a spool after accord_sorted_spool_end()
 * @index: which line, in order
 * @line: gets it, after what it holds
 * @error: an %ACCORD_EXCHANGE_ERROR_WRITE
 *
 * Returns: whether it could be read
 */
gboolean
accord_sorted_spool_read (AccordSortedSpool *self,
                          guint              index,
                          GString           *line,
                          GError           **error)
{
  const Entry *entry = &g_array_index (self->entries, Entry, index);
  gsize start = line->len;

  g_string_set_size (line, start + entry->length);
  if (pread (fileno (self->stream), line->str + start, entry->length, entry->offset) != (gssize) entry->length)
    return fail (error);
  return TRUE;
}
