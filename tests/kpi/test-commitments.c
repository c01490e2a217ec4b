#include "commitment-case.h"

#include <math.h>
#include <string.h>

#include "kpi/judging.h"
#include "kpi/kept-periods.h"

/* Commitments, lead by lead: tables of what is met, missed and open. */

#define HOURS ACCORD_LIMIT_WORKING_HOURS
#define DAYS ACCORD_LIMIT_WORKING_DAYS

static AccordCondition *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordCondition *condition = accord_condition_parse (text, &error);

  g_assert_no_error (error);
  return condition;
}

/* One lead each: first contact within four working hours; 2025-11-03 is a Monday, and Berlin an hour ahead. */
static const struct
{
  const char *handed_over, *contact, *as_of;
  gint        met, missed, open;
} contacts[] = {
  { "2025-11-03T10:00", "2025-11-03T13:59", "2025-11-10", 1, 0, 0 },
  { "2025-11-03T10:00", "2025-11-03T14:00", "2025-11-10", 1, 0, 0 },
  { "2025-11-03T10:00", "2025-11-03T14:01", "2025-11-10", 0, 1, 0 },
  { "2025-11-03T15:00", "2025-11-04T11:00", "2025-11-10", 1, 0, 0 },
  { "2025-11-03T15:00", "2025-11-04T11:01", "2025-11-10", 0, 1, 0 },
  { "2025-11-07T18:00", "2025-11-10T13:00", "2025-11-10", 1, 0, 0 },
  { "2025-11-08T12:00", "2025-11-08T12:01", "2025-11-10", 1, 0, 0 },
  /* dated before the hand-over: no time at all */
  { "2025-11-03T10:00", "2025-11-03T09:00", "2025-11-10", 1, 0, 0 },
  /* not yet: the clock runs, or is past its limit */
  { "2025-11-03T10:00", "", "2025-11-03T13:59", 0, 0, 1 },
  { "2025-11-03T10:00", "", "2025-11-03T14:00", 0, 0, 1 },
  { "2025-11-03T10:00", "", "2025-11-03T14:01", 0, 1, 0 },
  { "2025-11-07T16:00", "", "2025-11-09", 0, 0, 1 },
  { "2025-11-07T16:00", "", "2025-11-10", 0, 1, 0 },
  /* what is known later than as-of is not known */
  { "2025-11-03T10:00", "2025-11-03T12:00", "2025-11-03T11:00", 0, 0, 1 },
  { "2025-11-03T10:00", "2025-11-03T18:00", "2025-11-03T17:00", 0, 1, 0 },
  { "2025-11-03T10:00", "2025-11-03T12:00", "2025-11-02", 0, 0, 0 },
  /* days without a time: sometimes no hours are needed to know */
  { "2025-11-03", "2025-11-03T12:00", "2025-11-10", 1, 0, 0 },
  { "2025-11-03", "2025-11-03T16:00", "2025-11-10", 0, 0, 1 },
  { "2025-11-03", "2025-11-03", "2025-11-10", 0, 0, 1 },
  { "2025-11-03", "2025-11-05", "2025-11-10", 0, 1, 0 },
  { "2025-11-03", "", "2025-11-03", 0, 0, 1 },
  { "2025-11-03", "", "2025-11-04", 0, 1, 0 },
  { "", "2025-11-03T12:00", "2025-11-10", 0, 0, 0 },
};

static void
test_contacts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      g_autofree char *lead = g_strdup_printf ("1 | web | 2025-11-01 | 2025-11-02 | | | %s | %s | | |",
                                               contacts[i].handed_over, contacts[i].contact);
      g_autoptr (AccordFigures) figures = NULL;
      Case self;

      g_test_message ("%s – %s as of %s", contacts[i].handed_over, contacts[i].contact, contacts[i].as_of);
      case_init (&self, "speed-to-lead", lead, NULL, contacts[i].as_of);
      self.promise->limit = 4;
      self.promise->limit_unit = HOURS;
      figures = compute (&self, "attainment");
      assert_counts (get (figures, 0), contacts[i].met, contacts[i].met + contacts[i].missed, (guint64) contacts[i].open);
      g_assert_true (figures->trial);
      case_clear (&self);
    }
}

