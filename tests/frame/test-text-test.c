/* «contains» is quick about most texts; here it is told from what folding both texts says. */
#include <string.h>

#include "frame/text-test.h"

#define N_TEXTS 100000
#define MOST_PIECES 6

static const char *const pieces[] = { "a", "E", "s", "K", "ss", "fi", " ", "é", "e\xcc\x81", "ß", "ſ", "\xe2\x84\xaa", "ﬁ", "İ", "ŉ",
                                      "ǰ", "ü", "Ü", "株", "Σ", "ż", "\xcc\x88", "Å", "n", "ö", "\xe3\x82\x99", "ẞ", "À", "Þ", "×", "÷", "ÿ", "µ", "ễ",
                                      "ẖ", "ẚ", "\xe1\xbf\xaf", "\xcd\xbe", "ﬅ", "\xcc\xb8", "<" };

static char *
make_text (guint most)
{
  GString *text = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (1, (gint32) most + 1); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* Cases and accents aside, as the whole program has it. */
static char *
fold (const char *text)
{
  g_autofree char *lower = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  lower = g_utf8_casefold (text, -1);
  return g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);
}

static void
test_contains (void)
{
  guint n_met = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = make_text (MOST_PIECES);
      g_autofree char *value = make_text (2);
      g_autofree char *folded_text = fold (text);
      g_autofree char *folded_value = fold (value);
      g_autoptr (AccordCondition) condition = accord_condition_new_test ("name", ACCORD_OPERATOR_CONTAINS);
      g_autoptr (AccordTextTest) test = NULL;
      gboolean met;

      accord_condition_add_text (condition, value);
      test = accord_text_test_new (condition, NULL);
      g_assert_true (accord_text_test_run (test, text, &met, NULL));
      if (met != (strstr (folded_text, folded_value) != NULL))
        g_test_message ("“%s” in “%s”", value, text);
      g_assert_cmpint (met, ==, strstr (folded_text, folded_value) != NULL);
      n_met += met;
    }
  g_assert_cmpuint (n_met, >, N_TEXTS / 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-test/contains", test_contains);
  return g_test_run ();
}
