#include "chart/export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A picture is made in memory and put in place by a rename, so that a failure leaves what was there. */

typedef enum
{
  FORMAT_PNG,
  FORMAT_SVG,
  FORMAT_PDF,
  FORMAT_NONE,
} Format;

static Format
find_format (const char *path)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return i;
  return FORMAT_NONE;
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The same chart gives the same bytes: the date is that of SOURCE_DATE_EPOCH, or the epoch. */
static void
set_date (cairo_surface_t *surface)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : 0);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  if (text == NULL)
    return;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, text);
}

static cairo_surface_t *
create_surface (Format             format,
                const AccordChart *chart,
                double             width,
                double             height,
                double             scale,
                GByteArray        *bytes)
{
  cairo_surface_t *surface;

  if (format == FORMAT_PNG)
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  if (format == FORMAT_SVG)
    {
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    }
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width * 0.75, height * 0.75);
  set_date (surface);
  if (chart->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, chart->title);

  return surface;
}

static cairo_status_t
paint (const AccordChart      *chart,
       const AccordChartTheme *theme,
       double                  width,
       double                  height,
       double                  scale,
       Format                  format,
       GByteArray             *bytes)
{
  cairo_surface_t *surface = create_surface (format, chart, width, height, scale, bytes);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (format == FORMAT_PNG)
    cairo_scale (cr, scale, scale);
  else if (format == FORMAT_PDF)
    cairo_scale (cr, 0.75, 0.75);
  accord_chart_draw (chart, theme, cr, width, height);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

/* cairo numbers its surfaces through the whole program; the picture's one is enough as it is. */
static void
drop_number (GByteArray *bytes)
{
  g_autoptr (GRegex) numbered = g_regex_new ("(?<=\"surface)[0-9]+(?=\")", 0, 0, NULL);
  g_autofree char *text = g_regex_replace_literal (numbered, (const char *) bytes->data, bytes->len, 0, "", 0, NULL);

  if (text == NULL)
    return;
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
}

/**
 * accord_chart_export:
 * @self: a chart
 * @theme: its colours
 * @width: in pixels of 1/96 inch
 * @height: in pixels
 * @scale: of a .png: 2 has twice the pixels each way
 * @path: ends in .png, .svg or .pdf
 * @error: where to say why not
 *
 * Writes the picture. A file that was there is replaced only by a whole one.
 *
 * Returns: whether it was written; else a #GFileError or %G_IO_ERROR_NOT_SUPPORTED
 */
gboolean
accord_chart_export (const AccordChart      *self,
                     const AccordChartTheme *theme,
                     double                  width,
                     double                  height,
                     double                  scale,
                     const char             *path,
                     GError                **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Format format = find_format (path);
  cairo_status_t status;

  g_return_val_if_fail (self != NULL && theme != NULL && width >= 1 && height >= 1 && scale > 0, FALSE);

  if (format == FORMAT_NONE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("%s: a picture ends in .png, .svg or .pdf."), path);
      return FALSE;
    }
  status = paint (self, theme, width, height, scale, format, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("%s could not be drawn: %s."), path, cairo_status_to_string (status));
      return FALSE;
    }

  if (format == FORMAT_SVG)
    drop_number (bytes);

  return g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}
