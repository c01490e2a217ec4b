#include "fixture-frame.h"

static void
test_columns (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC",
                                                     "email | created_at | visits:integer | Agreed:boolean | value\n"
                                                     "a@x.de | 2018-01-05 | 3 | true | 12.5\n"
                                                     " |  |  |  | \n"
                                                     "b@x.de | 2018-01-06T14:05 | 0 | false | 0\n");
  static const char *const expected[3][5] = {
    { "a@x.de", "2018-01-05", "3", "true", "12.5" },
    { NULL, NULL, NULL, NULL, NULL },
    { "b@x.de", "2018-01-06T14:05:00Z", "0", "false", "0" },
  };
  static const char *const names[] = { "email", "CREATED_AT", "Visits", "agreed", "value" };

  g_assert_cmpuint (accord_frame_get_n_leads (frame), ==, 3);
  g_assert_cmpint (accord_frame_get_log_seq (frame), ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint row = 0; row < 3; row++)
      {
        g_autofree char *text = accord_frame_cell_text (frame, accord_frame_find_column (frame, names[i]), row);

        g_assert_cmpstr (text, ==, expected[row][i]);
      }
  g_assert_null (accord_frame_find_column (frame, "score"));
}

static void
test_names_that_differ_by_case (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "source | Source:text\nads | web");
  g_autofree char *standard = accord_frame_cell_text (frame, accord_frame_find_column (frame, "source"), 0);
  g_autofree char *custom = accord_frame_cell_text (frame, accord_frame_find_column (frame, "Source"), 0);

  g_assert_cmpstr (standard, ==, "ads");
  g_assert_cmpstr (custom, ==, "web");
}

/* A day is one of the workspace's zone; a date without a time stays itself. */
static void
test_days_in_zone (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("America/Los_Angeles",
                                                     "created_at\n2018-01-06T03:00Z\n2018-01-06\n2018-01-06T09:00Z\n");
  const AccordDay *days = accord_frame_stage_column (frame, ACCORD_STAGE_LEAD)->days;

  g_assert_cmpint (days[0], ==, fixture_day ("2018-01-05"));
  g_assert_cmpint (days[1], ==, fixture_day ("2018-01-06"));
  g_assert_cmpint (days[2], ==, fixture_day ("2018-01-06"));
}

static const struct
{
  const char *dates; /* created | mql | sql | opportunity | customer | lost */
  const char *as_of;
  AccordStage stage;
} stage_cases[] = {
  { "|||||", "2020-01-01", ACCORD_STAGE_LEAD },
  { "2018-01-01|||||", "2020-01-01", ACCORD_STAGE_LEAD },
  { "2018-01-01|2018-01-02||||", "2018-01-01", ACCORD_STAGE_LEAD },
  { "2018-01-01|2018-01-02||||", "2018-01-02", ACCORD_STAGE_MQL },
  { "2018-01-01||||2018-03-01|", "2018-03-01", ACCORD_STAGE_CUSTOMER },
  { "2018-01-01|2018-01-05||||2018-02-01", "2018-02-01", ACCORD_STAGE_LOST },
  { "2018-01-01|2018-01-05||||2018-02-01", "2018-01-31", ACCORD_STAGE_MQL },
  /* reopened after the loss */
  { "2018-01-01|||2018-03-01||2018-02-01", "2018-04-01", ACCORD_STAGE_OPPORTUNITY },
  { "2018-01-01|||2018-03-01||2018-02-01", "2018-02-15", ACCORD_STAGE_LOST },
  /* on one day */
  { "2018-01-01|2018-02-01||||2018-02-01", "2018-04-01", ACCORD_STAGE_LOST },
  { "2018-01-01||||2018-02-01|2018-02-01", "2018-04-01", ACCORD_STAGE_CUSTOMER },
  { "2018-01-01||||2018-02-01T10:00|2018-02-01T11:00", "2018-04-01", ACCORD_STAGE_LOST },
  /* as of an instant of the day */
  { "2018-01-01|2018-01-02T12:00||||", "2018-01-02T11:59", ACCORD_STAGE_LEAD },
  { "2018-01-01|2018-01-02T12:00||||", "2018-01-02T12:00", ACCORD_STAGE_MQL },
};

