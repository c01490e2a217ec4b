#include "sample.h"

#include <math.h>

/* Charts of every kind by chance: long and short words of several scripts, any size of figures, gaps, all options. */

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

static gboolean
one_in (GRand *rand,
        gint   n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static void
set_day (AccordChartPoint *point,
         guint             month)
{
  point->year = 2021 + month / 12;
  point->month = month % 12 + 1;
  point->day = 1;
}

static void
set_random_texts (AccordChartPoint *point,
                  GRand            *rand)
{
  point->value_label = g_strdup_printf ("%.*f", g_rand_int_range (rand, 0, 4), point->value);
  point->note = maybe_text (rand, 4);
  for (guint i = 0; i < G_N_ELEMENTS (point->columns); i++)
    point->columns[i] = maybe_text (rand, 2);
}

static void
set_random_places (AccordChartPoint *point,
                   GRand            *rand,
                   guint             index,
                   double            scale)
{
  point->at = index * 7 + g_rand_double (rand) * 7;
  point->tone = g_rand_int_range (rand, 0, 4);
  if (one_in (rand, 3))
    point->base = g_rand_double (rand) * scale;
  if (g_rand_boolean (rand))
    point->aim = g_rand_double (rand) * scale;
  if (g_rand_boolean (rand))
    point->full = g_rand_double (rand) * scale;
}

static void
add_random_points (AccordChart       *chart,
                   AccordChartSeries *series,
                   GRand             *rand,
                   guint              n,
                   guint              stride,
                   double             scale)
{
  gboolean may_be_less = one_in (rand, 5);

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
      set_random_texts (point, rand);
      set_random_places (point, rand, i, scale);
      if (stride > 0 && (chart->kind == ACCORD_CHART_LINE || chart->kind == ACCORD_CHART_BARS))
        set_day (point, i * stride);
      else
        point->label = make_text (rand, 5);
    }
}

static void
set_random_words (AccordChart *chart,
                  GRand       *rand)
{
  chart->title = maybe_text (rand, 9);
  chart->subtitle = maybe_text (rand, 9);
  chart->foot = maybe_text (rand, 40);
  chart->empty = make_text (rand, 20);
  chart->early_label = maybe_text (rand, 2);
  chart->truncated_label = maybe_text (rand, 6);
  for (guint i = 0; i < G_N_ELEMENTS (chart->heads); i++)
    chart->heads[i] = maybe_text (rand, 3);
}

static void
set_random_options (AccordChart *chart,
                    GRand       *rand,
                    double       scale)
{
  chart->rtl = g_rand_boolean (rand);
  chart->compact = one_in (rand, 4);
  chart->whole = g_rand_boolean (rand) && scale >= 1;
  chart->numeric = one_in (rand, 4);
  chart->stepped = one_in (rand, 4);
  chart->stacked = one_in (rand, 4);
  chart->text_scale = g_rand_double_range (rand, 0.7, 2.6);
}

static void
add_random_lines (AccordChart *chart,
                  GRand       *rand,
                  double       scale)
{
  for (gint i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *label = make_text (rand, 3);

      accord_chart_add_target (chart, g_rand_double (rand) * scale * 1.5, label);
    }
  for (gint i = one_in (rand, 3) ? g_rand_int_range (rand, 0, 12) : 0; i > 0; i--)
    {
      g_autofree char *label = make_text (rand, 3);

      accord_chart_add_event (chart, g_rand_int_range (rand, 2020, 2026), g_rand_int_range (rand, 1, 13),
                              g_rand_int_range (rand, 1, 29), label);
    }
}

static AccordChart *
make_chart (GRand          *rand,
            AccordChartKind kind)
{
  static const guint strides[] = { 0, 1, 3, 12 };
  AccordChart *chart = accord_chart_new (kind);
  gboolean lying = kind == ACCORD_CHART_ROWS || kind == ACCORD_CHART_BULLETS;
  guint n_series = lying ? g_rand_int_range (rand, 1, 3) : g_rand_int_range (rand, 1, kind == ACCORD_CHART_HEAT ? 30 : 8);
  guint n = g_rand_int_range (rand, 0, 60), stride = strides[g_rand_int_range (rand, 0, G_N_ELEMENTS (strides))];
  double scale = pow (10, g_rand_int_range (rand, -3, 9));

  set_random_words (chart, rand);
  set_random_options (chart, rand, scale);
  for (guint i = 0; i < n_series && kind != ACCORD_CHART_PANELS; i++)
    {
      AccordChartSeries *series = accord_chart_add_series (chart, NULL);

      series->name = maybe_text (rand, 3);
      series->reference = i > 0 && one_in (rand, 4);
      series->compared = i > 0 && (lying || one_in (rand, 4));
      add_random_points (chart, series, rand, one_in (rand, 10) ? n / 2 : n, stride, scale);
    }
  add_random_lines (chart, rand, scale);

  return chart;
}

AccordChart *
sample_chart_random (GRand *rand)
{
  AccordChart *chart = make_chart (rand, g_rand_int_range (rand, 0, ACCORD_CHART_PANELS + 1));

  for (gint i = chart->kind == ACCORD_CHART_PANELS ? g_rand_int_range (rand, 0, 14) : 0; i > 0; i--)
    accord_chart_add_panel (chart, make_chart (rand, one_in (rand, 8) ? g_rand_int_range (rand, 0, ACCORD_CHART_PANELS)
                                                                      : g_rand_int_range (rand, 0, 2)));

  return chart;
}
