#include "fixture-frame.h"

#include "kpi/campaign-starts.h"

static GPtrArray *
find (const char *leads,
      const char *day)
{
  g_autofree char *text = g_strconcat ("id | created_at | campaign\n", leads, NULL);
  g_autoptr (AccordFrame) frame = fixture_frame_new ("Europe/Berlin", text);
  AccordAsOf as_of;

  accord_as_of_day (&as_of, accord_frame_get_zone (frame), fixture_day (day));
  return accord_campaign_starts (frame, &as_of);
}

static void
assert_event (GPtrArray  *events,
              guint       index,
              const char *campaign,
              const char *day)
{
  const AccordEvent *event = g_ptr_array_index (events, index);

  g_assert_cmpint (event->kind, ==, ACCORD_EVENT_CAMPAIGN);
  g_assert_cmpstr (event->text, ==, campaign);
  g_assert_cmpint (event->day, ==, fixture_day (day));
}

/* By its first lead; one that ran before there was any data did not start with them, and what is to come is not known. */
static void
test_first_leads (void)
{
  g_autoptr (GPtrArray) events = find ("1 | 2025-01-01 | \n"
                                       "2 | 2025-01-20 | Old\n"
                                       "3 | 2025-06-02 | Fair\n"
                                       "4 | 2025-03-05 | Spring\n"
                                       "5 | 2025-05-31T23:30 | Fair\n"
                                       "6 | | Spring\n"
                                       "7 | 2025-07-01 | Autumn\n",
                                       "2025-06-30");

  g_assert_cmpuint (events->len, ==, 2);
  assert_event (events, 0, "Spring", "2025-03-05");
  assert_event (events, 1, "Fair", "2025-05-31");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) none = find ("1 | | Fair\n", "2025-06-30");
  g_autoptr (GPtrArray) first = find ("1 | 2025-01-01 | Fair\n", "2025-06-30");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (first->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/campaign-starts/first-leads", test_first_leads);
  g_test_add_func ("/campaign-starts/nothing", test_nothing);
  return g_test_run ();
}