static void
test_stage_at (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stage_cases); i++)
    {
      g_autofree char *text = g_strconcat ("created_at|mql_at|sql_at|opportunity_at|customer_at|lost_at\n",
                                           stage_cases[i].dates, NULL);
      g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", text);
      AccordAsOf as_of;

      fixture_as_of (&as_of, frame, stage_cases[i].as_of);
      g_test_message ("%s as of %s", stage_cases[i].dates, stage_cases[i].as_of);
      g_assert_cmpstr (accord_stage_get_name (accord_frame_stage_at (frame, 0, &as_of)), ==,
                       accord_stage_get_name (stage_cases[i].stage));
    }
}

static void
test_stage_column_is_now (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "created_at|customer_at\n2018-01-01|\n2018-01-01|2018-02-01");
  const AccordFrameColumn *stage = accord_frame_find_column (frame, "stage");

  g_assert_cmpstr (stage->dictionary[stage->codes[0]], ==, "lead");
  g_assert_cmpstr (stage->dictionary[stage->codes[1]], ==, "customer");
}

static void
test_derived_column (void)
{
  static const guint32 codes[] = { 1, 0, 2 };
  static const guint32 other_codes[] = { 0, 1, 0 };
  static const char *const names[] = { NULL, "Ada", "Bo" };
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "source\nads\nweb\nads");
  g_autoptr (AccordFrame) with = accord_frame_with_text_column (frame, "persona", codes, names, 3);
  g_autoptr (AccordFrame) again = accord_frame_with_text_column (with, "persona", other_codes, names, 2);
  g_autofree char *first = accord_frame_cell_text (with, accord_frame_find_column (with, "persona"), 0);
  g_autofree char *second = accord_frame_cell_text (again, accord_frame_find_column (again, "persona"), 1);

  g_assert_null (accord_frame_find_column (frame, "persona"));
  g_assert_cmpstr (first, ==, "Ada");
  g_assert_cmpstr (second, ==, "Ada");
  g_assert_cmpuint (accord_frame_get_n_columns (again), ==, accord_frame_get_n_columns (with));
  g_assert_true (accord_frame_find_column (frame, "source")->codes == accord_frame_find_column (again, "source")->codes);
  g_assert_cmpstr (accord_frame_find_column (with, "persona")->field->label, ==, "Persona");
}

/* The frame that a column came from may be gone. */
static void
test_shared_column_outlives_its_frame (void)
{
  static const guint32 codes[] = { 1 };
  static const char *const names[] = { NULL, "Ada" };
  AccordFrame *frame = fixture_frame_new_full ("UTC", "source\nads", "0|visit|2018-01-01");
  g_autoptr (AccordFrame) with = accord_frame_with_text_column (frame, "persona", codes, names, 2);
  AccordActivities activities;

  accord_frame_unref (frame);
  accord_frame_get_activities (with, 0, &activities);
  g_assert_cmpuint (activities.n, ==, 1);
  g_assert_cmpstr (accord_frame_find_column (with, "source")->dictionary[1], ==, "ads");
}

static void
test_activities_by_lead_and_time (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new_full ("UTC", "source\na\nb\nc",
                                                          "2|demo|2018-03-01\n"
                                                          "0|visit|2018-02-02T10:00\n"
                                                          "0|demo|2018-01-01\n"
                                                          "99|demo|2018-01-01\n"
                                                          "0|visit|2018-02-02T09:00\n");
  AccordActivities activities;
  guint n_kinds;
  const char *const *kinds = accord_frame_get_activity_kinds (frame, &n_kinds);

  g_assert_cmpuint (n_kinds, ==, 3);
  accord_frame_get_activities (frame, 0, &activities);
  g_assert_cmpuint (activities.n, ==, 3);
  g_assert_cmpstr (kinds[activities.kinds[0]], ==, "demo");
  g_assert_cmpint (activities.at[1], <, activities.at[2]);
  accord_frame_get_activities (frame, 1, &activities);
  g_assert_cmpuint (activities.n, ==, 0);
  accord_frame_get_activities (frame, 2, &activities);
  g_assert_cmpuint (activities.n, ==, 1);
}

