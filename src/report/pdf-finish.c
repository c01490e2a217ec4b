#include "report/pdf-finish.h"

#include <glib/gi18n-lib.h>

#include "report/agreement-report.h"
#include "report/pdf-fields.h"
#include "report/pdf-tags.h"

static void
finish_catalog (qpdf_data   pdf,
                const char *language,
                gboolean    rtl)
{
  qpdf_oh root = qpdf_get_root (pdf);

  if (language != NULL)
    accord_pdf_set_text (pdf, root, "/Lang", language);
  accord_pdf_set (pdf, root, "/MarkInfo", "<< /Marked true >>");
  accord_pdf_set (pdf, root, "/ViewerPreferences",
                  rtl ? "<< /DisplayDocTitle true /Direction /R2L >>" : "<< /DisplayDocTitle true >>");
  if (qpdf_oh_has_key (pdf, root, "/Outlines"))
    accord_pdf_set (pdf, root, "/PageMode", "/UseOutlines");
}

/* The stream of the file; named after its kind, as in «application/json». */
static qpdf_oh
make_file (qpdf_data                  pdf,
           const AccordPdfAttachment *attachment)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (attachment->bytes, &size);
  g_autofree char *parameters = g_strdup_printf ("<< /Size %" G_GSIZE_FORMAT " >>", size);
  g_autofree char *kind = g_strdup_printf ("/%s", attachment->mime_type);
  qpdf_oh file = qpdf_oh_new_stream (pdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, file);

  qpdf_oh_replace_stream_data (pdf, file, bytes, size, qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
  accord_pdf_set (pdf, dictionary, "/Type", "/EmbeddedFile");
  qpdf_oh_replace_key (pdf, dictionary, "/Subtype", qpdf_oh_new_name (pdf, kind));
  accord_pdf_set (pdf, dictionary, "/Params", parameters);
  return file;
}

/* What the document was made from: an associated file of it. */
static void
attach (qpdf_data                  pdf,
        const AccordPdfAttachment *attachment)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh specification = qpdf_make_indirect_object (
      pdf, qpdf_oh_parse (pdf, "<< /Type /Filespec /AFRelationship /Source /EF << >> >>"));
  qpdf_oh files = qpdf_oh_parse (pdf, "<< /Names [] >>");
  qpdf_oh names = qpdf_oh_get_key (pdf, files, "/Names");
  qpdf_oh file = make_file (pdf, attachment);

  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, specification, "/EF"), "/F", file);
  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, specification, "/EF"), "/UF", file);
  accord_pdf_set_text (pdf, specification, "/F", attachment->name);
  accord_pdf_set_text (pdf, specification, "/UF", attachment->name);
  accord_pdf_set_text (pdf, specification, "/Desc", attachment->description);
  qpdf_oh_append_item (pdf, names, qpdf_oh_new_unicode_string (pdf, attachment->name));
  qpdf_oh_append_item (pdf, names, specification);
  qpdf_oh_replace_key (pdf, accord_pdf_ensure (pdf, root, "/Names", "<< >>"), "/EmbeddedFiles", files);
  qpdf_oh_append_item (pdf, accord_pdf_ensure (pdf, root, "/AF", "[]"), specification);
}

/* Without streams of objects: readers that check signatures understand the older form best. */
static GBytes *
write_out (qpdf_data pdf,
           GError  **error)
{
  qpdf_error problem;

  if (qpdf_init_write_memory (pdf) == QPDF_SUCCESS)
    {
      qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
      qpdf_set_object_stream_mode (pdf, qpdf_o_disable);
      qpdf_set_minimum_pdf_version (pdf, "1.7");
      qpdf_write (pdf);
    }
  problem = qpdf_has_error (pdf) ? qpdf_get_error (pdf) : NULL;
  if (problem == NULL)
    return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
  g_set_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_WRITE, _("The pages cannot be finished: %s."),
               qpdf_get_error_full_text (pdf, problem));
  return NULL;
}

static GBytes *
finish (qpdf_data              pdf,
        const AccordPdfExtras *extras,
        GError               **error)
{
  finish_catalog (pdf, extras->language, extras->rtl);
  if (!accord_pdf_finish_tags (pdf, extras->alternatives, error))
    return NULL;
  accord_pdf_add_fields (pdf, extras->fields);
  if (extras->attachment != NULL)
    attach (pdf, extras->attachment);
  return write_out (pdf, error);
}

/**
 * accord_pdf_finish:
 * @plain: a PDF as cairo writes it, tagged; head and foot of its pages in the tag NonStruct
 * @extras: what is to be said of it
 * @error: an #AccordReportError
 *
 * The same input gives the same bytes. To be done before the first signature: none survives it.
 *
 * Returns: (transfer full) (nullable): the finished file
 */
GBytes *
accord_pdf_finish (GBytes                *plain,
                   const AccordPdfExtras *extras,
                   GError               **error)
{
  qpdf_data pdf = qpdf_init ();
  GBytes *finished = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (plain, &size);

  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if (qpdf_read_memory (pdf, "agreement", bytes, size, NULL) == QPDF_SUCCESS)
    finished = finish (pdf, extras, error);
  else
    g_set_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_WRITE, _("The pages cannot be finished: %s."),
                 qpdf_get_error_full_text (pdf, qpdf_get_error (pdf)));
  qpdf_cleanup (&pdf);
  return finished;
}
