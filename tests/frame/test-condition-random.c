#include "fixture-frame.h"

#include <math.h>
#include <string.h>

#include "frame/lead-set.h"

/*
 * The bitmap of a condition against a second, slow way of finding out: one lead after the other, from the texts of its
 * cells. Random frames, random conditions.
 */

#define N_ROUNDS 400
#define N_ROWS 150

typedef struct
{
  const AccordFrame *frame;
  const AccordAsOf  *as_of;
  guint              row;
} Lead;

static const char *const text_values[] = { "ADS", "événement", "part", "", "7", "12", "51-200", "usd" };
static const char *const date_values[] = { "2016-10-01", "2017-02-11", "2017-06-30T12:00Z", "2017-08-15" };
static const char *const kind_values[] = { "visit", "DEMO", "page:pricing", "none" };
static const char *const fields[] = { "source", "currency", "value", "visits", "Agreed", "created_at", "customer_at" };

static char *
fold (const char *text)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);
}

static gboolean
holds (AccordOperator op,
       int            order)
{
  switch ((guint) op)
    {
    case ACCORD_OPERATOR_LT:
      return order < 0;
    case ACCORD_OPERATOR_LE:
      return order <= 0;
    case ACCORD_OPERATOR_GT:
      return order > 0;
    case ACCORD_OPERATOR_GE:
      return order >= 0;
    default:
      return order == 0;
    }
}

static gboolean
naive_text (const char            *cell,
            const AccordCondition *test,
            const AccordLiteral   *value)
{
  g_autofree char *mine = fold (cell != NULL ? cell : "");
  g_autofree char *other = fold (value->text);

  switch ((guint) test->op)
    {
    case ACCORD_OPERATOR_CONTAINS:
      return cell != NULL && strstr (mine, other) != NULL;
    case ACCORD_OPERATOR_STARTS_WITH:
      return cell != NULL && g_str_has_prefix (mine, other);
    case ACCORD_OPERATOR_MATCHES:
      return cell != NULL && g_regex_match_simple (value->text, cell, G_REGEX_CASELESS, 0);
    case ACCORD_OPERATOR_LT:
    case ACCORD_OPERATOR_LE:
    case ACCORD_OPERATOR_GT:
    case ACCORD_OPERATOR_GE:
      return cell != NULL && holds (test->op, strcmp (mine, other));
    default:
      return strcmp (mine, other) == 0;
    }
}

static gboolean
naive_moment (const Lead              *lead,
              const AccordFrameColumn *column,
              const AccordCondition   *test,
              const AccordLiteral     *value)
{
  AccordZone *zone = accord_frame_get_zone (lead->frame);
  AccordMoment mine = column->moments[lead->row];
  AccordMoment other;
  int order;

  if (mine == ACCORD_MOMENT_NONE)
    return FALSE;
  g_assert_true (accord_moment_parse_iso (value->text, zone, &other));
  order = accord_moment_to_day (mine, zone) - accord_moment_to_day (other, zone);
  if (order == 0 && !accord_moment_is_day (mine) && !accord_moment_is_day (other))
    order = (accord_moment_to_ms (mine) > accord_moment_to_ms (other)) -
            (accord_moment_to_ms (mine) < accord_moment_to_ms (other));
  return holds (test->op, order);
}

static gboolean
naive_value (const Lead              *lead,
             const AccordFrameColumn *column,
             const AccordCondition   *test,
             const AccordLiteral     *value)
{
  g_autofree char *cell = accord_frame_cell_text (lead->frame, column, lead->row);
  double mine, other;

  if (column->kind == ACCORD_FRAME_TEXT)
    return naive_text (cell, test, value);
  if (column->kind == ACCORD_FRAME_MOMENT)
    return naive_moment (lead, column, test, value);
  if (cell == NULL)
    return FALSE;
  if (column->kind == ACCORD_FRAME_BOOLEAN)
    return g_str_equal (cell, value->number != 0 ? "true" : "false");
  mine = g_ascii_strtod (cell, NULL);
  other = value->number;
  return holds (test->op, mine < other ? -1 : mine > other);
}

static gboolean
naive_test (const Lead            *lead,
            const AccordCondition *test)
{
  const AccordFrameColumn *column = accord_frame_find_column (lead->frame, test->field);
  gboolean any = FALSE;

  if (test->op == ACCORD_OPERATOR_IS_EMPTY)
    {
      g_autofree char *cell = accord_frame_cell_text (lead->frame, column, lead->row);

      return cell == NULL;
    }
  for (guint i = 0; i < test->values->len; i++)
    any |= naive_value (lead, column, test, &g_array_index (test->values, AccordLiteral, i));
  return test->op == ACCORD_OPERATOR_NE ? !any : any;
}

