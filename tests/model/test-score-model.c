/* The score model as a value: what it says, its JSON, its records, and what is refused. */
#include "model/score-model.h"

#include <math.h>
#include <string.h>

#include "model/records.h"

static AccordCondition *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordCondition *condition = accord_condition_parse (text, &error);

  g_assert_no_error (error);
  return condition;
}

static AccordScoreModel *
make_model (void)
{
  AccordScoreModel *self = accord_score_model_new ();
  AccordScoreGroup *fit = accord_score_model_add_group (self, "Who they are", ACCORD_DIMENSION_FIT);
  AccordScoreGroup *deeds = accord_score_model_add_group (self, "What they do", ACCORD_DIMENSION_ENGAGEMENT);
  AccordScoreRule *rule;

  self->start = 12.5;
  self->mql = 50;
  self->bands[0] = 80;
  self->bands[1] = 50;
  self->bands[2] = 20;
  self->grid[1][0] = 40;
  self->outcome = parse ("[Converted] = 1");
  fit->high = 40;
  fit->exclusive = TRUE;
  accord_score_group_add_rule (fit, "Pharma", parse ("industry = \"Pharma\""), 20);
  accord_score_group_add_rule (fit, NULL, parse ("not company is-empty"), -0.1)->is_off = TRUE;
  rule = accord_score_group_add_rule (deeds, "Visits", parse ("activity(\"visit\") >= 2 within 30 days"), 15);
  rule->half_life = 30;
  return self;
}

static void
test_json_round_trip (void)
{
  g_autoptr (AccordScoreModel) model = make_model ();
  g_autoptr (AccordScoreModel) copy = accord_score_model_copy (model);
  g_autofree char *text = accord_score_model_to_text (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreModel) read = accord_score_model_from_text (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = accord_score_model_to_text (read);
  g_assert_cmpstr (again, ==, text);
  g_assert_true (accord_score_model_equal (read, model));
  g_assert_true (accord_score_model_equal (copy, model));
  ((AccordScoreRule *) ((AccordScoreGroup *) copy->groups->pdata[1])->rules->pdata[0])->half_life = NAN;
  g_assert_false (accord_score_model_equal (copy, model));
  g_assert_cmpuint (accord_score_model_n_rules (model), ==, 3);
}

static void
test_records_round_trip (void)
{
  g_autoptr (AccordScoreModel) model = make_model ();
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) groups = g_ptr_array_new (), rules = g_ptr_array_new ();
  g_autoptr (AccordScoreModel) read = NULL;
  g_autoptr (GError) error = NULL;

  accord_score_model_to_records (model, settings, records);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (G_OBJECT_TYPE (records->pdata[i]) == ACCORD_TYPE_SCORE_GROUP ? groups : rules, records->pdata[i]);
  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_cmpuint (rules->len, ==, 3);
  read = accord_score_model_from_records (settings, groups, rules, &error);
  g_assert_no_error (error);
  g_assert_true (accord_score_model_equal (read, model));

  accord_record_set_text (rules->pdata[2], "condition", "activity(\"visit\") >=");
  g_assert_null (accord_score_model_from_records (settings, groups, rules, &error));
  g_assert_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "Visits"));
}

static void
test_bands (void)
{
  static const struct
  {
    double     score;
    AccordBand band;
  } cases[] = { { 100, ACCORD_BAND_A }, { 80, ACCORD_BAND_A }, { 79.999, ACCORD_BAND_B }, { 50, ACCORD_BAND_B },
                { 20, ACCORD_BAND_C },  { 19, ACCORD_BAND_D }, { -5, ACCORD_BAND_D } };
  g_autoptr (AccordScoreModel) model = make_model ();
  g_autoptr (AccordScoreModel) empty = accord_score_model_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (accord_score_model_get_band (model, cases[i].score), ==, cases[i].band);
  g_assert_cmpint (accord_score_model_get_band (empty, 100), ==, ACCORD_BAND_D);
}

/* What is wrong, and a part of what it says. */
static const struct
{
  const char *json;
  gint        code;
  const char *says;
} refused[] = {
  { "[", ACCORD_SCORE_ERROR_FORM, "not JSON" },
  { "[]", ACCORD_SCORE_ERROR_FORM, "groups" },
  { "{}", ACCORD_SCORE_ERROR_FORM, "groups" },
  { "{\"format\": 2, \"groups\": []}", ACCORD_SCORE_ERROR_FORM, "newer" },
  { "{\"groups\": [], \"treshold\": 3}", ACCORD_SCORE_ERROR_FORM, "treshold" },
  { "{\"groups\": [], \"mql\": \"50\"}", ACCORD_SCORE_ERROR_FORM, "mql" },
  { "{\"groups\": [], \"min\": 60, \"max\": 50}", ACCORD_SCORE_ERROR_LIMITS, "60" },
  { "{\"groups\": [], \"mql\": 70, \"handover\": 50}", ACCORD_SCORE_ERROR_LIMITS, "handed over" },
  { "{\"groups\": [], \"bands\": {\"a\": 10, \"b\": 20}}", ACCORD_SCORE_ERROR_LIMITS, "band A" },
  { "{\"groups\": [], \"bands\": {\"a\": 50, \"c\": 75}}", ACCORD_SCORE_ERROR_LIMITS, "band C" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fits\", \"rules\": []}]}", ACCORD_SCORE_ERROR_FORM, "group 1" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fit\", \"low\": 5, \"high\": 1, \"rules\": []}]}",
    ACCORD_SCORE_ERROR_GROUP, "G" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fit\", \"rules\": [{\"points\": 1}]}]}", ACCORD_SCORE_ERROR_RULE,
    "every lead" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fit\", \"rules\": [{\"condition\": \"a = 1\"}]}]}",
    ACCORD_SCORE_ERROR_FORM, "rule 1" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fit\", \"rules\": [{\"condition\": \"a =\", \"points\": 1}]}]}",
    ACCORD_SCORE_ERROR_FORM, "a =" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fit\", \"rules\": [{\"condition\": \"Score > 3\", \"points\": 1}]}]}",
    ACCORD_SCORE_ERROR_RULE, "Score" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fit\", \"rules\": [{\"condition\": \"a = 1 or not (band = \\\"A\\\")\","
    " \"points\": 1}]}]}",
    ACCORD_SCORE_ERROR_RULE, "band" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fit\", \"rules\": [{\"condition\": \"a = 1\", \"points\": 1, "
    "\"half_life\": 0}]}]}",
    ACCORD_SCORE_ERROR_RULE, "0 days" },
  { "{\"groups\": [{\"title\": \"G\", \"dimension\": \"fit\", \"rules\": [{\"condition\": \"not (activity(\\\"x\\\") > 1)\", "
    "\"points\": 1, \"half_life\": 9}]}]}",
    ACCORD_SCORE_ERROR_RULE, "nothing that happened" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].json);
      g_assert_null (accord_score_model_from_text (refused[i].json, &error));
      g_assert_error (error, ACCORD_SCORE_ERROR, refused[i].code);
      if (strstr (error->message, refused[i].says) == NULL)
        g_error ("“%s” does not say “%s”", error->message, refused[i].says);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-model/json-round-trip", test_json_round_trip);
  g_test_add_func ("/score-model/records-round-trip", test_records_round_trip);
  g_test_add_func ("/score-model/bands", test_bands);
  g_test_add_func ("/score-model/refused", test_refused);
  return g_test_run ();
}
