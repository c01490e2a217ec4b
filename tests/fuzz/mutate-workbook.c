/* Changes a workbook as a workbook: the parts are unpacked, one of them is changed, and they are packed again. */
#include <stdint.h>
#include <string.h>

#include <glib.h>
#include <zip.h>

size_t LLVMFuzzerMutate (uint8_t *data,
                         size_t   size,
                         size_t   max_size);
size_t LLVMFuzzerCustomMutator (uint8_t     *data,
                                size_t       size,
                                size_t       max_size,
                                unsigned int seed);

#define LARGEST_PART 65536

static GBytes *
read_part (zip_t       *archive,
           zip_uint64_t index)
{
  zip_file_t *file = zip_fopen_index (archive, index, 0);
  uint8_t *bytes = g_malloc (LARGEST_PART);
  zip_int64_t n = file != NULL ? zip_fread (file, bytes, LARGEST_PART / 2) : 0;

  if (file != NULL)
    zip_fclose (file);
  return g_bytes_new_take (bytes, (gsize) MAX (n, 0));
}

static GBytes *
change_part (GBytes *part)
{
  gsize size;
  const uint8_t *bytes = g_bytes_get_data (part, &size);
  uint8_t *changed = g_malloc (LARGEST_PART);

  memcpy (changed, bytes, size);
  return g_bytes_new_take (changed, LLVMFuzzerMutate (changed, size, LARGEST_PART));
}

/* Packs all parts of @archive anew, @which changed. */
static size_t
pack (zip_t       *archive,
      zip_uint64_t which,
      uint8_t     *data,
      size_t       max_size)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *packed = zip_open_from_source (target, ZIP_TRUNCATE, NULL);
  zip_int64_t n = 0;

  zip_source_keep (target);
  for (zip_int64_t i = 0; i < zip_get_num_entries (archive, 0); i++)
    {
      GBytes *part = read_part (archive, (zip_uint64_t) i);

      if ((zip_uint64_t) i == which)
        {
          GBytes *changed = change_part (part);

          g_bytes_unref (part);
          part = changed;
        }
      g_ptr_array_add (parts, part);
      zip_file_add (packed, zip_get_name (archive, (zip_uint64_t) i, 0),
                    zip_source_buffer (packed, g_bytes_get_data (part, NULL), g_bytes_get_size (part), 0), ZIP_FL_OVERWRITE);
    }
  if (zip_close (packed) == 0 && zip_source_open (target) == 0)
    {
      n = zip_source_read (target, data, max_size);
      zip_source_close (target);
    }
  else
    zip_discard (packed);
  zip_source_free (target);
  return (size_t) MAX (n, 0);
}

size_t
LLVMFuzzerCustomMutator (uint8_t     *data,
                         size_t       size,
                         size_t       max_size,
                         unsigned int seed)
{
  g_autofree uint8_t *copy = g_memdup2 (data, size);
  zip_source_t *source;
  zip_t *archive;
  size_t n = 0;

  if (size < 4 || memcmp (data, "PK\003\004", 4) != 0 || seed % 16 == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  source = zip_source_buffer_create (copy, size, 0, NULL);
  archive = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;
  if (archive == NULL)
    {
      zip_source_free (source);
      return LLVMFuzzerMutate (data, size, max_size);
    }
  if (zip_get_num_entries (archive, 0) > 0)
    n = pack (archive, seed / 16 % (unsigned int) zip_get_num_entries (archive, 0), data, max_size);
  zip_discard (archive);
  return n > 0 ? n : LLVMFuzzerMutate (data, size, max_size);
}
