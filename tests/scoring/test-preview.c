/* What a draft would do: the same whether it is found anew or from what was found before, and it adds up. */
#include "fixture-frame.h"
#include "random-model.h"
#include "scoring/score-judgement.h"
#include "scoring/score-preview.h"

#include <math.h>

static void
assert_adds_up (const AccordScorePreview *preview,
                const AccordScoreModel   *published)
{
  guint before = accord_scores_count_from (preview->published, NULL, published->mql), in_columns = 0;

  for (guint i = 0; i < preview->n_columns; i++)
    in_columns += preview->columns[i];
  g_assert_cmpuint (in_columns, ==, preview->n_leads);
  g_assert_cmpuint (preview->n_qualify, ==,
                    before + accord_lead_set_count (preview->joined) - accord_lead_set_count (preview->left));
}

static void
assert_same (const AccordScorePreview *a,
             const AccordScorePreview *b)
{
  for (guint row = 0; row < a->n_leads; row++)
    g_assert_cmpfloat (accord_scores_get (a->scores)[row], ==, accord_scores_get (b->scores)[row]);
  g_assert_cmpuint (a->n_qualify, ==, b->n_qualify);
  g_assert_cmpuint (accord_lead_set_count (a->joined), ==, accord_lead_set_count (b->joined));
  g_assert_cmpuint (a->n_columns, ==, b->n_columns);
}

static void
change_numbers (AccordScoreModel *model)
{
  model->mql = 40;
  model->start += 3;
  for (guint i = 0; i < model->groups->len; i++)
    {
      AccordScoreGroup *group = model->groups->pdata[i];

      for (guint j = 0; j < group->rules->len; j++)
        ((AccordScoreRule *) group->rules->pdata[j])->points *= -0.5;
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, (guint) g_rand_int_range (rand, 1, 3000));
      g_autoptr (AccordScoreModel) published = random_model_new (rand);
      g_autoptr (AccordScoreModel) draft = NULL;
      g_autoptr (AccordScorePreview) first = NULL, next = NULL, anew = NULL;
      AccordAsOf as_of;

      published->mql = 30;
      draft = accord_score_model_copy (published);
      change_numbers (draft);
      accord_as_of_day (&as_of, accord_frame_get_zone (frame), 17400);
      first = accord_score_preview_new (frame, published, published, &as_of, NULL, NULL, NULL);
      next = accord_score_preview_new (frame, draft, published, &as_of, first, NULL, NULL);
      anew = accord_score_preview_new (frame, draft, published, &as_of, NULL, NULL, NULL);
      g_assert_cmpuint (accord_lead_set_count (first->joined) + accord_lead_set_count (first->left), ==, 0);
      assert_adds_up (next, published);
      assert_same (next, anew);
    }
}

/* Nothing is published yet: there is nobody who joins or drops out. */
static void
test_first (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new_full ("UTC", "id|source\n a|Referral\n b|Fair\n c|\n", "");
  g_autoptr (AccordScoreModel) draft = accord_score_model_new ();
  g_autoptr (AccordScorePreview) preview = NULL;
  AccordAsOf as_of;

  accord_score_group_add_rule (accord_score_model_add_group (draft, "Where", ACCORD_DIMENSION_FIT), NULL,
                               accord_condition_parse ("source = \"Referral\"", NULL), 60);
  draft->mql = 50;
  accord_as_of_day (&as_of, accord_frame_get_zone (frame), 20000);
  preview = accord_score_preview_new (frame, draft, NULL, &as_of, NULL, NULL, NULL);
  g_assert_cmpuint (preview->n_leads, ==, 3);
  g_assert_cmpuint (preview->n_qualify, ==, 1);
  g_assert_null (preview->joined);
  g_assert_null (preview->left);
  g_assert_cmpuint (preview->columns[0], ==, 2);
}