/* Two working days from the hand-over to the decision, whatever it is. */
static const struct
{
  const char *handed_over, *decision; /* sql, lost, accepted, rejected */
  const char *as_of;
  gint        met, missed, open;
} decisions[] = {
  { "2025-11-03T10:00", "2025-11-05T18:00 | | |", "2025-11-10", 1, 0, 0 },
  { "2025-11-03T10:00", "2025-11-06T08:00 | | |", "2025-11-10", 0, 1, 0 },
  { "2025-11-03T10:00", "| 2025-11-05 | |", "2025-11-10", 1, 0, 0 },
  { "2025-11-03T10:00", "| | 2025-11-05 |", "2025-11-10", 1, 0, 0 },
  { "2025-11-03T10:00", "| | | 2025-11-06", "2025-11-10", 0, 1, 0 },
  { "2025-11-03", "| | | 2025-11-05", "2025-11-10", 1, 0, 0 },
  { "2025-11-06T10:00", "| | 2025-11-10T16:00 |", "2025-11-12", 1, 0, 0 },
  { "2025-11-06T10:00", "| | 2025-11-11 |", "2025-11-12", 0, 1, 0 },
  /* the earliest after the hand-over decides; one before it is of another time */
  { "2025-11-03T10:00", "2025-11-20 | 2025-11-04 | |", "2025-11-30", 1, 0, 0 },
  { "2025-11-03T10:00", "2025-11-20 | 2025-11-02 | |", "2025-11-30", 0, 1, 0 },
  { "2025-11-03T10:00", "| | |", "2025-11-05", 0, 0, 1 },
  { "2025-11-03T10:00", "| | |", "2025-11-06", 0, 1, 0 },
};

static void
test_decisions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_auto (GStrv) parts = g_strsplit (decisions[i].decision, "|", 4);
      g_autofree char *lead = g_strdup_printf ("1 | web | 2025-11-01 | 2025-11-02 | %s | %s | %s | | %s | %s |", parts[0],
                                               parts[1], decisions[i].handed_over, parts[2], parts[3]);
      g_autoptr (AccordFigures) figures = NULL;
      Case self;

      g_test_message ("%s: %s as of %s", decisions[i].handed_over, decisions[i].decision, decisions[i].as_of);
      case_init (&self, "time-between", lead, NULL, decisions[i].as_of);
      self.promise->from_date = g_strdup ("handed_over_at");
      self.promise->to_date = g_strdup ("decision");
      self.promise->limit = 2;
      self.promise->limit_unit = DAYS;
      figures = compute (&self, "attainment");
      assert_counts (get (figures, 0), decisions[i].met, decisions[i].met + decisions[i].missed,
                     (guint64) decisions[i].open);
      case_clear (&self);
    }
}

#define HANDED_OVER "1 | web | 2025-11-01 | 2025-11-02 | %s | | 2025-11-03T10:00 | | | |"

