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

const AccordChartTheme *
sample_theme (const AccordChartTheme *theme)
{
  static AccordChartTheme pinned;

  pinned = *theme;
  pinned.font = "DejaVu Sans";

  return &pinned;
}
