#include <math.h>

#include "kpi/metric.h"

/*
 * How long figures take over a million leads in memory: the shape of the leads is that of a marketing team of six
 * years (months × ten sources; three in ten qualified, one in fifty a customer). Prints milliseconds, median of nine.
 */

#define N_RUNS 9
#define DEFAULT_ROWS 1000000
#define FIRST_DAY 18628 /* 2021-01-01 */
#define N_DAYS 2130
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

static const char *const fields[] = { "email", "source", "created_at", "mql_at", "sql_at", "opportunity_at",
                                      "customer_at", "value" };

static void
add_lead (GRand       *rand,
          AccordBatch *batch,
          guint        number)
{
  static const double chances[] = { 1, 0.4, 0.45, 0.5, 0.27 };
  static const gint days[] = { 0, 5, 7, 14, 40 };
  gint64 ms = (gint64) (g_rand_double (rand) * N_DAYS * MS_PER_DAY) + FIRST_DAY * MS_PER_DAY;
  guint row = accord_batch_append (batch);
  char text[64];

  g_snprintf (text, sizeof text, "user%u@example.com", number);
  accord_batch_set_text (batch, row, 0, text, -1);
  g_snprintf (text, sizeof text, "source-%d", g_rand_int_range (rand, 0, 10));
  accord_batch_set_text (batch, row, 1, text, -1);
  for (guint stage = 0; stage < G_N_ELEMENTS (chances) && g_rand_double (rand) < chances[stage]; stage++)
    {
      ms += (gint64) (-log (1 - g_rand_double (rand)) * days[stage] * MS_PER_DAY);
      batch->columns[2 + stage].integers[row] = accord_moment_from_ms (ms);
      if (stage == ACCORD_STAGE_CUSTOMER)
        batch->columns[7].reals[row] = g_rand_int_range (rand, 100, 100000);
    }
}

static AccordFrame *
make_frame (guint n_rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);
  g_autoptr (AccordZone) zone = accord_zone_new ("Europe/Berlin", NULL);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (AccordBatch) batch = NULL;
  AccordFrameBuilder *builder;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_ptr_array_add (columns, (gpointer) accord_field_find (fields[i]));
  batch = accord_batch_new ((const AccordField *const *) columns->pdata, columns->len, 8192);
  builder = accord_frame_builder_new (zone, columns);
  for (guint i = 0; i < n_rows;)
    {
      accord_batch_clear (batch);
      for (; i < n_rows && batch->n_rows < 8192; i++)
        add_lead (rand, batch, i);
      accord_frame_builder_add_leads (builder, batch);
    }
  return accord_frame_builder_end (builder, 0);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double p = *(const double *) a;
  double q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static void
time_metric (const AccordFrame *frame,
             const AccordQuery *query,
             const char        *metric,
             const char        *label)
{
  double ms[N_RUNS];
  guint n = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (AccordFigures) figures = accord_metric_compute (accord_metric_find (metric), frame, query, NULL);

      ms[i] = (double) (g_get_monotonic_time () - start) / 1000;
      n = figures->figures->len;
    }
  qsort (ms, N_RUNS, sizeof *ms, compare_times);
  g_print ("%-52s %7.1f ms  (%u figures)\n", label, ms[N_RUNS / 2], n);
}

static void
time_condition (const AccordFrame *frame,
                const AccordAsOf  *as_of,
                const char        *text)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, NULL);
  double ms[N_RUNS];
  guint n = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (AccordLeadSet) set = accord_condition_match (condition, frame, as_of, NULL);

      ms[i] = (double) (g_get_monotonic_time () - start) / 1000;
      n = accord_lead_set_count (set);
    }
  qsort (ms, N_RUNS, sizeof *ms, compare_times);
  g_print ("%-52s %7.1f ms  (%u leads)\n", text, ms[N_RUNS / 2], n);
}

int
main (int   argc,
      char *argv[])
{
  guint n_rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_ROWS;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (AccordFrame) frame = make_frame (n_rows);
  AccordQuery query;

  g_print ("%u leads, made in %.1f s\n", n_rows, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  accord_query_init (&query, frame);
  time_metric (frame, &query, "leads", "leads, all");
  query.by = ACCORD_PERIOD_MONTH;
  time_metric (frame, &query, "conversion-rate", "conversion within 90 days by month");
  query.group = "source";
  time_metric (frame, &query, "conversion-rate", "conversion within 90 days by month and source");
  query.basis = ACCORD_BASIS_TO_DATE;
  time_metric (frame, &query, "conversion-rate", "conversion so far by month and source");
  query.basis = ACCORD_BASIS_PERIOD;
  time_metric (frame, &query, "conversion-rate", "this month's customers by leads, and source");
  query.basis = ACCORD_BASIS_COHORT;
  time_metric (frame, &query, "lead-value", "lead value by month and source");
  time_metric (frame, &query, "revenue", "revenue by month and source");
  time_condition (frame, &query.as_of, "source = \"SOURCE-3\" and created_at >= \"2023-01-01\"");
  time_condition (frame, &query.as_of, "email contains \"99@\"");
  time_condition (frame, &query.as_of, "email matches \"^user[0-9]*7@\"");
  time_condition (frame, &query.as_of, "stage = \"customer\" or value > 50000");
  return 0;
}
