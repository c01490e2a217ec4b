#include "exchange/file-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/import.h"

typedef enum
{
  KIND_TEXT,
  KIND_WORKBOOK,    /* packed, as Excel has written them since 2007 */
  KIND_SPREADSHEET,
  KIND_COMPRESSED,
  KIND_PDF,
  KIND_DATABASE,
  KIND_WEB_PAGE,
  KIND_JSON,
  KIND_BINARY,
} FileKind;

/* What else than a table of text a file may be, by its first bytes. */
static const struct
{
  const char *magic;
  FileKind    kind;
} kinds[] = {
  { "PK\003\004", KIND_WORKBOOK },
  { "\xd0\xcf\x11\xe0", KIND_SPREADSHEET },
  { "\x1f\x8b", KIND_COMPRESSED },
  { "\x28\xb5\x2f\xfd", KIND_COMPRESSED },
  { "BZh", KIND_COMPRESSED },
  { "\xfd" "7zXZ", KIND_COMPRESSED },
  { "%PDF", KIND_PDF },
  { "SQLite format 3", KIND_DATABASE },
  { "<!", KIND_WEB_PAGE },
  { "<?xml", KIND_WEB_PAGE },
  { "<html", KIND_WEB_PAGE },
  { "<table", KIND_WEB_PAGE },
};

static char *
write_sentence (FileKind    kind,
                const char *name)
{
  switch (kind)
    {
    case KIND_SPREADSHEET:
      return g_strdup_printf (_("“%s” is an old or locked spreadsheet; open it and save it as CSV or .xlsx, then import "
                                "that."), name);
    case KIND_COMPRESSED:
      return g_strdup_printf (_("“%s” is compressed; unpack it, then import what is inside."), name);
    case KIND_PDF:
      return g_strdup_printf (_("“%s” is a PDF; export the leads as CSV, then import that."), name);
    case KIND_DATABASE:
      return g_strdup_printf (_("“%s” is a database; export the leads as CSV, then import that."), name);
    case KIND_WEB_PAGE:
      return g_strdup_printf (_("“%s” is a web page or XML; export the leads as CSV, then import that."), name);
    case KIND_JSON:
    case KIND_WORKBOOK:
    case KIND_TEXT:
    case KIND_BINARY:
    default:
      return g_strdup_printf (_("“%s” is no text file; export the leads as CSV, then import that."), name);
    }
}

/* In a text, at most one byte of a hundred is a control character; NULs happen. */
static gboolean
is_binary (const guint8 *bytes,
           gsize         length)
{
  gsize n_controls = 0;

  for (gsize i = 0; i < length; i++)
    n_controls += bytes[i] < 0x20 && strchr ("\t\n\f\r\x1b", bytes[i]) == NULL;
  for (gsize i = 0; i < length; i++)
    n_controls += bytes[i] == '\0';
  return n_controls > 4 && n_controls * 100 > length * 2;
}

/* «{"», «[{», «[ ]»: with whatever white space between. */
static gboolean
is_json (const guint8 *start,
         const guint8 *end)
{
  guint8 first = start < end ? *start++ : 0;

  while (start < end && g_ascii_isspace (*start))
    start++;
  if (start == end)
    return FALSE;
  return (first == '{' && (*start == '"' || *start == '}')) || (first == '[' && (*start == '{' || *start == ']'));
}

static FileKind
recognise (const guint8 *bytes,
           gsize         length)
{
  const guint8 *start = bytes, *end = bytes + length;

  if (accord_file_kind_utf16 (bytes, length) != NULL)
    return KIND_TEXT;
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    start += 3;
  while (start < end && g_ascii_isspace (*start))
    start++;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize size = strlen (kinds[i].magic);

      if ((gsize) (end - start) >= size && memcmp (start, kinds[i].magic, size) == 0)
        return kinds[i].kind;
    }
  if (is_json (start, end))
    return KIND_JSON;
  return is_binary (bytes, length) ? KIND_BINARY : KIND_TEXT;
}

/**
 * accord_file_kind_utf16:
 * @bytes: (array length=length): the beginning of a file
 * @length: the number of bytes
 *
 * Returns: (nullable): the name of the encoding of two bytes a character that it is in, by its mark or by its many zeros
 */
const char *
accord_file_kind_utf16 (const guint8 *bytes,
                        gsize         length)
{
  gsize zeros[2] = { 0 }, pairs = length / 2;

  if (length >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
    return "UTF-16LE";
  if (length >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
    return "UTF-16BE";
  for (gsize i = 0; i < 2 * pairs; i++)
    zeros[i % 2] += bytes[i] == 0;
  if (pairs >= 4 && zeros[1] * 10 > pairs * 7 && zeros[0] * 10 < pairs)
    return "UTF-16LE";
  if (pairs >= 4 && zeros[0] * 10 > pairs * 7 && zeros[1] * 10 < pairs)
    return "UTF-16BE";
  return NULL;
}

/**
 * accord_file_kind_find:
 * @name: the file's name, for the sentence
 * @bytes: (array length=length): its beginning
 * @length: the number of bytes
 * @kind: (out): how its rows are read
 * @error: what it is instead, and what to do
 *
 * Returns: whether it can be a table
 */
gboolean
accord_file_kind_find (const char       *name,
                       const guint8     *bytes,
                       gsize             length,
                       AccordSourceKind *kind,
                       GError          **error)
{
  FileKind found = recognise (bytes, length);
  g_autofree char *sentence = NULL;

  *kind = found == KIND_JSON ? ACCORD_SOURCE_JSON : found == KIND_WORKBOOK ? ACCORD_SOURCE_XLSX : ACCORD_SOURCE_CSV;
  if (found == KIND_TEXT || *kind != ACCORD_SOURCE_CSV)
    return TRUE;
  sentence = write_sentence (found, name);
  g_set_error_literal (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, sentence);
  return FALSE;
}