/* Two attempts within three working days: until the end of Thursday. */
static const struct
{
  const char *activities, *sql, *as_of;
  gint        met, missed, open, decided;
} attempts[] = {
  { "0 | Call | 2025-11-03T11:00\n0 | Email sent | 2025-11-06T20:00", "", "2025-11-10", 1, 0, 0, 0 },
  { "0 | Call | 2025-11-03T11:00\n0 | Email sent | 2025-11-06T20:00", "", "2025-11-06T21:00", 1, 0, 0, 0 },
  { "0 | Call | 2025-11-03T11:00\n0 | Email sent | 2025-11-07T08:00", "", "2025-11-10", 0, 1, 0, 0 },
  { "0 | Call | 2025-11-03T11:00\n0 | email-open | 2025-11-04T08:00", "", "2025-11-10", 0, 1, 0, 0 },
  { "0 | Call | 2025-11-03T09:00\n0 | call: no answer | 2025-11-04T08:00", "", "2025-11-10", 0, 1, 0, 0 },
  { "0 | Call | 2025-11-03T11:00", "", "2025-11-06", 0, 0, 1, 0 },
  { "0 | Call | 2025-11-03T11:00", "2025-11-05", "2025-11-10", 0, 0, 0, 1 },
  { "0 | Call | 2025-11-03T11:00", "2025-11-07", "2025-11-10", 0, 1, 0, 0 },
  /* a file without any attempts does not know of them */
  { "0 | page:pricing | 2025-11-03T11:00", "", "2025-11-30", 0, 0, 1, 0 },
};

static void
test_attempts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *lead = g_strdup_printf (HANDED_OVER, attempts[i].sql);
      g_autoptr (AccordFigures) figures = NULL;
      Case self;

      g_test_message ("%s as of %s", attempts[i].activities, attempts[i].as_of);
      case_init (&self, "contact-attempts", lead, attempts[i].activities, attempts[i].as_of);
      self.promise->limit = 3;
      self.promise->limit_unit = DAYS;
      self.promise->attempts = 2;
      figures = compute (&self, "attainment");
      assert_counts (get (figures, 0), attempts[i].met, attempts[i].met + attempts[i].missed, (guint64) attempts[i].open);
      g_assert_cmpuint (get (figures, 0)->left_out[ACCORD_LEFT_OUT_DECIDED], ==, (guint64) attempts[i].decided);
      case_clear (&self);
    }
}

/* The first contact is what the lead says, else the first time that sales called or wrote. */
static void
test_contact_by_activity (void)
{
  static const char *const leads = "1 | web | 2025-11-01 | | | | 2025-11-03T10:00 | | | |\n"
                                   "2 | web | 2025-11-01 | | | | 2025-11-03T10:00 | 2025-11-03T12:00 | | |\n"
                                   "3 | web | 2025-11-01 | | | | 2025-11-03T10:00 | | | |";
  static const char *const activities = "0 | Call | 2025-11-02T10:00\n0 | form | 2025-11-03T10:30\n"
                                        "0 | Call | 2025-11-03T11:00\n1 | Call | 2025-11-03T10:30";
  g_autoptr (AccordFigures) figures = NULL;
  Case self;

  case_init (&self, "speed-to-lead", leads, activities, "2025-11-30");
  figures = compute (&self, "speed-to-lead");
  assert_counts (get (figures, 0), 2, 3, 1);
  g_assert_cmpfloat (get (figures, 0)->value, ==, 5400);
  g_assert_cmpfloat (get (figures, 0)->quantiles[0], ==, 4500);
  g_assert_cmpfloat (get (figures, 0)->quantiles[3], ==, 6840);
  case_clear (&self);
}

