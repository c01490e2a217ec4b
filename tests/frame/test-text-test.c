/* «contains» is quick about most texts; here it is told from what folding both texts says. */
#include <string.h>

#include "frame/text-scan.h"

#define N_TEXTS 100000
#define MOST_PIECES 6
#define N_RUNS 3000
#define MOST_IN_RUN 60

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

/* Texts one behind the other in memory that ends with the last of them; some are longer than what is read at once. */
static char *
make_run (const char **texts,
          guint        n)
{
  g_autoptr (GString) run = g_string_new (NULL);
  gsize starts[MOST_IN_RUN];
  char *copy;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = make_text (g_test_rand_bit () ? MOST_PIECES : 5 * MOST_PIECES);

      starts[i] = run->len;
      g_string_append_len (run, text, (gssize) strlen (text) + 1);
    }
  copy = g_memdup2 (run->str, run->len);
  for (guint i = 0; i < n; i++)
    texts[i] = copy + starts[i];
  return copy;
}

/* Of many texts at once it is said what is said of each. */
static void
test_scan (void)
{
  static const AccordOperator ops[] = { ACCORD_OPERATOR_CONTAINS, ACCORD_OPERATOR_CONTAINS, ACCORD_OPERATOR_STARTS_WITH,
                                        ACCORD_OPERATOR_NE };
  guint n_met = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      guint n = (guint) g_test_rand_int_range (1, MOST_IN_RUN), first = (guint) g_test_rand_int_range (0, (gint32) n);
      const char *texts[MOST_IN_RUN];
      bool hits[MOST_IN_RUN] = { false };
      g_autofree char *run = make_run (texts, n);
      g_autofree char *value = make_text (3);
      g_autoptr (AccordCondition) condition = accord_condition_new_test ("name", ops[i % G_N_ELEMENTS (ops)]);
      g_autoptr (AccordTextTest) test = NULL;

      accord_condition_add_text (condition, value);
      test = accord_text_test_new (condition, NULL);
      g_assert_true (accord_text_scan (test, texts, first, n, hits, NULL));
      for (guint code = 0; code < n; code++)
        {
          gboolean met;

          g_assert_true (accord_text_test_run (test, texts[code], &met, NULL));
          if (code >= first && hits[code] != met)
            g_test_message ("“%s” in “%s”", value, texts[code]);
          g_assert_cmpint (hits[code], ==, code >= first && met);
          n_met += hits[code];
        }
    }
  g_assert_cmpuint (n_met, >, N_RUNS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-test/contains", test_contains);
  g_test_add_func ("/text-test/scan", test_scan);
  return g_test_run ();
}