static void
test_keys (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (AccordFrame) frame = fixture_frame_new_random (rand, 3000);
  guint row = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_assert_true (accord_frame_find_key (frame, accord_frame_get_key (frame, i), &row));
      g_assert_cmpuint (row, ==, i);
    }
  g_assert_false (accord_frame_find_key (frame, 1, &row));
  g_assert_false (accord_frame_find_key (frame, G_MAXINT64, &row));
}

static void
add_leads (AccordFrameBuilder *builder,
           AccordBatch        *batch,
           gboolean            with_values)
{
  accord_batch_clear (batch);
  for (guint i = 0; i < 2000; i++)
    {
      guint row = accord_batch_append (batch);

      if (!with_values || i < 1500)
        continue;
      accord_batch_set_text (batch, row, 0, "ads", -1);
      batch->columns[1].reals[row] = i;
      batch->columns[2].integers[row] = accord_moment_from_day (i);
      batch->columns[3].integers[row] = TRUE;
    }
  accord_frame_builder_add_leads (builder, batch);
}

/* Fields are empty in many leads before the first has a value, or in all: both read the same as any other field. */
static void
test_values_that_come_late (void)
{
  g_autoptr (AccordField) flag = accord_field_new_custom ("Agreed", "x1", ACCORD_COLUMN_BOOLEAN);
  g_autoptr (AccordField) size = accord_field_new_custom ("Size", "x2", ACCORD_COLUMN_REAL);
  const AccordField *const of_batch[] = { accord_field_find ("source"), accord_field_find ("value"),
                                          accord_field_find ("mql_at"), flag, accord_field_find ("owner"),
                                          size, accord_field_find ("sql_at") };
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AccordBatch) batch = accord_batch_new (of_batch, G_N_ELEMENTS (of_batch), 2000);
  AccordFrameBuilder *builder;
  g_autoptr (AccordFrame) frame = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_batch); i++)
    g_ptr_array_add (fields, (gpointer) of_batch[i]);
  builder = accord_frame_builder_new (accord_zone_utc (), fields);
  for (guint i = 0; i < 3; i++)
    add_leads (builder, batch, i > 0);
  frame = accord_frame_builder_end (builder, 7);
  for (guint row = 0; row < 6000; row++)
    for (guint i = 0; i < G_N_ELEMENTS (of_batch); i++)
      {
        g_autofree char *text = accord_frame_cell_text (frame, accord_frame_find_column (frame, of_batch[i]->name), row);

        g_assert_true ((text != NULL) == (i < 4 && row >= 2000 && row % 2000 >= 1500));
      }
  g_assert_cmpint (accord_frame_stage_column (frame, ACCORD_STAGE_MQL)->days[5999], ==, 1999);
  g_assert_cmpint (accord_frame_stage_column (frame, ACCORD_STAGE_SQL)->days[5999], ==, ACCORD_DAY_NONE);
  g_assert_cmpint (accord_frame_stage_column (frame, ACCORD_STAGE_LEAD)->days[0], ==, ACCORD_DAY_NONE);
}

static void
test_without_leads (void)
{
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", "source|created_at");

  g_assert_cmpuint (accord_frame_get_n_leads (frame), ==, 0);
  g_assert_false (accord_frame_find_key (frame, 1, NULL));
  g_assert_nonnull (accord_frame_stage_column (frame, ACCORD_STAGE_LOST));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/columns", test_columns);
  g_test_add_func ("/frame/names-that-differ-by-case", test_names_that_differ_by_case);
  g_test_add_func ("/frame/days-in-zone", test_days_in_zone);
  g_test_add_func ("/frame/stage-at", test_stage_at);
  g_test_add_func ("/frame/stage-column-is-now", test_stage_column_is_now);
  g_test_add_func ("/frame/derived-column", test_derived_column);
  g_test_add_func ("/frame/shared-column-outlives-its-frame", test_shared_column_outlives_its_frame);
  g_test_add_func ("/frame/activities-by-lead-and-time", test_activities_by_lead_and_time);
  g_test_add_func ("/frame/keys", test_keys);
  g_test_add_func ("/frame/values-that-come-late", test_values_that_come_late);
  g_test_add_func ("/frame/without-leads", test_without_leads);
  return g_test_run ();
}