static void
test_kinds (void)
{
  static const char *const contacts_by_sales[] = { "Call", "CALL: no answer", "Email Sent", "e-mail sent: offer",
                                                   "email_sent", "Meeting", "SMS", "voicemail" };
  static const char *const others[] = { "", "page:pricing", "email-open", "Email received", "form", "call to action",
                                        "webinar", "download: Call script" };

  for (guint i = 0; i < G_N_ELEMENTS (contacts_by_sales); i++)
    g_assert_true (accord_sales_contact_is (contacts_by_sales[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (accord_sales_contact_is (others[i]));
  g_assert_false (accord_sales_contact_is (NULL));
}

static void
test_share_and_acceptance (void)
{
  static const char *const leads =
      "1 | web | 2025-10-01 | | | | 2025-11-03 | | 2025-11-04 | |\n"
      "2 |     | 2025-10-01 | | | | 2025-11-03 | | | 2025-11-05 | no need\n"
      "3 | web | 2025-10-01 | | | | 2025-11-03 | | | 2025-12-01 |\n"
      "4 | web | 2025-10-01 | | | | 2025-11-04 | | 2025-11-06 | 2025-11-05 | no money\n"
      "5 | web | 2025-10-01 | | | | 2025-12-04 | | | |\n"
      "6 | web | 2025-10-01 | | | | | | | |";
  g_autoptr (AccordFigures) share = NULL, reasons = NULL, acceptance = NULL;
  Case self;

  case_init (&self, "share", leads, NULL, "2025-12-31");
  self.query.by = ACCORD_PERIOD_MONTH;
  self.promise->from_date = g_strdup ("handed_over_at");
  self.promise->condition = parse ("not source is-empty");
  share = compute (&self, "attainment");
  g_assert_cmpuint (share->figures->len, ==, 2);
  assert_counts (get (share, 0), 3, 4, 0);
  assert_counts (get (share, 1), 1, 1, 0);

  g_free (self.promise->from_date);
  self.promise->from_date = g_strdup ("rejected_at");
  accord_condition_unref (self.promise->condition);
  self.promise->condition = parse ("not reject_reason is-empty");
  self.promise->scope = parse ("id != \"4\"");
  reasons = compute (&self, "share");
  assert_counts (get (reasons, 0), 1, 1, 0);
  assert_counts (get (reasons, 1), 0, 1, 0);

  acceptance = compute (&self, "acceptance-rate");
  g_assert_cmpuint (acceptance->figures->len, ==, 2);
  assert_counts (get (acceptance, 0), 1, 2, 0);
  assert_counts (get (acceptance, 1), 0, 1, 1);
  case_clear (&self);
}

static void
test_time_to_convert (void)
{
  static const char *const leads = "1 | a | 2025-11-01 | 2025-11-03 | | | | | | |\n"
                                   "2 | a | 2025-11-01 | 2025-11-11 | | | | | | |\n"
                                   "3 | a | 2025-11-05 | 2025-11-01 | | | | | | |\n"
                                   "4 | a | 2025-11-05 | | 2025-11-09T10:00 | | | | | |\n"
                                   "5 | a | 2025-11-05 | | | 2025-11-09 | | | | |\n"
                                   "6 | a | 2025-11-05 | | | | | | | |";
  g_autoptr (AccordFigures) figures = NULL;
  Case self;

  case_init (&self, "time-to-convert", leads, NULL, "2025-11-30");
  self.promise->to_stage = ACCORD_STAGE_MQL;
  self.query.to_stage = ACCORD_STAGE_MQL;
  figures = compute (&self, "time-to-convert");
  assert_counts (get (figures, 0), 4, 5, 1); /* 0, 2, 4, 10 days */
  g_assert_cmpfloat (get (figures, 0)->value, ==, 3 * 86400);
  g_assert_cmpfloat (get (figures, 0)->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER], ==, 1);
  g_assert_cmpfloat (get (figures, 0)->left_out[ACCORD_LEFT_OUT_SKIPPED], ==, 1);
  case_clear (&self);
}

/* A lead is judged by the terms in force at its hand-over, else at t(MQL), else at t(lead); before all, by the first. */
static void
test_judged_as_signed (void)
{
  static const char *const leads =
      "1 | web | 2025-01-01 | | | | 2025-11-03T10:00 | 2025-11-03T13:00 | | |\n" /* 3 h: by the first, within 4 */
      "2 | web | 2025-01-01 | | | | 2025-12-01T10:00 | 2025-12-01T13:00 | | |\n" /* 3 h: by the second, not within 2 */
      "3 | web | 2024-01-01 | | | | 2024-11-04T10:00 | 2024-11-04T13:00 | | |";  /* before all: by the first */
  static const struct
  {
    const char *day;
    double      limit;
  } terms[] = { { "2025-12-01", 2 }, { "2025-06-01", 4 } };
  g_autoptr (AccordFigures) figures = NULL, draft = NULL;
  Case self;

  case_init (&self, "speed-to-lead", leads, NULL, "2025-12-31");
  self.promise->limit = 1;
  self.promise->limit_unit = HOURS;
  draft = compute (&self, "attainment");
  assert_counts (get (draft, 0), 0, 3, 0);
  g_assert_true (draft->trial);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      AccordPromise *promise = accord_promise_copy (self.promise);

      promise->from = fixture_day (terms[i].day);
      promise->version = (gint) i + 1;
      promise->limit = terms[i].limit;
      accord_promises_add (self.promises, promise);
    }
  figures = compute (&self, "attainment");
  assert_counts (get (figures, 0), 2, 3, 0);
  g_assert_false (figures->trial);
  g_assert_cmpfloat (accord_promises_find (self.promises, ACCORD_DAY_NONE)->limit, ==, 4);
  g_assert_cmpfloat (accord_promises_find (self.promises, fixture_day ("2025-11-30"))->limit, ==, 4);
  g_assert_cmpfloat (accord_promises_find (self.promises, fixture_day ("2025-12-01"))->limit, ==, 2);
  case_clear (&self);
}

/* Counts are kept by whole periods; the running one is open, and one without any lead is missed. */
static void
test_kept_periods (void)
{
  static const char *const leads = "1 | a | 2025-01-10 | | | | | | | |\n2 | a | 2025-01-11 | | | | | | | |\n"
                                   "3 | a | 2025-02-11 | | | | | | | |\n4 | a | 2025-03-11 | | | | | | | |\n"
                                   "5 | a | 2025-03-12 | | | | | | | |\n6 | b | 2025-04-12 | | | | | | | |";
  g_autoptr (AccordFigures) all = NULL, quarters = NULL, scoped = NULL, monthly = NULL;
  guint n;
  Case self;

  case_init (&self, "leads", leads, NULL, "2025-06-15");
  self.promise->target = 2;
  all = compute (&self, "attainment");
  assert_counts (get (all, 0), 2, 5, 0);
  g_assert_cmpfloat (get (all, 0)->value, ==, 0.4);
  self.query.by = ACCORD_PERIOD_QUARTER;
  quarters = compute (&self, "attainment");
  assert_counts (get (quarters, 0), 2, 3, 0);
  assert_counts (get (quarters, 1), 0, 2, 0);
  self.promise->scope = parse ("source = \"b\"");
  self.query.by = ACCORD_PERIOD_ALL;
  scoped = compute (&self, "attainment");
  assert_counts (get (scoped, 0), 0, 2, 0);

  self.query.by = ACCORD_PERIOD_MONTH;
  monthly = compute (&self, "leads");
  g_assert_cmpuint (accord_kept_periods_count (monthly, self.promise, 2, &n), ==, 2);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (accord_kept_periods_count (monthly, self.promise, 1, &n), ==, 4);
  case_clear (&self);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *metric, *from_date, *says;
  } refused[] = {
    { "share", NULL, "needs a condition" },
    { "leads", NULL, "No target" },
    { "time-between", "nowhere_at", "no field “nowhere_at”" },
    { "time-between", "source", "holds no dates" },
  };
  AccordQuery without;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      Case self;

      case_init (&self, refused[i].metric, "1 | a | 2025-01-10 | | | | | | | |", NULL, "2025-06-15");
      self.promise->from_date = g_strdup (refused[i].from_date);
      if (!g_str_equal (refused[i].metric, "leads"))
        {
          self.promise->limit = 1;
          self.promise->limit_unit = HOURS;
        }
      g_assert_null (accord_metric_compute (accord_metric_find ("attainment"), self.frame, &self.query, &error));
      g_assert_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY);
      g_assert_nonnull (strstr (error->message, refused[i].says));
      g_clear_error (&error);
      without = self.query;
      without.promises = NULL;
      g_assert_null (accord_metric_compute (accord_metric_find ("attainment"), self.frame, &without, &error));
      g_assert_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY);
      case_clear (&self);
    }
}

