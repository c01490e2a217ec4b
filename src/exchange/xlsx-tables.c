/* What the cells of a workbook refer to: the strings that they share, and how numbers are shown. */
#include <glib/gi18n-lib.h>

#include "exchange/import.h"
#include "exchange/xlsx-workbook-private.h"

#define MOST_TEXT (512 * 1024 * 1024)
#define MOST_STYLES 100000

static gboolean
fail_size (AccordXlsxPart *part,
           GError        **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
               _("the workbook’s part “%s” unpacks to more than a table of leads ever is; it is not read."), part->name);
  return FALSE;
}

static gboolean
end_string (AccordXlsxWorkbook *self,
            AccordXlsxPart     *part,
            GString            *raw,
            GError            **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize start = self->text->len;

  accord_xlsx_append_unescaped (text, raw->str);
  if (start + text->len > MOST_TEXT)
    return fail_size (part, error);
  g_array_append_val (self->strings, start);
  g_byte_array_append (self->text, (const guint8 *) text->str, text->len + 1);
  g_string_truncate (raw, 0);
  return TRUE;
}

/**
 * accord_xlsx_strings_read:
 * @self: a workbook whose parts are known
 * @cancellable: (nullable): a cancellable
 * @error: an %ACCORD_EXCHANGE_ERROR_FORMAT
 *
 * Returns: whether its strings were read, if it has any
 */
gboolean
accord_xlsx_strings_read (AccordXlsxWorkbook *self,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_autoptr (AccordXlsxPart) part = NULL;
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  gboolean in_text = FALSE, in_sound = FALSE;

  if (self->strings_part == NULL)
    return TRUE;
  part = accord_xlsx_part_open (self->archive, self->strings_part, error);
  while (part != NULL && accord_xlsx_part_next (part, cancellable, &local_error))
    {
      /* How Japanese words are spoken is written beside them. */
      if (accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "rPh"))
        in_sound = !xmlTextReaderIsEmptyElement (part->reader);
      else if (accord_xlsx_part_at (part, XML_READER_TYPE_END_ELEMENT, "rPh"))
        in_sound = FALSE;
      else if (accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "t"))
        in_text = !in_sound && !xmlTextReaderIsEmptyElement (part->reader);
      else if (accord_xlsx_part_at (part, XML_READER_TYPE_END_ELEMENT, "t"))
        in_text = FALSE;
      else if (in_text && xmlTextReaderHasValue (part->reader))
        g_string_append (raw, (const char *) xmlTextReaderConstValue (part->reader));
      else if (accord_xlsx_part_at (part, XML_READER_TYPE_END_ELEMENT, "si") ||
               (accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "si") && xmlTextReaderIsEmptyElement (part->reader)))
        {
          if (!end_string (self, part, raw, error))
            return FALSE;
        }
      if (raw->len > MOST_TEXT)
        return fail_size (part, error);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    return part != NULL;
  return FALSE;
}

static void
take_format (AccordXlsxPart *part,
             GHashTable     *formats)
{
  g_autofree char *id = accord_xlsx_part_attribute (part, "numFmtId");
  g_autofree char *code = accord_xlsx_part_attribute (part, "formatCode");

  if (id != NULL && code != NULL && g_hash_table_size (formats) < MOST_STYLES)
    g_hash_table_insert (formats, g_steal_pointer (&id), GUINT_TO_POINTER (accord_xlsx_format_of_code (code) + 1));
}

static void
take_style (AccordXlsxWorkbook *self,
            AccordXlsxPart     *part,
            GHashTable         *formats)
{
  g_autofree char *id = accord_xlsx_part_attribute (part, "numFmtId");
  gpointer own = id != NULL ? g_hash_table_lookup (formats, id) : NULL;
  guint8 format = ACCORD_XLSX_NUMBER;

  if (own != NULL)
    format = (guint8) (GPOINTER_TO_UINT (own) - 1);
  else if (id != NULL)
    format = (guint8) accord_xlsx_format_of_id ((guint) g_ascii_strtoull (id, NULL, 10));
  if (self->styles->len < MOST_STYLES)
    g_array_append_val (self->styles, format);
}

/**
 * accord_xlsx_styles_read:
 * @self: a workbook whose parts are known
 * @cancellable: (nullable): a cancellable
 * @error: an %ACCORD_EXCHANGE_ERROR_FORMAT
 *
 * Returns: whether its styles were read, if it has any
 */
gboolean
accord_xlsx_styles_read (AccordXlsxWorkbook *self,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_autoptr (AccordXlsxPart) part = NULL;
  g_autoptr (GHashTable) formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  gboolean in_styles = FALSE;

  if (self->styles_part == NULL)
    return TRUE;
  part = accord_xlsx_part_open (self->archive, self->styles_part, error);
  while (part != NULL && accord_xlsx_part_next (part, cancellable, &local_error))
    {
      if (accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "numFmt"))
        take_format (part, formats);
      else if (accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "cellXfs"))
        in_styles = !xmlTextReaderIsEmptyElement (part->reader);
      else if (accord_xlsx_part_at (part, XML_READER_TYPE_END_ELEMENT, "cellXfs"))
        in_styles = FALSE;
      else if (in_styles && accord_xlsx_part_at (part, XML_READER_TYPE_ELEMENT, "xf"))
        take_style (self, part, formats);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    return part != NULL;
  return FALSE;
}
