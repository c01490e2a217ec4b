/* Which figure another is compared with. */
#include "present/figure-compared.h"

#include <math.h>

static AccordFigures *
make_figures (AccordPeriodKind by,
              const char      *from)
{
  AccordFigures *figures = g_new0 (AccordFigures, 1);

  g_atomic_ref_count_init (&figures->ref_count);
  figures->metric = "leads";
  figures->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  figures->query.by = by;
  g_assert_true (accord_day_parse_iso (from, &figures->query.from));
  figures->query.to = figures->query.from + 300;
  return figures;
}

static void
add (AccordFigures *figures,
     const char    *first,
     const char    *group,
     double         value)
{
  AccordFigure *figure = g_new0 (AccordFigure, 1);

  figure->period = g_strdup (first);
  g_assert_true (accord_day_parse_iso (first, &figure->first));
  figure->group = g_strdup (group);
  figure->value = value;
  g_ptr_array_add (figures->figures, figure);
}

/* Of the days before the first lead there are no figures: the others keep their partners. */
static void
test_by_days (void)
{
  static const struct
  {
    AccordPeriodKind by;
    const char      *from, *other_from; /* of the queries */
    const char      *first, *other_first; /* of two figures that belong together */
    const char      *none; /* one that has no partner */
  } cases[] = {
    { ACCORD_PERIOD_MONTH, "2025-12-01", "2024-12-01", "2026-06-01", "2025-06-01", "2026-01-01" },
    { ACCORD_PERIOD_MONTH, "2026-01-15", "2025-01-15", "2026-02-01", "2025-02-01", "2026-03-01" },
    { ACCORD_PERIOD_MONTH, "2026-01-01", "2025-10-01", "2026-02-01", "2025-11-01", "2026-03-01" },
    { ACCORD_PERIOD_QUARTER, "2026-01-01", "2025-01-01", "2026-04-01", "2025-04-01", "2026-01-01" },
    { ACCORD_PERIOD_YEAR, "2024-01-01", "2021-01-01", "2025-01-01", "2022-01-01", "2024-01-01" },
    { ACCORD_PERIOD_WEEK, "2026-01-05", "2025-01-06", "2026-02-02", "2025-02-03", "2026-01-05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordFigures) figures = make_figures (cases[i].by, cases[i].from);
      g_autoptr (AccordFigures) compared = make_figures (cases[i].by, cases[i].other_from);
      const AccordFigure *other;

      add (figures, cases[i].none, NULL, 1);
      add (figures, cases[i].first, NULL, 2);
      add (compared, cases[i].other_first, NULL, 3);
      g_assert_null (accord_compared_find (figures, compared, 0));
      other = accord_compared_find (figures, compared, 1);
      g_assert_nonnull (other);
      g_assert_cmpstr (other->period, ==, cases[i].other_first);
    }
}

static void
test_by_group (void)
{
  g_autoptr (AccordFigures) figures = make_figures (ACCORD_PERIOD_ALL, "2026-01-01");
  g_autoptr (AccordFigures) compared = make_figures (ACCORD_PERIOD_ALL, "2025-01-01");

  add (figures, "2026-01-01", "Webinar", 1);
  add (figures, "2026-01-01", NULL, 2);
  add (figures, "2026-01-01", "Fair", 3);
  add (compared, "2025-01-01", NULL, 4);
  add (compared, "2025-01-01", "Webinar", 5);
  g_assert_true (accord_compared_find (figures, compared, 0) == compared->figures->pdata[1]);
  g_assert_true (accord_compared_find (figures, compared, 1) == compared->figures->pdata[0]);
  g_assert_null (accord_compared_find (figures, compared, 2));
}

/* The mark of what is compared with stands for the figure of the other days; of several groups only rows have one. */
static void
test_marks (void)
{
  g_autoptr (AccordFigures) figures = make_figures (ACCORD_PERIOD_MONTH, "2026-01-01");
  g_autoptr (AccordFigures) compared = make_figures (ACCORD_PERIOD_MONTH, "2025-01-01");
  const AccordPresentOptions options = { .target = NAN, .compared = compared };
  g_autoptr (AccordChart) chart = NULL;
  AccordMark *mark;

  add (figures, "2026-01-01", NULL, 1);
  add (figures, "2026-02-01", NULL, 2);
  add (compared, "2025-02-01", NULL, 5);
  chart = accord_present_chart (accord_metric_find ("leads"), figures, &options);
  g_assert_cmpuint (chart->series->len, ==, 2);
  mark = accord_present_find_mark (figures, &options, 1, 1);
  g_assert_nonnull (mark);
  g_assert_true (mark->compared);
  g_assert_cmpfloat (mark->figure->value, ==, 5);
  accord_mark_free (mark);
  g_assert_null (accord_present_find_mark (figures, &options, 1, 0));
  mark = accord_present_find_mark (figures, &options, 0, 1);
  g_assert_nonnull (mark);
  g_assert_false (mark->compared);
  g_assert_cmpfloat (mark->figure->value, ==, 2);
  accord_mark_free (mark);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compared/by-days", test_by_days);
  g_test_add_func ("/compared/by-group", test_by_group);
  g_test_add_func ("/compared/marks", test_marks);
  return g_test_run ();
}
