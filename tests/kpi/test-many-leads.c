#include "fixture-frame.h"

#include <math.h>

#include "kpi/funnel-table.h"
#include "kpi/promise.h"
#include "made-leads.h"

/*
 * What is counted of many leads at once, against one lead after the other. There are enough for several of the heaps in which
 * they are counted.
 */

#define N_ROUNDS 60
#define N_ROWS 1300

#define N_MANY 150000

#define PICK(rand, array) (array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))]

static const char *const as_of_days[] = { "2016-12-01", "2017-03-31", "2017-08-15", "2018-12-31", "2017-05-05T12:00" };

static AccordLeadSet *
random_scope (GRand *rand)
{
  AccordLeadSet *scope = accord_lead_set_new (N_ROWS);

  for (guint row = 0; row < N_ROWS; row++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      accord_lead_set_add (scope, row);
  return scope;
}

static void
fill_query (GRand             *rand,
            const AccordFrame *frame,
            AccordQuery       *query)
{
  accord_query_init (query, frame);
  query->by = (AccordPeriodKind) g_rand_int_range (rand, ACCORD_PERIOD_ALL, ACCORD_PERIOD_WEEK + 1);
  query->group = g_rand_boolean (rand) ? "source" : NULL;
  fixture_as_of (&query->as_of, frame, PICK (rand, as_of_days));
  if (g_rand_int_range (rand, 0, 3) == 0)
    query->from = fixture_day ("2016-11-15");
  if (g_rand_int_range (rand, 0, 3) == 0)
    query->to = fixture_day ("2017-07-20");
}

typedef struct
{
  const AccordFrame *frame;
  const AccordQuery *query;
  guint              row;
} Lead;

static AccordDay
get_own_day (const Lead *self,
             guint       stage)
{
  const AccordFrameColumn *column = accord_frame_stage_column (self->frame, (AccordStage) stage);
  AccordDay day = column->days[self->row];

  return accord_as_of_includes (&self->query->as_of, column->moments[self->row], day) ? day : ACCORD_DAY_NONE;
}

static AccordDay
get_day (const Lead *self,
         guint       stage)
{
  for (; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    if (get_own_day (self, stage) != ACCORD_DAY_NONE)
      return get_own_day (self, stage);
  return ACCORD_DAY_NONE;
}

static gboolean
is_in_time (const Lead *self,
            guint       stage)
{
  AccordDay day = get_day (self, stage);

  return day != ACCORD_DAY_NONE && (self->query->basis == ACCORD_BASIS_TO_DATE ||
                                    day - get_day (self, self->query->from_stage) <= self->query->horizon_days);
}

static gboolean
has_passed (const Lead *self,
            guint       stage)
{
  for (; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    if (is_in_time (self, stage))
      return TRUE;
  return FALSE;
}

static gboolean
is_open (const Lead *self)
{
  const AccordQuery *query = self->query;

  if (query->basis == ACCORD_BASIS_COHORT)
    return query->as_of.day - get_day (self, query->from_stage) < query->horizon_days;
  return !has_passed (self, query->to_stage) &&
         accord_frame_stage_at (self->frame, self->row, &query->as_of) != ACCORD_STAGE_LOST;
}

static void
add_lead (const Lead       *self,
          AccordFunnelCell *cell)
{
  const AccordQuery *query = self->query;
  AccordDay first = get_day (self, query->from_stage);

  if (first == ACCORD_DAY_NONE || (query->from != ACCORD_DAY_NONE && first < query->from) ||
      (query->to != ACCORD_DAY_NONE && first > query->to))
    return;
  cell->open += is_open (self);
  if (query->basis == ACCORD_BASIS_COHORT && is_open (self))
    return;
  for (guint stage = query->from_stage; stage <= (guint) query->to_stage; stage++)
    {
      gboolean is_first = stage == (guint) query->from_stage;
      AccordDay day = get_day (self, stage);

      if (!is_first && !has_passed (self, stage))
        continue;
      cell->stages[stage].n++;
      cell->stages[stage].skipped += get_own_day (self, stage) == ACCORD_DAY_NONE;
      cell->stages[stage].out_of_order += !is_first && (day < first || !is_in_time (self, stage));
    }
}

static void
add_cells (AccordFunnelCell        *sum,
           const AccordFunnelTable *table)
{
  for (guint i = 0; i < table->n_periods * table->n_groups; i++)
    {
      for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
        {
          sum->stages[stage].n += table->cells[i].stages[stage].n;
          sum->stages[stage].skipped += table->cells[i].stages[stage].skipped;
          sum->stages[stage].out_of_order += table->cells[i].stages[stage].out_of_order;
        }
      sum->open += table->cells[i].open;
    }
}

/* However it is cut, a funnel counts what each of its leads is, looked at alone. */
static void
test_funnel (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (512);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, N_ROWS);
      g_autoptr (AccordLeadSet) scope = g_rand_boolean (rand) ? random_scope (rand) : NULL;
      g_autoptr (AccordFunnelTable) table = NULL;
      AccordFunnelCell expected = { 0 }, sum = { 0 };
      AccordQuery query;

      fill_query (rand, frame, &query);
      query.scope = scope;
      query.basis = g_rand_boolean (rand) ? ACCORD_BASIS_COHORT : ACCORD_BASIS_TO_DATE;
      query.horizon_days = g_rand_int_range (rand, 0, 200);
      query.from_stage = (AccordStage) g_rand_int_range (rand, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER);
      query.to_stage = (AccordStage) g_rand_int_range (rand, (gint) query.from_stage + 1, ACCORD_STAGE_CUSTOMER + 1);
      table = accord_funnel_table_new (frame, &query, FALSE, NULL);
      add_cells (&sum, table);
      for (guint row = 0; row < N_ROWS; row++)
        if (scope == NULL || accord_lead_set_contains (scope, row))
          add_lead (&(Lead) { frame, &query, row }, &expected);
      g_test_message ("round %u", round);
      g_assert_cmpmem (sum.stages, sizeof sum.stages, expected.stages, sizeof expected.stages);
      g_assert_cmpuint (sum.open, ==, expected.open);
    }
}

static AccordPromises *
make_promises (GRand *rand)
{
  static const char *const dates[] = { "created_at", "mql_at", "sql_at", "customer_at" };
  AccordPromises *promises = accord_promises_new ();
  AccordPromise *promise = accord_promise_new (accord_metric_find ("time-between"));

  promise->from_date = g_strdup (PICK (rand, dates));
  promise->to_date = g_strdup (PICK (rand, dates));
  accord_promises_add (promises, promise);
  return promises;
}

/* Leads that are named are decided on one by one, all of them together: it is the same. */
static void
test_times (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (256);
  const AccordMetric *metric = accord_metric_find ("time-between");

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, N_ROWS);
      g_autoptr (AccordLeadSet) everybody = accord_lead_set_new (N_ROWS);
      g_autoptr (AccordPromises) promises = make_promises (rand);
      g_autoptr (AccordFigures) together = NULL, alone = NULL;
      AccordQuery query;

      accord_lead_set_fill (everybody);
      fill_query (rand, frame, &query);
      query.promises = promises;
      together = accord_metric_compute (metric, frame, &query, NULL);
      query.scope = everybody;
      alone = accord_metric_compute (metric, frame, &query, NULL);
      g_assert_cmpuint (together->figures->len, ==, alone->figures->len);
      for (guint i = 0; i < alone->figures->len; i++)
        {
          const AccordFigure *a = g_ptr_array_index (together->figures, i), *b = g_ptr_array_index (alone->figures, i);

          g_assert_cmpstr (a->period, ==, b->period);
          g_assert_cmpstr (a->group, ==, b->group);
          g_assert_cmpfloat (a->numerator, ==, b->numerator);
          g_assert_cmpfloat (a->denominator, ==, b->denominator);
          g_assert_cmpuint (a->open, ==, b->open);
          g_assert_cmpint (a->mature, ==, b->mature);
          g_assert_cmpmem (a->left_out, sizeof a->left_out, b->left_out, sizeof b->left_out);
          for (guint j = 0; j < ACCORD_N_QUANTILES; j++)
            g_assert_true (a->quantiles[j] == b->quantiles[j] || (isnan (a->quantiles[j]) && isnan (b->quantiles[j])));
        }
    }
}

