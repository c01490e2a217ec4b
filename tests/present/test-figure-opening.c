#include "figures.h"
#include "present/figure-opening.h"

#include <math.h>

/* What is said of one figure, for each way of counting. */
typedef struct
{
  const char      *name;
  const char      *metric;
  AccordPeriodKind by;
  AccordBasis      basis;
  double           numerator, denominator;
  guint            n[ACCORD_N_PARTS];
  const char      *above, *below;
  const char      *parts; /* their labels, between bars */
} Case;

#define NOT_A_RATIO -1

static const Case cases[] = {
  { "cohort", "conversion-rate", ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, 45, 337,
    { [ACCORD_PART_NUMERATOR] = 45, [ACCORD_PART_DENOMINATOR] = 337, [ACCORD_PART_MISSED] = 292 },
    "45 customers within 90 days", "337 leads of Jan 2025, each 90 days old or older",
    "The 45 customers|The other 292, who are not" },
  { "to-date", "conversion-rate", ACCORD_PERIOD_MONTH, ACCORD_BASIS_TO_DATE, 1, 2,
    { [ACCORD_PART_NUMERATOR] = 1, [ACCORD_PART_DENOMINATOR] = 2, [ACCORD_PART_MISSED] = 1, [ACCORD_PART_OPEN] = 1 },
    "1 customer so far", "2 leads of Jan 2025", "The 1 customer|The other 1, who is not one|1 still open" },
  { "period", "conversion-rate", ACCORD_PERIOD_MONTH, ACCORD_BASIS_PERIOD, 45, 337,
    { [ACCORD_PART_NUMERATOR] = 45, [ACCORD_PART_DENOMINATOR] = 337, [ACCORD_PART_MISSED] = 337 },
    "45 customers of Jan 2025", "337 leads of Jan 2025", "The 45 customers|The 337 leads" },
  { "value", "lead-value", ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, 52300, 337,
    { [ACCORD_PART_NUMERATOR] = 45, [ACCORD_PART_DENOMINATOR] = 337, [ACCORD_PART_MISSED] = 292,
      [ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_NO_VALUE] = 2 },
    "€52,300 from 45 customers within 90 days", "337 leads of Jan 2025, each 90 days old or older",
    "The 45 customers|The other 292, who are not|2 customers without a value" },
  { "revenue", "revenue", ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, 52300, NOT_A_RATIO, { [ACCORD_PART_NUMERATOR] = 45 },
    "€52,300 from 45 customers of Jan 2025", NULL, "The 45 customers" },
  { "deal", "mean-deal-value", ACCORD_PERIOD_MONTH, ACCORD_BASIS_COHORT, 52300, 45,
    { [ACCORD_PART_NUMERATOR] = 45, [ACCORD_PART_DENOMINATOR] = 45 },
    "€52,300 from 45 customers of Jan 2025", "45 customers", "The 45 customers" },
  { "leads", "leads", ACCORD_PERIOD_ALL, ACCORD_BASIS_COHORT, 337, NOT_A_RATIO, { [ACCORD_PART_NUMERATOR] = 337 },
    "337 leads", NULL, "The 337 leads" },
};

static AccordFigureOpening *
open_figure (const Case *c)
{
  g_autoptr (AccordFigures) figures = figures_new (c->metric, c->by, FALSE);
  const AccordPresentOptions options = { .currency = "EUR", .target = 0.12 };
  g_autoptr (AccordMark) mark = g_new0 (AccordMark, 1);

  figures->query.basis = c->basis;
  mark->figure = accord_figure_copy (figures_add (figures, c->by == ACCORD_PERIOD_ALL ? "all" : "2025-01", NULL, c->numerator,
                                                  c->denominator));
  if (c->denominator == NOT_A_RATIO)
    mark->figure->denominator = NAN;
  return accord_figure_opening_new (accord_metric_find (c->metric), figures, mark, c->n, NULL, &options);
}

static void
test_words (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (AccordFigureOpening) opening = open_figure (c);
  g_autoptr (GString) parts = g_string_new (NULL);

  g_assert_cmpstr (opening->numerator, ==, c->above);
  g_assert_cmpstr (opening->denominator, ==, c->below);
  for (guint i = 0; i < opening->parts->len; i++)
    g_string_append_printf (parts, "%s%s", i > 0 ? "|" : "", ((AccordOpeningPart *) opening->parts->pdata[i])->label);
  g_assert_cmpstr (parts->str, ==, c->parts);
  g_assert_nonnull (strstr (opening->foot, "Data as of 11 May 2025."));
}

/* To be pasted into a letter: the figure, how it is standing, the formula in one line, what was left out. */
static void
test_text (void)
{
  g_autoptr (AccordFigureOpening) opening = open_figure (&cases[3]);
  g_autofree char *text = accord_figure_opening_text (opening);

  g_assert_nonnull (strstr (text, "€52,300 from 45 customers within 90 days ÷ 337 leads of Jan 2025"));
  g_assert_nonnull (strstr (text, "2 customers without a value (left out)\n"));
  g_assert_nonnull (strstr (text, "target"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/figure-opening/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_words);
    }
  g_test_add_func ("/figure-opening/text", test_text);
  return g_test_run ();
}
