#include "report/pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "report/agreement-report.h"

static cairo_status_t
append_bytes (gpointer             data,
              const unsigned char *bytes,
              unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The day that the figures were looked at, not the clock: the same agreement is the same file. */
static void
set_metadata (cairo_surface_t *surface,
              AccordDocument  *document,
              AccordDay        day)
{
  g_autofree char *iso = accord_day_to_iso (day != ACCORD_DAY_NONE ? day : 0);
  g_autofree char *midnight = g_strdup_printf ("%sT00:00:00Z", iso);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, accord_document_get_title (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Accord " ACCORD_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, midnight);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, midnight);
}

static gboolean
fail_to_write (const char *path,
               const char *reason,
               GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: the first %s is a file's name, the second says why */
  g_set_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_WRITE, _("“%s” cannot be written: %s."), name, reason);
  return FALSE;
}

static gboolean
check_glyphs (AccordDocument *document,
              GError        **error)
{
  gunichar missing = accord_typesetter_get_missing (accord_document_get_typesetter (document));
  char character[7] = "";

  if (missing == 0)
    return TRUE;

  g_unichar_to_utf8 (missing, character);
  g_set_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_GLYPHS,
               /* Translators: the first is a character, the second its number, as in U+6F22 */
               _("No font on this computer has the character “%s” (U+%04X): install a font that has it, or take the "
                 "character out of the text."),
               character, missing);
  return FALSE;
}

static gboolean
draw_on (cairo_surface_t *surface,
         AccordDocument  *document,
         AccordCanvas    *canvas,
         GCancellable    *cancellable,
         GError         **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean drawn;
  cairo_status_t status;

  accord_canvas_init (canvas, cr, accord_document_get_typesetter (document));
  drawn = accord_document_draw (document, canvas, cancellable, error);
  cairo_destroy (cr);
  canvas->cr = NULL;

  /* What was wrong with tags is only said at the end. */
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  if (drawn && status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_WRITE, _("The pages cannot be drawn: %s."),
                 cairo_status_to_string (status));
  return drawn && status == CAIRO_STATUS_SUCCESS && check_glyphs (document, error);
}

static GBytes *
finish (AccordDocument     *document,
        const AccordCanvas *canvas,
        GBytes             *plain,
        GError            **error)
{
  const AccordPdfExtras extras = {
    .language = accord_document_get_language (document),
    .rtl = accord_document_is_rtl (document),
    .alternatives = canvas->alternatives,
    .fields = canvas->fields,
    .attachment = accord_document_get_attachment (document),
  };

  return accord_pdf_finish (plain, &extras, error);
}

/**
 * accord_pdf_make:
 * @day: the date of the file
 *
 * Breaks the pages of @document and draws them. The same document gives the same bytes, with the same fonts and libraries.
 *
 * Returns: (transfer full) (nullable): the file; else an #AccordReportError, or cancelled
 */
GBytes *
accord_pdf_make (AccordDocument *document,
                 AccordDay       day,
                 GCancellable   *cancellable,
                 GError        **error)
{
  const AccordPageSize *size = accord_document_get_size (document);
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GBytes) plain = NULL;
  cairo_surface_t *surface;
  AccordCanvas canvas;
  GBytes *finished = NULL;
  gboolean drawn;

  accord_document_break_pages (document);
  if (!check_glyphs (document, error))
    {
      g_byte_array_unref (bytes);
      return NULL;
    }
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, size->width, size->height);
  set_metadata (surface, document, day);
  drawn = draw_on (surface, document, &canvas, cancellable, error);
  cairo_surface_destroy (surface);
  plain = g_byte_array_free_to_bytes (bytes);
  if (drawn)
    finished = finish (document, &canvas, plain, error);
  accord_canvas_clear (&canvas);
  return finished;
}

/**
 * accord_pdf_write:
 * @day: the date of the file
 *
 * As accord_pdf_make(), into a file, which is made beside @path and renamed: what was there stays if anything fails.
 *
 * Returns: whether it was written; else an #AccordReportError, or cancelled
 */
gboolean
accord_pdf_write (AccordDocument *document,
                  AccordDay       day,
                  const char     *path,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (GBytes) bytes = accord_pdf_make (document, day, cancellable, error);
  g_autoptr (GError) local_error = NULL;

  if (bytes == NULL)
    return FALSE;
  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local_error))
    return TRUE;
  return fail_to_write (path, local_error->message, error);
}
