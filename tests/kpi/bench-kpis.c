#include <math.h>
#include <string.h>

#include "kpi/form.h"
#include "kpi/funnel-table.h"
#include "kpi/promise.h"

/*
 * Four questions about a million leads in memory (how far they came by month, by source, by both with what they brought in,
 * and the median and the 90th percentile of the time to first contact by month), against the same answered by plain loops
 * over plain arrays, which know nothing of as-of, time zones, filters, or dates that are missing. Both in turn; the median of
 * the ratios counts, and that of the questions together is to be at most 1.5. Then a board of nine charts of those leads
 * that meet a condition, from the condition to the last figure: to be within 100 ms.
 */

#define N_RUNS 15
#define DEFAULT_ROWS 1000000
#define FIRST_DAY 18628 /* 2021-01-01 */
#define N_DAYS 2130
#define N_MONTHS 80
#define N_SOURCES 16
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)
#define N_QUESTIONS 4

static const char *const fields[] = { "source", "created_at", "mql_at", "sql_at", "opportunity_at", "customer_at", "value",
                                      "handed_over_at", "first_contact_at" };

/* The plain arrays: seconds since 1970, 0 where something never was. */
typedef struct
{
  guint    n;
  gint32  *times[6]; /* created, MQL, SQL, opportunity, customer, first contact */
  guint8  *sources, months[N_DAYS + 400];
  double  *values;
  gint32  *buffer;
} Arrays;

static void
add_lead (GRand       *rand,
          AccordBatch *batch,
          Arrays      *arrays)
{
  static const double chances[] = { 1, 0.4, 0.45, 0.5, 0.27 };
  static const gint days[] = { 0, 5, 7, 14, 40 };
  gint64 ms = (gint64) (g_rand_double (rand) * N_DAYS * MS_PER_DAY) + FIRST_DAY * MS_PER_DAY;
  gint64 contact = ms + (gint64) (-log (1 - g_rand_double (rand)) * MS_PER_DAY);
  guint row = accord_batch_append (batch), n = arrays->n++;
  char text[64];

  arrays->sources[n] = (guint8) g_rand_int_range (rand, 0, 10);
  g_snprintf (text, sizeof text, "source-%d", arrays->sources[n]);
  accord_batch_set_text (batch, row, 0, text, -1);
  batch->columns[7].integers[row] = accord_moment_from_ms (ms);
  if (g_rand_double (rand) < 0.8)
    {
      batch->columns[8].integers[row] = accord_moment_from_ms (contact);
      arrays->times[5][n] = (gint32) (contact / 1000);
    }
  for (guint stage = 0; stage < G_N_ELEMENTS (chances) && g_rand_double (rand) < chances[stage]; stage++)
    {
      ms += (gint64) (-log (1 - g_rand_double (rand)) * days[stage] * MS_PER_DAY);
      batch->columns[1 + stage].integers[row] = accord_moment_from_ms (ms);
      arrays->times[stage][n] = (gint32) (ms / 1000);
      if (stage == ACCORD_STAGE_CUSTOMER)
        batch->columns[6].reals[row] = arrays->values[n] = g_rand_int_range (rand, 100, 100000);
    }
}

static void
arrays_init (Arrays *self,
             guint   n)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->times); i++)
    self->times[i] = g_new0 (gint32, n);
  self->n = 0;
  self->sources = g_new0 (guint8, n);
  self->values = g_new0 (double, n);
  self->buffer = g_new0 (gint32, n);
  for (guint day = 0; day < G_N_ELEMENTS (self->months); day++)
    {
      gint year, month, day_of_month;

      accord_day_to_ymd (FIRST_DAY + (gint) day, &year, &month, &day_of_month);
      self->months[day] = (guint8) ((year - 2021) * 12 + month - 1);
    }
}

static AccordFrame *
make_frame (guint   n_rows,
            Arrays *arrays)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);
  g_autoptr (AccordZone) zone = accord_zone_new ("UTC", NULL);
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
        add_lead (rand, batch, arrays);
      accord_frame_builder_add_leads (builder, batch);
    }
  return accord_frame_builder_end (builder, 0);
}

static guint
find_month (const Arrays *self,
            guint         i)
{
  return self->months[self->times[0][i] / 86400 - FIRST_DAY];
}

static void
add_stages (const Arrays *self,
            guint         i,
            guint32       counts[5])
{
  counts[0]++;
  for (guint stage = 1; stage < 5; stage++)
    counts[stage] += self->times[stage][i] != 0;
}

