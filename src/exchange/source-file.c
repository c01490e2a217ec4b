#include "exchange/source-file-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/store.h"

/**
 * accord_source_fail:
 * @error: (nullable): return location
 * @code: what kind of error
 * @sentence: (transfer full): what is wrong, where, and what to do
 *
 * Returns: %FALSE
 */
gboolean
accord_source_fail (GError            **error,
                    AccordExchangeError code,
                    char               *sentence)
{
  g_set_error_literal (error, ACCORD_EXCHANGE_ERROR, code, sentence);
  g_free (sentence);
  return FALSE;
}

/**
 * accord_source_file_examine:
 * @self: a file
 * @error: an #AccordExchangeError
 *
 * Notes how large it is, and of when.
 *
 * Returns: whether it is there, and may be read
 */
gboolean
accord_source_file_examine (AccordSourceFile *self,
                            GError          **error)
{
  GStatBuf status;

  if (g_stat (self->path, &status) != 0)
    return accord_source_fail (error, ACCORD_EXCHANGE_ERROR_NOT_FOUND,
                 g_strdup_printf (_("There is no file “%s”; check its name and folder."), self->path));
  if (S_ISDIR (status.st_mode))
    return accord_source_fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is a folder; name a file in it."), self->path));
  if (!S_ISREG (status.st_mode))
    return accord_source_fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is no file; name one."), self->path));
  if (status.st_size == 0)
    return accord_source_fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is empty; export the leads again."), self->path));
  if (accord_store_has_open (self->path))
    return accord_source_fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is the Accord file that is open; choose an export of leads."), self->path));
  self->size = status.st_size;
  self->modified = (guint64) status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
  return TRUE;
}

/**
 * accord_source_file_open_bytes:
 * @self: a file
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GInputStream *
accord_source_file_open_bytes (const AccordSourceFile *self,
                               GCancellable           *cancellable,
                               GError                **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) local_error = NULL;
  GFileInputStream *stream;

  if (self->part != NULL)
    return g_memory_input_stream_new_from_bytes (self->part);
  stream = g_file_read (file, cancellable, &local_error);

  if (stream == NULL && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (stream == NULL)
    accord_source_fail (error, ACCORD_EXCHANGE_ERROR_NOT_FOUND,
          g_strdup_printf (_("“%s” cannot be opened: %s."), self->path, local_error->message));
  return G_INPUT_STREAM (stream);
}

/**
 * accord_source_file_open_text:
 * @self: a file of text
 * @bytes: its bytes, from the first on
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError
 *
 * Returns: (transfer full) (nullable): its text, in UTF-8 and without a mark
 */
GInputStream *
accord_source_file_open_text (const AccordSourceFile *self,
                              GInputStream           *bytes,
                              GCancellable           *cancellable,
                              GError                **error)
{
  g_autoptr (GCharsetConverter) converter = NULL;

  if (g_input_stream_skip (bytes, self->mark, cancellable, error) < 0)
    return NULL;
  if (self->checked)
    return g_object_ref (bytes);
  converter = g_charset_converter_new ("UTF-8", self->encoding, NULL);
  if (converter != NULL)
    return g_converter_input_stream_new (bytes, G_CONVERTER (converter));
  accord_source_fail (error, ACCORD_EXCHANGE_ERROR_ENCODING,
        g_strdup_printf (_("No encoding “%s” is known; name another, such as UTF-8 or ISO-8859-1."), self->encoding));
  return NULL;
}

/**
 * accord_source_file_open:
 * @path: the file
 * @encoding: (nullable): its encoding; %NULL: found
 * @delimiter: (nullable): what stands between its cells, if it is CSV; %NULL: found
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError: what it is instead of a table of text
 *
 * Reads the file once where it must find the encoding, and JSON once more, for the names of the columns.
 *
 * Returns: (transfer full) (nullable): the file
 */