/* Of four leads one goes up past the threshold, one down from it, one moves and one does not. */
static void
test_moves (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new_full (
      "UTC", "id|source|created_at\n a|Referral|2025-01-02\n b|Fair|2025-03-03\n c|Web|\n d|Mail|2025-02-04\n", "");
  g_autoptr (AccordScoreModel) published = accord_score_model_new (), draft = NULL;
  AccordScoreGroup *group = accord_score_model_add_group (published, "Where", ACCORD_DIMENSION_FIT);
  const struct { const char *condition; double before, now; } rules[] = {
    { "source = \"Referral\"", 60, 40 }, { "source = \"Fair\"", 30, 50 }, { "source = \"Web\"", 10, 20 } };
  g_autoptr (AccordScorePreview) preview = NULL;
  AccordAsOf as_of;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    accord_score_group_add_rule (group, NULL, parse_condition (rules[i].condition), rules[i].before);
  published->mql = 50;
  draft = accord_score_model_copy (published);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    ((AccordScoreRule *) ((AccordScoreGroup *) draft->groups->pdata[0])->rules->pdata[i])->points = rules[i].now;
  accord_as_of_day (&as_of, accord_frame_get_zone (frame), accord_day_from_ymd (2025, 6, 30));
  preview = accord_score_preview_new (frame, draft, published, &as_of, NULL, NULL, NULL);
  g_assert_cmpuint (preview->n_up, ==, 2);
  g_assert_cmpuint (preview->n_down, ==, 1);
  g_assert_cmpuint (accord_lead_set_count (preview->joined), ==, 1);
  g_assert_true (accord_lead_set_contains (preview->joined, 1));
  g_assert_true (accord_lead_set_contains (preview->left, 0));
  g_assert_cmpint (preview->first_day, ==, accord_day_from_ymd (2025, 1, 2));
  g_assert_cmpint (preview->last_day, ==, accord_day_from_ymd (2025, 3, 3));
}

/* Who has bought is found once; other points are judged by it as if it had been found anew. */
static void
test_judgement (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new_full (
      "UTC",
      "id|source|created_at|customer_at\n a|Referral|2025-01-02|2025-01-20\n b|Referral|2025-01-03|\n c|Fair|2025-01-04|\n"
      " d|Fair|2025-01-05|2025-02-01\n e|Referral|2025-01-06|2025-01-09\n f|Web|2025-01-07|\n g|Web|2025-06-20|\n",
      "");
  g_autoptr (AccordScoreModel) draft = accord_score_model_new (), changed = NULL;
  g_autoptr (AccordScoreJudgement) first = NULL, next = NULL, anew = NULL;
  AccordScoreGroup *group = accord_score_model_add_group (draft, "Where", ACCORD_DIMENSION_FIT);
  AccordScoreRule *rule =
      accord_score_group_add_rule (group, NULL, accord_condition_parse ("source = \"Referral\"", NULL), 60);
  AccordAsOf as_of;

  g_free (rule->id);
  rule->id = g_strdup ("referral");
  draft->mql = 50;
  changed = accord_score_model_copy (draft);
  ((AccordScoreRule *) ((AccordScoreGroup *) changed->groups->pdata[0])->rules->pdata[0])->points = -5;
  accord_as_of_day (&as_of, accord_frame_get_zone (frame), accord_day_from_ymd (2025, 6, 30));
  first = accord_score_judgement_new (frame, draft, &as_of, 90, NULL, NULL, NULL);
  next = accord_score_judgement_new (frame, changed, &as_of, 90, first, NULL, NULL);
  anew = accord_score_judgement_new (frame, changed, &as_of, 90, NULL, NULL, NULL);
  g_assert_true (next->basis == first->basis);
  g_assert_cmpuint (first->n_young, ==, 1);
  g_assert_cmpuint (first->quality.n, ==, 6);
  g_assert_cmpuint (first->quality.won, ==, 3);
  g_assert_cmpuint (first->quality.true_positives, ==, 2);
  g_assert_cmpuint (accord_score_judgement_find (first, "referral")->n, ==, 3);
  g_assert_cmpuint (accord_score_judgement_find (first, "referral")->won, ==, 2);
  g_assert_null (accord_score_judgement_find (first, "another"));
  g_assert_true (accord_score_judgement_is_of (first, frame, draft, &as_of, 90));
  g_assert_false (accord_score_judgement_is_of (first, frame, draft, &as_of, 91));
  g_assert_false (accord_score_judgement_is_of (first, frame, changed, &as_of, 90));
  g_assert_cmpfloat (next->quality.auc, ==, anew->quality.auc);
  g_assert_cmpfloat (next->quality.auc, <, first->quality.auc);
  g_assert_cmpfloat (next->quality.sum, ==, anew->quality.sum);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scoring/preview/random", test_random);
  g_test_add_func ("/scoring/preview/first", test_first);
  g_test_add_func ("/scoring/preview/moves", test_moves);
  g_test_add_func ("/scoring/preview/judgement", test_judgement);
  return g_test_run ();
}
