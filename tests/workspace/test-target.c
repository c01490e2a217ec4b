#include <math.h>

#include "model/records.h"
#include "workspace/target.h"

static void
set_day (AccordRecord *record,
         const char   *column,
         AccordDay     day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, day);
  accord_record_set_value (record, column, &value);
}

static void
add_target (GListStore *targets,
            const char *metric,
            double      value,
            AccordDay   first,
            AccordDay   last)
{
  g_autoptr (AccordRecord) target = accord_record_new (ACCORD_TYPE_TARGET);

  accord_record_set_text (target, "metric", metric);
  accord_record_set_real (target, "value", value);
  set_day (target, "first", first);
  set_day (target, "last", last);
  g_list_store_append (targets, target);
}

static void
test_find (void)
{
  static const struct
  {
    const char *metric;
    AccordDay   day;
    double      expected; /* NaN: none */
  } cases[] = {
    { "leads", 99, NAN },  { "leads", 100, 5 },   { "leads", 149, 5 },   { "leads", 150, 7 },
    { "leads", 200, 7 },   { "leads", 201, NAN }, { "revenue", 0, 1e6 }, { "revenue", 9999, 1e6 },
    { "roi", 100, NAN },
  };
  g_autoptr (GListStore) targets = g_list_store_new (ACCORD_TYPE_TARGET);

  add_target (targets, "leads", 7, 150, 200);
  add_target (targets, "leads", 5, 100, 200);
  add_target (targets, "revenue", 1e6, ACCORD_DAY_NONE, ACCORD_DAY_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double found = accord_target_find (G_LIST_MODEL (targets), cases[i].metric, cases[i].day);

      if (isnan (cases[i].expected))
        g_assert_true (isnan (found));
      else
        g_assert_cmpfloat (found, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/find", test_find);

  return g_test_run ();
}
