#include "fixture-frame.h"

#include "kpi/outliers.h"
#include "kpi/quality.h"

#define AS_OF "2024-12-31"

static AccordQualityReport *
report_on (AccordFrame *frame)
{
  g_autoptr (GError) error = NULL;
  AccordQualityReport *report;
  AccordQuery query;

  accord_query_init (&query, frame);
  query.currency = "EUR";
  fixture_as_of (&query.as_of, frame, AS_OF);
  report = accord_quality_find (frame, &query, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* «1 4» of a set; «0+1 2+5» of groups. */
static char *
describe (const AccordQualityFinding *finding)
{
  GString *text = g_string_new (NULL);

  for (guint group = 0; finding->groups != NULL && group < accord_duplicates_get_n (finding->groups); group++)
    {
      guint n;
      const guint32 *rows = accord_duplicates_get (finding->groups, group, &n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_true (accord_lead_set_contains (finding->leads, rows[i]));
          g_string_append_printf (text, "%s%u", i > 0 ? "+" : text->len > 0 ? " " : "", rows[i]);
        }
    }
  for (guint row = 0; finding->groups == NULL && row < accord_lead_set_get_n_rows (finding->leads); row++)
    if (accord_lead_set_contains (finding->leads, row))
      g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", row);
  g_assert_cmpuint (finding->n_leads, ==, accord_lead_set_count (finding->leads));
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char   *what;
  AccordQuality quality;
  const char   *leads;
  const char   *expected;
} Case;

static const Case cases[] = {
  { "case-and-dots", ACCORD_QUALITY_SAME_EMAIL,
    "email\nann.lee@x.io\nAnnLee@X.io\nbob@x.io\n a.n.n.lee@x.io \nann.lee@y.io\n", "0+1+3" },
  { "two-groups", ACCORD_QUALITY_SAME_EMAIL, "email\na@x.io\nb@x.io\nB@x.io\nA@x.io\n", "0+3 1+2" },
  { "dots-of-the-domain-count", ACCORD_QUALITY_SAME_EMAIL, "email\na@x.io\na@xi.o\n", "" },
  { "what-is-no-address-is-compared-by-nothing", ACCORD_QUALITY_SAME_EMAIL, "email\nn/a\nN/A\n@\n@\nx@\nx@\n\n\n", "" },
  { "beyond-ascii", ACCORD_QUALITY_SAME_EMAIL, "email\nJÖRG@x.io\njörg@x.io\n", "0+1" },
  { "name-and-company", ACCORD_QUALITY_SAME_PERSON,
    "name|company\nAnn Lee|Acme\nann  lee|ACME \nAnn Lee|Other\nBob|\nBob|\n|Acme\n|Acme\n", "0+1" },
  { "no-company-field", ACCORD_QUALITY_SAME_PERSON, "name\nAnn\nAnn\n", "" },
  { "orders", ACCORD_QUALITY_OUT_OF_ORDER,
    "created_at|mql_at|customer_at|lost_at\n"
    "2024-01-02|2024-01-03|2024-01-04|\n" /* as it should be */
    "2024-01-02|2024-01-01||\n"
    "2024-01-02||2024-01-01|\n"
    "2024-01-02|2024-01-02|2024-01-02|\n" /* all on one day */
    "|2024-01-05|2024-01-04|\n"
    "2024-01-02|||2024-01-01\n"
    "2024-01-02||2024-02-01|2024-01-15\n" /* lost, and won back */
    "|||2024-01-01\n",
    "1 2 4 5" },
  { "no-source", ACCORD_QUALITY_NO_SOURCE, "source|name\nads|Ann\n|Bob\n|Cy\n", "1 2" },
  { "no-source-field", ACCORD_QUALITY_NO_SOURCE, "name\nAnn\nBob\n", "0 1" },
  { "negative-value", ACCORD_QUALITY_OUTLIER, "value\n100\n-5\n0\n", "1" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", test->leads);
  g_autoptr (AccordQualityReport) report = report_on (frame);
  g_autofree char *found = describe (&report->findings[test->quality]);

  g_assert_cmpint (report->findings[test->quality].quality, ==, test->quality);
  g_assert_cmpstr (found, ==, test->expected);
}

static AccordLeadSet *
find_outliers (const char *leads)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", leads);
  AccordQuery query;

  accord_query_init (&query, frame);
  query.currency = "EUR";
  return accord_outliers_find (frame, &query);
}

/* Around a hundred: what is ten times as much is no slip among values that are spread by factors, a million is. */
static void
test_outliers (void)
{
  g_autoptr (GString) leads = g_string_new ("value|currency\n");
  g_autoptr (GString) same = g_string_new ("value\n");
  g_autoptr (AccordLeadSet) found = NULL, of_few = NULL, of_same = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_string_append_printf (leads, "%u|EUR\n", 40 + i * i);
      g_string_append (same, "500\n");
    }
  g_string_append (leads, "5000|\n1000000|EUR\n0.01|EUR\n1000000|JPY\n|EUR\n0|EUR\n");
  found = find_outliers (leads->str);
  g_assert_cmpuint (accord_lead_set_count (found), ==, 2);
  g_assert_true (accord_lead_set_contains (found, 41));
  g_assert_true (accord_lead_set_contains (found, 42));

  /* Where more than half are the same, the mean deviation tells. */
  of_same = find_outliers (same->str);
  g_assert_cmpuint (accord_lead_set_count (of_same), ==, 0);
  g_clear_pointer (&of_same, accord_lead_set_unref);
  g_string_append (same, "50000\n");
  of_same = find_outliers (same->str);
  g_assert_cmpuint (accord_lead_set_count (of_same), ==, 1);
  g_assert_true (accord_lead_set_contains (of_same, 40));

  of_few = find_outliers ("value\n1\n1\n2\n1000000\n");
  g_assert_cmpuint (accord_lead_set_count (of_few), ==, 0);
}

/* Ten leads, one a customer; it is there three times, and once as customer. */
static void
test_effect (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC",
    "email|created_at|customer_at|value|source\n"
    "a@x.io|2024-01-01|||web\nb@x.io|2024-01-01|||web\nc@x.io|2024-01-01|||web\nd@x.io|2024-01-01|||web\n"
    "e@x.io|2024-01-01|||web\nf@x.io|2024-01-01|||web\ng@x.io|2024-01-01|||web\n"
    "h@x.io|2024-01-01|||web\nH@x.io|2024-01-01|2024-01-05|800|\nh@x.io|2024-01-01|||web\n");
  g_autoptr (AccordQualityReport) report = report_on (frame);
  const AccordQualityFinding *email = &report->findings[ACCORD_QUALITY_SAME_EMAIL];
  const AccordQualityFinding *source = &report->findings[ACCORD_QUALITY_NO_SOURCE];
  const AccordFigure *all = report->all[0]->figures->pdata[0];
  const AccordFigure *rate = email->without[0]->figures->pdata[0];
  const AccordFigure *value = email->without[1]->figures->pdata[0];
  const AccordFigure *sourced = source->without[0]->figures->pdata[0];

  g_assert_cmpfloat (all->value, ==, 1.0 / 10);
  g_assert_cmpuint (email->n_leads, ==, 3);
  g_assert_cmpfloat (rate->value, ==, 1.0 / 8);
  g_assert_cmpfloat (value->value, ==, 100);
  g_assert_cmpfloat (sourced->value, ==, 0);
  g_assert_cmpfloat (sourced->denominator, ==, 9);
}

