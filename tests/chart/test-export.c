#include "chart/export.h"
#include "sample.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("accord-chart-XXXXXX", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
export (Fixture    *fixture,
        const char *name,
        gsize      *length)
{
  g_autoptr (AccordChart) chart = sample_chart_rate ();
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;

  accord_chart_export (chart, sample_theme (accord_chart_theme_print ()), 640, 360, 2, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

static void
test_formats (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *name, *start;
  } formats[] = { { "chart.png", "\211PNG" }, { "chart.svg", "<?xml" }, { "chart.pdf", "%PDF" }, { "CHART.PDF", "%PDF" } };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize length, again_length;
      g_autofree char *contents = export (fixture, formats[i].name, &length);
      g_autofree char *again = export (fixture, formats[i].name, &again_length);

      g_assert_cmpuint (length, >, 1000);
      g_assert_true (strncmp (contents, formats[i].start, strlen (formats[i].start)) == 0);
      g_assert_cmpmem (contents, length, again, again_length);
    }
}

/* A .png is @scale times as large each way. */
static void
test_scale (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "chart.png", NULL);
  gsize length;
  g_autofree char *contents = export (fixture, "chart.png", &length);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1280);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 720);
  cairo_surface_destroy (surface);
}

static void
test_other_ending (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (AccordChart) chart = sample_chart_rate ();
  g_autofree char *path = g_build_filename (fixture->folder, "chart.gif", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_chart_export (chart, accord_chart_theme_light (), 640, 360, 1, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What cannot be written leaves what was there. */
static void
test_no_folder (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (AccordChart) chart = sample_chart_rate ();
  g_autofree char *path = g_build_filename (fixture->folder, "no", "chart.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_chart_export (chart, accord_chart_theme_light (), 640, 360, 1, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/export/formats", Fixture, NULL, set_up, test_formats, tear_down);
  g_test_add ("/export/scale", Fixture, NULL, set_up, test_scale, tear_down);
  g_test_add ("/export/other-ending", Fixture, NULL, set_up, test_other_ending, tear_down);
  g_test_add ("/export/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);

  return g_test_run ();
}
