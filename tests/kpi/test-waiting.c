#include "fixture-frame.h"

#include "kpi/attainment.h"
#include "kpi/waiting.h"

#define OFFICE "Mon-Fri 09:00-17:00"
#define FIELDS "id | handed_over_at | first_contact_at | accepted_at | rejected_at | lost_at | customer_at\n"

/* 2025-11-03 is a Monday; four working hours to the first contact, two working days to a decision. As of Wednesday, noon. */
static AccordPromises *
make_promises (const char      *metric,
               const char      *to_date,
               double           limit,
               AccordLimitUnit  unit,
               AccordFrame     *frame)
{
  AccordPromises *promises = accord_promises_new ();
  AccordPromise *promise = accord_promise_new (accord_metric_find (metric));

  promise->to_date = g_strdup (to_date);
  promise->limit = limit;
  promise->limit_unit = unit;
  promise->calendar = accord_working_time_new (OFFICE, "", accord_frame_get_zone (frame), NULL);
  accord_promises_add (promises, promise);
  return promises;
}

static const struct
{
  const char *lead;     /* as FIELDS, without the id */
  gint        late_min; /* since its limit; -1: it waits for nobody */
  guint       promises;
} cases[] = {
  { "2025-11-05T10:00 | | | | | ", -1, 0 },                            /* until 14:00 */
  { "2025-11-05T09:00 | | | | | ", -1, 0 },                            /* until 13:00 */
  { "2025-11-04T15:00 | | | | | ", 60, 0 },                            /* until 11:00 on Wednesday */
  { "2025-11-04T15:00 | 2025-11-05T11:30 | | | | ", -1, 0 },           /* late, but no longer waiting */
  { "2025-11-03T09:00 | 2025-11-03T10:00 | | | | ", -1, 1 },           /* decided by the end of Wednesday */
  { "2025-10-31T09:00 | 2025-10-31T10:00 | | | | ", 12 * 60, 1 },      /* by the end of Tuesday */
  { "2025-10-31T09:00 | 2025-10-31T10:00 | 2025-11-04 | | | ", -1, 1 },
  { "2025-10-31T09:00 | | | 2025-11-04 | | ", -1, 0 },                 /* turned down: nobody calls any more */
  { "2025-10-31T09:00 | | | | 2025-11-04 | ", -1, 0 },
  { "2025-10-31T09:00 | | | | | 2025-11-04", -1, 0 },
  { "2025-10-31T09:00 | | | | | ", 4 * 24 * 60 + 23 * 60, 0 },         /* of two clocks the one that ran out first */
  { " | | | | | ", -1, 0 },
};

static void
init (AccordFrame **frame,
      AccordAsOf   *as_of,
      GPtrArray   **promises,
      const char   *leads)
{
  g_autofree char *text = g_strconcat (FIELDS, leads, NULL);

  *frame = fixture_frame_new ("Europe/Berlin", text);
  fixture_as_of (as_of, *frame, "2025-11-05T12:00");
  *promises = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_promises_unref);
  g_ptr_array_add (*promises, make_promises ("speed-to-lead", NULL, 4, ACCORD_LIMIT_WORKING_HOURS, *frame));
  g_ptr_array_add (*promises, make_promises ("time-between", "decision", 2, ACCORD_LIMIT_WORKING_DAYS, *frame));
}

static void
test_one_by_one (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lead = g_strdup_printf ("1 | %s\n", cases[i].lead);
      g_autoptr (AccordFrame) frame = NULL;
      g_autoptr (GPtrArray) promises = NULL;
      g_autoptr (GArray) found = NULL;
      g_autoptr (GError) error = NULL;
      AccordAsOf as_of;

      init (&frame, &as_of, &promises, lead);
      found = accord_waiting_find (frame, &as_of, promises, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, cases[i].late_min >= 0 ? 1 : 0);
      if (found->len == 0)
        continue;
      g_assert_cmpuint (g_array_index (found, AccordWaiting, 0).promises, ==, cases[i].promises);
      g_assert_cmpint ((as_of.instant_ms - g_array_index (found, AccordWaiting, 0).limit_ms + 30000) / 60000, ==, cases[i].late_min);
    }
}

static void
test_most_late_first (void)
{
  g_autoptr (AccordFrame) frame = NULL;
  g_autoptr (GPtrArray) promises = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GString) leads = g_string_new (NULL);
  AccordAsOf as_of;
  guint expected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_append_printf (leads, "%u | %s\n", i, cases[i].lead);
      expected += cases[i].late_min >= 0;
    }
  init (&frame, &as_of, &promises, leads->str);
  found = accord_waiting_find (frame, &as_of, promises, NULL);
  g_assert_cmpuint (found->len, ==, expected);
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpint (g_array_index (found, AccordWaiting, i - 1).limit_ms, <=, g_array_index (found, AccordWaiting, i).limit_ms);
}

/* Who waits is among those of whom the commitment says that it was missed. */
static void
test_they_are_missed (void)
{
  g_autoptr (AccordFrame) frame = NULL;
  g_autoptr (GPtrArray) promises = NULL;
  g_autoptr (GString) leads = g_string_new (NULL);
  AccordAsOf as_of;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append_printf (leads, "%u | %s\n", i, cases[i].lead);
  init (&frame, &as_of, &promises, leads->str);
  for (guint i = 0; i < promises->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GArray) found = NULL;
      g_autoptr (AccordFigures) figures = NULL;
      g_autoptr (AccordLeadSet) missed = NULL;
      const AccordMetric *attainment = accord_metric_find ("attainment");
      AccordQuery query;

      g_ptr_array_add (one, promises->pdata[i]);
      found = accord_waiting_find (frame, &as_of, one, NULL);
      accord_query_init (&query, frame);
      query.as_of = as_of;
      query.promises = promises->pdata[i];
      figures = accord_metric_compute (attainment, frame, &query, NULL);
      missed = accord_figure_leads (attainment, frame, &query, figures->figures->pdata[0], ACCORD_PART_MISSED, NULL);
      g_assert_cmpuint (found->len, >, 0);
      for (guint j = 0; j < found->len; j++)
        g_assert_true (accord_lead_set_contains (missed, g_array_index (found, AccordWaiting, j).row));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waiting/one-by-one", test_one_by_one);
  g_test_add_func ("/waiting/most-late-first", test_most_late_first);
  g_test_add_func ("/waiting/they-are-missed", test_they_are_missed);

  return g_test_run ();
}
