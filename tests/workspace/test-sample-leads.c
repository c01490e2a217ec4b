#include <math.h>
#include <string.h>

#include "model/field.h"
#include "workspace/sample-leads.h"

static guint
find_column (const AccordBatch *batch,
             const char        *name)
{
  for (guint i = 0; i < batch->n_columns; i++)
    {
      if (g_str_equal (batch->columns[i].field->name, name))
        return i;
    }
  g_assert_not_reached ();
}

static AccordMoment
get_moment (const AccordBatch *batch,
            const char        *name,
            guint              row)
{
  return batch->columns[find_column (batch, name)].integers[row];
}

static const char *
get_text (const AccordBatch *batch,
          const char        *name,
          guint              row)
{
  return batch->columns[find_column (batch, name)].texts[row];
}

static void
assert_same_column (const AccordBatchColumn *a,
                    const AccordBatchColumn *b,
                    guint                    row)
{
  switch ((int) a->field->type)
    {
    case ACCORD_COLUMN_TEXT:
      g_assert_cmpstr (a->texts[row], ==, b->texts[row]);
      break;
    case ACCORD_COLUMN_REAL:
      g_assert_true ((isnan (a->reals[row]) && isnan (b->reals[row])) || a->reals[row] == b->reals[row]);
      break;
    default:
      g_assert_cmpint (a->integers[row], ==, b->integers[row]);
    }
}

static void
test_same_for_the_same_day (void)
{
  g_autoptr (AccordBatch) a = accord_sample_leads (20000, "EUR");
  g_autoptr (AccordBatch) b = accord_sample_leads (20000, "EUR");

  g_assert_cmpuint (a->n_rows, ==, b->n_rows);
  for (guint column = 0; column < a->n_columns; column++)
    for (guint row = 0; row < a->n_rows; row++)
      assert_same_column (&a->columns[column], &b->columns[column], row);
}

/* What follows must not be dated before what it follows, nor after the last day. */
static void
assert_dates (const AccordBatch *leads,
              guint              row,
              AccordDay          last_day)
{
  static const char *const path[] = { "created_at", "mql_at", "handed_over_at", "first_contact_at", "sql_at",
                                      "opportunity_at", "customer_at" };
  AccordMoment latest = get_moment (leads, path[0], row);

  g_assert_true (latest != ACCORD_MOMENT_NONE);
  for (guint i = 1; i < G_N_ELEMENTS (path); i++)
    {
      AccordMoment at = get_moment (leads, path[i], row);

      if (at == ACCORD_MOMENT_NONE)
        continue;
      g_assert_cmpint (at, >=, latest);
      latest = at;
    }
  g_assert_cmpint (accord_moment_to_day (latest, accord_zone_utc ()), <=, last_day);
  g_assert_true ((get_moment (leads, "customer_at", row) != ACCORD_MOMENT_NONE)
                 == !isnan (leads->columns[find_column (leads, "value")].reals[row]));
}

static void
test_dates (void)
{
  /* Over a leap day, at a year's end, and on the first day of a month. */
  static const gint days[][3] = { { 2024, 2, 29 }, { 2025, 12, 31 }, { 2026, 11, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      AccordDay last_day = accord_day_from_ymd (days[i][0], days[i][1], days[i][2]);
      g_autoptr (AccordBatch) leads = accord_sample_leads (last_day, "EUR");

      for (guint row = 0; row < leads->n_rows; row++)
        assert_dates (leads, row, last_day);
      g_assert_cmpint (accord_moment_to_day (get_moment (leads, "created_at", 0), accord_zone_utc ()), >=,
                       accord_sample_first_day (last_day));
    }
}

static void
test_plausible (void)
{
  g_autoptr (AccordBatch) leads = accord_sample_leads (20400, "EUR");
  guint n_customers = 0, n_without_source = 0;
  double revenue = 0;

  g_assert_cmpuint (leads->n_rows, >=, ACCORD_SAMPLE_N_LEADS - 2);
  g_assert_cmpuint (leads->n_rows, <=, ACCORD_SAMPLE_N_LEADS + 2);
  for (guint row = 0; row < leads->n_rows; row++)
    {
      if (get_moment (leads, "customer_at", row) != ACCORD_MOMENT_NONE)
        {
          n_customers++;
          revenue += leads->columns[find_column (leads, "value")].reals[row];
        }
      n_without_source += get_text (leads, "source", row) == NULL;
    }
  g_test_message ("%u leads, %u customers, %.0f of revenue, %u without a source", leads->n_rows, n_customers, revenue,
                  n_without_source);
  g_assert_cmpfloat ((double) n_customers / leads->n_rows, >, 0.08);
  g_assert_cmpfloat ((double) n_customers / leads->n_rows, <, 0.15);
  g_assert_cmpfloat (revenue / leads->n_rows, >, 500);
  g_assert_cmpfloat (revenue / leads->n_rows, <, 1500);
  g_assert_cmpuint (n_without_source, >, 0);
}

static void
test_obviously_invented (void)
{
  g_autoptr (AccordBatch) leads = accord_sample_leads (20400, "EUR");
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < leads->n_rows; row++)
    {
      g_assert_true (g_str_has_suffix (get_text (leads, "email", row), ".example"));
      g_assert_true (g_hash_table_add (ids, (gpointer) get_text (leads, "id", row)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-leads/same-for-the-same-day", test_same_for_the_same_day);
  g_test_add_func ("/sample-leads/dates", test_dates);
  g_test_add_func ("/sample-leads/plausible", test_plausible);
  g_test_add_func ("/sample-leads/obviously-invented", test_obviously_invented);

  return g_test_run ();
}
