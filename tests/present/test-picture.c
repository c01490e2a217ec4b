#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "present/picture.h"

/* Noise: the worst there is for a JPEG. */
static GdkPixbuf *
make_noise (int width,
            int height)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 3; x++)
      pixels[y * gdk_pixbuf_get_rowstride (pixbuf) + x] = (guchar) g_rand_int_range (rand, 0, 256);
  return pixbuf;
}

static void
test_is_small_and_square (void)
{
  static const int sizes[][2] = { { 256, 256 }, { 900, 300 }, { 40, 90 }, { 1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int side = MIN (sizes[i][0], sizes[i][1]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPixbuf) noise = make_noise (sizes[i][0], sizes[i][1]);
      g_autofree char *text = accord_picture_encode (noise, 0, 0, side, &error);
      g_autoptr (GdkPixbuf) back = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (strlen (text), <=, ACCORD_PICTURE_MOST_CHARS);
      back = accord_picture_decode (text, &error);
      g_assert_no_error (error);
      g_assert_cmpint (gdk_pixbuf_get_width (back), ==, ACCORD_PICTURE_SIZE);
      g_assert_cmpint (gdk_pixbuf_get_height (back), ==, ACCORD_PICTURE_SIZE);
    }
}

static guchar
red_in_the_middle (const char *text)
{
  g_autoptr (GdkPixbuf) pixbuf = accord_picture_decode (text, NULL);
  int middle = ACCORD_PICTURE_SIZE / 2;

  return gdk_pixbuf_read_pixels (pixbuf)[middle * gdk_pixbuf_get_rowstride (pixbuf) + middle * 3];
}

/* Left half black, right half red: it is the part that was asked for that is kept. */
static void
test_takes_the_part (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 200, 100);
  g_autoptr (GdkPixbuf) right = gdk_pixbuf_new_subpixbuf (pixbuf, 100, 0, 100, 100);
  g_autofree char *black = NULL;
  g_autofree char *red = NULL;

  gdk_pixbuf_fill (pixbuf, 0x000000ff);
  gdk_pixbuf_fill (right, 0xff0000ff);
  black = accord_picture_encode (pixbuf, 0, 0, 100, NULL);
  red = accord_picture_encode (pixbuf, 100, 0, 100, NULL);
  g_assert_cmpuint (red_in_the_middle (black), <, 40);
  g_assert_cmpuint (red_in_the_middle (red), >, 215);
}

static void
test_says_what_is_no_picture (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) decoding = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "accord-no-picture.txt", NULL);

  g_assert_true (g_file_set_contents (path, "only words", -1, NULL));
  g_assert_null (accord_picture_read_file (path, &error));
  g_assert_cmpstr (error->message, ==,
                   "“accord-no-picture.txt” is not a picture that can be read; choose a JPEG or PNG file.");
  g_assert_null (accord_picture_decode ("b25seSB3b3Jkcw==", &decoding));
  g_assert_nonnull (decoding);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/small-and-square", test_is_small_and_square);
  g_test_add_func ("/picture/takes-the-part", test_takes_the_part);
  g_test_add_func ("/picture/no-picture", test_says_what_is_no_picture);

  return g_test_run ();
}
