#include "compare.h"
#include "sample.h"
#include "sheet.h"

/*
 * Every kind of chart × every sort of figures × three sizes, a sheet for each kind and theme, against sheets that were
 * looked at. Kept at half their size; UPDATE_GOLDEN=1 writes them anew.
 */
#define SCALE 0.5
#define MOST_DIFFERENT 0.006

typedef struct
{
  const char             *name;
  const AccordChartTheme *(*theme) (void);
} Theme;

static const Theme themes[] = {
  { "light", accord_chart_theme_light },
  { "dark", accord_chart_theme_dark },
  { "print", accord_chart_theme_print },
};

typedef struct
{
  const SampleKind *kind;
  const Theme      *theme;
} Case;

static void
test_sheet (gconstpointer data)
{
  const Case *sheet = data;
  const AccordChartTheme *theme = sample_theme (sheet->theme->theme ());
  g_autofree char *name = g_strdup_printf ("%s-%s.png", sheet->kind->name, sheet->theme->name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "chart", "sheets", name, NULL);
  cairo_surface_t *painted = sheet_paint (sheet->kind, theme, SCALE), *kept;
  double different;

  if (g_getenv ("UPDATE_GOLDEN") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (painted, path), ==, CAIRO_STATUS_SUCCESS);
  kept = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
  sheet_mask_texts (painted, sheet->kind, theme, SCALE);
  sheet_mask_texts (kept, sheet->kind, theme, SCALE);
  different = compare_pictures (painted, kept);
  g_test_message ("%s: %.3f %% of the pixels differ", name, 100 * different);
  g_assert_cmpfloat (different, <=, MOST_DIFFERENT);
  cairo_surface_destroy (painted);
  cairo_surface_destroy (kept);
}

static void
free_case (gpointer data)
{
  g_free (data);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < sample_n_kinds; i++)
    for (guint j = 0; j < G_N_ELEMENTS (themes); j++)
      {
        g_autofree char *path = g_strdup_printf ("/sheets/%s/%s", sample_kinds[i].name, themes[j].name);
        Case *sheet = g_new0 (Case, 1);

        sheet->kind = &sample_kinds[i];
        sheet->theme = &themes[j];
        g_test_add_data_func_full (path, sheet, test_sheet, free_case);
      }

  return g_test_run ();
}
