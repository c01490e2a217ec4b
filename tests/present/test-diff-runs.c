#include "present/diff-runs.h"

/* Both texts are in the runs, whatever they are. */
static void
check_both (const char *before,
            const char *after)
{
  g_autoptr (GPtrArray) runs = accord_diff_runs (before, after);
  g_autoptr (GString) old_text = g_string_new (NULL), new_text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const AccordDiffRun *run = g_ptr_array_index (runs, i);

      if (run->kind != ACCORD_DIFF_ADDED)
        g_string_append (old_text, run->text);
      if (run->kind != ACCORD_DIFF_REMOVED)
        g_string_append (new_text, run->text);
    }
  g_assert_cmpstr (old_text->str, ==, before);
  g_assert_cmpstr (new_text->str, ==, after);
}

static char *
describe (const char *before,
          const char *after)
{
  static const char *const marks[] = { "", "-", "+" };
  g_autoptr (GPtrArray) runs = accord_diff_runs (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const AccordDiffRun *run = g_ptr_array_index (runs, i);

      g_string_append_printf (text, "[%s%s]", marks[run->kind], run->text);
    }
  return g_string_free (text, FALSE);
}

static void
test_words (void)
{
  g_autofree char *replaced = describe ("decided within 3 working days", "decided within 2 working days");
  g_autofree char *added = describe ("", "Après nous");
  g_autofree char *same = describe ("a b", "a b");
  g_autofree char *middle = describe ("a b c d", "a c x d");
  g_autofree char *marks = describe ("within 3 days.", "within 3 days, or 4.");
  /* What was written anew stands together. */
  g_autofree char *block = describe ("It appears at once, at last", "It comes within one hour, at last");
  g_autofree char *spaces = describe ("a b", "a  b");

  g_assert_cmpstr (replaced, ==, "[decided within ][-3][+2][ working days]");
  g_assert_cmpstr (added, ==, "[+Après nous]");
  g_assert_cmpstr (same, ==, "[a b]");
  g_assert_cmpstr (middle, ==, "[a ][-b ][c ][+x ][d]");
  g_assert_cmpstr (marks, ==, "[within 3 days][+, or 4][.]");
  g_assert_cmpstr (block, ==, "[It ][-appears at once][+comes within one hour][, at last]");
  g_assert_cmpstr (spaces, ==, "[a ][+ ][b]");
}

static char *
make_random (void)
{
  static const char *const words[] = { "a", "b", "ç", " ", "\n", "long" };
  GString *text = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (0, 12); n > 0; n--)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *before = make_random ();
      g_autofree char *after = make_random ();

      check_both (before, after);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (before, "word%u ", i);
      g_string_append_printf (after, "other%u ", i);
    }
  check_both (before->str, after->str);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/present/diff-runs/words", test_words);
  g_test_add_func ("/present/diff-runs/random", test_random);
  g_test_add_func ("/present/diff-runs/long", test_long);
  return g_test_run ();
}