/* All of it, so that no loop can be left out. */
static guint64
sum_up (const guint32 *counts,
        guint          n)
{
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += counts[i];
  return sum;
}

static guint64
count_months (const Arrays *self)
{
  static guint32 counts[N_MONTHS][5];

  memset (counts, 0, sizeof counts);
  for (guint i = 0; i < self->n; i++)
    add_stages (self, i, counts[find_month (self, i)]);
  return sum_up (&counts[0][0], N_MONTHS * 5);
}

static guint64
count_sources (const Arrays *self)
{
  static guint32 counts[N_SOURCES][5];

  memset (counts, 0, sizeof counts);
  for (guint i = 0; i < self->n; i++)
    add_stages (self, i, counts[self->sources[i]]);
  return sum_up (&counts[0][0], N_SOURCES * 5);
}

static guint64
count_both (const Arrays *self)
{
  static guint32 counts[N_MONTHS][N_SOURCES][5];
  static double money[N_MONTHS][N_SOURCES];

  memset (counts, 0, sizeof counts);
  memset (money, 0, sizeof money);
  for (guint i = 0; i < self->n; i++)
    {
      guint month = find_month (self, i);

      add_stages (self, i, counts[month][self->sources[i]]);
      money[month][self->sources[i]] += self->values[i];
    }
  return sum_up (&counts[0][0][0], N_MONTHS * N_SOURCES * 5) + (guint64) money[3][3];
}

static gint32
select_rank (gint32 *numbers,
             gint    n,
             gint    rank)
{
  gint first = 0, last = n - 1;

  while (first < last)
    {
      gint32 pivot = numbers[(first + last) / 2];
      gint i = first, j = last;

      while (i <= j)
        {
          while (numbers[i] < pivot)
            i++;
          while (numbers[j] > pivot)
            j--;
          if (i <= j)
            {
              gint32 number = numbers[i];

              numbers[i++] = numbers[j];
              numbers[j--] = number;
            }
        }
      if (rank <= j)
        last = j;
      else if (rank >= i)
        first = i;
      else
        break;
    }
  return numbers[rank];
}

static guint64
find_times (const Arrays *self)
{
  gint ends[N_MONTHS + 1] = { 0 }, places[N_MONTHS + 1];
  guint64 sum = 0;

  for (guint i = 0; i < self->n; i++)
    if (self->times[5][i] != 0)
      ends[find_month (self, i) + 1]++;
  for (guint month = 0; month < N_MONTHS; month++)
    ends[month + 1] += ends[month];
  memcpy (places, ends, sizeof places);
  for (guint i = 0; i < self->n; i++)
    if (self->times[5][i] != 0)
      self->buffer[places[find_month (self, i)]++] = self->times[5][i] - self->times[0][i];
  for (guint month = 0; month < N_MONTHS; month++)
    {
      gint n = ends[month + 1] - ends[month];

      if (n > 0)
        sum += (guint64) select_rank (self->buffer + ends[month], n, (n + 1) / 2 - 1) +
               (guint64) select_rank (self->buffer + ends[month], n, (n * 9 + 9) / 10 - 1);
    }
  return sum;
}

static guint64 (*const plain[N_QUESTIONS]) (const Arrays *self) = { count_months, count_sources, count_both, find_times };
static const char *const questions[N_QUESTIONS] = { "how far by month", "how far by source",
                                                    "how far by month and source, and revenue", "time to first contact by month" };

