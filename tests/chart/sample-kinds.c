#include "sample-kinds.h"

#include <math.h>

static const double figures[] = { 12.4, 9.3, 11.8, 14.2, 10.1, 13.6, 8.4, 15.9, 12.2, 13.4, 6.1, 3.2 };
static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const sources[] = { "Referral", "Webinar", "Trade fair", "Search ads", "Content download", "Bought list",
                                       "Partner", "Outbound" };

static char *
format (double   value,
        double   step,
        gpointer user_data)
{
  static const char *const units[] = { "", "k", "M", "G", "T", "P" };
  double size = fabs (value);
  guint unit = 0;

  for (; size >= 1000 && unit + 1 < G_N_ELEMENTS (units); unit++)
    size /= 1000;
  return g_strdup_printf ("%s%.3g%s", value < 0 ? "−" : "", size, units[unit]);
}

static char *
format_days (double   at,
             double   step,
             gpointer user_data)
{
  return g_strdup_printf ("%g d", at);
}

/* The figure at @index, of the sort that is asked for. */
static double
pick (SampleSort sort,
      guint      index,
      double     ordinary)
{
  switch (sort)
    {
    case SAMPLE_EMPTY:
      return NAN;
    case SAMPLE_EQUAL:
      return 10;
    case SAMPLE_NEGATIVE:
      return index % 3 == 1 ? -ordinary * 0.7 : ordinary;
    case SAMPLE_HUGE:
      return ordinary * 1e11;
    case SAMPLE_MISSING:
      return index % 4 == 2 ? NAN : ordinary;
    case SAMPLE_ORDINARY:
    case SAMPLE_ONE:
    case SAMPLE_N_SORTS:
    default:
      return ordinary;
    }
}

static guint
count (SampleSort sort,
       guint      n)
{
  return sort == SAMPLE_ONE ? 1 : n;
}

static AccordChart *
create (AccordChartKind kind,
        const char     *title)
{
  AccordChart *chart = accord_chart_new (kind);

  chart->title = g_strdup (title);
  chart->empty = g_strdup ("No leads in these months.");
  chart->early_label = g_strdup ("too early");
  chart->format = format;

  return chart;
}

static AccordChartPoint *
add (AccordChartSeries *series,
     double             value)
{
  AccordChartPoint *point = accord_chart_add_point (series, value);

  point->value_label = isfinite (value) ? format (value, 1, NULL) : NULL;
  return point;
}

static void
set_month (AccordChartPoint *point,
           guint             index)
{
  point->year = 2024 + (index + 4) / 12;
  point->month = (index + 4) % 12 + 1;
  point->day = 1;
  point->label = g_strdup_printf ("%s %d", months[point->month - 1], point->year);
}

static void
add_months (AccordChart *chart,
            const char  *name,
            SampleSort   sort,
            double       share,
            gboolean     compared)
{
  AccordChartSeries *series = accord_chart_add_series (chart, name);

  series->compared = compared;
  for (guint i = 0; i < count (sort, G_N_ELEMENTS (figures)); i++)
    {
      AccordChartPoint *point = add (series, pick (sort, i, figures[(i + compared * 5) % 12] * share));

      point->low = point->value - fabs (point->value) * 0.3;
      point->high = point->value + fabs (point->value) * 0.4;
      point->early = !compared && i > 9;
      point->can_rise = point->early;
      set_month (point, i);
    }
}

static AccordChart *
make_line (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_LINE, "Customers within 90 days");

  add_months (chart, "2024", sort, 1, FALSE);
  add_months (chart, "2023", sort, 0.8, TRUE);
  accord_chart_add_target (chart, sort == SAMPLE_HUGE ? 12e11 : 12, "target 12");
  accord_chart_add_event (chart, 2024, 7, 12, "signed");
  accord_chart_add_event (chart, 2024, 8, 3, "campaign");
  accord_chart_add_event (chart, 2025, 1, 20, "new form");

  return chart;
}

static AccordChart *
make_lines (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_LINE, "By source");

  chart->truncated_label = g_strdup ("The axis does not begin at 0.");
  for (guint i = 0; i < 4; i++)
    {
      AccordChartSeries *series = accord_chart_add_series (chart, sources[i]);

      for (guint j = 0; j < count (sort, 12); j++)
        set_month (add (series, pick (sort, j, 60 + 5 * sin (i * 2 + j) + 3 * i)), j);
    }

  return chart;
}

