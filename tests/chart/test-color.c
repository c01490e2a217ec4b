#include "chart/color.h"
#include "sample.h"

/* What the design promises of contrast: marks 3 : 1, texts 4.5 : 1, in light, in dark and on paper. */

static const AccordChartTheme *(*const themes[]) (void) = { accord_chart_theme_light, accord_chart_theme_dark,
                                                            accord_chart_theme_print };

static void
test_known (void)
{
  static const AccordColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, grey = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (accord_color_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (accord_color_contrast (&white, &black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (accord_color_contrast (&white, &grey), 4.478, 1e-3);
}

static void
test_themes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      const AccordChartTheme *theme = themes[i]();
      const AccordColor *marks[] = { &theme->data, &theme->range, &theme->contrast, &theme->good, &theme->muted, &theme->axis };
      const AccordColor *texts[] = { &theme->text, &theme->secondary, &theme->contrast, &theme->good, &theme->data };

      for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
        g_assert_cmpfloat (accord_color_contrast (marks[j], &theme->background), >=, 3);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        g_assert_cmpfloat (accord_color_contrast (texts[j], &theme->background), >=, 4.5);
      for (guint j = 0; j < G_N_ELEMENTS (theme->series); j++)
        g_assert_cmpfloat (accord_color_contrast (&theme->series[j], &theme->background), >=, 4.5);
    }
}

/* Whatever a cell's shade, its figure can be read. */
static void
test_readable (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 5000; i++)
    {
      AccordColor ground = { g_rand_double (rand), g_rand_double (rand), g_rand_double (rand), 1 };
      AccordColor text = accord_color_readable_on (&ground, themes[i % G_N_ELEMENTS (themes)]());

      g_assert_cmpfloat (accord_color_contrast (&ground, &text), >=, 4.5);
    }
}

static void
test_mix (void)
{
  const AccordChartTheme *theme = accord_chart_theme_light ();
  AccordColor start = accord_color_mix (&theme->background, &theme->data, 0), end = accord_color_mix (&theme->background, &theme->data, 1);

  g_assert_cmpfloat (start.r, ==, theme->background.r);
  g_assert_cmpfloat (end.b, ==, theme->data.b);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color/known", test_known);
  g_test_add_func ("/color/themes", test_themes);
  g_test_add_func ("/color/readable", test_readable);
  g_test_add_func ("/color/mix", test_mix);

  return g_test_run ();
}