/* The fourth month, the fourth source, so that nothing is left out that was asked. */
static void
ask (const AccordFrame *frame,
     guint              question)
{
  g_autoptr (AccordFunnelTable) table = NULL;
  g_autoptr (AccordFigures) figures = NULL;
  AccordQuery query;

  accord_query_init (&query, frame);
  query.basis = ACCORD_BASIS_TO_DATE;
  query.by = question != 1 ? ACCORD_PERIOD_MONTH : ACCORD_PERIOD_ALL;
  query.group = question == 1 || question == 2 ? "source" : NULL;
  if (question < 3)
    table = accord_funnel_table_new (frame, &query, NULL);
  else
    figures = accord_metric_compute (accord_metric_find ("speed-to-lead"), frame, &query, NULL);
  g_assert (table != NULL || figures->figures->len > 60);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static double
find_median (double *numbers)
{
  qsort (numbers, N_RUNS, sizeof *numbers, compare_numbers);
  return numbers[N_RUNS / 2];
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
time_questions (const AccordFrame *frame,
                const Arrays      *arrays)
{
  double product[N_QUESTIONS + 1][N_RUNS] = { 0 }, anchor[N_QUESTIONS + 1][N_RUNS] = { 0 }, ratios[N_RUNS];
  volatile guint64 sum = 0;

  for (guint run = 0; run < N_RUNS; run++)
    {
      for (guint i = 0; i < N_QUESTIONS; i++)
        {
          gint64 start = g_get_monotonic_time ();

          sum += plain[i](arrays);
          anchor[i][run] = since (start);
          start = g_get_monotonic_time ();
          ask (frame, i);
          product[i][run] = since (start);
          anchor[N_QUESTIONS][run] += anchor[i][run];
          product[N_QUESTIONS][run] += product[i][run];
        }
      ratios[run] = product[N_QUESTIONS][run] / anchor[N_QUESTIONS][run];
    }
  for (guint i = 0; i <= N_QUESTIONS; i++)
    g_print ("%-44s %7.1f ms, plain loops %7.1f ms\n", i < N_QUESTIONS ? questions[i] : "together",
             find_median (product[i]), find_median (anchor[i]));
  g_print ("together: %.2f times the plain loops\n", find_median (ratios));
}

/* What a team may look at. */
static const struct
{
  const char      *metric;
  AccordForm       form;
  AccordPeriodKind by;
  const char      *group;
} board[] = {
  { "new-customers", ACCORD_FORM_PLAIN, ACCORD_PERIOD_MONTH, NULL },
  { "conversion-rate", ACCORD_FORM_PLAIN, ACCORD_PERIOD_MONTH, NULL },
  { "lead-value", ACCORD_FORM_PLAIN, ACCORD_PERIOD_ALL, "source" },
  { "conversion-rate", ACCORD_FORM_FUNNEL, ACCORD_PERIOD_ALL, NULL },
  { "revenue", ACCORD_FORM_PLAIN, ACCORD_PERIOD_MONTH, NULL },
  { "conversion-rate", ACCORD_FORM_HEAT, ACCORD_PERIOD_MONTH, NULL },
  { "conversion-rate", ACCORD_FORM_AGES, ACCORD_PERIOD_ALL, NULL },
  { "leads", ACCORD_FORM_SHARES, ACCORD_PERIOD_MONTH, "source" },
  { "speed-to-lead", ACCORD_FORM_SPREAD, ACCORD_PERIOD_ALL, NULL },
};

static void
time_board (const AccordFrame *frame,
            const char        *text)
{
  double times[N_RUNS], each[G_N_ELEMENTS (board)] = { 0 };
  g_autoptr (AccordCondition) condition = text != NULL ? accord_condition_parse (text, NULL) : NULL;
  guint n = accord_frame_get_n_leads (frame);

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (AccordLeadSet) scope = NULL;
      AccordQuery query;

      accord_query_init (&query, frame);
      scope = condition != NULL ? accord_condition_match (condition, frame, &query.as_of, NULL) : NULL;
      query.scope = scope;
      n = scope != NULL ? accord_lead_set_count (scope) : n;
      for (guint i = 0; i < G_N_ELEMENTS (board); i++)
        {
          gint64 begin = g_get_monotonic_time ();
          g_autoptr (AccordFigures) figures = NULL;

          query.form = board[i].form;
          query.by = board[i].by;
          query.group = board[i].group;
          figures = accord_metric_compute (accord_metric_find (board[i].metric), frame, &query, NULL);
          g_assert (figures != NULL);
          each[i] += since (begin) / N_RUNS;
        }
      times[run] = since (start);
    }
  g_print ("board of nine, where %s: %.1f ms (%u leads)\n", text != NULL ? text : "nothing is asked", find_median (times), n);
  for (guint i = 0; i < G_N_ELEMENTS (board); i++)
    g_print ("    %-16s %-8s %6.1f ms\n", board[i].metric, accord_form_get_name (board[i].form), each[i]);
}

int
main (int   argc,
      char *argv[])
{
  guint n_rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_ROWS;
  g_autoptr (AccordFrame) frame = NULL;
  Arrays arrays;

  arrays_init (&arrays, n_rows);
  frame = make_frame (n_rows, &arrays);
  time_questions (frame, &arrays);
  time_board (frame, "source = \"source-3\"");
  time_board (frame, "source in (\"source-1\", \"source-2\", \"source-4\") and created_at >= \"2023-01-01\"");
  time_board (frame, NULL);
  return 0;
}
