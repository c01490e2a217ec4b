#include "exchange/pasted-months.h"

#include <math.h>

static const struct
{
  const char *text;
  const char *start;
  gboolean    per_cent;
  const char *expected; /* [names: ]month=values … */
} cases[] = {
  { "2025-01\t10\n2025-02\t20\n", NULL, FALSE, "2025-01=10 2025-02=20" },
  { "Month\tVisits\nJan 2025\t1.234,5\nFeb 2025\t20\n", NULL, FALSE, "Visits: 2025-01=1234.5 2025-02=20" },
  { "01/2025\t1,234.5\n02/2025\t20\r\n\r\n", NULL, FALSE, "2025-01=1234.5 2025-02=20" },
  /* first days of months: the day comes first, or the month */
  { "01/01/2025;5\n01/02/2025;6\n01/03/2025;7", NULL, FALSE, "2025-01=5 2025-02=6 2025-03=7" },
  { "1/1/2025\t5\n2/1/2025\t6\n3/1/2025\t7", NULL, FALSE, "2025-01=5 2025-02=6 2025-03=7" },
  { "31/01/2025\t5\n28/02/2025\t6", NULL, FALSE, "2025-01=5 2025-02=6" },
  { "2025-01,10\n2025-02,20.5", NULL, FALSE, "2025-01=10 2025-02=20.5" },
  { "1 March 2025\t5", NULL, FALSE, "2025-03=5" },
  { "2025-01\t12 %\n2025-02\t7.5", NULL, TRUE, "2025-01=0.12 2025-02=0.075" },
  { "2025-01\t€1,200\n2025-02\t\n2025-03\t(50)", NULL, FALSE, "2025-01=1200 2025-02=- 2025-03=-50" },
  { "10\n20\n\n30", "2025-11-01", FALSE, "2025-11=10 2025-12=20 2026-02=30" },
  { "Visits\n10\n20", "2025-01-01", FALSE, "Visits: 2025-01=10 2025-02=20" },
  { "\tAds\tWebinar\n2025-01\t100\t\n2025-02\t150\t90", NULL, FALSE, "Ads Webinar: 2025-01=100,- 2025-02=150,90" },
  { "2025-01\t5\t6\n2025-02\t7", NULL, FALSE, "2025-01=5,6 2025-02=7,-" },
};

static char *
describe (const AccordPastedMonths *pasted)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pasted->names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) pasted->names->pdata[i]);
  if (pasted->names->len > 0)
    g_string_append (text, ": ");
  for (guint i = 0; i < pasted->months->len; i++)
    {
      const AccordPastedMonth *month = pasted->months->pdata[i];
      g_autofree char *iso = accord_day_to_iso (month->month);

      g_assert_true (g_str_has_suffix (iso, "-01"));
      iso[7] = '\0';
      g_string_append_printf (text, "%s%s=", i > 0 ? " " : "", iso);
      for (guint j = 0; j < pasted->n_columns; j++)
        if (isnan (month->values[j]))
          g_string_append_printf (text, "%s-", j > 0 ? "," : "");
        else
          g_string_append_printf (text, "%s%.6g", j > 0 ? "," : "", month->values[j]);
    }
  return g_string_free (text, FALSE);
}

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordPastedMonths) pasted = NULL;
      g_autofree char *text = NULL;
      AccordDay start = ACCORD_DAY_NONE;

      if (cases[i].start != NULL)
        g_assert_true (accord_day_parse_iso (cases[i].start, &start));
      pasted = accord_pasted_months_parse (cases[i].text, start, cases[i].per_cent, &error);
      g_assert_no_error (error);
      text = describe (pasted);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static const struct
{
  const char *text, *message;
} wrong[] = {
  { "", "There is no table to paste: copy the months and the numbers beside them." },
  { "10\n20", "There is no table to paste: copy the months and the numbers beside them." },
  { "2025-01\t10\nTotal\t10", "Line 2: “Total” is no month; write one like 2025-01 or Jan 2025." },
  { "2025-01\tten\n2025-02\t5", "Line 1: “ten” is no number." },
  { "2025-01\t5\n2025-02\tten", "Line 2: “ten” is no number." },
  { "2025-01\t5\n\n2025-02\t7 %", "Line 3: “7 %” is no number." },
  { "2025-01\t5\n2025-01\t6", "Line 2: the month “2025-01” is there twice." },
  { "03/04/2025\t5", "Which month is “03/04/2025”? No line settles whether the day or the month comes first; write months like "
                     "2025-04." },
  { "2025-13\t5\nx\t1\ny\t1\nz\t1\n", "Line 1: “2025-13” is no month; write one like 2025-01 or Jan 2025. Line 2: “x” is no "
                                      "month; write one like 2025-01 or Jan 2025. Line 3: “y” is no month; write one like "
                                      "2025-01 or Jan 2025. And 1 more." },
};

static void
test_wrong_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_pasted_months_parse (wrong[i].text, ACCORD_DAY_NONE, FALSE, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, wrong[i].message);
    }
}

static const char *const pieces[] = { "2025-01", "2025-02", "1", "\t", "\n", ";", ",", "%", "x", "\"", "01/02/2025", "€", "\r", " " };

/* Whatever is on the clipboard: it is read, or there is a reason. */
static void
test_random_texts (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (AccordPastedMonths) pasted = NULL;
      g_autoptr (GError) error = NULL;

      for (gint j = g_test_rand_int_range (0, 12); j > 0; j--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      pasted = accord_pasted_months_parse (text->str, g_test_rand_bit () ? 0 : ACCORD_DAY_NONE, g_test_rand_bit (), &error);
      g_assert_true ((pasted == NULL) == (error != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pasted-months/tables", test_tables);
  g_test_add_func ("/pasted-months/wrong-tables", test_wrong_tables);
  g_test_add_func ("/pasted-months/random-texts", test_random_texts);

  return g_test_run ();
}
