#include "workspace/goal-agree.h"

#include <math.h>

#include "model/records.h"

static AccordRecord *
add_commitment (GListStore *list,
                const char *metric,
                const char *stage,
                const char *period,
                const char *unit)
{
  g_autoptr (AccordRecord) commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);

  accord_record_set_text (commitment, "title", "There before");
  accord_record_set_text (commitment, "metric", metric);
  accord_record_set_text (commitment, "from_stage", stage);
  accord_record_set_text (commitment, "unit", unit);
  accord_record_set_text (commitment, "period", period);
  accord_record_set_real (commitment, "position", g_list_model_get_n_items (G_LIST_MODEL (list)) + 1);
  g_list_store_append (list, commitment);
  return commitment;
}

/* 50 customers at 10,000; marketing brings 40 of 200 opportunities, 400 SQLs, 2,000 MQLs, 4,000 leads; sales 10 of 40 SQLs. */
static void
make_plan (AccordGoalPlan  *plan,
           AccordPlanInput *input)
{
  static const double rates[ACCORD_N_PLAN_RATES] = { 0.5, 0.2, 0.5, 0.2, 0.5, 0.5 };

  *input = (AccordPlanInput) { .revenue = 500000, .deal_value = 10000, .share = 0.8 };
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    accord_plan_rate_assume (&input->rates[step], rates[step]);
  accord_goal_plan_make (plan, input);
}

static const AccordChange *
find_change (AccordChangeSet  *changes,
             GType             type,
             AccordChangeKind  kind,
             const char       *column,
             const char       *text)
{
  for (guint i = 0; i < accord_change_set_get_length (changes); i++)
    {
      const AccordChange *change = accord_change_set_get (changes, i);

      if (change->type == type && change->kind == kind &&
          (column == NULL || g_strcmp0 (json_object_get_string_member_with_default (change->after, column, ""), text) == 0))
        return change;
    }
  return NULL;
}

static double
get_real (const AccordChange *change,
          const char         *column)
{
  g_assert_nonnull (change);
  return json_object_get_double_member (change->after, column);
}

/* A quarter. MQLs are there each month: 2,000 × 30.4375 / 91 = 668.9, so 669; SQLs are there as a rate, which is another. */
static void
test_agree (void)
{
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  g_autoptr (GListStore) commitments = g_list_store_new (ACCORD_TYPE_COMMITMENT);
  g_autoptr (GListStore) targets = g_list_store_new (ACCORD_TYPE_TARGET);
  g_autoptr (AccordChangeSet) changes = NULL;
  AccordRecord *mqls = add_commitment (commitments, "leads", "mql", "month", "count");
  AccordDay first = accord_day_from_ymd (2019, 4, 1), last = accord_day_from_ymd (2019, 6, 30);
  AccordPlanInput input;
  AccordGoalPlan plan;
  const AccordChange *change;

  add_commitment (commitments, "conversion-rate", "sql", "quarter", "ratio");
  make_plan (&plan, &input);
  changes = accord_goal_agree (settings, G_LIST_MODEL (commitments), G_LIST_MODEL (targets), &plan, &input, first, last);

  change = find_change (changes, ACCORD_TYPE_SETTINGS, ACCORD_CHANGE_UPDATE, "goal_metric", "new-customers");
  g_assert_cmpfloat (get_real (change, "goal_target"), ==, 50);
  change = find_change (changes, ACCORD_TYPE_COMMITMENT, ACCORD_CHANGE_UPDATE, NULL, NULL);
  g_assert_cmpstr (change->id, ==, accord_record_get_id (mqls));
  g_assert_cmpfloat (get_real (change, "target"), ==, 669);
  change = find_change (changes, ACCORD_TYPE_COMMITMENT, ACCORD_CHANGE_INSERT, "from_stage", "lead");
  g_assert_cmpfloat (get_real (change, "target"), ==, 4000);
  g_assert_cmpstr (json_object_get_string_member (change->after, "period"), ==, "quarter");
  g_assert_null (find_change (changes, ACCORD_TYPE_COMMITMENT, ACCORD_CHANGE_INSERT, "from_stage", "mql"));
  change = find_change (changes, ACCORD_TYPE_COMMITMENT, ACCORD_CHANGE_INSERT, "from_stage", "sql");
  g_assert_cmpfloat (get_real (change, "target"), ==, 440); /* marketing’s 400 and 40 of sales’ own */
  change = find_change (changes, ACCORD_TYPE_COMMITMENT, ACCORD_CHANGE_INSERT, "metric", "new-customers");
  g_assert_cmpfloat (get_real (change, "target"), ==, 50);
  change = find_change (changes, ACCORD_TYPE_TARGET, ACCORD_CHANGE_INSERT, "metric", "conversion-rate");
  g_assert_cmpfloat_with_epsilon (get_real (change, "value"), 0.01, 1e-12);
  change = find_change (changes, ACCORD_TYPE_TARGET, ACCORD_CHANGE_INSERT, "metric", "mean-deal-value");
  g_assert_cmpfloat (get_real (change, "value"), ==, 10000);
}

/* The same plan again adds nothing; a goal of revenue stays one. */
static void
test_again (void)
{
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  g_autoptr (GListStore) commitments = g_list_store_new (ACCORD_TYPE_COMMITMENT);
  g_autoptr (GListStore) targets = g_list_store_new (ACCORD_TYPE_TARGET);
  AccordDay first = accord_day_from_ymd (2019, 1, 1), last = accord_day_from_ymd (2019, 12, 31);
  AccordPlanInput input;
  AccordGoalPlan plan;

  accord_record_set_text (settings, "goal_metric", "revenue");
  make_plan (&plan, &input);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (AccordChangeSet) changes =
        accord_goal_agree (settings, G_LIST_MODEL (commitments), G_LIST_MODEL (targets), &plan, &input, first, last);
      guint added = 0;

      if (round == 0)
        g_assert_cmpfloat (get_real (find_change (changes, ACCORD_TYPE_SETTINGS, ACCORD_CHANGE_UPDATE, NULL, NULL),
                                     "goal_target"), ==, 500000);
      for (guint i = 0; i < accord_change_set_get_length (changes); i++)
        {
          const AccordChange *change = accord_change_set_get (changes, i);
          g_autoptr (AccordRecord) record = NULL;

          if (change->kind != ACCORD_CHANGE_INSERT)
            continue;
          added++;
          record = accord_record_new (change->type);
          g_assert_true (accord_record_from_json (record, change->after, NULL));
          g_list_store_append (change->type == ACCORD_TYPE_TARGET ? targets : commitments, record);
        }
      g_assert_cmpuint (added, ==, round == 0 ? 8 : 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-agree/agree", test_agree);
  g_test_add_func ("/goal-agree/again", test_again);
  return g_test_run ();
}
