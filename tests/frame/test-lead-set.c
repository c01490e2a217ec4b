#include "frame/lead-set.h"

/* Sizes around those of a word, where bits past the last row could be taken for leads. */
static const guint sizes[] = { 0, 1, 63, 64, 65, 127, 128, 1000 };

static void
test_fill_and_not (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (AccordLeadSet) set = accord_lead_set_new (sizes[i]);

      g_assert_cmpuint (accord_lead_set_count (set), ==, 0);
      accord_lead_set_fill (set);
      g_assert_cmpuint (accord_lead_set_count (set), ==, sizes[i]);
      accord_lead_set_not (set);
      g_assert_cmpuint (accord_lead_set_count (set), ==, 0);
      accord_lead_set_not (set);
      g_assert_cmpuint (accord_lead_set_count (set), ==, sizes[i]);
    }
}

static void
test_and_or (void)
{
  g_autoptr (AccordLeadSet) twos = accord_lead_set_new (200);
  g_autoptr (AccordLeadSet) threes = accord_lead_set_new (200);
  g_autoptr (AccordLeadSet) either = accord_lead_set_new (200);

  for (guint row = 0; row < 200; row += 2)
    accord_lead_set_add (twos, row);
  for (guint row = 0; row < 200; row += 3)
    accord_lead_set_add (threes, row);
  accord_lead_set_or (either, twos);
  accord_lead_set_or (either, threes);
  accord_lead_set_and (twos, threes);
  for (guint row = 0; row < 200; row++)
    {
      g_assert_cmpint (accord_lead_set_contains (twos, row), ==, row % 6 == 0);
      g_assert_cmpint (accord_lead_set_contains (either, row), ==, row % 2 == 0 || row % 3 == 0);
    }
  g_assert_cmpuint (accord_lead_set_count (twos), ==, 34);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lead-set/fill-and-not", test_fill_and_not);
  g_test_add_func ("/lead-set/and-or", test_and_or);
  return g_test_run ();
}
