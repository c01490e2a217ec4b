#include "store/key-set.h"

/* Against a hash table of GLib's: many keys of each kind, put, moved and removed. */
static void
test_random (void)
{
  g_autoptr (AccordKeySet) set = accord_key_set_new ();
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint i = 0; i < 200000; i++)
    {
      AccordKeyKind kind = (AccordKeyKind) g_rand_int_range (random, 0, ACCORD_N_KEY_KINDS);
      g_autofree char *key = g_strdup_printf ("%d", g_rand_int_range (random, 0, 30000));
      g_autofree char *both = g_strdup_printf ("%d %s", (int) kind, key);
      gint64 there = GPOINTER_TO_INT (g_hash_table_lookup (expected, both));
      gint lead = g_rand_int_range (random, 1, 1000000);

      g_assert_cmpint (MAX (accord_key_set_find (set, kind, key), 0), ==, there);
      if (g_rand_int_range (random, 0, 3) == 0)
        {
          accord_key_set_remove (set, kind, key);
          g_hash_table_remove (expected, both);
        }
      else
        {
          accord_key_set_put (set, kind, key, lead);
          g_hash_table_replace (expected, g_steal_pointer (&both), GINT_TO_POINTER (lead));
        }
    }
}

static void
test_kinds (void)
{
  g_autoptr (AccordKeySet) set = accord_key_set_new ();

  accord_key_set_put (set, ACCORD_KEY_ID, "a", 1);
  g_assert_cmpint (accord_key_set_find (set, ACCORD_KEY_ID, "a"), ==, 1);
  g_assert_cmpint (accord_key_set_find (set, ACCORD_KEY_EMAIL, "a"), ==, 0);
  accord_key_set_put (set, ACCORD_KEY_EMAIL, "a", 2);
  g_assert_cmpint (accord_key_set_find (set, ACCORD_KEY_ID, "a"), ==, 1);
  accord_key_set_remove (set, ACCORD_KEY_EMAIL, "nothing");
  accord_key_set_remove (set, ACCORD_KEY_EMAIL, "a");
  g_assert_cmpint (accord_key_set_find (set, ACCORD_KEY_EMAIL, "a"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/key-set/random", test_random);
  g_test_add_func ("/store/key-set/kinds", test_kinds);
  return g_test_run ();
}