static void
test_costs_and_growth (void)
{
  static const char *const leads = "1 | a | 2025-01-10 | 2025-01-20 | | | | | | |\n2 | a | 2025-01-11 | 2025-01-20 | | | | | | |\n"
                                   "3 | b | 2025-02-11 | 2025-02-12 | | | | | | |\n4 | | 2025-03-11 | 2025-03-11 | | | | | | |";
  g_autoptr (GPtrArray) costs = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_cost_row_free);
  g_autoptr (AccordFigures) all = NULL, months = NULL, sources = NULL, growth = NULL, roi = NULL;
  g_autoptr (GError) error = NULL;
  Case self;

  case_init (&self, "leads", leads, NULL, "2025-03-31");
  self.query.currency = "EUR";
  self.query.costs = costs;
  g_ptr_array_add (costs, accord_cost_row_new (fixture_day ("2025-01-01"), "a", NULL, 300, "EUR"));
  g_ptr_array_add (costs, accord_cost_row_new (fixture_day ("2025-02-01"), "B", NULL, 500, NULL));
  g_ptr_array_add (costs, accord_cost_row_new (fixture_day ("2025-02-01"), "b", NULL, 500, "USD"));
  g_ptr_array_add (costs, accord_cost_row_new (fixture_day ("2025-04-01"), "b", NULL, 900, "EUR"));
  all = compute (&self, "cost-per-lead");
  g_assert_cmpfloat (get (all, 0)->value, ==, 200);
  g_assert_cmpuint (get (all, 0)->left_out[ACCORD_LEFT_OUT_CURRENCY], ==, 1);
  self.query.by = ACCORD_PERIOD_MONTH;
  months = compute (&self, "cost-per-lead");
  g_assert_cmpfloat (get (months, 0)->value, ==, 150);
  g_assert_cmpfloat (get (months, 1)->value, ==, 500);
  g_assert_cmpfloat (get (months, 2)->value, ==, 0);
  growth = compute (&self, "lead-velocity");
  g_assert_true (isnan (get (growth, 0)->value));
  g_assert_cmpfloat (get (growth, 1)->value, ==, -0.5);
  g_assert_cmpfloat (get (growth, 2)->value, ==, 0);
  self.query.by = ACCORD_PERIOD_ALL;
  self.query.group = "source";
  sources = compute (&self, "cost-per-lead");
  g_assert_cmpfloat (get (sources, 0)->value, ==, 150);
  g_assert_cmpfloat (get (sources, 1)->value, ==, 500);
  self.query.group = NULL;
  roi = compute (&self, "roi");
  g_assert_cmpfloat (get (roi, 0)->value, ==, -1);
  self.query.group = "id";
  g_assert_null (accord_metric_compute (accord_metric_find ("cac"), self.frame, &self.query, &error));
  g_assert_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY);
  case_clear (&self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/commitments/contacts", test_contacts);
  g_test_add_func ("/commitments/decisions", test_decisions);
  g_test_add_func ("/commitments/attempts", test_attempts);
  g_test_add_func ("/commitments/contact-by-activity", test_contact_by_activity);
  g_test_add_func ("/commitments/kinds", test_kinds);
  g_test_add_func ("/commitments/share-and-acceptance", test_share_and_acceptance);
  g_test_add_func ("/commitments/time-to-convert", test_time_to_convert);
  g_test_add_func ("/commitments/judged-as-signed", test_judged_as_signed);
  g_test_add_func ("/commitments/kept-periods", test_kept_periods);
  g_test_add_func ("/commitments/refused", test_refused);
  g_test_add_func ("/commitments/costs-and-growth", test_costs_and_growth);
  return g_test_run ();
}
