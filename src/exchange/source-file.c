#include "exchange/source-file-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/delimiter.h"
#include "exchange/encoding.h"
#include "exchange/json-rows.h"
#include "store/store.h"

#define BLOCK (256 * 1024)
#define SNIFFED (64 * 1024)

static gboolean
fail (GError            **error,
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
    return fail (error, ACCORD_EXCHANGE_ERROR_NOT_FOUND,
                 g_strdup_printf (_("There is no file “%s”; check its name and folder."), self->path));
  if (S_ISDIR (status.st_mode))
    return fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is a folder; name a file in it."), self->path));
  if (!S_ISREG (status.st_mode))
    return fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” is no file; name one."), self->path));
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
  g_autoptr (GInputStream) stream = accord_source_file_open_bytes (self, cancellable, error);
  g_autofree guint8 *bytes = g_malloc (SNIFFED);
  gsize n;

  if (stream == NULL || !g_input_stream_read_all (stream, bytes, SNIFFED, &n, cancellable, error))
    return NULL;
  if (!accord_file_kind_find (self->name, bytes, n, &self->kind, error))
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
  g_autoptr (GInputStream) stream = accord_source_file_open_bytes (self, cancellable, error);
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
  fail (error, ACCORD_EXCHANGE_ERROR_ENCODING,
        g_strdup_printf (_("No encoding “%s” is known; name another, such as UTF-8 or ISO-8859-1."), self->encoding));
  return NULL;
}

/* What was said without knowing the file's name. */
static gboolean
fail_within (AccordSourceFile *self,
             GError           *local_error,
             GError          **error)
{
  if (local_error->domain != ACCORD_EXCHANGE_ERROR)
    g_propagate_error (error, g_error_copy (local_error));
  else
    g_set_error (error, ACCORD_EXCHANGE_ERROR, local_error->code, "%s: %s", self->name, local_error->message);
  return FALSE;
}

static gboolean
settle_json (AccordSourceFile *self,
             GBytes           *beginning,
             GCancellable     *cancellable,
             GError          **error)
{
  gsize length;
  g_autofree char *text = decode (self, beginning, &length);
  g_autoptr (GInputStream) bytes = accord_source_file_open_bytes (self, cancellable, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  if (bytes == NULL || (stream = accord_source_file_open_text (self, bytes, cancellable, error)) == NULL)
    return FALSE;
  self->json_member = accord_json_rows_find_member (text, length);
  self->json_columns = accord_json_rows_read_columns (stream, self->json_member, cancellable, &local_error);
  return self->json_columns != NULL || fail_within (self, local_error, error);
}

static gboolean
settle_workbook (AccordSourceFile *self,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (GError) local_error = NULL;

  self->encoding = g_strdup ("UTF-8");
  self->workbook = accord_xlsx_workbook_open (self->path, cancellable, &local_error);
  return self->workbook != NULL || fail_within (self, local_error, error);
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

static gboolean
settle (AccordSourceFile *self,
        const char       *encoding,
        const char       *delimiter,
        GBytes           *beginning,
        GCancellable     *cancellable,
        GError          **error)
{
  if (self->kind == ACCORD_SOURCE_XLSX)
    return settle_workbook (self, cancellable, error);
  if (!settle_encoding (self, encoding, beginning, cancellable, error))
    return FALSE;
  return self->kind == ACCORD_SOURCE_JSON ? settle_json (self, beginning, cancellable, error)
                                          : settle_delimiter (self, delimiter, beginning, error);
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
  g_autoptr (GBytes) beginning = NULL;

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  if (!accord_source_file_examine (self, error) ||
      (beginning = read_beginning (self, cancellable, error)) == NULL ||
      !settle (self, encoding, delimiter, beginning, cancellable, error))
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
