#include "report/pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "report/agreement-report.h"

typedef struct
{
  int fd;
  int error; /* errno of the first write that failed */
} Sink;

static cairo_status_t
write_bytes (gpointer             data,
             const unsigned char *bytes,
             unsigned int         length)
{
  Sink *sink = data;

  while (length > 0)
    {
      gssize written = write (sink->fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          sink->error = errno;
          return CAIRO_STATUS_WRITE_ERROR;
        }
      bytes += written;
      length -= (unsigned int) written;
    }
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
draw (AccordDocument *document,
      AccordDay       day,
      Sink           *sink,
      const char     *path,
      GCancellable   *cancellable,
      GError        **error)
{
  const AccordPageSize *size = accord_document_get_size (document);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, sink, size->width, size->height);
  cairo_t *cr = cairo_create (surface);
  AccordCanvas canvas;
  gboolean drawn;
  cairo_status_t status;

  set_metadata (surface, document, day);
  accord_canvas_init (&canvas, cr, accord_document_get_typesetter (document));
  drawn = accord_document_draw (document, &canvas, cancellable, error);
  accord_canvas_clear (&canvas);
  cairo_destroy (cr);

  /* What was wrong with tags is only said at the end. */
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!drawn)
    return FALSE;
  if (sink->error != 0)
    return fail_to_write (path, g_strerror (sink->error), error);
  if (status != CAIRO_STATUS_SUCCESS)
    return fail_to_write (path, cairo_status_to_string (status), error);
  return check_glyphs (document, error);
}

static gboolean
put_in_place (const char *temporary,
              const char *path,
              int         fd,
              GError    **error)
{
  if (fsync (fd) != 0 && errno != EINVAL)
    return fail_to_write (path, g_strerror (errno), error);
  if (g_rename (temporary, path) != 0)
    return fail_to_write (path, g_strerror (errno), error);
  return TRUE;
}

/**
 * accord_pdf_write:
 * @day: the date of the file
 *
 * Breaks the pages of @document and writes them. The file is made beside @path and renamed: what was there stays if
 * anything fails. The same document gives the same bytes, with the same fonts and libraries.
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
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  Sink sink = { -1, 0 };
  gboolean written;

  accord_document_break_pages (document);
  if (!check_glyphs (document, error))
    return FALSE;

  sink.fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (sink.fd < 0)
    return fail_to_write (path, g_strerror (errno), error);

  written = draw (document, day, &sink, path, cancellable, error) && put_in_place (temporary, path, sink.fd, error);
  close (sink.fd);
  if (!written)
    g_unlink (temporary);
  return written;
}
