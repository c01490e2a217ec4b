/* Which opens and clicks look automatic, and a frame without them. */
#include "fixture-frame.h"
#include "frame/activity-filter.h"
#include "scoring/automatic.h"

#include <string.h>

static gboolean
is_found (const AccordAutomatic *found,
          guint                  index)
{
  return (found->bits[index / 64] >> (index % 64) & 1) != 0;
}

/* «1010…», in the order of the activities */
static char *
describe (const AccordAutomatic *found,
          guint                  n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_c (text, is_found (found, i) ? '1' : '0');
  return g_string_free (text, FALSE);
}

static void
assert_found (const char *activities,
              const char *expected)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new_full ("UTC", "id\n a\n b\n", activities);
  g_autoptr (AccordAutomatic) found = accord_automatic_find (frame);
  g_autofree char *bits = describe (found, (guint) strlen (expected));

  g_assert_cmpstr (bits, ==, expected);
}

static void
test_rules (void)
{
  /* Within five seconds of the sending, but not after six. */
  assert_found ("0|mail:sent|2025-03-01T08:00:00Z\n 0|mail:open|2025-03-01T08:00:05Z\n 0|mail:open|2025-03-01T08:00:06Z", "010");
  /* Of another lead's it says nothing. */
  assert_found ("0|mail:sent|2025-03-01T08:00:01Z\n 1|mail:open|2025-03-01T08:00:03Z", "00");
  /* Two links in one second; opens may come so. */
  assert_found ("0|link clicked: A|2025-03-01T08:00:07Z\n 0|link clicked: B|2025-03-01T08:00:07Z\n "
                "0|mail open|2025-03-01T09:00:07Z\n 0|mail open|2025-03-01T09:00:07Z", "1100");
  /* What is neither is left alone; so are days without a time. */
  assert_found ("0|delivered|2025-03-01T08:00:01Z\n 0|visit|2025-03-01T08:00:02Z\n 0|visit|2025-03-01T08:00:02Z", "000");
  assert_found ("0|click|2025-03-01\n 0|click|2025-03-01\n 0|click|2025-04-01T08:00:02Z", "000");
  /* Noted to the minute. */
  assert_found ("0|sent|2025-03-01T08:00:00Z\n 0|click|2025-03-01T08:00:00Z\n 0|click|2025-03-01T08:00:00Z", "000");
}

static AccordFrame *
make_crowd (guint n)
{
  g_autoptr (GString) leads = g_string_new ("id\n"), activities = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (leads, " l%u\n", i);
      g_string_append_printf (activities, "%u|open|2025-03-01T08:00:09Z\n", i);
      g_string_append_printf (activities, "%u|open|2025-03-02T08:00:%02uZ\n", i, 10 + i);
    }
  return fixture_frame_new_full ("UTC", leads->str, activities->str);
}

/* The same second of ten leads, and of nine. */
static void
test_crowd (void)
{
  g_autoptr (AccordFrame) nine = make_crowd (9), ten = make_crowd (10);
  g_autoptr (AccordAutomatic) of_nine = accord_automatic_find (nine), of_ten = accord_automatic_find (ten);

  g_assert_cmpuint (of_nine->n, ==, 18);
  g_assert_cmpuint (of_nine->n_found, ==, 0);
  g_assert_cmpuint (of_ten->n_found, ==, 10);
}

/* A frame without them has the others, lead by lead. */
static void
test_filter (void)
{
  g_autoptr (AccordFrame) frame = make_crowd (12);
  g_autoptr (AccordAutomatic) found = accord_automatic_find (frame);
  g_autoptr (AccordFrame) without = accord_frame_without_activities (frame, found->bits);

  g_assert_cmpuint (accord_frame_get_n_leads (without), ==, 12);
  for (guint row = 0; row < 12; row++)
    {
      AccordActivities before, after;

      accord_frame_get_activities (frame, row, &before);
      accord_frame_get_activities (without, row, &after);
      g_assert_cmpuint (before.n, ==, 2);
      g_assert_cmpuint (after.n, ==, 1);
      g_assert_cmpint (after.at[0], ==, before.at[1]);
      g_assert_cmpuint (after.kinds[0], ==, before.kinds[1]);
      g_assert_cmpint (accord_frame_get_key (without, row), ==, accord_frame_get_key (frame, row));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scoring/automatic/rules", test_rules);
  g_test_add_func ("/scoring/automatic/crowd", test_crowd);
  g_test_add_func ("/scoring/automatic/filter", test_filter);
  return g_test_run ();
}
