#include "sample.h"

#include <math.h>

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

static char *
format_percent (double   value,
                double   step,
                gpointer user_data)
{
  return g_strdup_printf ("%g %%", value * 100);
}

static char *
format_money (double   value,
              double   step,
              gpointer user_data)
{
  return g_strdup_printf ("€%gk", value / 1000);
}

static void
set_month (AccordChartPoint *point,
           guint             since_2024)
{
  point->year = 2024 + since_2024 / 12;
  point->month = since_2024 % 12 + 1;
  point->day = 1;
  point->label = g_strdup_printf ("%s %d", months[point->month - 1], point->year);
}

AccordChart *
sample_chart_rate (void)
{
  static const double values[] = { .102, .093, .11, .096, .113, .103, .125, .105, .134, .078, .055, .019 };
  AccordChart *chart = accord_chart_new (ACCORD_CHART_LINE);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  chart->title = g_strdup ("Customers within 90 days");
  chart->subtitle = g_strdup ("% of the leads of each month");
  chart->foot = g_strdup ("Bars: likely range. Hollow: too early, all final by 29 July.");
  chart->early_label = g_strdup ("too early");
  chart->format = format_percent;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      AccordChartPoint *point = accord_chart_add_point (series, values[i]);

      point->low = values[i] * 0.7;
      point->high = values[i] * 1.4;
      point->early = i > 8;
      point->value_label = g_strdup_printf ("%.1f %%", values[i] * 100);
      set_month (point, i + 4);
    }
  accord_chart_add_target (chart, 0.12, "target 12 %");

  return chart;
}

AccordChart *
sample_chart_money (void)
{
  static const double values[] = { 248, 262, 280, 228, 305, 298, 336, 312, 291, 318, 352, 41 };
  AccordChart *chart = accord_chart_new (ACCORD_CHART_BARS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  chart->early_label = g_strdup ("so far");
  chart->format = format_money;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      AccordChartPoint *point = accord_chart_add_point (series, values[i] * 1000);

      point->early = i == 11;
      point->value_label = g_strdup_printf ("€%gk", values[i]);
      set_month (point, i + 4);
    }
  accord_chart_add_target (chart, 290000, "target €290k");

  return chart;
}

AccordChart *
sample_chart_groups (void)
{
  static const struct
  {
    const char *name;
    double      value;
    guint       leads;
  } groups[] = { { "Referral", 2410, 212 }, { "Webinar", 1690, 388 }, { "Trade fair", 1120, 171 }, { "Search ads", 870, 842 },
                 { "Content download", 640, 731 }, { "Bought list", 140, 332 } };
  AccordChart *chart = accord_chart_new (ACCORD_CHART_ROWS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  chart->title = g_strdup ("Lead value by source");
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      AccordChartPoint *point = accord_chart_add_point (series, groups[i].value);

      point->label = g_strdup (groups[i].name);
      point->value_label = g_strdup_printf ("€%g", groups[i].value);
      point->note = g_strdup_printf ("%u leads", groups[i].leads);
    }
  accord_chart_add_target (chart, 973, "target €973");

  return chart;
}

AccordChart *
sample_chart_lines (void)
{
  static const char *const names[] = { "Webinar", "Referral", "Trade fair", "Search ads", "(none)" };
  AccordChart *chart = accord_chart_new (ACCORD_CHART_LINE);

  chart->early_label = g_strdup ("too early");
  chart->format = format_percent;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AccordChartSeries *series = accord_chart_add_series (chart, names[i]);

      for (guint j = 0; j < 12; j++)
        {
          AccordChartPoint *point = accord_chart_add_point (series, i == 3 && j == 4 ? NAN : 0.1 + 0.05 * sin (i * 2.0 + j * 1.1));

          point->early = j > 9;
          set_month (point, j);
        }
    }

  return chart;
}

static char *
make_text (GRand *rand,
           guint  most_words)
{
  static const char *const words[] = { "Customers", "within", "90", "days", "of", "Kundengewinnungskampagne", "Ωμέγα", "שלום", "顧客",
                                       "a", "€", "12,345", "–", "Über" };
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 0, most_words + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static char *
maybe_text (GRand *rand,
            guint  most_words)
{
  return g_rand_boolean (rand) ? make_text (rand, most_words) : NULL;
}

static double
pick_value (GRand  *rand,
            double  scale,
            gboolean may_be_less)
{
  if (g_rand_int_range (rand, 0, 10) == 0)
    return NAN;
  return (g_rand_double (rand) - (may_be_less ? 0.3 : 0)) * scale;
}

static void
add_random_points (AccordChart       *chart,
                   AccordChartSeries *series,
                   GRand             *rand,
                   guint              n,
                   guint              stride,
                   double             scale)
{
  gboolean may_be_less = g_rand_int_range (rand, 0, 5) == 0, dated = chart->kind != ACCORD_CHART_ROWS && stride > 0;

  for (guint i = 0; i < n; i++)
    {
      AccordChartPoint *point = accord_chart_add_point (series, pick_value (rand, scale, may_be_less));

      if (isfinite (point->value) && g_rand_boolean (rand))
        {
          point->low = point->value - g_rand_double (rand) * scale * 0.3;
          point->high = point->value + g_rand_double (rand) * scale * 2;
        }
      point->early = i + 3 > n && g_rand_boolean (rand);
      point->can_rise = g_rand_boolean (rand);
      point->value_label = g_strdup_printf ("%.*f", g_rand_int_range (rand, 0, 4), point->value);
      point->note = maybe_text (rand, 4);
      if (dated)
        set_month (point, i * stride);
      else
        point->label = make_text (rand, 5);
    }
}

/* Any chart that the program could ever be asked to draw, and some more. */
AccordChart *
sample_chart_random (GRand *rand)
{
  static const guint strides[] = { 0, 1, 3, 12 };
  AccordChart *chart = accord_chart_new (g_rand_int_range (rand, 0, 3));
  guint n_series = chart->kind == ACCORD_CHART_ROWS ? 1 : g_rand_int_range (rand, 1, 8), n = g_rand_int_range (rand, 0, 60);
  guint stride = strides[g_rand_int_range (rand, 0, G_N_ELEMENTS (strides))];
  double scale = pow (10, g_rand_int_range (rand, -3, 9));

  chart->title = maybe_text (rand, 9);
  chart->subtitle = maybe_text (rand, 9);
  chart->foot = maybe_text (rand, 40);
  chart->empty = make_text (rand, 20);
  chart->early_label = maybe_text (rand, 2);
  chart->rtl = g_rand_boolean (rand);
  chart->compact = g_rand_int_range (rand, 0, 4) == 0;
  chart->whole = g_rand_boolean (rand) && scale >= 1;
  chart->text_scale = g_rand_double_range (rand, 0.7, 2.6);
  for (guint i = 0; i < n_series; i++)
    {
      AccordChartSeries *series = accord_chart_add_series (chart, NULL);

      series->name = maybe_text (rand, 3);
      series->reference = i > 0 && g_rand_int_range (rand, 0, 4) == 0;
      add_random_points (chart, series, rand, n, stride, scale);
    }
  for (gint i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *label = make_text (rand, 3);

      accord_chart_add_target (chart, g_rand_double (rand) * scale * 1.5, label);
    }

  return chart;
}

const AccordChartTheme *
sample_theme (const AccordChartTheme *theme)
{
  static AccordChartTheme pinned;

  pinned = *theme;
  pinned.font = "DejaVu Sans";

  return &pinned;
}
