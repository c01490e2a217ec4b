#include "exchange/xlsx-part.h"

#include <glib/gi18n-lib.h>

#include "exchange/import.h"

/* What is written by programs packs ten to fifty times smaller. */
#define MOST_TIMES 200
#define ALWAYS_ALLOWED (64 * 1024 * 1024)
#define NEVER_ALLOWED (G_GUINT64_CONSTANT (8) * 1024 * 1024 * 1024)

static int
read_cb (void *data,
         char *buffer,
         int   length)
{
  AccordXlsxPart *self = data;
  zip_int64_t n = zip_fread (self->file, buffer, (zip_uint64_t) length);

  if (n < 0)
    return -1;
  self->n_read += (guint64) n;
  self->too_big = self->n_read > self->most;
  return self->too_big ? -1 : (int) n;
}

static int
close_cb (void *data)
{
  return 0;
}

/* Nothing on standard error: what is wrong is said once, at the end. */
static void
ignore_error_cb (void      *data,
                 xmlErrorPtr error)
{
}

/**
 * accord_xlsx_part_open:
 * @archive: a workbook
 * @name: the name of the file in it
 * @error: an %ACCORD_EXCHANGE_ERROR_FORMAT
 *
 * Returns: (transfer full) (nullable): the part, before its first node
 */
AccordXlsxPart *
accord_xlsx_part_open (zip_t       *archive,
                       const char  *name,
                       GError     **error)
{
  g_autoptr (AccordXlsxPart) self = g_new0 (AccordXlsxPart, 1);
  zip_stat_t status;

  self->name = g_strdup (name);
  if (zip_stat (archive, name, 0, &status) == 0 && (status.valid & ZIP_STAT_COMP_SIZE) && (status.valid & ZIP_STAT_SIZE))
    {
      self->size = status.size;
      self->most = MIN (MAX (status.comp_size, 1) * MOST_TIMES, NEVER_ALLOWED);
      self->most = MAX (self->most, ALWAYS_ALLOWED);
      self->file = zip_fopen (archive, name, 0);
    }
  if (self->file != NULL)
    self->reader = xmlReaderForIO (read_cb, close_cb, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (self->reader == NULL)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                   _("the workbook’s part “%s” cannot be read; save it as CSV, then import that."), name);
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (self->reader, ignore_error_cb, NULL);
  return g_steal_pointer (&self);
}

/**
 * accord_xlsx_part_free:
 * @self: (transfer full) (nullable): a part
 */
void
accord_xlsx_part_free (AccordXlsxPart *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_pointer (&self->file, zip_fclose);
  g_free (self->name);
  g_free (self);
}

/**
 * accord_xlsx_part_next:
 * @self: a part
 * @cancellable: (nullable): a cancellable
 * @error: an %ACCORD_EXCHANGE_ERROR_FORMAT; not set at the end
 *
 * Returns: whether there is another node
 */
gboolean
accord_xlsx_part_next (AccordXlsxPart  *self,
                       GCancellable    *cancellable,
                       GError         **error)
{
  int result = xmlTextReaderRead (self->reader);

  if (self->too_big)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                 _("the workbook’s part “%s” unpacks to more than a table of leads ever is; it is not read."), self->name);
  else if (result < 0)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                 _("line %d of the workbook’s part “%s” is damaged; save the workbook anew."),
                 xmlTextReaderGetParserLineNumber (self->reader), self->name);
  else if (result == 1 && xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                 _("the workbook’s part “%s” has definitions of its own, which no spreadsheet writes; it is not read."),
                 self->name);
  else
    return result == 1 && !g_cancellable_set_error_if_cancelled (cancellable, error);
  return FALSE;
}

/**
 * accord_xlsx_part_at:
 * @self: a part
 * @type: XML_READER_TYPE_ELEMENT or _END_ELEMENT
 * @name: the name of an element, without a prefix
 *
 * Returns: whether @self stands there
 */
gboolean
accord_xlsx_part_at (AccordXlsxPart *self,
                     int             type,
                     const char     *name)
{
  return xmlTextReaderNodeType (self->reader) == type &&
         g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0;
}

/**
 * accord_xlsx_part_attribute:
 * @self: a part that stands at an element
 * @name: the name of an attribute, without a prefix
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
accord_xlsx_part_attribute (AccordXlsxPart *self,
                            const char     *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (self->reader) == 1)
    if (g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0)
      value = g_strdup ((const char *) xmlTextReaderConstValue (self->reader));
  xmlTextReaderMoveToElement (self->reader);
  return value;
}
