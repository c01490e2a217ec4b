#include "fixture-frame.h"

#include <math.h>

#include "kpi/change.h"
#include "kpi/form.h"
#include "kpi/funnel-table.h"

/*
 * Random frames and queries: what has to hold between the forms of figures and the plain ones, what a naive way of counting
 * finds, and that opening a figure shows the leads that it says.
 */

#define N_ROUNDS 200
#define N_ROWS 120

#define PICK(rand, array) (array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))]

static const char *const as_of_days[] = { "2016-12-01", "2017-03-31", "2017-08-15", "2018-12-31", "2017-05-05T12:00" };

typedef struct
{
  GRand         *rand;
  AccordFrame   *frame;
  AccordLeadSet *scope;
  AccordQuery    query;
} Round;

static void
begin_round (Round *self,
             GRand *rand)
{
  self->rand = rand;
  self->frame = fixture_frame_new_random (rand, N_ROWS);
  self->scope = NULL;
  accord_query_init (&self->query, self->frame);
  self->query.basis = (AccordBasis) g_rand_int_range (rand, ACCORD_BASIS_COHORT, ACCORD_BASIS_PERIOD + 1);
  self->query.horizon_days = g_rand_int_range (rand, 0, 200);
  self->query.from_stage = (AccordStage) g_rand_int_range (rand, ACCORD_STAGE_LEAD, ACCORD_STAGE_CUSTOMER);
  self->query.to_stage = (AccordStage) g_rand_int_range (rand, (gint) self->query.from_stage + 1, ACCORD_STAGE_CUSTOMER + 1);
  fixture_as_of (&self->query.as_of, self->frame, PICK (rand, as_of_days));
  if (g_rand_int_range (rand, 0, 3) == 0)
    self->query.from = fixture_day ("2016-11-15");
  if (g_rand_int_range (rand, 0, 3) == 0)
    self->query.to = fixture_day ("2017-07-20");
  if (g_rand_boolean (rand))
    return;
  self->scope = accord_lead_set_new (N_ROWS);
  for (guint row = 0; row < N_ROWS; row++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      accord_lead_set_add (self->scope, row);
  self->query.scope = self->scope;
}

static void
end_round (Round *self)
{
  accord_frame_unref (self->frame);
  g_clear_pointer (&self->scope, accord_lead_set_unref);
}

static AccordFigures *
compute (const Round       *self,
         const char        *metric,
         const AccordQuery *query)
{
  g_autoptr (GError) error = NULL;
  AccordFigures *figures = accord_metric_compute (accord_metric_find (metric), self->frame, query, &error);

  g_assert_no_error (error);
  return figures;
}

static const AccordFigure *
get (const AccordFigures *figures,
     guint                index)
{
  return g_ptr_array_index (figures->figures, index);
}

static guint
count_part (const Round        *self,
            const char         *metric,
            const AccordQuery  *query,
            const AccordFigure *figure,
            guint               part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordLeadSet) set = accord_figure_leads (accord_metric_find (metric), self->frame, query, figure, part, &error);

  g_assert_no_error (error);
  return accord_lead_set_count (set);
}

/* What each figure says of leads, by part. */
static void
assert_leads_behind (const Round       *self,
                     const char        *metric,
                     const AccordQuery *query,
                     guint              step)
{
  g_autoptr (AccordFigures) figures = compute (self, metric, query);

  for (guint i = 0; i < figures->figures->len; i += step)
    {
      const AccordFigure *figure = get (figures, i);

      g_assert_cmpuint (count_part (self, metric, query, figure, ACCORD_PART_NUMERATOR), ==, (guint) figure->numerator);
      g_assert_cmpuint (count_part (self, metric, query, figure, ACCORD_PART_DENOMINATOR), ==, (guint) figure->denominator);
      g_assert_cmpuint (count_part (self, metric, query, figure, ACCORD_PART_OPEN), ==, figure->open);
      for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
        g_assert_cmpuint (count_part (self, metric, query, figure, ACCORD_PART_LEFT_OUT + reason), ==,
                          figure->left_out[reason]);
    }
}

/* No bar is longer than the one above it; the last is the plain rate, and each is where dates are in order. */
static void
test_funnel (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2676);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (AccordFigures) funnel = NULL, plain = NULL;
      const AccordFigure *last, *rate;
      Round round;

      begin_round (&round, rand);
      round.query.to_stage = ACCORD_STAGE_CUSTOMER;
      plain = compute (&round, "conversion-rate", &round.query);
      round.query.form = ACCORD_FORM_FUNNEL;
      funnel = compute (&round, "conversion-rate", &round.query);
      last = get (funnel, funnel->figures->len - 1);
      rate = get (plain, 0);
      g_assert_cmpfloat (last->value, ==, rate->numerator);
      g_assert_cmpfloat (last->denominator, ==, rate->denominator);
      g_assert_cmpuint (last->open, ==, rate->open);
      for (guint j = 1; round.query.basis != ACCORD_BASIS_PERIOD && j < funnel->figures->len; j++)
        g_assert_cmpfloat (get (funnel, j)->value, <=, get (funnel, j - 1)->value);
      assert_leads_behind (&round, "conversion-rate", &round.query, 1);
      end_round (&round);
    }
}

