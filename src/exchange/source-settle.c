/* What a file is, and how its text is to be read. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/delimiter.h"
#include "exchange/encoding.h"
#include "exchange/import.h"
#include "exchange/json-rows.h"
#include "exchange/source-file-private.h"
#include "exchange/utf8-check.h"

#define BLOCK (256 * 1024)
#define SNIFFED (64 * 1024)

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

/* Reads all of it, unless something in it is no UTF-8. */
static gboolean
read_utf8 (AccordSourceFile *self,
           gboolean         *is_utf8,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (GInputStream) stream = accord_source_file_open_bytes (self, cancellable, error);
  g_autofree guint8 *block = g_malloc (BLOCK);
  AccordUtf8Check check = { { 0 } };
  gssize n = 0;

  *is_utf8 = TRUE;
  while (stream != NULL && *is_utf8 && (n = g_input_stream_read (stream, block, BLOCK, cancellable, error)) > 0)
    *is_utf8 = accord_utf8_check_feed (&check, block, (gsize) n);
  *is_utf8 = *is_utf8 && accord_utf8_check_end (&check);
  return stream != NULL && n >= 0;
}

/* Reads all of it, to know what it is if it is not UTF-8, and where it is nothing. */
static char *
guess_encoding (AccordSourceFile *self,
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
    accord_source_fail (error, ACCORD_EXCHANGE_ERROR_ENCODING,
          g_strdup_printf (_("Line %lu of “%s” is no text in UTF-8 nor in another encoding; "
                             "save the file as UTF-8, or name its encoding."), (gulong) line, self->name));
  return encoding;
}

static char *
find_encoding (AccordSourceFile *self,
               GCancellable     *cancellable,
               GError          **error)
{
  gboolean is_utf8;

  if (!read_utf8 (self, &is_utf8, cancellable, error))
    return NULL;
  return is_utf8 ? g_strdup ("UTF-8") : guess_encoding (self, cancellable, error);
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
  self->json_columns = accord_json_rows_read_columns (stream, self->json_member, self->is_cut, cancellable,
                                                      &local_error);
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
    return accord_source_fail (error, ACCORD_EXCHANGE_ERROR_FORMAT,
                 g_strdup_printf (_("“%s” cannot set cells apart; name one character, such as ;."), wanted));
  return TRUE;
}

/**
 * accord_source_file_settle:
 * @self: a file that was examined
 * @encoding: (nullable): its encoding; %NULL: found
 * @delimiter: (nullable): what stands between its cells, if it is CSV; %NULL: found
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError: what it is instead of a table
 *
 * Finds out what is not said. Reads the file once where it must find the encoding (twice if that is not UTF-8), and JSON once more, for the names of the
 * columns.
 *
 * Returns: whether rows can be read now
 */
gboolean
accord_source_file_settle (AccordSourceFile *self,
                           const char       *encoding,
                           const char       *delimiter,
                           GCancellable     *cancellable,
                           GError          **error)
{
  g_autoptr (GBytes) beginning = read_beginning (self, cancellable, error);

  if (beginning == NULL)
    return FALSE;
  if (self->kind == ACCORD_SOURCE_XLSX)
    return settle_workbook (self, cancellable, error);
  if (!settle_encoding (self, encoding, beginning, cancellable, error))
    return FALSE;
  return self->kind == ACCORD_SOURCE_JSON ? settle_json (self, beginning, cancellable, error)
                                          : settle_delimiter (self, delimiter, beginning, error);
}
