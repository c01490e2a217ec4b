#include "random-condition.h"

#include <math.h>

static char *
random_text (GRand   *random,
             gboolean may_be_empty)
{
  static const char *const pieces[] = {
    "a", "Z", "9", " ", "\"", "\\", "[", "]", "(", ")", ",", "=", "<", "!", "'", "\n", "\t", "é", "€", "😀", "and", "or",
    "not", "in", "_", "-", "is-empty", "\\\"", "\x01",
  };
  GString *text = g_string_new (may_be_empty ? "" : "x");
  guint length = (guint) g_rand_int_range (random, 0, 8);

  for (guint i = 0; i < length; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static char *
random_field (GRand *random)
{
  static const char *const names[] = {
    "industry", "visits", "x_1", "_", "Lead Source", "and", "In", "is-empty", "activity", "within", "days", "Stage", "1st",
  };
  guint index = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (names) + 1);

  return index < G_N_ELEMENTS (names) ? g_strdup (names[index]) : random_text (random, FALSE);
}

static double
random_number (GRand *random)
{
  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      return g_rand_int_range (random, -1000, 1000);
    case 1:
      return ldexp (g_rand_double (random) - 0.5, g_rand_int_range (random, -200, 200));
    default:
      return g_rand_int_range (random, 0, 100000) / 100.0;
    }
}

static AccordCondition *
random_test (GRand *random)
{
  g_autofree char *field = random_field (random);
  AccordOperator op = (AccordOperator) g_rand_int_range (random, ACCORD_OPERATOR_EQ, ACCORD_OPERATOR_IS_EMPTY + 1);
  AccordCondition *test = accord_condition_new_test (field, op);
  gboolean text_only = op > ACCORD_OPERATOR_IN;
  guint n = op == ACCORD_OPERATOR_IS_EMPTY ? 0 : 1;

  if (op == ACCORD_OPERATOR_IN)
    n += (guint) g_rand_int_range (random, 0, 4);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = random_text (random, TRUE);

      if (text_only || g_rand_boolean (random))
        accord_condition_add_text (test, text);
      else
        accord_condition_add_number (test, random_number (random));
    }
  return test;
}

static AccordCondition *
random_activity (GRand *random)
{
  g_autofree char *kind = random_text (random, FALSE);

  return accord_condition_new_activity (kind, (AccordOperator) g_rand_int_range (random, 0, ACCORD_OPERATOR_GE + 1),
                                        (guint) g_rand_int_range (random, 0, 100), g_rand_int_range (random, -1, 90));
}

/* A tree that its text can say: groups of two and more, and the empty ALL. */
AccordCondition *
random_condition (GRand *random,
                  guint  depth)
{
  gint kind = g_rand_int_range (random, depth == 0 ? 3 : 0, 8);
  AccordCondition *group;
  guint n;

  if (kind > 3)
    return random_test (random);
  if (kind == 3)
    return random_activity (random);

  group = accord_condition_new_group ((AccordConditionKind) kind);
  if (kind == ACCORD_CONDITION_ALL && g_rand_int_range (random, 0, 10) == 0)
    return group;
  n = kind == ACCORD_CONDITION_NOT ? 1 : (guint) g_rand_int_range (random, 2, 5);
  for (guint i = 0; i < n; i++)
    accord_condition_add (group, random_condition (random, depth - 1));
  return group;
}
