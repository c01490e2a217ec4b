/* Suggested points: the regression against a solution found another way, what it leaves out, and when there is none. */
#include "fixture-frame.h"
#include "random-model.h"
#include "scoring/ridge.h"
#include "scoring/suggestion.h"

#include <math.h>

#define N_ROWS 400
#define N_COLUMNS 4

static double
expect (const double *at,
        const double *x)
{
  double sum = at[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    sum += at[i] * x[i];
  return 1 / (1 + exp (-sum));
}

/* The plainest way there is: a small step uphill, until there is no uphill any more. */
static void
descend (double  x[N_ROWS][N_COLUMNS],
         guint8 *won,
         double  lambda,
         double *at)
{
  for (guint i = 0; i <= N_COLUMNS; i++)
    at[i] = 0;
  for (guint step = 0; step < 40000; step++)
    {
      double gradient[N_COLUMNS + 1] = { 0 };

      for (guint row = 0; row < N_ROWS; row++)
        {
          double residual = won[row] - expect (at, x[row]);

          for (guint i = 0; i < N_COLUMNS; i++)
            gradient[i] += residual * x[row][i];
          gradient[N_COLUMNS] += residual;
        }
      for (guint i = 0; i <= N_COLUMNS; i++)
        at[i] += 0.005 * (gradient[i] - (i < N_COLUMNS ? lambda * at[i] : 0));
    }
}

static void
test_ridge_by_descent (void)
{
  static const double truth[] = { 1.5, -1, 0.5, 0, -0.7 }, lambdas[] = { 0.1, 2, 30 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (AccordRidgeRows) rows = accord_ridge_rows_new (N_COLUMNS);
  static double x[N_ROWS][N_COLUMNS];
  static guint8 won[N_ROWS];

  for (guint row = 0; row < N_ROWS; row++)
    {
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          x[row][i] = g_rand_double (rand) < 0.3 ? (i == 2 ? g_rand_double (rand) : 1) : 0;
          if (x[row][i] > 0)
            accord_ridge_rows_add (rows, i, x[row][i]);
        }
      won[row] = g_rand_double (rand) < expect (truth, x[row]);
      accord_ridge_rows_end (rows, won[row]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lambdas); i++)
    {
      g_autoptr (AccordRidgeFit) fit = accord_ridge_fit_new (rows, lambdas[i], 0, 0);
      double expected[N_COLUMNS + 1];

      descend (x, won, lambdas[i], expected);
      for (guint j = 0; j < N_COLUMNS; j++)
        g_assert_cmpfloat_with_epsilon (fit->coefficients[j], expected[j], 1e-6);
      g_assert_cmpfloat_with_epsilon (fit->intercept, expected[N_COLUMNS], 1e-6);
    }
}

/* One group of 0 and 1: the errors are those of the textbook, where hardly anything is penalized. */
static void
test_errors (void)
{
  g_autoptr (AccordRidgeRows) rows = accord_ridge_rows_new (1);
  g_autoptr (AccordRidgeFit) fit = NULL;

  for (guint i = 0; i < 200; i++)
    {
      if (i < 80)
        accord_ridge_rows_add (rows, 0, 1);
      accord_ridge_rows_end (rows, i < 80 ? i < 40 : i < 110);
    }
  fit = accord_ridge_fit_new (rows, 1e-9, 0, 0);
  g_assert_cmpfloat_with_epsilon (fit->intercept, log (30 / 90.0), 1e-6);
  g_assert_cmpfloat_with_epsilon (fit->coefficients[0], log (40 / 40.0) - log (30 / 90.0), 1e-6);
  g_assert_cmpfloat_with_epsilon (fit->errors[0], sqrt (1 / 40.0 + 1 / 40.0 + 1 / 30.0 + 1 / 90.0), 1e-6);
}

/* Who has it buys, who has not does not: without a penalty the coefficient would have no end. */
static void
test_separation (void)
{
  g_autoptr (AccordRidgeRows) rows = accord_ridge_rows_new (2);

  for (guint i = 0; i < 300; i++)
    {
      if (i < 100)
        accord_ridge_rows_add (rows, 0, 1);
      accord_ridge_rows_end (rows, i < 100);
    }
  for (double lambda = 1e-3; lambda < 200; lambda *= 10)
    {
      g_autoptr (AccordRidgeFit) fit = accord_ridge_fit_new (rows, lambda, 0, 0);

      g_assert_cmpfloat (fit->coefficients[0], >, 0);
      g_assert_cmpfloat (fit->coefficients[0], <, 40);
      g_assert_cmpfloat (fit->coefficients[1], ==, 0); /* nobody has it */
      g_assert_true (isfinite (fit->intercept) && isfinite (fit->errors[0]));
    }
}

/* A lead a day; half are from fairs and buy more often; a third visited; «Answer» says who bought. */
static AccordFrame *
make_frame (guint n)
{
  GString *text = g_string_new ("id|source|visits:integer|Answer:text|Won:integer|created_at\n");
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  AccordFrame *frame;

  for (guint i = 0; i < n; i++)
    {
      gboolean fair = g_rand_boolean (rand), visited = g_rand_double (rand) < 0.3;
      gboolean won = g_rand_double (rand) < 0.15 + 0.25 * fair + 0.2 * visited;
      g_autofree char *day = accord_day_to_iso (fixture_day ("2024-01-01") + (gint) i);

      g_string_append_printf (text, "l%u|%s|%d|%s|%d|%s\n", i, fair ? "fair" : "ads", visited, won ? "yes" : "no", won, day);
    }
  frame = fixture_frame_new ("UTC", text->str);
  g_string_free (text, TRUE);
  return frame;
}

static void
add_rule (AccordScoreGroup *group,
          const char       *condition,
          double            points)
{
  accord_score_group_add_rule (group, condition, parse_condition (condition), points);
}

/* Backwards: what is now there is worse than nothing. */
static AccordScoreModel *
make_model (void)
{
  AccordScoreModel *model = accord_score_model_new ();
  AccordScoreGroup *group = accord_score_model_add_group (model, "Who", ACCORD_DIMENSION_FIT);

  model->start = 50;
  model->min = 0;
  model->max = 100;
  model->outcome = parse_condition ("Won = 1");
  add_rule (group, "source = \"fair\"", -20);
  add_rule (group, "visits >= 1", 5);
  add_rule (group, "source = \"nowhere\"", 7);
  return model;
}

static AccordScoreSuggestion *
suggest (AccordFrame            *frame,
         const AccordScoreModel *model,
         const char *const      *known,
         GError                **error)
{
  AccordOutcomeQuery query = { .horizon_days = 90, .condition = model->outcome };
  g_autoptr (AccordOutcome) outcome = NULL;

  fixture_as_of (&query.as_of, frame, "2027-12-31");
  outcome = accord_outcome_new (frame, &query, error);
  g_assert_nonnull (outcome);
  return accord_score_suggestion_new (frame, model, &query.as_of, outcome, known, NULL, error);
}

static void
test_suggest (void)
{
  g_autoptr (AccordFrame) frame = make_frame (600);
  g_autoptr (AccordScoreModel) model = make_model (), before = accord_score_model_copy (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreSuggestion) self = suggest (frame, model, NULL, &error);
  const AccordSuggestedRule *fair, *nowhere;

  g_assert_no_error (error);
  g_assert_cmpuint (self->n_older, ==, 420);
  g_assert_cmpuint (self->n_newer, ==, 180);
  g_assert_cmpint (self->split, ==, fixture_day ("2024-01-01") + 420);
  g_assert_cmpuint (self->rules->len, ==, 3);
  g_assert_cmpuint (self->n_fitted, ==, 2);
  fair = self->rules->pdata[0];
  nowhere = self->rules->pdata[2];
  g_assert_cmpfloat (fair->now, ==, -20);
  g_assert_cmpfloat (fair->points, >, 20);
  g_assert_cmpfloat (fair->low, <, fair->points);
  g_assert_cmpfloat (fair->high, >, fair->points);
  g_assert_cmpfloat (fair->points, ==, round (fair->coefficient * self->pdo / G_LN2));
  g_assert_cmpint (nowhere->state, ==, ACCORD_SUGGESTED_NOBODY);
  g_assert_cmpfloat (nowhere->points, ==, 7);
  g_assert_cmpfloat (self->suggested.auc_low, >, self->now.auc_high);
  g_assert_cmpuint (self->suggested.n, ==, 180);
  g_assert_true (accord_score_model_equal (model, before));
}

/* The lead that has least gets the lowest score, the one that has most the highest; a group keeps its limit. */
static void
test_scale (void)
{
  g_autoptr (AccordFrame) frame = make_frame (600);
  g_autoptr (AccordScoreModel) model = make_model ();
  g_autoptr (AccordScoreSuggestion) wide = suggest (frame, model, NULL, NULL), narrow = NULL;
  double most = 0, least = 0;

  for (guint i = 0; i < 2; i++)
    {
      double points = ((const AccordSuggestedRule *) wide->rules->pdata[i])->points;

      *(points > 0 ? &most : &least) += points;
    }
  g_assert_cmpfloat_with_epsilon (wide->start + least, 0, 1.5);
  g_assert_cmpfloat_with_epsilon (wide->start + most, 100, 1.5);
  ((AccordScoreGroup *) model->groups->pdata[0])->high = 40;
  narrow = suggest (frame, model, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (narrow->pdo, wide->pdo * 0.4, 0.05);
}

static void
test_known_after (void)
{
  static const char *const said[] = { "Answer", NULL };
  g_autoptr (AccordFrame) frame = make_frame (600);
  g_autoptr (AccordScoreModel) model = make_model ();
  g_autoptr (AccordScoreSuggestion) plain = suggest (frame, model, NULL, NULL), self = NULL, insisted = NULL;
  const AccordSuggestedRule *answer;

  add_rule (model->groups->pdata[0], "Answer = \"yes\"", 30);
  self = suggest (frame, model, NULL, NULL);
  answer = self->rules->pdata[3];
  g_assert_cmpint (answer->state, ==, ACCORD_SUGGESTED_KNOWN_AFTER);
  g_assert_cmpstr (answer->field, ==, "Answer");
  g_assert_true (((AccordScoreRule *) ((AccordScoreGroup *) self->model->groups->pdata[0])->rules->pdata[3])->is_off);
  g_assert_cmpfloat (self->suggested.auc, ==, plain->suggested.auc);
  /* It tells every buyer: that is no matter of opinion. */
  insisted = suggest (frame, model, said, NULL);
  g_assert_cmpint (((AccordSuggestedRule *) insisted->rules->pdata[3])->state, ==, ACCORD_SUGGESTED_KNOWN_AFTER);
}

static void
test_exclusive (void)
{
  g_autoptr (AccordFrame) frame = make_frame (600);
  g_autoptr (AccordScoreModel) model = make_model ();
  g_autoptr (AccordScoreSuggestion) self = NULL;
  AccordScoreGroup *group = model->groups->pdata[0];
  const AccordSuggestedRule *rest;

  group->exclusive = TRUE;
  add_rule (group, "source = \"fair\" or source = \"ads\"", 1);
  self = suggest (frame, model, NULL, NULL);
  rest = self->rules->pdata[3];
  g_assert_cmpuint (rest->n + ((AccordSuggestedRule *) self->rules->pdata[0])->n +
                        ((AccordSuggestedRule *) self->rules->pdata[1])->n, ==, 420);
}

static void
test_refusal (void)
{
  static const struct
  {
    guint    n, n_more; /* leads; rules beside the two */
    gboolean refused;
  } cases[] = { { 600, 0, FALSE }, { 600, 40, TRUE }, { 36, 0, TRUE } };

  /* Of so few leads anything may look as if it told too much. */
  static const char *const known[] = { "source", "visits", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordFrame) frame = make_frame (cases[i].n);
      g_autoptr (AccordScoreModel) model = make_model ();
      g_autoptr (AccordScoreSuggestion) self = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < cases[i].n_more; j++)
        {
          g_autofree char *condition = g_strdup_printf ("visits < %u", 100 + j);

          add_rule (model->groups->pdata[0], condition, 1);
        }
      self = suggest (frame, model, known, &error);
      g_assert_cmpint (self == NULL, ==, cases[i].refused);
      if (self != NULL)
        continue;
      g_assert_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA);
      g_assert_true (g_pattern_match_simple ("Too few have bought*ten a rule (Peduzzi et al. 1996)*", error->message));
    }
}

static void
test_no_rules (void)
{
  g_autoptr (AccordFrame) frame = make_frame (600);
  g_autoptr (AccordScoreModel) model = make_model ();
  g_autoptr (GError) error = NULL;
  AccordScoreGroup *group = model->groups->pdata[0];

  for (guint i = 0; i < group->rules->len; i++)
    ((AccordScoreRule *) group->rules->pdata[i])->is_off = TRUE;
  g_assert_null (suggest (frame, model, NULL, &error));
  g_assert_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggestion/ridge-by-descent", test_ridge_by_descent);
  g_test_add_func ("/suggestion/errors", test_errors);
  g_test_add_func ("/suggestion/separation", test_separation);
  g_test_add_func ("/suggestion/suggest", test_suggest);
  g_test_add_func ("/suggestion/scale", test_scale);
  g_test_add_func ("/suggestion/known-after", test_known_after);
  g_test_add_func ("/suggestion/exclusive", test_exclusive);
  g_test_add_func ("/suggestion/refusal", test_refusal);
  g_test_add_func ("/suggestion/no-rules", test_no_rules);
  return g_test_run ();
}
