#include "frame/dictionary.h"

#include <stdlib.h>
#include <string.h>

/* What lies in one run can be read from its first text to the end of its last. */
static void
assert_runs (const AccordDictionary *dictionary,
             guint                   most)
{
  const char *const *texts = accord_dictionary_get_texts (dictionary);
  guint n_runs, run = 1;
  const guint32 *runs = accord_dictionary_get_runs (dictionary, &n_runs);

  g_assert_cmpuint (n_runs, <=, most);
  g_assert_cmpuint (runs[0], ==, 0);
  for (guint32 code = 1; code < accord_dictionary_get_n (dictionary); code++)
    if (run < n_runs && runs[run] == code)
      run++;
    else
      g_assert_true (code > 1 && texts[code] == texts[code - 1] + strlen (texts[code - 1]) + 1);
  g_assert_cmpuint (run, ==, n_runs);
}

/* As they are read from a file. */
static void
test_packed (void)
{
  static const char texts[] = "a\0bc\0d";
  g_autoptr (GBytes) bytes = g_bytes_new_static (texts, sizeof texts);
  g_autoptr (AccordDictionary) dictionary = accord_dictionary_new_packed (bytes, texts, sizeof texts, 4);

  g_assert_cmpstr (accord_dictionary_get_texts (dictionary)[2], ==, "bc");
  assert_runs (dictionary, 2);
  g_assert_null (accord_dictionary_new_packed (bytes, texts, sizeof texts, 3));
  g_assert_null (accord_dictionary_new_packed (bytes, texts, sizeof texts, 5));
}

static void
test_codes (void)
{
  g_autoptr (AccordDictionary) dictionary = accord_dictionary_new ();

  g_assert_cmpuint (accord_dictionary_add (dictionary, NULL), ==, 0);
  g_assert_cmpuint (accord_dictionary_add (dictionary, ""), ==, 0);
  g_assert_cmpuint (accord_dictionary_add (dictionary, "ads"), ==, 1);
  g_assert_cmpuint (accord_dictionary_add (dictionary, "Ads"), ==, 2);
  g_assert_cmpuint (accord_dictionary_add (dictionary, "ads"), ==, 1);
  accord_dictionary_freeze (dictionary);
  g_assert_cmpuint (accord_dictionary_get_n (dictionary), ==, 3);
  g_assert_null (accord_dictionary_get_texts (dictionary)[0]);
  g_assert_cmpstr (accord_dictionary_get_texts (dictionary)[2], ==, "Ads");
}

/* As with the e-mails of many leads: every text another, then all of them again. */
static void
test_all_different (void)
{
  const guint n = 50000;
  g_autoptr (AccordDictionary) dictionary = accord_dictionary_new ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 1; i <= n; i++)
      {
        g_autofree char *text = g_strdup_printf ("user%u@example.com", i);

        g_assert_cmpuint (accord_dictionary_add (dictionary, text), ==, i);
      }
  accord_dictionary_freeze (dictionary);
  g_assert_cmpuint (accord_dictionary_get_n (dictionary), ==, n + 1);
  g_assert_cmpstr (accord_dictionary_get_texts (dictionary)[n], ==, "user50000@example.com");
  assert_runs (dictionary, 20);
}

/* Of texts that are known to differ none is looked for. */
static void
test_append_all (void)
{
  static const char *const texts[] = { "b", NULL, "a", "" };
  g_autoptr (AccordDictionary) dictionary = accord_dictionary_new ();
  guint32 codes[2][4];

  accord_dictionary_append_all (dictionary, texts, codes[0], 3);
  accord_dictionary_append_all (dictionary, &texts[3], codes[1], 1);
  accord_dictionary_freeze (dictionary);
  g_assert_cmpuint (accord_dictionary_get_n (dictionary), ==, 3);
  g_assert_cmpuint (codes[0][1], ==, 0);
  g_assert_cmpuint (codes[1][0], ==, 0);
  g_assert_cmpstr (accord_dictionary_get_texts (dictionary)[codes[0][0]], ==, "b");
  g_assert_cmpstr (accord_dictionary_get_texts (dictionary)[codes[0][2]], ==, "a");
  assert_runs (dictionary, 2);
}

static void
test_copy_keeps_codes (void)
{
  static const char *const texts[] = { NULL, "same", "same", "other" };
  g_autoptr (AccordDictionary) dictionary = accord_dictionary_new_copy (texts, G_N_ELEMENTS (texts));

  g_assert_cmpuint (accord_dictionary_get_n (dictionary), ==, G_N_ELEMENTS (texts));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (accord_dictionary_get_texts (dictionary)[i], ==, texts[i]);
}