static AccordChart *
make_ages (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_LINE, "Converted by age");
  AccordChartSeries *series = accord_chart_add_series (chart, "May 2024 to Apr 2025");

  chart->numeric = chart->stepped = TRUE;
  chart->at_format = format_days;
  for (guint i = 0; i < count (sort, 60); i++)
    {
      AccordChartPoint *point = add (series, pick (sort, i / 8, 14 * (1 - exp (-(double) i / 20))));

      point->at = i * i / 10.0;
      point->low = point->value * 0.85;
      point->high = point->value * 1.2;
    }
  series = accord_chart_add_series (chart, "year before");
  series->compared = TRUE;
  for (guint i = 0; i < count (sort, 60); i++)
    add (series, pick (sort, 0, 11 * (1 - exp (-(double) i / 25))))->at = i * i / 10.0;

  return chart;
}

static AccordChart *
make_bars (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_BARS, "Revenue from new customers");

  add_months (chart, "2024", sort, 25000, FALSE);
  add_months (chart, "2023", sort, 22000, TRUE);
  accord_chart_add_target (chart, sort == SAMPLE_HUGE ? 29e15 : 290000, "target 290k");

  return chart;
}

static AccordChart *
make_shares (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_BARS, "Shares of leads");

  chart->stacked = TRUE;
  for (guint i = 0; i < 4; i++)
    {
      AccordChartSeries *series = accord_chart_add_series (chart, sources[i]);

      for (guint j = 0; j < count (sort, 9); j++)
        set_month (add (series, pick (sort, j, 25 + (i % 2 == 0 ? 5 : -5) * sin (j))), j);
    }

  return chart;
}

static AccordChart *
make_change (SampleSort sort)
{
  static const struct
  {
    const char      *label;
    double           value;
    AccordChartTone  tone;
  } steps[] = { { "April", 318, ACCORD_CHART_TONE_DATA }, { "Volume", 46, ACCORD_CHART_TONE_GOOD },
                { "Rate", -61, ACCORD_CHART_TONE_BAD },   { "Value", 12, ACCORD_CHART_TONE_GOOD },
                { "Rest", -3, ACCORD_CHART_TONE_MUTED },  { "May", 312, ACCORD_CHART_TONE_DATA } };
  AccordChart *chart = create (ACCORD_CHART_BARS, "What changed");
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  double sum = 0;

  for (guint i = 0; i < count (sort, G_N_ELEMENTS (steps)); i++)
    {
      gboolean total = i == 0 || i + 1 == G_N_ELEMENTS (steps);
      double value = pick (sort, i, steps[i].value);
      AccordChartPoint *point = accord_chart_add_point (series, value);
      g_autofree char *text = isfinite (value) ? format (value, 1, NULL) : NULL;

      point->base = total ? 0 : sum;
      sum = total ? value : sum + (isfinite (value) ? value : 0);
      point->tone = steps[i].tone;
      point->label = g_strdup (steps[i].label);
      point->value_label = text != NULL ? g_strconcat (!total && value > 0 ? "+" : "", text, NULL) : NULL;
    }

  return chart;
}

static AccordChart *
make_spread (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_BARS, "Days from lead to customer");
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  chart->numeric = TRUE;
  chart->at_format = format_days;
  for (guint i = 0; i < count (sort, 18); i++)
    {
      AccordChartPoint *point = add (series, pick (sort, i, round (80 * (i + 1) * exp (-(double) i / 4))));

      point->at = i * 10;
      point->until = i * 10 + 10;
    }

  return chart;
}

static AccordChart *
make_rows (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_ROWS, "Return on what was spent");
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  for (guint i = 0; i < count (sort, 7); i++)
    {
      AccordChartPoint *point = add (series, pick (sort, i, 40 - 6.0 * i));

      point->label = g_strdup (sources[i]);
      point->low = point->value - 6;
      point->high = point->value + 7;
      point->note = g_strdup_printf ("%u leads", 880 - i * 97);
      point->tone = point->value < 0 ? ACCORD_CHART_TONE_BAD : ACCORD_CHART_TONE_DATA;
    }
  accord_chart_add_target (chart, sort == SAMPLE_HUGE ? 2e12 : 20, "target 20");

  return chart;
}

static AccordChart *
make_funnel (SampleSort sort)
{
  static const char *const stages[] = { "Leads", "Qualified (MQL)", "Accepted by sales (SQL)", "Opportunity", "Customer in 90 days" };
  static const double counts[] = { 2676, 1124, 612, 418, 293 };
  AccordChart *chart = create (ACCORD_CHART_ROWS, "From lead to customer");
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  chart->foot = g_strdup ("Widest loss: 1,552 leads did not qualify. 88 leads skipped a stage.");
  chart->heads[0] = g_strdup ("of previous");
  chart->heads[1] = g_strdup ("of all");
  for (guint i = 0; i < count (sort, G_N_ELEMENTS (counts)); i++)
    {
      AccordChartPoint *point = add (series, pick (sort, i, counts[i]));

      point->label = g_strdup (stages[i]);
      point->columns[0] = i > 0 ? g_strdup_printf ("%.0f %%", 100 * counts[i] / counts[i - 1]) : NULL;
      point->columns[1] = i > 0 ? g_strdup_printf ("%.0f %%", 100 * counts[i] / counts[0]) : NULL;
      point->tone = i == 1 ? ACCORD_CHART_TONE_BAD : ACCORD_CHART_TONE_DATA;
    }

  return chart;
}