/* Cut by period and group it is the same leads, and their money that of the plain lead value. */
static void
test_funnel_table (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1124);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (AccordFunnelTable) whole = NULL, cut = NULL;
      g_autoptr (AccordFigures) value = NULL;
      AccordFunnelCell sum = { 0 };
      AccordQuery query;
      Round round;

      begin_round (&round, rand);
      query = round.query;
      query.basis = g_rand_boolean (rand) ? ACCORD_BASIS_COHORT : ACCORD_BASIS_TO_DATE;
      query.to_stage = ACCORD_STAGE_CUSTOMER;
      whole = accord_funnel_table_new (round.frame, &query, TRUE, NULL);
      value = compute (&round, "lead-value", &query);
      g_assert_cmpfloat_with_epsilon (whole->cells[0].money, get (value, 0)->numerator, 1e-9);
      query.by = (AccordPeriodKind) g_rand_int_range (rand, ACCORD_PERIOD_YEAR, ACCORD_PERIOD_WEEK + 1);
      query.group = "source";
      cut = accord_funnel_table_new (round.frame, &query, TRUE, NULL);
      for (guint j = 0; j < cut->n_periods * cut->n_groups; j++)
        {
          for (guint stage = 0; stage < ACCORD_N_STAGES; stage++)
            {
              sum.stages[stage].n += cut->cells[j].stages[stage].n;
              sum.stages[stage].skipped += cut->cells[j].stages[stage].skipped;
              sum.stages[stage].out_of_order += cut->cells[j].stages[stage].out_of_order;
            }
          sum.open += cut->cells[j].open;
          sum.money += cut->cells[j].money;
        }
      g_assert_cmpmem (sum.stages, sizeof sum.stages, whole->cells[0].stages, sizeof sum.stages);
      g_assert_cmpuint (sum.open, ==, whole->cells[0].open);
      g_assert_cmpfloat_with_epsilon (sum.money, whole->cells[0].money, 1e-9);
      end_round (&round);
    }
}

/* Each field is the cohort's rate with so many days, and has a value as soon as that is mature. */
static void
test_heat (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (30);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (AccordFigures) heat = NULL;
      Round round;
      AccordQuery plain;

      begin_round (&round, rand);
      round.query.by = (AccordPeriodKind) g_rand_int_range (rand, ACCORD_PERIOD_YEAR, ACCORD_PERIOD_WEEK);
      plain = round.query;
      plain.basis = ACCORD_BASIS_COHORT;
      round.query.form = ACCORD_FORM_HEAT;
      heat = compute (&round, "conversion-rate", &round.query);
      for (guint j = 0; j < heat->figures->len; j++)
        {
          const AccordFigure *field = get (heat, j), *cohort = NULL;
          g_autoptr (AccordFigures) figures = NULL;

          plain.horizon_days = (gint) field->upper;
          figures = compute (&round, "conversion-rate", &plain);
          for (guint k = 0; k < figures->figures->len; k++)
            if (get (figures, k)->first == field->first)
              cohort = get (figures, k);
          g_assert_cmpfloat (field->numerator, ==, cohort != NULL ? cohort->numerator : 0);
          g_assert_cmpfloat (field->denominator, ==, cohort != NULL ? cohort->denominator : 0);
          g_assert_cmpuint (field->open, ==, cohort != NULL ? cohort->open : 0);
          g_assert_true (field->open == 0 || isnan (field->value));
          if (cohort != NULL && cohort->mature && cohort->denominator > 0)
            g_assert_cmpfloat (field->value, ==, cohort->value);
        }
      assert_leads_behind (&round, "conversion-rate", &round.query, 7);
      end_round (&round);
    }
}

