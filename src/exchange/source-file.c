#include "exchange/source-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/delimiter.h"
#include "exchange/encoding.h"
#include "exchange/file-kind.h"
#include "store/store.h"

#define BLOCK (256 * 1024)
#define SNIFFED (64 * 1024)

struct _AccordSourceFile
{
  char    *path;
  char    *name;
  char    *encoding;
  gboolean checked;  /* every byte is known to be UTF-8 */
  char     delimiter;
  gsize    mark;     /* bytes of the byte order mark */
  gboolean said;     /* Excel's first line «sep=;» */
  guint64  size;
  guint64  modified;
};

struct _AccordSourceReading
{
  const AccordSourceFile *file;
  GInputStream           *stream; /* the bytes */
  AccordCsvReader        *reader;
};

static gboolean
fail (GError            **error,
      AccordExchangeError code,
      char               *sentence)
{
  g_set_error_literal (error, ACCORD_EXCHANGE_ERROR, code, sentence);
  g_free (sentence);
  return FALSE;
}

static gboolean
examine (AccordSourceFile *self,
         GError          **error)
{
  GStatBuf status;

  if (g_stat (self->path, &status) != 0)
    return fail (error, ACCORD_EXCHANGE_ERROR_NOT_FOUND,
                 g_strdup_printf (_("There is no file “%s”; check its name and folder."), self->path));
  if (S_ISDIR (status.st_mode))
    return fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is a folder; name a CSV file in it."), self->path));
  if (!S_ISREG (status.st_mode))
    return fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is no file; name a CSV file."), self->path));
  if (status.st_size == 0)
    return fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is empty; export the leads again."), self->path));
  if (accord_store_has_open (self->path))
    return fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is the Accord file that is open; choose an export of leads."), self->path));
  self->size = status.st_size;
  self->modified = (guint64) status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
  return TRUE;
}

static GInputStream *
open_bytes (const AccordSourceFile *self,
            GCancellable           *cancellable,
            GError                **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) local_error = NULL;
  GFileInputStream *stream = g_file_read (file, cancellable, &local_error);

  if (stream == NULL && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (stream == NULL)
    fail (error, ACCORD_EXCHANGE_ERROR_NOT_FOUND,
          g_strdup_printf (_("“%s” cannot be opened: %s."), self->path, local_error->message));
  return G_INPUT_STREAM (stream);
}

/* Reads the beginning, to see what kind of file it is. */
static GBytes *
read_beginning (AccordSourceFile *self,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (GInputStream) stream = open_bytes (self, cancellable, error);
  g_autofree guint8 *bytes = g_malloc (SNIFFED);
  gsize n;

  if (stream == NULL || !g_input_stream_read_all (stream, bytes, SNIFFED, &n, cancellable, error))
    return NULL;
  if (!accord_file_kind_check (self->name, bytes, n, error))
    return NULL;
  return g_bytes_new (bytes, n);
}

/* Reads all of it, to know whether it is UTF-8 and, if not, what else. */
static char *
find_encoding (AccordSourceFile *self,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (AccordEncodingGuess) guess = accord_encoding_guess_new ();
  g_autoptr (GInputStream) stream = open_bytes (self, cancellable, error);
  g_autofree guint8 *block = g_malloc (BLOCK);
  char *encoding;
  guint64 line = 0;
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (stream, block, BLOCK, cancellable, error)) > 0)
    accord_encoding_guess_feed (guess, block, n);
  if (n < 0)
    return NULL;
  encoding = accord_encoding_guess_end (guess, &line);
  if (encoding == NULL)
    fail (error, ACCORD_EXCHANGE_ERROR_ENCODING,
          g_strdup_printf (_("Line %lu of “%s” is no text in UTF-8 nor in another encoding; "
                             "save the file as UTF-8, or name its encoding."), (gulong) line, self->name));
  return encoding;
}

static void
skip_mark (AccordSourceFile *self,
           const guint8     *bytes,
           gsize             length)
{
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    self->mark = 3;
  else if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    self->mark = 2;
}

static gboolean
settle_encoding (AccordSourceFile *self,
                 const char       *wanted,
                 GBytes           *beginning,
                 GCancellable     *cancellable,
                 GError          **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (beginning, &length);
  const char *wide = accord_file_kind_utf16 (bytes, length);

  skip_mark (self, bytes, length);
  if (wanted != NULL)
    self->encoding = g_strdup (wanted);
  else if (wide != NULL)
    self->encoding = g_strdup (wide);
  else
    {
      self->encoding = find_encoding (self, cancellable, error);
      self->checked = self->encoding != NULL && g_str_equal (self->encoding, "UTF-8");
    }
  return self->encoding != NULL;
}

/* The beginning as UTF-8 text; what is cut off in the middle of a character is left out. */
static char *
decode (const AccordSourceFile *self,
        GBytes                 *beginning,
        gsize                  *length)
{
  gsize size;
  const char *bytes = g_bytes_get_data (beginning, &size);
  g_autofree char *plain = NULL;
  gsize mark = MIN (self->mark, size), n_read;

  if (!self->checked)
    plain = g_convert (bytes + mark, size - mark, "UTF-8", self->encoding, &n_read, length, NULL);
  if (plain != NULL)
    return g_steal_pointer (&plain);
  *length = size - mark;
  return g_memdup2 (bytes + mark, size - mark);
}

