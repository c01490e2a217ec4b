#include "kpi/goal-plan.h"

#include <math.h>

/*
 * By hand: 600,000 of revenue at 12,000 a deal are 50 customers. Marketing brings 60 % of them, 30:
 *   opportunity → customer 10 of 50 (20 %): 30 / 0.2 = 150 opportunities
 *   SQL → opportunity 50 of 100 (50 %): 300 SQLs
 *   MQL → SQL 100 of 250 (40 %): 750 MQLs
 *   lead → MQL 250 of 1,000 (25 %): 3,000 leads
 * Sales brings 20 itself: opportunity → customer 40 %: 50; SQL → opportunity 25 %: 200.
 * The likely range of 10 of 50 is 11.2437–33.0371 %: 30 / 0.330371 = 90.8, 30 / 0.112437 = 266.8 opportunities.
 */
static AccordPlanInput
make_example (void)
{
  AccordPlanInput input = { .revenue = 600000, .deal_value = 12000, .share = 0.6 };

  accord_plan_rate_measure (&input.rates[ACCORD_PLAN_LEAD_MQL], 250, 1000);
  accord_plan_rate_measure (&input.rates[ACCORD_PLAN_MQL_SQL], 100, 250);
  accord_plan_rate_measure (&input.rates[ACCORD_PLAN_SQL_OPPORTUNITY], 50, 100);
  accord_plan_rate_measure (&input.rates[ACCORD_PLAN_OPPORTUNITY_CUSTOMER], 10, 50);
  accord_plan_rate_assume (&input.rates[ACCORD_PLAN_OWN_OPPORTUNITY], 0.25);
  accord_plan_rate_assume (&input.rates[ACCORD_PLAN_OWN_CUSTOMER], 0.4);
  return input;
}

