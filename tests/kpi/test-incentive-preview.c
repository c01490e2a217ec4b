#include "kpi/incentive-preview.h"

#include "fixture-frame.h"
#include "kpi/metric.h"
#include "model/records.h"

static AccordRecord *
make_rule (const char *milestone,
           const char *kind,
           double      amount,
           const char *team,
           const char *scope)
{
  AccordRecord *rule = accord_record_new (ACCORD_TYPE_INCENTIVE);

  accord_record_set_text (rule, "title", "A rule");
  accord_record_set_text (rule, "milestone", milestone);
  accord_record_set_text (rule, "kind", kind);
  accord_record_set_real (rule, "amount", amount);
  accord_record_set_text (rule, "team", team);
  accord_record_set_text (rule, "scope", scope);
  return rule;
}

static AccordFrame *
make_frame (void)
{
  return fixture_frame_new ("UTC", "source | created_at | sql_at     | customer_at | value | currency\n"
                                   "web    | 2018-01-02 | 2018-01-09 | 2018-02-03  | 1000  | EUR\n"
                                   "web    | 2018-01-03 | 2018-02-09 |             |       |\n"
                                   "fair   | 2018-01-04 |            | 2018-02-28  |       |\n"
                                   "fair   | 2018-01-05 | 2018-01-31 | 2018-03-01  | 500   | USD\n"
                                   "fair   | 2018-01-05 | 2018-01-31 | 2018-04-01  | 9000  | EUR\n");
}

static void
init_query (AccordQuery       *query,
            const AccordFrame *frame)
{
  accord_query_init (query, frame);
  query->currency = "EUR";
  query->from = fixture_day ("2018-01-01");
  query->to = fixture_day ("2018-03-31");
  fixture_as_of (&query->as_of, frame, "2018-06-30");
}

/*
 * January to March. 50 an SQL, to sales: two in January (the third skips to customer in February), one and that one in
 * February: 100 and 100. 2 % of what a customer brings, to both: in February 20 of 1,000, 10 each, and one without a
 * value; in March one in dollars, without a rate. The customer of April is outside. 10 a lead from fairs, to marketing:
 * three in January.
 */
static void
test_by_hand (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordIncentivePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  AccordQuery query;

  init_query (&query, frame);
  g_ptr_array_add (rules, make_rule ("sql", "amount", 50, "sales", ""));
  g_ptr_array_add (rules, make_rule ("customer", "share", 0.02, "both", ""));
  g_ptr_array_add (rules, make_rule ("lead", "amount", 10, "marketing", "source = \"fair\""));
  preview = accord_incentive_preview_new (frame, &query, rules, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_months, ==, 3);
  g_assert_cmpfloat (preview->months[0].marketing, ==, 30);
  g_assert_cmpfloat (preview->months[0].sales, ==, 150);
  g_assert_cmpfloat (preview->months[1].marketing, ==, 10);
  g_assert_cmpfloat (preview->months[1].sales, ==, 110);
  g_assert_cmpfloat (preview->months[2].marketing, ==, 0);
  g_assert_cmpuint (preview->months[1].cells[1].leads, ==, 2);
  g_assert_cmpuint (preview->rules[1].without_value, ==, 2);
  g_assert_cmpfloat (preview->rules[1].paid, ==, 20);
  g_assert_cmpuint (preview->rules[2].leads, ==, 3);
  g_assert_cmpfloat (preview->marketing, ==, 40);
  g_assert_cmpfloat (preview->sales, ==, 260);
}

/* Whatever the rules: teams, months and rules add up to the same. */
static void
test_adds_up (void)
{
  static const char *const milestones[] = { "lead", "mql", "sql", "opportunity", "customer" };
  static const char *const teams[] = { "both", "marketing", "sales" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, 3000);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (AccordIncentivePreview) preview = NULL;
      double months = 0, paid = 0;
      AccordQuery query;

      accord_query_init (&query, frame);
      query.from = fixture_day ("2017-01-01") + g_rand_int_range (rand, 0, 300);
      query.to = query.from + g_rand_int_range (rand, 0, 700);
      fixture_as_of (&query.as_of, frame, "2030-01-01");
      for (gint j = g_rand_int_range (rand, 0, 5); j > 0; j--)
        g_ptr_array_add (rules, make_rule (milestones[g_rand_int_range (rand, 0, 5)],
                                           g_rand_boolean (rand) ? "amount" : "share", g_rand_int_range (rand, 0, 9),
                                           teams[g_rand_int_range (rand, 0, 3)], ""));
      preview = accord_incentive_preview_new (frame, &query, rules, NULL);
      g_assert_nonnull (preview);
      for (guint j = 0; j < preview->n_months; j++)
        months += preview->months[j].marketing + preview->months[j].sales;
      for (guint j = 0; j < preview->n_rules; j++)
        paid += preview->rules[j].paid;
      g_assert_cmpfloat_with_epsilon (months, preview->marketing + preview->sales, 1e-6 * (1 + ABS (months)));
      g_assert_cmpfloat_with_epsilon (months, paid, 1e-6 * (1 + ABS (months)));
    }
}

/* A condition that cannot be asked is said, with the rule's name; nothing is counted without it. */
static void
test_condition (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  AccordQuery query;

  init_query (&query, frame);
  g_ptr_array_add (rules, make_rule ("sql", "amount", 50, "sales", "colour = \"red\""));
  g_assert_null (accord_incentive_preview_new (frame, &query, rules, &error));
  g_assert_error (error, ACCORD_CONDITION_ERROR, ACCORD_CONDITION_ERROR_FIELD);
  g_assert_true (g_str_has_prefix (error->message, "“A rule”: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/incentive-preview/by-hand", test_by_hand);
  g_test_add_func ("/incentive-preview/adds-up", test_adds_up);
  g_test_add_func ("/incentive-preview/condition", test_condition);
  return g_test_run ();
}