AccordSourceFile *
accord_source_file_open (const char   *path,
                         const char   *encoding,
                         const char   *delimiter,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (AccordSourceFile) self = g_new0 (AccordSourceFile, 1);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  if (!accord_source_file_examine (self, error) ||
      !accord_source_file_settle (self, encoding, delimiter, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Where a text ends, a line ends; of UTF-16 a line ends somewhere else than its byte does. */
static gsize
find_last_end (const char *bytes,
               gsize       length)
{
  gsize end = length;

  if (accord_file_kind_utf16 ((const guint8 *) bytes, length) != NULL)
    return length & ~(gsize) 1;
  while (end > 0 && bytes[end - 1] != '\n' && bytes[end - 1] != '\r')
    end--;
  if (end > 0)
    return end;
  /* One long line: at least no character of UTF-8 is cut in two. */
  while (length > 0 && (bytes[length - 1] & 0xc0) == 0x80)
    length--;
  return length > 0 && (bytes[length - 1] & 0x80) != 0 ? length - 1 : length;
}

static gboolean
read_part (AccordSourceFile *self,
           gsize             length,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (GInputStream) stream = accord_source_file_open_bytes (self, cancellable, error);
  g_autofree char *bytes = g_malloc (length);
  gsize n;

  if (stream == NULL || !g_input_stream_read_all (stream, bytes, length, &n, cancellable, error))
    return FALSE;
  self->is_cut = n < self->size;
  self->part = g_bytes_new (bytes, self->is_cut ? find_last_end (bytes, n) : n);
  return TRUE;
}

/**
 * accord_source_file_open_beginning:
 * @path: its path
 * @encoding: (nullable): its encoding; %NULL: found
 * @delimiter: (nullable): what stands between its cells; %NULL: found
 * @length: how many bytes to read at most
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError
 *
 * Opens a file of which only the beginning is read, once, whole lines of it; of a workbook what its first rows need.
 * What is found out is what the beginning says.
 *
 * Returns: (transfer full) (nullable): a file
 */
AccordSourceFile *
accord_source_file_open_beginning (const char    *path,
                                   const char    *encoding,
                                   const char    *delimiter,
                                   gsize          length,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  g_autoptr (AccordSourceFile) self = g_new0 (AccordSourceFile, 1);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  if (!accord_source_file_examine (self, error) || !read_part (self, length, cancellable, error) ||
      !accord_source_file_settle (self, encoding, delimiter, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_source_file_free:
 * @self: (transfer full) (nullable): a file
 */
void
accord_source_file_free (AccordSourceFile *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->json_member);
  g_clear_pointer (&self->json_columns, g_ptr_array_unref);
  g_clear_pointer (&self->part, g_bytes_unref);
  accord_xlsx_workbook_free (self->workbook);
  g_free (self);
}

/**
 * accord_source_file_get_path:
 * @self: a file
 *
 * Returns: its path
 */
const char *
accord_source_file_get_path (const AccordSourceFile *self)
{
  return self->path;
}

/**
 * accord_source_file_get_name:
 * @self: a file
 *
 * Returns: its name without the folder, in UTF-8
 */
const char *
accord_source_file_get_name (const AccordSourceFile *self)
{
  return self->name;
}

/**
 * accord_source_file_get_size:
 * @self: a file
 *
 * Returns: its size in bytes, all of it
 */
guint64
accord_source_file_get_size (const AccordSourceFile *self)
{
  return self->size;
}

/**
 * accord_source_file_is_cut:
 * @self: a file
 *
 * Returns: whether there is more of it than is read
 */
gboolean
accord_source_file_is_cut (const AccordSourceFile *self)
{
  return self->is_cut;
}

/**
 * accord_source_file_is_text_table:
 * @self: a file
 *
 * Returns: whether it is text with something between its cells
 */
gboolean
accord_source_file_is_text_table (const AccordSourceFile *self)
{
  return self->kind == ACCORD_SOURCE_CSV;
}

/**
 * accord_source_file_is_named:
 * @self: a file
 *
 * Returns: whether its columns have names for certain, whatever those look like
 */
gboolean
accord_source_file_is_named (const AccordSourceFile *self)
{
  return self->kind == ACCORD_SOURCE_JSON;
}

/**
 * accord_source_file_get_encoding:
 * @self: a file
 *
 * Returns: the name of its encoding
 */
const char *
accord_source_file_get_encoding (const AccordSourceFile *self)
{
  return self->encoding;
}

/**
 * accord_source_file_get_delimiter:
 * @self: a file
 *
 * Returns: what stands between its cells; '\0' where that is no text
 */
char
accord_source_file_get_delimiter (const AccordSourceFile *self)
{
  return self->delimiter;
}