static void
test_by_hand (void)
{
  static const double marketing[] = { 3000, 750, 300, 150, 30 }, own[] = { NAN, NAN, 200, 50, 20 };
  AccordPlanInput input = make_example ();
  AccordGoalPlan plan;

  accord_goal_plan_make (&plan, &input);
  g_assert_cmpuint (plan.missing, ==, 0);
  g_assert_cmpfloat (plan.customers.needed, ==, 50);
  for (guint stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    g_assert_cmpfloat (plan.marketing[stage].needed, ==, marketing[stage]);
  for (guint stage = ACCORD_STAGE_SQL; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    g_assert_cmpfloat (plan.own[stage].needed, ==, own[stage]);
  g_assert_cmpfloat (plan.marketing[ACCORD_STAGE_OPPORTUNITY].low, ==, 91);
  g_assert_cmpfloat (plan.marketing[ACCORD_STAGE_OPPORTUNITY].high, ==, 267);
  g_assert_cmpfloat (plan.own[ACCORD_STAGE_SQL].low, ==, 200);
  g_assert_cmpfloat (plan.own[ACCORD_STAGE_SQL].high, ==, 200);
}

/* 7.3 customers at 30 % a step are 24.3 and 81.1: 25 and 82. Rounded at each step they would be 8, 27 and 90. */
static void
test_rounds_once (void)
{
  AccordPlanInput input = { .revenue = 73, .deal_value = 10, .share = 1 };
  AccordGoalPlan plan;

  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    accord_plan_rate_assume (&input.rates[step], 0.3);
  accord_goal_plan_make (&plan, &input);
  g_assert_cmpfloat (plan.marketing[ACCORD_STAGE_CUSTOMER].needed, ==, 8);
  g_assert_cmpfloat (plan.marketing[ACCORD_STAGE_OPPORTUNITY].needed, ==, 25);
  g_assert_cmpfloat (plan.marketing[ACCORD_STAGE_SQL].needed, ==, 82);
  /* and what is whole but for the last digit is whole: 3 / 0.1 / 0.1 is 300 */
  input = (AccordPlanInput) { .revenue = 3, .deal_value = 1, .share = 1 };
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    accord_plan_rate_assume (&input.rates[step], 0.1);
  accord_goal_plan_make (&plan, &input);
  g_assert_cmpfloat (plan.marketing[ACCORD_STAGE_SQL].needed, ==, 300);
  g_assert_cmpfloat (plan.marketing[ACCORD_STAGE_LEAD].needed, ==, 30000);
}

/* What is missing is named; stages that do not need it are known all the same. */
static void
test_missing (void)
{
  AccordPlanInput input = make_example ();
  AccordGoalPlan plan;

  accord_plan_rate_measure (&input.rates[ACCORD_PLAN_MQL_SQL], 0, 0);
  accord_plan_rate_measure (&input.rates[ACCORD_PLAN_OWN_CUSTOMER], 0, 12);
  accord_goal_plan_make (&plan, &input);
  g_assert_cmpuint (plan.missing, ==, ACCORD_PLAN_MISSING_RATE << ACCORD_PLAN_MQL_SQL |
                                          ACCORD_PLAN_MISSING_RATE << ACCORD_PLAN_OWN_CUSTOMER);
  g_assert_cmpfloat (plan.marketing[ACCORD_STAGE_SQL].needed, ==, 300);
  g_assert_true (isnan (plan.marketing[ACCORD_STAGE_MQL].needed));
  g_assert_true (isnan (plan.marketing[ACCORD_STAGE_LEAD].needed));
  g_assert_true (isnan (plan.own[ACCORD_STAGE_OPPORTUNITY].needed));

  input = make_example ();
  input.share = 1; /* sales’ own rates are not asked for where sales brings none */
  accord_plan_rate_measure (&input.rates[ACCORD_PLAN_OWN_CUSTOMER], 0, 0);
  accord_goal_plan_make (&plan, &input);
  g_assert_cmpuint (plan.missing, ==, 0);
  g_assert_cmpfloat (plan.own[ACCORD_STAGE_SQL].needed, ==, 0);

  input.revenue = NAN;
  input.deal_value = 0;
  accord_goal_plan_make (&plan, &input);
  g_assert_cmpuint (plan.missing, ==, ACCORD_PLAN_MISSING_REVENUE | ACCORD_PLAN_MISSING_DEAL_VALUE);
  g_assert_true (isnan (plan.customers.needed));
}

static void
fill_random (AccordPlanInput *input,
             GRand           *rand)
{
  *input = (AccordPlanInput) { .revenue = g_rand_double_range (rand, 1, 1e7),
                               .deal_value = g_rand_double_range (rand, 1, 1e5),
                               .share = g_rand_double (rand) };
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    {
      double of = g_rand_int_range (rand, 2, 2000);

      accord_plan_rate_measure (&input->rates[step], g_rand_int_range (rand, 1, (gint32) of), of);
    }
}

/* More revenue needs no less, a better rate no more; earlier stages need no less; the range holds the number. */
static void
test_properties (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      AccordPlanInput input;
      AccordGoalPlan plan, more, better;

      fill_random (&input, rand);
      accord_goal_plan_make (&plan, &input);
      input.revenue *= 1.5;
      accord_goal_plan_make (&more, &input);
      input.revenue /= 1.5;
      input.rates[ACCORD_PLAN_MQL_SQL].value = (1 + input.rates[ACCORD_PLAN_MQL_SQL].value) / 2;
      accord_goal_plan_make (&better, &input);
      for (guint stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_CUSTOMER; stage++)
        {
          const AccordPlanNeed *need = &plan.marketing[stage];

          g_assert_cmpfloat (need->needed, <=, more.marketing[stage].needed);
          g_assert_cmpfloat (better.marketing[stage].needed, <=, need->needed);
          g_assert_cmpfloat (need->low, <=, need->needed);
          g_assert_cmpfloat (need->needed, <=, need->high);
          g_assert_cmpfloat (need->needed - need->exact, <, 1);
          if (stage > ACCORD_STAGE_LEAD)
            g_assert_cmpfloat (need->needed, <=, plan.marketing[stage - 1].needed);
        }
    }
}

/* With 3 in 10 answered and at most 5 attempts: (1 − 0.7⁵) / 0.3 = 2.7731 a lead. 130 hours at 6 minutes are 468.8. */
static void
test_capacity (void)
{
  AccordCapacityInput input = { .people = 1, .hours = 130, .minutes = 6, .chance = 0.3, .attempts = 5 };
  AccordCapacity capacity;

  accord_capacity_make (&capacity, &input, 750);
  g_assert_cmpfloat_with_epsilon (capacity.attempts, 2.7731, 1e-4);
  g_assert_cmpfloat_with_epsilon (capacity.each, 468.79, 1e-2);
  g_assert_cmpfloat (capacity.people, ==, 2);
  input.chance = 1; /* the first attempt is the last */
  accord_capacity_make (&capacity, &input, NAN);
  g_assert_cmpfloat (capacity.attempts, ==, 1);
  g_assert_true (isnan (capacity.people));
  input.chance = 0; /* all are in vain */
  accord_capacity_make (&capacity, &input, 1);
  g_assert_cmpfloat (capacity.attempts, ==, 5);
  input.minutes = NAN;
  accord_capacity_make (&capacity, &input, 1);
  g_assert_true (isnan (capacity.each) && isnan (capacity.people));
  input.attempts = 0;
  accord_capacity_make (&capacity, &input, 1);
  g_assert_true (isnan (capacity.attempts));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-plan/by-hand", test_by_hand);
  g_test_add_func ("/goal-plan/rounds-once", test_rounds_once);
  g_test_add_func ("/goal-plan/missing", test_missing);
  g_test_add_func ("/goal-plan/properties", test_properties);
  g_test_add_func ("/goal-plan/capacity", test_capacity);
  return g_test_run ();
}