static AccordChart *
make_bullets (SampleSort sort)
{
  static const struct
  {
    const char *label, *figure, *note;
    double      value, aim;
  } rows[] = { { "First contact ≤ 4 working hours", "kept 93 of 97", "4 missed, 9 allowed", 0.96, 0.9 },
               { "Handed over ≤ 2 working hours", "kept 97 of 101", "4 missed, 5 allowed", 0.96, 0.95 },
               { "Qualified leads: 180 a month", "67 of 180", "even pace 64", 0.37, 0.36 },
               { "Decided ≤ 2 working days", "kept 81 of 88", "at risk: 7 missed, 4 allowed", 0.92, 0.95 },
               { "Every rejection has a reason", "kept 22 of 23", "missed: 1 missed, 0 allowed", 0.957, 1 } };
  AccordChart *chart = create (ACCORD_CHART_BULLETS, "Commitments in May");
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);

  for (guint i = 0; i < count (sort, G_N_ELEMENTS (rows)); i++)
    {
      AccordChartPoint *point = accord_chart_add_point (series, pick (sort, i, rows[i].value));

      point->label = g_strdup (rows[i].label);
      point->value_label = g_strdup (rows[i].figure);
      point->note = g_strdup (rows[i].note);
      point->columns[0] = g_strdup_printf ("%.0f %%", rows[i].aim * 100);
      point->aim = rows[i].aim * (sort == SAMPLE_HUGE ? 1e11 : 1);
      point->full = sort == SAMPLE_HUGE ? NAN : 1;
      point->tone = i > 2 ? ACCORD_CHART_TONE_BAD : ACCORD_CHART_TONE_DATA;
    }

  return chart;
}

static AccordChart *
make_heat (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_HEAT, "Customers by month and age");

  for (guint i = 0; i < count (sort, 9); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s 2024", months[i]);
      AccordChartSeries *series = accord_chart_add_series (chart, name);

      for (guint j = 0; j < count (sort, 7); j++)
        {
          gboolean late = i + j > 12;
          AccordChartPoint *point = add (series, late ? NAN : pick (sort, i + j, 16 * (1 - exp (-(j + 1.0) / 2)) * (0.8 + 0.05 * i)));

          point->early = i + j > 10 && !late;
          point->label = g_strdup_printf ("%u d", (j + 1) * 30);
        }
    }

  return chart;
}

static AccordChart *
make_panels (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_PANELS, "Customers within 90 days by source");

  for (guint i = 0; i < 7; i++)
    {
      AccordChart *panel = accord_chart_add_panel (chart, create (ACCORD_CHART_LINE, sources[i]));

      add_months (panel, NULL, sort, 0.6 + 0.1 * i, FALSE);
      accord_chart_add_target (panel, sort == SAMPLE_HUGE ? 12e11 : 12, "target 12");
    }

  return chart;
}

static AccordChart *
make_spark (SampleSort sort)
{
  AccordChart *chart = create (ACCORD_CHART_LINE, NULL);

  chart->compact = TRUE;
  add_months (chart, NULL, sort, 1, FALSE);

  return chart;
}

#define PLAIN { { 220, 140 }, { 320, 190 }, { 460, 270 } }

const SampleKind sample_kinds[] = {
  { "line", make_line, PLAIN },
  { "lines", make_lines, PLAIN },
  { "ages", make_ages, PLAIN },
  { "bars", make_bars, PLAIN },
  { "shares", make_shares, PLAIN },
  { "change", make_change, PLAIN },
  { "spread", make_spread, PLAIN },
  { "rows", make_rows, PLAIN },
  { "funnel", make_funnel, PLAIN },
  { "bullets", make_bullets, { { 260, 150 }, { 400, 200 }, { 560, 270 } } },
  { "heat", make_heat, PLAIN },
  { "panels", make_panels, { { 260, 200 }, { 360, 260 }, { 560, 340 } } },
  { "spark", make_spark, { { 50, 16 }, { 80, 24 }, { 118, 36 } } },
};

const guint sample_n_kinds = G_N_ELEMENTS (sample_kinds);