static gboolean
naive_activity (const Lead            *lead,
                const AccordCondition *test)
{
  AccordZone *zone = accord_frame_get_zone (lead->frame);
  AccordActivities activities;
  const char *const *kinds;
  guint n_kinds;
  int count = 0;
  int than = (int) g_array_index (test->values, AccordLiteral, 0).number;

  kinds = accord_frame_get_activity_kinds (lead->frame, &n_kinds);
  accord_frame_get_activities (lead->frame, lead->row, &activities);
  for (guint i = 0; i < activities.n; i++)
    {
      AccordDay day = accord_moment_to_day (activities.at[i], zone);

      if (g_ascii_strcasecmp (kinds[activities.kinds[i]], test->field) == 0 &&
          accord_as_of_includes (lead->as_of, activities.at[i], day) &&
          (test->within_days < 0 || lead->as_of->day - day <= test->within_days))
        count++;
    }
  return test->op == ACCORD_OPERATOR_NE ? count != than : holds (test->op, count - than);
}

static gboolean
naive_match (const Lead            *lead,
             const AccordCondition *condition)
{
  gboolean all = TRUE, any = FALSE;

  if (condition->kind == ACCORD_CONDITION_TEST)
    return naive_test (lead, condition);
  if (condition->kind == ACCORD_CONDITION_ACTIVITY)
    return naive_activity (lead, condition);
  for (guint i = 0; i < condition->children->len; i++)
    {
      gboolean met = naive_match (lead, g_ptr_array_index (condition->children, i));

      all &= met;
      any |= met;
    }
  if (condition->kind == ACCORD_CONDITION_NOT)
    return !all;
  return condition->kind == ACCORD_CONDITION_ANY ? any : all;
}

#define PICK(rand, array) (array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))]

static AccordOperator
random_operator (GRand *rand,
                 guint  field)
{
  static const AccordOperator for_flags[] = { ACCORD_OPERATOR_EQ, ACCORD_OPERATOR_NE, ACCORD_OPERATOR_IN,
                                              ACCORD_OPERATOR_IS_EMPTY };
  AccordOperator op;

  if (field == 4)
    return PICK (rand, for_flags);
  do
    op = (AccordOperator) g_rand_int_range (rand, 0, ACCORD_OPERATOR_IS_EMPTY + 1);
  while (field >= 2 && (op == ACCORD_OPERATOR_CONTAINS || op == ACCORD_OPERATOR_STARTS_WITH ||
                        op == ACCORD_OPERATOR_MATCHES));
  return op;
}

static AccordCondition *
random_test (GRand *rand)
{
  guint field = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (fields));
  AccordOperator op = random_operator (rand, field);
  AccordCondition *test = accord_condition_new_test (fields[field], op);
  guint n = op == ACCORD_OPERATOR_IS_EMPTY ? 0 : op == ACCORD_OPERATOR_IN ? 3 : 1;

  for (guint i = 0; i < n; i++)
    if (field < 2)
      accord_condition_add_text (test, PICK (rand, text_values));
    else if (field == 4)
      accord_condition_add_number (test, g_rand_boolean (rand));
    else if (field > 4)
      accord_condition_add_text (test, PICK (rand, date_values));
    else
      accord_condition_add_number (test, g_rand_int_range (rand, 0, 30) / 4.0);
  return test;
}

static AccordCondition *
random_condition (GRand *rand,
                  guint  depth)
{
  AccordCondition *group;
  guint n;

  if (depth == 0 || g_rand_int_range (rand, 0, 4) == 0)
    {
      if (g_rand_int_range (rand, 0, 4) > 0)
        return random_test (rand);
      return accord_condition_new_activity (PICK (rand, kind_values),
                                            (AccordOperator) g_rand_int_range (rand, 0, ACCORD_OPERATOR_GE + 1),
                                            (guint) g_rand_int_range (rand, 0, 4), g_rand_int_range (rand, -1, 120));
    }
  group = accord_condition_new_group ((AccordConditionKind) g_rand_int_range (rand, 0, 3));
  n = group->kind == ACCORD_CONDITION_NOT ? 1 : (guint) g_rand_int_range (rand, 0, 4);
  for (guint i = 0; i < n; i++)
    accord_condition_add (group, random_condition (rand, depth - 1));
  return group;
}

static void
test_bitmap_equals_naive (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180131);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, N_ROWS);
      g_autoptr (AccordCondition) condition = random_condition (rand, 3);
      g_autofree char *text = accord_condition_to_text (condition);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordLeadSet) set = NULL;
      AccordAsOf as_of;

      fixture_as_of (&as_of, frame, PICK (rand, date_values));
      set = accord_condition_match (condition, frame, &as_of, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < N_ROWS; row++)
        {
          Lead lead = { frame, &as_of, row };

          if (accord_lead_set_contains (set, row) != naive_match (&lead, condition))
            g_error ("round %u, row %u: %s", round, row, text);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition-random/bitmap-equals-naive", test_bitmap_equals_naive);
  return g_test_run ();
}
