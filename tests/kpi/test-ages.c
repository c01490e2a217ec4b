#include "fixture-frame.h"

#include <math.h>

#include "kpi/metric.h"

/* Converted by age against worked examples that were published, and against counting where that is the same. */

typedef enum
{
  OPEN,
  CONVERTED,
  LOST,
} Ending;

typedef struct
{
  gint   age;
  Ending ending;
} Lead;

/* Leads that reach an age as of 2020-01-01, or end at it; the open ones began as long before. */
static AccordFigures *
compute (const Lead *leads,
         guint       n)
{
  g_autoptr (GString) text = g_string_new ("created_at | customer_at | lost_at\n");
  g_autoptr (AccordFrame) frame = NULL;
  g_autoptr (GError) error = NULL;
  AccordFigures *figures;
  AccordQuery query;

  for (guint i = 0; i < n; i++)
    {
      AccordDay end = fixture_day ("2020-01-01");
      g_autofree char *created = accord_day_to_iso (end - leads[i].age);
      g_autofree char *last = accord_day_to_iso (end);

      g_string_append_printf (text, "%s | %s | %s\n", created, leads[i].ending == CONVERTED ? last : "",
                              leads[i].ending == LOST ? last : "");
    }
  frame = fixture_frame_new ("UTC", text->str);
  accord_query_init (&query, frame);
  query.form = ACCORD_FORM_AGES;
  fixture_as_of (&query.as_of, frame, "2020-01-01");
  figures = accord_metric_compute (accord_metric_find ("conversion-rate"), frame, &query, &error);
  g_assert_no_error (error);
  return figures;
}

static const AccordFigure *
find (const AccordFigures *figures,
      gint                 age)
{
  for (guint i = 0; i < figures->figures->len; i++)
    if (((const AccordFigure *) g_ptr_array_index (figures->figures, i))->upper == age)
      return g_ptr_array_index (figures->figures, i);
  g_assert_not_reached ();
}

/* The standard error that a range was made of: it is as wide on the scale of log(−log F) as z times it. */
static double
find_error (const AccordFigure *figure)
{
  double f = figure->value;

  return fabs (log (log (figure->low) / log (f)) * f * log (f)) / ACCORD_Z_95;
}

/*
 * J. M. Satagopan and others, A note on competing risks in survival data analysis, British Journal of Cancer 91 (2004),
 * 1229–1235, table 2: 305 patients, of whom the first nine end at 7 … 27 months; deaths of another cause compete. The
 * paper rounds each step to 0.1 % before it adds them up: 0.3, 0.6, 0.9 and 1.2 %.
 */
static void
test_competing (void)
{
  static const Lead first[] = { { 7, OPEN },       { 10, CONVERTED }, { 14, OPEN }, { 16, CONVERTED }, { 18, LOST },
                                { 23, CONVERTED }, { 24, OPEN },      { 26, LOST }, { 27, CONVERTED } };
  static const gint ages[] = { 10, 16, 23, 27 };
  g_autofree Lead *leads = g_new0 (Lead, 305);
  g_autoptr (AccordFigures) figures = NULL;
  double before = 0;

  for (guint i = 0; i < 305; i++)
    leads[i] = i < G_N_ELEMENTS (first) ? first[i] : (Lead) { 60, OPEN };
  figures = compute (leads, 305);
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      const AccordFigure *figure = find (figures, ages[i]);

      g_assert_cmpfloat_with_epsilon (figure->value - before, 0.003, 0.0005);
      before = figure->value;
      g_assert_cmpfloat (figure->numerator, ==, i + 1);
      g_assert_cmpfloat (figure->denominator, ==, 305);
    }
  /* By hand from the numbers at risk that the table gives: 304, 302, 301, 300, 298, 297. */
  g_assert_cmpfloat_with_epsilon (before, 1 / 304.0 + 303 / 304.0 * (1 / 302.0 + 301 / 302.0 * 300 / 301.0 *
                                          (1 / 300.0 + 299 / 300.0 * 297 / 298.0 / 297.0)), 1e-12);
}

/*
 * Where nothing competes this is one minus the Kaplan–Meier estimate, and its standard error Greenwood's: the weeks of
 * remission of 21 patients on 6-mercaptopurine (E. J. Freireich and others, Blood 21, 1963; worked out in D. R. Cox,
 * D. Oakes, Analysis of Survival Data, 1984).
 */
static void
test_kaplan_meier (void)
{
  static const Lead leads[] = { { 6, CONVERTED },  { 6, CONVERTED }, { 6, CONVERTED },  { 6, OPEN },  { 7, CONVERTED },
                                { 9, OPEN },       { 10, CONVERTED }, { 10, OPEN },     { 11, OPEN }, { 13, CONVERTED },
                                { 16, CONVERTED }, { 17, OPEN },     { 19, OPEN },      { 20, OPEN }, { 22, CONVERTED },
                                { 23, CONVERTED }, { 25, OPEN },     { 32, OPEN },      { 32, OPEN }, { 34, OPEN },
                                { 35, OPEN } };
  static const struct
  {
    gint   week;
    double survival, error;
  } published[] = { { 6, 0.857, 0.0764 },  { 7, 0.807, 0.0869 },  { 10, 0.753, 0.0963 }, { 13, 0.690, 0.1068 },
                    { 16, 0.627, 0.1141 }, { 22, 0.538, 0.1282 }, { 23, 0.448, 0.1346 } };
  g_autoptr (AccordFigures) figures = compute (leads, G_N_ELEMENTS (leads));

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      const AccordFigure *figure = find (figures, published[i].week);

      g_assert_cmpfloat_with_epsilon (figure->value, 1 - published[i].survival, 0.0005);
      g_assert_cmpfloat_with_epsilon (find_error (figure), published[i].error, 0.00005);
    }
  /* So far the curve is known: at the greatest age, without another conversion. */
  g_assert_cmpfloat (find (figures, 35)->value, ==, find (figures, 23)->value);
  g_assert_cmpuint (find (figures, 35)->open, ==, 11);
}

/* Without open leads it is the share that converted, lost or not, and its variance that of a share. */
static void
test_nobody_open (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1978);

  for (guint round = 0; round < 50; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 60);
      g_autofree Lead *leads = g_new0 (Lead, n);
      g_autoptr (AccordFigures) figures = NULL;

      for (guint i = 0; i < n; i++)
        leads[i] = (Lead) { g_rand_int_range (rand, 0, 40), g_rand_boolean (rand) ? CONVERTED : LOST };
      figures = compute (leads, n);
      for (guint i = 0; i < figures->figures->len; i++)
        {
          const AccordFigure *figure = g_ptr_array_index (figures->figures, i);
          guint converted = 0;
          double share;

          for (guint j = 0; j < n; j++)
            converted += leads[j].ending == CONVERTED && leads[j].age <= figure->upper;
          share = (double) converted / n;
          g_assert_cmpfloat_with_epsilon (figure->value, share, 1e-12);
          g_assert_true (figure->mature);
          if (converted > 0 && converted < n)
            g_assert_cmpfloat_with_epsilon (find_error (figure), sqrt (share * (1 - share) / n), 1e-9);
          else
            g_assert_true (isnan (figure->low) && isnan (figure->high));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ages/competing", test_competing);
  g_test_add_func ("/ages/kaplan-meier", test_kaplan_meier);
  g_test_add_func ("/ages/nobody-open", test_nobody_open);
  return g_test_run ();
}
