/* What leads that were rejected by one reason have in common, and whom a rule against it would stop. */
#include "fixture-frame.h"
#include "random-model.h"
#include "scoring/rejections.h"

#include <math.h>

/* 200 leads: of 40 students 30 are rejected as too small and of the 160 others 8; each 5th has another reason. One student
 * who was not rejected bought, and so did twenty of the others. */
static AccordFrame *
make_frame (void)
{
  GString *text = g_string_new ("id|job_title|created_at|customer_at|reject_reason|Town:text\n");
  AccordFrame *frame;

  for (guint i = 0; i < 200; i++)
    {
      gboolean student = i < 40, rejected = student ? i < 30 : i >= 40 && i < 48;

      g_string_append_printf (text, "l%u|%s|2025-01-01|%s|%s|%s\n", i, student ? "Student" : "Buyer",
                              i == 35 || (i >= 60 && i < 80) ? "2025-02-01" : "",
                              rejected ? (i % 2 == 0 ? "Too small" : "too small") : i >= 190 ? "No answer" : "",
                              i % 2 == 0 ? "Graz" : "Wien");
    }
  frame = fixture_frame_new ("UTC", text->str);
  g_string_free (text, TRUE);
  return frame;
}

static GPtrArray *
find (AccordFrame            *frame,
      const AccordScoreModel *model)
{
  g_autoptr (GError) error = NULL;
  AccordAsOf as_of;
  GPtrArray *rejections;

  fixture_as_of (&as_of, frame, "2025-12-31");
  rejections = accord_rejections_find (frame, model, &as_of, NULL, &error);
  g_assert_no_error (error);
  return rejections;
}

static void
test_signs (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (AccordScoreModel) model = accord_score_model_new ();
  g_autoptr (GPtrArray) rejections = NULL;
  const AccordRejection *first, *second;
  const AccordRejectionSign *sign;
  g_autofree char *condition = NULL;

  /* Everybody qualifies, by a little. */
  model->start = 52;
  model->mql = 50;
  rejections = find (frame, model);
  g_assert_cmpuint (rejections->len, ==, 2);
  first = rejections->pdata[0];
  second = rejections->pdata[1];
  g_assert_cmpstr (first->reason, ==, "Too small");
  g_assert_cmpuint (first->n, ==, 38);
  g_assert_cmpstr (second->reason, ==, "No answer");
  g_assert_cmpuint (second->n, ==, 10);

  /* That they are students, and nothing else: towns are as everywhere. */
  g_assert_cmpuint (first->signs->len, ==, 1);
  sign = first->signs->pdata[0];
  g_assert_cmpstr (sign->field, ==, "job_title");
  condition = accord_condition_to_text (sign->condition);
  g_assert_cmpstr (condition, ==, "job_title = \"Student\"");
  g_assert_cmpuint (sign->n, ==, 40);
  g_assert_cmpuint (sign->n_rejected, ==, 30);
  g_assert_cmpfloat_with_epsilon (sign->rate, 0.75, 1e-9);
  g_assert_cmpfloat (sign->points, <, 0);
  g_assert_cmpuint (sign->n_stopped, ==, 40);
  g_assert_cmpuint (sign->n_stopped_rejected, ==, 30);
  g_assert_cmpuint (sign->n_stopped_won, ==, 1);
}

/* Who does not qualify is not stopped. */
static void
test_nobody_qualifies (void)
{
  g_autoptr (AccordFrame) frame = make_frame ();
  g_autoptr (AccordScoreModel) model = accord_score_model_new ();
  g_autoptr (GPtrArray) rejections = NULL;
  const AccordRejectionSign *sign;

  model->start = 10;
  model->mql = 50;
  rejections = find (frame, model);
  sign = ((const AccordRejection *) rejections->pdata[0])->signs->pdata[0];
  g_assert_cmpuint (sign->n_stopped, ==, 0);
}

static void
test_no_reasons (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "id|job_title\na|Buyer\nb|Student\n");
  g_autoptr (AccordScoreModel) model = accord_score_model_new ();
  g_autoptr (GPtrArray) rejections = find (frame, model);

  g_assert_cmpuint (rejections->len, ==, 0);
}

/* 20 points double the odds: ln 2 is 20 points, rounded to 5, between 5 and 50. */
static void
test_points (void)
{
  g_assert_cmpfloat (accord_rejection_points (G_LN2), ==, -20);
  g_assert_cmpfloat (accord_rejection_points (1.5 * G_LN2), ==, -30);
  g_assert_cmpfloat (accord_rejection_points (0.01), ==, -5);
  g_assert_cmpfloat (accord_rejection_points (9), ==, -50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scoring/rejections/signs", test_signs);
  g_test_add_func ("/scoring/rejections/nobody-qualifies", test_nobody_qualifies);
  g_test_add_func ("/scoring/rejections/no-reasons", test_no_reasons);
  g_test_add_func ("/scoring/rejections/points", test_points);
  return g_test_run ();
}
