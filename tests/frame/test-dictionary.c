#include "frame/dictionary.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dictionary/codes", test_codes);
  g_test_add_func ("/dictionary/all-different", test_all_different);
  g_test_add_func ("/dictionary/copy-keeps-codes", test_copy_keeps_codes);
  return g_test_run ();
}
