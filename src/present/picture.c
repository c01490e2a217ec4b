#include "present/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* A picture with more is read smaller: no camera's fills the memory. */
#define MOST_READ 2048
#define BEST_QUALITY 88
#define LEAST_QUALITY 28
#define QUALITY_STEP 12

/**
 * accord_picture_read_file:
 * @path: of any picture that can be read
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the picture, upright, at most 2048 pixels wide and high
 */
GdkPixbuf *
accord_picture_read_file (const char *path,
                          GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  int width, height;

  if (gdk_pixbuf_get_file_info (path, &width, &height) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is not a picture that can be read; choose a JPEG or PNG file."), name);
      return NULL;
    }
  pixbuf = width > MOST_READ || height > MOST_READ ? gdk_pixbuf_new_from_file_at_scale (path, MOST_READ, MOST_READ, TRUE, NULL)
                                                   : gdk_pixbuf_new_from_file (path, NULL);
  if (pixbuf == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is damaged and cannot be shown; choose another picture."), name);
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

/* The square of it, on white where it is transparent. */
static GdkPixbuf *
cut_out (GdkPixbuf *pixbuf,
         double     x,
         double     y,
         double     side)
{
  GdkPixbuf *cut = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, ACCORD_PICTURE_SIZE, ACCORD_PICTURE_SIZE);
  double scale = ACCORD_PICTURE_SIZE / side;

  gdk_pixbuf_fill (cut, 0xffffffff);
  gdk_pixbuf_composite (pixbuf, cut, 0, 0, ACCORD_PICTURE_SIZE, ACCORD_PICTURE_SIZE, -x * scale, -y * scale, scale, scale,
                        GDK_INTERP_BILINEAR, 255);
  return cut;
}

/**
 * accord_picture_encode:
 * @pixbuf: a picture
 * @x: the left edge of a square in it
 * @y: its upper edge
 * @side: its width and height
 * @error: return location for an error
 *
 * Makes of that square what the file keeps, with as good a quality as there is room for.
 *
 * Returns: (transfer full) (nullable): a JPEG in Base64
 */
char *
accord_picture_encode (GdkPixbuf *pixbuf,
                       double     x,
                       double     y,
                       double     side,
                       GError   **error)
{
  g_autoptr (GdkPixbuf) cut = NULL;

  g_return_val_if_fail (GDK_IS_PIXBUF (pixbuf) && side > 0, NULL);

  cut = cut_out (pixbuf, x, y, side);
  for (int quality = BEST_QUALITY;; quality -= QUALITY_STEP)
    {
      g_autofree char *words = g_strdup_printf ("%d", quality);
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      if (!gdk_pixbuf_save_to_buffer (cut, &bytes, &n_bytes, "jpeg", error, "quality", words, NULL))
        return NULL;
      if (n_bytes * 4 / 3 + 4 <= ACCORD_PICTURE_MOST_CHARS || quality <= LEAST_QUALITY)
        return g_base64_encode ((const guchar *) bytes, n_bytes);
    }
}

/**
 * accord_picture_decode:
 * @text: a picture in Base64
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkPixbuf *
accord_picture_decode (const char *text,
                       GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  guchar *data;
  gsize n_bytes;

  data = g_base64_decode (text, &n_bytes);
  bytes = g_bytes_new_take (data, n_bytes);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  return gdk_pixbuf_new_from_stream_at_scale (stream, ACCORD_PICTURE_SIZE, ACCORD_PICTURE_SIZE, TRUE, NULL, error);
}

/* As the file keeps it the picture goes into a PDF: smaller than its pixels are. */
static void
attach_jpeg (cairo_surface_t *surface,
             const char      *picture)
{
  gsize n_bytes;
  guchar *bytes = g_base64_decode (picture, &n_bytes);

  if (n_bytes < 2 || bytes[0] != 0xff || bytes[1] != 0xd8 ||
      cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, bytes, n_bytes, g_free, bytes) != CAIRO_STATUS_SUCCESS)
    g_free (bytes);
}

static guint32
read_pixel (const guchar *pixel,
            gboolean      has_alpha)
{
  guint alpha = has_alpha ? pixel[3] : 255;

  return (alpha << 24) | ((pixel[0] * alpha / 255) << 16) | ((pixel[1] * alpha / 255) << 8) | (pixel[2] * alpha / 255);
}

static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guchar *pixels = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    {
      const guchar *from = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (gpointer) (pixels + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        to[x] = read_pixel (from + x * gdk_pixbuf_get_n_channels (pixbuf), gdk_pixbuf_get_has_alpha (pixbuf));
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/**
 * accord_picture_to_surface:
 * @text: a picture in Base64
 *
 * Returns: (transfer full) (nullable): the picture, to be painted with cairo; %NULL where it cannot be read
 */
cairo_surface_t *
accord_picture_to_surface (const char *text)
{
  g_autoptr (GdkPixbuf) pixbuf = accord_picture_decode (text, NULL);
  cairo_surface_t *surface;

  if (pixbuf == NULL)
    return NULL;
  surface = make_surface (pixbuf);
  if (gdk_pixbuf_get_width (pixbuf) == ACCORD_PICTURE_SIZE && gdk_pixbuf_get_height (pixbuf) == ACCORD_PICTURE_SIZE)
    attach_jpeg (surface, text);
  return surface;
}