/* Texts of every length that differ in one byte are different, and room that is made meanwhile moves none. */
static void
test_lengths (void)
{
  g_autoptr (AccordDictionary) dictionary = accord_dictionary_new ();
  guint n_codes = 1;

  for (guint length = 1; length <= 40; length++)
    {
      if (length == 5)
        accord_dictionary_reserve (dictionary, 3000);
      for (guint at = 0; at < length; at++)
        {
          g_autofree char *text = g_strnfill (length, 'a');

          text[at] = 'b';
          g_assert_cmpuint (accord_dictionary_add (dictionary, text), ==, n_codes);
          g_assert_cmpuint (accord_dictionary_add (dictionary, text), ==, n_codes);
          g_assert_cmpstr (accord_dictionary_get_texts (dictionary)[n_codes], ==, text);
          n_codes++;
        }
    }
  g_assert_cmpuint (accord_dictionary_get_n (dictionary), ==, n_codes);
}

/* Long chains of extensions say the same as short ones. */
static void
test_extend (void)
{
  AccordDictionary *dictionary = accord_dictionary_new ();

  accord_dictionary_freeze (dictionary);
  for (guint i = 1; i <= 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("u%u", i);
      const char *const texts[] = { NULL, text, "u1", text, "known" };
      guint32 codes[] = { 0, 0, 0, 0, 1 };
      AccordDictionary *longer = accord_dictionary_extend (dictionary, texts, codes, G_N_ELEMENTS (texts));

      accord_dictionary_unref (dictionary);
      dictionary = longer;
      g_assert_cmpuint (codes[0], ==, 0);
      g_assert_cmpuint (codes[1], ==, i);
      g_assert_cmpuint (codes[2], ==, 1);
      g_assert_cmpuint (codes[3], ==, i);
      g_assert_cmpuint (codes[4], ==, 1);
    }
  g_assert_cmpuint (accord_dictionary_get_n (dictionary), ==, 101);
  assert_runs (dictionary, 101);
  for (guint i = 1; i <= 100; i++)
    g_assert_cmpint (atoi (accord_dictionary_get_texts (dictionary)[i] + 1), ==, i);
  accord_dictionary_unref (dictionary);
}

static void
test_extend_with_nothing (void)
{
  static const char *const texts[] = { NULL, "a", "b" };
  g_autoptr (AccordDictionary) dictionary = accord_dictionary_new_copy (texts, G_N_ELEMENTS (texts));
  guint32 codes[] = { 0, 0, 2 };
  g_autoptr (AccordDictionary) same = accord_dictionary_extend (dictionary, texts, codes, G_N_ELEMENTS (texts));

  g_assert_true (same == dictionary);
  g_assert_cmpuint (codes[1], ==, 1);
}

/* It outlives the one whose texts it shares. */
static void
test_without (void)
{
  static const char *const texts[] = { NULL, "a", "b", "c", "d" };
  static const guint8 drop[] = { 0, 1, 0, 1, 0 };
  AccordDictionary *dictionary = accord_dictionary_new_copy (texts, G_N_ELEMENTS (texts));
  guint32 moved[G_N_ELEMENTS (texts)];
  g_autoptr (AccordDictionary) rest = accord_dictionary_without (dictionary, drop, moved);

  accord_dictionary_unref (dictionary);
  g_assert_cmpuint (accord_dictionary_get_n (rest), ==, 3);
  g_assert_cmpstr (accord_dictionary_get_texts (rest)[1], ==, "b");
  g_assert_cmpstr (accord_dictionary_get_texts (rest)[2], ==, "d");
  g_assert_cmpuint (moved[1], ==, 0);
  g_assert_cmpuint (moved[4], ==, 2);
  assert_runs (rest, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dictionary/codes", test_codes);
  g_test_add_func ("/dictionary/all-different", test_all_different);
  g_test_add_func ("/dictionary/append-all", test_append_all);
  g_test_add_func ("/dictionary/lengths", test_lengths);
  g_test_add_func ("/dictionary/copy-keeps-codes", test_copy_keeps_codes);
  g_test_add_func ("/dictionary/extend", test_extend);
  g_test_add_func ("/dictionary/extend-with-nothing", test_extend_with_nothing);
  g_test_add_func ("/dictionary/without", test_without);
  g_test_add_func ("/dictionary/packed", test_packed);
  return g_test_run ();
}
