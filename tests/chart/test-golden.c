#include "compare.h"
#include "sample.h"

/*
 * Pictures against pictures that were looked at. Fonts differ between machines, so texts are masked and a few
 * pixels may differ; UPDATE_GOLDEN=1 writes them anew.
 */
#define WIDTH 520
#define HEIGHT 290
#define MOST_DIFFERENT 0.01
#define MARGIN 3          /* around a masked text */

typedef struct
{
  const char             *name;
  AccordChart            *(*make) (void);
  const AccordChartTheme *(*theme) (void);
  gboolean                rtl, compact;
} Case;

static const Case cases[] = {
  { "rate", sample_chart_rate, accord_chart_theme_light, FALSE, FALSE },
  { "rate-dark", sample_chart_rate, accord_chart_theme_dark, FALSE, FALSE },
  { "rate-print", sample_chart_rate, accord_chart_theme_print, FALSE, FALSE },
  { "rate-mirrored", sample_chart_rate, accord_chart_theme_light, TRUE, FALSE },
  { "rate-compact", sample_chart_rate, accord_chart_theme_light, FALSE, TRUE },
  { "money", sample_chart_money, accord_chart_theme_light, FALSE, FALSE },
  { "groups", sample_chart_groups, accord_chart_theme_light, FALSE, FALSE },
  { "lines", sample_chart_lines, accord_chart_theme_dark, FALSE, FALSE },
};

static cairo_surface_t *
paint (const AccordChart      *chart,
       const AccordChartTheme *theme)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  accord_chart_draw (chart, theme, cr, WIDTH, HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
mask_texts (cairo_surface_t        *surface,
            const AccordChart      *chart,
            const AccordChartTheme *theme)
{
  g_autoptr (AccordChartLayout) layout = accord_chart_layout_new (chart, theme, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint n;
  const AccordChartText *texts = accord_chart_layout_texts (layout, &n);

  for (guint i = 0; i < n; i++)
    cairo_rectangle (cr, texts[i].left - MARGIN, texts[i].top - MARGIN, texts[i].right - texts[i].left + 2 * MARGIN,
                     texts[i].bottom - texts[i].top + 2 * MARGIN);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static void
test_golden (gconstpointer data)
{
  const Case *golden = data;
  g_autoptr (AccordChart) chart = golden->make ();
  const AccordChartTheme *theme = sample_theme (golden->theme ());
  g_autofree char *name = g_strconcat (golden->name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "chart", name, NULL);
  cairo_surface_t *painted, *kept;

  chart->rtl = golden->rtl;
  chart->compact = golden->compact;
  painted = paint (chart, theme);
  if (g_getenv ("UPDATE_GOLDEN") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (painted, path), ==, CAIRO_STATUS_SUCCESS);
  kept = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
  mask_texts (painted, chart, theme);
  mask_texts (kept, chart, theme);
  g_test_message ("%s: %.3f %% of the pixels differ", golden->name, 100 * compare_pictures (painted, kept));
  g_assert_cmpfloat (compare_pictures (painted, kept), <=, MOST_DIFFERENT);
  cairo_surface_destroy (painted);
  cairo_surface_destroy (kept);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/golden/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_golden);
    }

  return g_test_run ();
}