static char *
random_leads (GRand *rand,
              guint  n)
{
  static const char *const names[] = { "Ann Lee", "ann  LEE", "Bob", "BOB ", "Cy", "" };
  static const char *const companies[] = { "Acme", "ACME", "Other", "" };
  GString *leads = g_string_new ("name|company\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (leads, "%s|%s\n", names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))],
                            companies[g_rand_int_range (rand, 0, G_N_ELEMENTS (companies))]);
  return g_string_free (leads, FALSE);
}

/* Compared pair by pair: «ann  LEE» and «Ann Lee» without blanks and capitals. */
static gboolean
is_same (const AccordFrame *frame,
         const char        *field,
         guint              first,
         guint              second)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, field);
  guint rows[] = { first, second };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = accord_frame_cell_text (frame, column, rows[i]);
      g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
      g_autofree char *joined = g_strjoinv ("", words);

      g_ptr_array_add (texts, g_ascii_strdown (joined, -1));
    }
  return *(char *) texts->pdata[0] != '\0' && g_str_equal (texts->pdata[0], texts->pdata[1]);
}

/* On random leads, two are in one group exactly if, compared by themselves, they are the same person. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20241231);

  for (guint round = 0; round < 30; round++)
    {
      guint n_leads = (guint) g_rand_int_range (rand, 1, 40), n;
      g_autofree char *leads = random_leads (rand, n_leads);
      g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", leads);
      g_autoptr (AccordDuplicates) groups = accord_duplicates_find_person (frame);
      g_autofree guint *group_of = g_new0 (guint, n_leads);

      for (guint group = 0; group < accord_duplicates_get_n (groups); group++)
        {
          const guint32 *rows = accord_duplicates_get (groups, group, &n);

          for (guint i = 0; i < n; i++)
            {
              g_assert_cmpuint (group_of[rows[i]], ==, 0);
              group_of[rows[i]] = group + 1;
            }
        }
      for (guint i = 0; i < n_leads; i++)
        for (guint j = i + 1; j < n_leads; j++)
          g_assert_true ((group_of[i] != 0 && group_of[i] == group_of[j]) ==
                         (is_same (frame, "name", i, j) && is_same (frame, "company", i, j)));
    }
}

static void
test_cancel (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "source\nads\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  AccordQuery query;

  accord_query_init (&query, frame);
  g_cancellable_cancel (cancellable);
  g_assert_null (accord_quality_find (frame, &query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quality/%s", cases[i].what);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/quality/outliers", test_outliers);
  g_test_add_func ("/quality/effect", test_effect);
  g_test_add_func ("/quality/random", test_random);
  g_test_add_func ("/quality/cancel", test_cancel);
  return g_test_run ();
}