static int
compare_seconds (gconstpointer a,
                 gconstpointer b)
{
  gint32 p = *(const gint32 *) a, q = *(const gint32 *) b;

  return p < q ? -1 : p > q;
}

/* The whole seconds that the leads of a month waited for their first contact, sorted. */
static GArray *
list_month (const MadeLeads *leads,
            guint            month)
{
  GArray *seconds = g_array_new (FALSE, FALSE, sizeof (gint32));

  for (guint i = 0; i < leads->n; i++)
    if (leads->times[5][i] != 0 && leads->months[leads->times[0][i] / 86400 - MADE_FIRST_DAY] == month)
      {
        gint32 waited = leads->times[5][i] - leads->times[0][i];

        g_array_append_val (seconds, waited);
      }
  g_array_sort (seconds, compare_seconds);
  return seconds;
}

/* So many that they are counted in blocks, each for itself. */
static void
test_blocks (void)
{
  MadeLeads leads;
  g_autoptr (AccordFrame) frame = made_leads_init (&leads, N_MANY);
  g_autoptr (AccordFigures) figures = NULL;
  guint n = 0;
  AccordQuery query;

  accord_query_init (&query, frame);
  query.by = ACCORD_PERIOD_MONTH;
  figures = accord_metric_compute (accord_metric_find ("speed-to-lead"), frame, &query, NULL);
  for (guint month = 0; month < figures->figures->len; month++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, month);
      g_autoptr (GArray) seconds = list_month (&leads, month);

      g_assert_cmpfloat (figure->numerator, ==, seconds->len);
      n += seconds->len + (guint) figure->open;
      /* Milliseconds were cut off of both ends. */
      for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
        {
          guint rank = (seconds->len - 1) * accord_quantiles[i] / 100;

          g_assert_cmpfloat (figure->quantiles[i], >, g_array_index (seconds, gint32, rank) - 1);
          g_assert_cmpfloat (figure->quantiles[i], <, g_array_index (seconds, gint32, rank + 1) + 1);
        }
    }
  g_assert_cmpuint (n, ==, N_MANY);
  made_leads_clear (&leads);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/many-leads/funnel", test_funnel);
  g_test_add_func ("/many-leads/times", test_times);
  g_test_add_func ("/many-leads/blocks", test_blocks);
  return g_test_run ();
}