/* The bins have every time that was counted, each where it belongs, side by side and as wide, and are not too many. */
static void
test_spread (void)
{
  static const char *const metrics[] = { "time-to-convert", "mean-deal-value", "time-between" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const char *metric = metrics[i % G_N_ELEMENTS (metrics)];
      g_autoptr (AccordFigures) spread = NULL, plain = NULL;
      AccordQuery of_all;
      double sum = 0;
      Round round;

      begin_round (&round, rand);
      of_all = round.query;
      plain = compute (&round, metric, &of_all);
      round.query.form = ACCORD_FORM_SPREAD;
      spread = compute (&round, metric, &round.query);
      g_assert_cmpuint (spread->figures->len, <=, 20);
      for (guint j = 0; j < spread->figures->len; j++)
        {
          const AccordFigure *bin = get (spread, j);
          g_autoptr (AccordLeadSet) set = accord_figure_leads (accord_metric_find (metric), round.frame, &round.query, bin,
                                                               ACCORD_PART_NUMERATOR, NULL);

          sum += bin->value;
          g_assert_cmpuint (accord_lead_set_count (set), ==, (guint) bin->value);
          g_assert_cmpfloat (bin->lower, <, bin->upper);
          if (j > 0)
            g_assert_cmpfloat (bin->lower, ==, get (spread, j - 1)->upper);
          if (j > 0 && j + 1 < spread->figures->len)
            g_assert_cmpfloat_with_epsilon (bin->upper - bin->lower, get (spread, 0)->upper - get (spread, 0)->lower, 1e-6);
          if (get (plain, 0)->has_quantiles)
            g_assert_cmpfloat (bin->quantiles[1], ==, get (plain, 0)->value);
        }
      g_assert_cmpuint ((guint) sum, ==, count_part (&round, metric, &of_all, get (plain, 0), ACCORD_PART_NUMERATOR));
      if (spread->figures->len > 0)
        g_assert_cmpfloat (get (spread, 0)->denominator, ==, sum);
      end_round (&round);
    }
}

static void
test_shares (void)
{
  static const char *const groups[] = { "source", "visits", "Agreed", "currency" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (100);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const char *metric = i % 2 == 0 ? "leads" : "new-customers";
      g_autoptr (AccordFigures) shares = NULL;
      g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
      Round round;

      begin_round (&round, rand);
      round.query.form = ACCORD_FORM_SHARES;
      round.query.group = PICK (rand, groups);
      round.query.by = (AccordPeriodKind) g_rand_int_range (rand, ACCORD_PERIOD_ALL, ACCORD_PERIOD_WEEK);
      shares = compute (&round, metric, &round.query);
      for (guint j = 0; j < shares->figures->len; j++)
        {
          const AccordFigure *share = get (shares, j);
          double *sum = g_hash_table_lookup (sums, share->period);

          if (sum == NULL)
            {
              sum = g_new0 (double, 1);
              g_hash_table_insert (sums, share->period, sum);
            }
          *sum += share->value;
          g_assert_true (share->denominator > 0 ? share->value == share->numerator / share->denominator : isnan (share->value));
        }
      for (guint j = 0; j < shares->figures->len; j++)
        if (get (shares, j)->denominator > 0)
          g_assert_cmpfloat_with_epsilon (*(double *) g_hash_table_lookup (sums, get (shares, j)->period), 1, 1e-9);
      assert_leads_behind (&round, metric, &round.query, 5);
      end_round (&round);
    }
}

/* When what was, and what became of a lead, worked out in the plainest way. */
static AccordDay
get_own_day (const Round *self,
             guint        row,
             guint        stage)
{
  const AccordFrameColumn *column = accord_frame_stage_column (self->frame, (AccordStage) stage);

  return accord_as_of_includes (&self->query.as_of, column->moments[row], column->days[row]) ? column->days[row]
                                                                                              : ACCORD_DAY_NONE;
}

static AccordDay
get_day (const Round *self,
         guint        row,
         guint        stage)
{
  for (guint s = stage; s <= ACCORD_STAGE_CUSTOMER; s++)
    if (get_own_day (self, row, s) != ACCORD_DAY_NONE)
      return get_own_day (self, row, s);
  return ACCORD_DAY_NONE;
}

typedef struct
{
  guint  n;
  gint   ages[N_ROWS];
  guint8 endings[N_ROWS]; /* 0 open, 1 converted, 2 lost */
} Ends;

static void
find_ends (const Round *self,
           Ends        *ends)
{
  ends->n = 0;
  for (guint row = 0; row < N_ROWS; row++)
    {
      AccordDay first = get_day (self, row, self->query.from_stage), second = get_day (self, row, self->query.to_stage);
      gboolean lost = get_own_day (self, row, ACCORD_STAGE_LOST) != ACCORD_DAY_NONE &&
                      accord_frame_stage_at (self->frame, row, &self->query.as_of) == ACCORD_STAGE_LOST;
      AccordDay last = second != ACCORD_DAY_NONE ? second
                       : lost ? get_own_day (self, row, ACCORD_STAGE_LOST) : self->query.as_of.day;

      if (first == ACCORD_DAY_NONE || !accord_query_includes (&self->query, first) ||
          (self->scope != NULL && !accord_lead_set_contains (self->scope, row)))
        continue;
      ends->endings[ends->n] = second != ACCORD_DAY_NONE ? 1 : lost ? 2 : 0;
      ends->ages[ends->n++] = MAX (last - first, 0);
    }
}