static gboolean
settle_delimiter (AccordSourceFile *self,
                  const char       *wanted,
                  GBytes           *beginning,
                  GError          **error)
{
  gsize length;
  g_autofree char *text = decode (self, beginning, &length);

  self->said = length > 5 && strncmp (text, "sep=", 4) == 0 && (text[5] == '\r' || text[5] == '\n');
  if (wanted == NULL)
    self->delimiter = self->said ? text[4] : accord_delimiter_guess (text, length);
  else if (g_str_equal (wanted, "\\t") || g_ascii_strcasecmp (wanted, "tab") == 0)
    self->delimiter = '\t';
  else if (strlen (wanted) == 1 && *wanted != '"' && (g_ascii_isprint (*wanted) || *wanted == '\t'))
    self->delimiter = *wanted;
  else
    return fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” cannot set cells apart; name one character, such as ;."), wanted));
  return TRUE;
}

/**
 * accord_source_file_open:
 * @path: the file
 * @encoding: (nullable): its encoding; %NULL: found
 * @delimiter: (nullable): what stands between its cells; %NULL: found
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError: what it is instead of a table of text
 *
 * Reads the file once where it must find the encoding.
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
  g_autoptr (GBytes) beginning = NULL;

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  if (!examine (self, error) ||
      (beginning = read_beginning (self, cancellable, error)) == NULL ||
      !settle_encoding (self, encoding, beginning, cancellable, error) ||
      !settle_delimiter (self, delimiter, beginning, error))
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
 * Returns: what stands between its cells
 */
char
accord_source_file_get_delimiter (const AccordSourceFile *self)
{
  return self->delimiter;
}

static GInputStream *
decode_stream (const AccordSourceFile *file,
               GInputStream           *bytes,
               GError                **error)
{
  g_autoptr (GCharsetConverter) converter = NULL;

  if (file->checked)
    return g_object_ref (bytes);
  converter = g_charset_converter_new ("UTF-8", file->encoding, NULL);
  if (converter == NULL)
    {
      fail (error, ACCORD_EXCHANGE_ERROR_ENCODING,
            g_strdup_printf (_("No encoding “%s” is known; name another, such as UTF-8 or ISO-8859-1."), file->encoding));
      return NULL;
    }
  return g_converter_input_stream_new (bytes, G_CONVERTER (converter));
}

/**
 * accord_source_reading_new:
 * @file: a file, which must outlive the reading
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError
 *
 * Returns: (transfer full) (nullable): a reading that stands before the first row
 */
AccordSourceReading *
accord_source_reading_new (AccordSourceFile *file,
                           GCancellable     *cancellable,
                           GError          **error)
{
  g_autoptr (AccordSourceReading) self = g_new0 (AccordSourceReading, 1);
  g_autoptr (GInputStream) text = NULL;
  guint64 size = file->size, modified = file->modified;
  AccordCsvRow row;

  if (!examine (file, error))
    return NULL;
  if (file->size != size || file->modified != modified)
    {
      fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
            g_strdup_printf (_("“%s” was changed while it was read; import it again."), file->name));
      return NULL;
    }
  self->file = file;
  self->stream = open_bytes (file, cancellable, error);
  if (self->stream == NULL || g_input_stream_skip (self->stream, file->mark, cancellable, error) < 0 ||
      (text = decode_stream (file, self->stream, error)) == NULL)
    return NULL;
  self->reader = accord_csv_reader_new (text, file->delimiter, 1);
  if (file->said && !accord_source_reading_next (self, &row, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_source_reading_free:
 * @self: (transfer full) (nullable): a reading
 */
void
accord_source_reading_free (AccordSourceReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reader, accord_csv_reader_free);
  g_clear_object (&self->stream);
  g_free (self);
}

/**
 * accord_source_reading_next:
 * @self: a reading
 * @row: (out): the next row, lent until the next call
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError with the file's name and the line; not set at the end
 *
 * Returns: whether there is a row
 */
gboolean
accord_source_reading_next (AccordSourceReading *self,
                            AccordCsvRow        *row,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_autoptr (GError) local_error = NULL;

  if (accord_csv_reader_next (self->reader, row, cancellable, &local_error))
    return TRUE;
  if (local_error == NULL)
    return FALSE;
  if (local_error->domain == ACCORD_EXCHANGE_ERROR)
    fail (error, local_error->code, g_strdup_printf ("%s: %s", self->file->name, local_error->message));
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
           g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
           local_error->domain == G_CONVERT_ERROR)
    fail (error, ACCORD_EXCHANGE_ERROR_ENCODING,
          g_strdup_printf (_("Line %lu of “%s” is no text in %s; name the right encoding, "
                             "or save the file as UTF-8."),
                           (gulong) accord_csv_reader_get_line (self->reader), self->file->name, self->file->encoding));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * accord_source_reading_get_fraction:
 * @self: a reading
 *
 * Returns: how much of the file has been read, from 0 to 1
 */
double
accord_source_reading_get_fraction (AccordSourceReading *self)
{
  return CLAMP ((double) g_seekable_tell (G_SEEKABLE (self->stream)) / MAX (self->file->size, 1), 0.0, 1.0);
}