static guint
count_ends (const Ends *ends,
            gint        age,
            gint        ending) /* -1: any, at this age or later */
{
  guint n = 0;

  for (guint i = 0; i < ends->n; i++)
    n += ending < 0 ? ends->ages[i] >= age : ends->ages[i] == age && ends->endings[i] == ending;
  return n;
}

/* F(t) by the sum and the product of metrics.md, day by day. */
static double
estimate (const Ends *ends,
          gint        until)
{
  double f = 0, s = 1;

  for (gint age = 0; age <= until; age++)
    {
      double n = count_ends (ends, age, -1), d = count_ends (ends, age, 1), l = count_ends (ends, age, 2);

      if (n > 0)
        {
          f += s * d / n;
          s *= 1 - (d + l) / n;
        }
    }
  return f;
}

static void
test_ages (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1978);

  for (guint i = 0; i < N_ROUNDS / 2; i++)
    {
      g_autoptr (AccordFigures) ages = NULL;
      double before = 0;
      Round round;
      Ends ends;

      begin_round (&round, rand);
      round.query.form = ACCORD_FORM_AGES;
      find_ends (&round, &ends);
      ages = compute (&round, "conversion-rate", &round.query);
      for (guint j = 0; j < ages->figures->len; j++)
        {
          const AccordFigure *figure = get (ages, j);

          if (j % 5 == 0 || j + 1 == ages->figures->len)
            g_assert_cmpfloat_with_epsilon (figure->value, estimate (&ends, (gint) figure->upper), 1e-9);
          g_assert_cmpfloat (figure->value, >=, before);
          g_assert_cmpfloat (figure->value, <=, 1 + 1e-12);
          g_assert_cmpfloat (figure->denominator, ==, ends.n);
          if (!isnan (figure->low))
            g_assert_true (0 <= figure->low && figure->low <= figure->value && figure->value <= figure->high &&
                           figure->high <= 1);
          before = figure->value;
        }
      g_assert_true (ages->figures->len > 0 || ends.n == 0);
      assert_leads_behind (&round, "conversion-rate", &round.query, 4);
      round.query.group = "source";
      assert_leads_behind (&round, "conversion-rate", &round.query, 9);
      end_round (&round);
    }
}

/* The steps lead from the figure before to the figure after, which are the plain ones of their days. */
static void
test_change (void)
{
  static const char *const metrics[] = { "revenue", "new-customers", "lead-value", "conversion-rate" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1955);
  guint n_told = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const char *metric = metrics[i % G_N_ELEMENTS (metrics)];
      g_autoptr (AccordFigures) change = NULL, plain = NULL;
      const AccordFigure *before, *after;
      AccordQuery of_after;
      double sum = 0;
      Round round;

      begin_round (&round, rand);
      round.query.form = ACCORD_FORM_CHANGE;
      if (g_rand_boolean (rand))
        {
          round.query.from = fixture_day ("2017-01-01") + g_rand_int_range (rand, 0, 120);
          round.query.to = round.query.from + g_rand_int_range (rand, 0, 60);
        }
      change = compute (&round, metric, &round.query);
      before = accord_change_find (change, ACCORD_CHANGE_BEFORE);
      after = accord_change_find (change, ACCORD_CHANGE_AFTER);
      g_assert_cmpint (before->last + 1, ==, after->first);
      of_after = round.query;
      of_after.form = ACCORD_FORM_PLAIN;
      of_after.from = after->first;
      of_after.to = after->last;
      plain = compute (&round, metric, &of_after);
      g_assert_true (after->value == get (plain, 0)->value || (isnan (after->value) && isnan (get (plain, 0)->value)));
      for (guint j = 1; j + 1 < change->figures->len; j++)
        sum += get (change, j)->value;
      if (!isnan (sum))
        g_assert_cmpfloat_with_epsilon (before->value + sum, after->value, 1e-9);
      n_told += !isnan (sum);
      end_round (&round);
    }
  /* That it cannot be told is the exception. */
  g_assert_cmpuint (n_told, >, N_ROUNDS / 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms-random/funnel", test_funnel);
  g_test_add_func ("/forms-random/funnel-table", test_funnel_table);
  g_test_add_func ("/forms-random/heat", test_heat);
  g_test_add_func ("/forms-random/spread", test_spread);
  g_test_add_func ("/forms-random/shares", test_shares);
  g_test_add_func ("/forms-random/ages", test_ages);
  g_test_add_func ("/forms-random/change", test_change);
  return g_test_run ();
}
