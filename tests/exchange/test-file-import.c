#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"

/* What becomes of rows, file after file in the same workspace. */
static void
test_matching (Fixture      *fixture,
               gconstpointer unused)
{
  static const struct
  {
    const char *text;
    guint64     counts[4]; /* new, changed, unchanged, rejected */
  } steps[] = {
    { "id,email,name\n1,a@example.com,Anna\n2,b@example.com,Bob\n", { 2, 0, 0, 0 } },
    { "id,email,name\n1,a@example.com,Anna\n2,b@example.com,Bob\n", { 0, 0, 2, 0 } },
    { "id,email,name\n1,a@example.com,Ann\n3,c@example.com,Carla\n", { 1, 1, 0, 0 } },
    /* An empty cell changes nothing. */
    { "id,email,name\n1,,\n", { 0, 0, 1, 0 } },
    { "email,name\n Dora@Example.com ,Dora\n", { 1, 0, 0, 0 } },
    { "email,name\ndora@example.COM,Dora\n", { 0, 1, 0, 0 } },
    /* The address of a lead without an id, and an id that is not known: it gets the id. */
    { "id,email\n4,dora@example.com\n", { 0, 1, 0, 0 } },
    /* Neither id nor address: the row as a whole. */
    { "name,company\nEmil,Acme\nFay,Acme\n", { 2, 0, 0, 0 } },
    { "name,company\nEmil,Acme\nFay,Acme\nGus,Acme\n", { 1, 0, 2, 0 } },
    /* An address that is none tells nobody apart. */
    { "email,name\nnone,Hal\nnone,Ida\n", { 2, 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (AccordImportResult) result = fixture_import_text (fixture, steps[i].text);

      g_test_message ("%s", steps[i].text);
      fixture_assert_counts (result, steps[i].counts[0], steps[i].counts[1], steps[i].counts[2], steps[i].counts[3]);
    }
}

static void
test_repeated_keys (Fixture      *fixture,
                    gconstpointer unused)
{
  g_autoptr (AccordImportResult) result =
      fixture_import_text (fixture, "id,name,created_at\n1,first,2025-04-01\n2,other,2025-04-01\n1,last,2025-04-02\n"
                                    "3,right,2025-04-01\n3,wrong,2025-02-31\n");
  g_autofree char *dump = fixture_dump (fixture->store);

  /* Of 1 the last row counts; of 3 the first, for the last is wrong. */
  fixture_assert_counts (result, 3, 0, 1, 1);
  g_assert_true (fixture_warns (result, "comes again"));
  g_assert_nonnull (strstr (dump, "\"name\":\"last\""));
  g_assert_null (strstr (dump, "\"name\":\"first\""));
  g_assert_nonnull (strstr (dump, "\"name\":\"right\""));
}

static void
test_key_that_comes_often (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new ("id,name,created_at\n");
  g_autoptr (AccordImportResult) result = NULL;

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (text, "%u,name %u,2025-04-01\n", i % 3 == 0 ? i : 1, i);
  result = fixture_import_text (fixture, text->str);
  fixture_assert_counts (result, 31, 0, 59, 0);
}

/* What a person is told of a plan: each reason once, and the fields that change of leads that were there. */
static void
test_reasons_and_fields (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autoptr (AccordImportResult) first =
      fixture_import_text (fixture, "id,name,source,created_at\n1,Anna,web,2025-04-01\n2,Bob,web,2025-04-01\n");
  g_autoptr (AccordImportResult) second =
      fixture_import_text (fixture, "id,name,source,created_at\n1,Ann,fair,2025-04-01\n2,Bob,fair,2025-04-01\n"
                                    "3,Carl,web,2025-02-30\n4,Dora,web,2025-02-31\n5,Emil,web,soon\n6,Fay,web,2025-04-02\n");
  const AccordRejectReason *reason;
  const AccordFieldChanges *changes;

  g_assert_cmpuint (first->fields->len + first->reasons->len, ==, 0);
  fixture_assert_counts (second, 1, 2, 0, 3);
  g_assert_cmpuint (second->reasons->len, ==, 2);
  reason = second->reasons->pdata[0];
  g_assert_nonnull (strstr (reason->example, "2025-02-30"));
  g_assert_cmpuint (reason->n_rows, ==, 2);
  g_assert_cmpuint (reason->lines[0], ==, 4);
  g_assert_cmpuint (reason->lines[1], ==, 5);
  g_assert_cmpuint (second->fields->len, ==, 2);
  changes = second->fields->pdata[0];
  g_assert_cmpstr (changes->field, ==, "name");
  g_assert_cmpuint (changes->n_rows, ==, 1);
  changes = second->fields->pdata[1];
  g_assert_cmpstr (changes->field, ==, "source");
  g_assert_cmpuint (changes->n_rows, ==, 2);
}

static void
test_rejects (Fixture      *fixture,
              gconstpointer unused)
{
  static const char text[] = "id,created_at,value,note\n"
                             "1,2025-04-03,12.5,fine\n"
                             "2,2025-02-31,13.5,\"a, \"\"b\"\"\"\n"
                             "3,2025-04-03\n"
                             "4,2025-04-03,\"12,5\",x\n"
                             "5,soon,1.5,x\n"
                             "6,2025-04-03,1.5,N\0L\n"
                             "7,N/A,-,\"two\nlines\"\n"
                             "8,2025-04-03,many,x\n";
  g_autofree char *path = fixture_write (fixture, "leads.csv", text, sizeof text - 1);
  g_autofree char *expected_path = fixture_path (fixture, "leads.csv.rejects.csv");
  g_autofree char *rejects = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) result = fixture_import (fixture, path, &FIXTURE_NO_OPTIONS, &error);
  g_auto (GStrv) lines = NULL;
  gsize length;

  g_assert_no_error (error);
  fixture_assert_counts (result, 2, 0, 0, 6);
  g_assert_cmpstr (result->rejects_file, ==, expected_path);
  g_file_get_contents (expected_path, &rejects, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < length; i++)
    if (rejects[i] == '\0')
      rejects[i] = '0';
  lines = g_strsplit (rejects, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "line,reason,id,created_at,value,note");
  g_assert_cmpstr (lines[1], ==, "3,created_at: 2025-02-31 does not exist,2,2025-02-31,13.5,\"a, \"\"b\"\"\"");
  g_assert_true (g_str_has_prefix (lines[2], "4,\"The row has 2 cells, the header has 4\",3,2025-04-03"));
  g_assert_true (g_str_has_prefix (lines[3], "5,\"value: “12,5” is no number; "));
  g_assert_true (g_str_has_prefix (lines[4], "6,created_at: “soon” is no date,5,"));
  g_assert_true (g_str_has_prefix (lines[5], "7,\"The row has a NUL"));
  g_assert_true (g_str_has_prefix (lines[6], "10,value: “many” is no number,8,"));
  g_assert_cmpuint (result->rejected->len, ==, 6);
  g_assert_cmpuint (((AccordRejectedRow *) result->rejected->pdata[0])->line, ==, 3);
}

/* The file of rejects, corrected, goes in: its first two columns are no fields. */
static void
test_rejects_again (Fixture      *fixture,
                    gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "leads.csv.rejects.csv",
                                         "line,reason,id,created_at\n3,created_at: 2025-02-31 does not exist,2,2025-02-28\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) result = fixture_import (fixture, path, &FIXTURE_NO_OPTIONS, &error);

  g_assert_no_error (error);
  fixture_assert_counts (result, 1, 0, 0, 0);
  g_assert_cmpstr (result->mapping_json, ==, "{\"line\":null,\"reason\":null,\"id\":\"id\",\"created_at\":\"created_at\"}");
}

static void
test_strict (Fixture      *fixture,
             gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "leads.csv", "id,created_at\n1,2025-04-03\n2,2025-02-31\n", -1);
  g_autofree char *rejects = fixture_path (fixture, "leads.csv.rejects.csv");
  g_autofree char *before = fixture_dump (fixture_store (fixture));
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  options.strict = TRUE;
  g_assert_null (fixture_import (fixture, path, &options, &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_STRICT);
  g_assert_nonnull (strstr (error->message, "Line 3"));
  after = fixture_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_test (rejects, G_FILE_TEST_EXISTS));
}

static void
test_plan (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autofree char *rejects = fixture_path (fixture, "plan.csv.rejects.csv");
  g_autoptr (AccordImportResult) first = fixture_import_text (fixture, "id,name\n1,Anna\n2,Bob\n");
  g_autoptr (AccordImportResult) plan = NULL, done = NULL;
  g_autoptr (AccordFileImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (fixture->store);
  g_autofree char *after = NULL;

  path = fixture_write (fixture, "plan.csv", "id,name,extra\n1,Ann,x\n2,Bob,\n3,Carla,y\n4\n", -1);
  import = accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  plan = accord_file_import_run (import, fixture->store, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_counts (plan, 1, 1, 1, 1);
  g_assert_cmpint (plan->import, ==, 0);
  g_assert_null (plan->rejects_file);
  g_assert_false (g_file_test (rejects, G_FILE_TEST_EXISTS));
  after = fixture_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
  /* And then it is as planned. */
  done = accord_file_import_run (import, fixture->store, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_counts (done, plan->n_new, plan->n_changed, plan->n_unchanged, plan->n_rejected);
}

static void
test_columns (Fixture      *fixture,
              gconstpointer unused)
{
  static const struct
  {
    const char      *cells[3];
    AccordColumnType type;
  } columns[] = {
    { { "1", "2", "" }, ACCORD_COLUMN_INTEGER },       { { "1", "2.5", "N/A" }, ACCORD_COLUMN_REAL },
    { { "\"1,5\"", "2", "-" }, ACCORD_COLUMN_REAL },   { { "TRUE", "false", "" }, ACCORD_COLUMN_BOOLEAN },
    { { "2025-04-03", "NULL", "2025-04-04 10:00" }, ACCORD_COLUMN_MOMENT },
    { { "0012", "0013", "14" }, ACCORD_COLUMN_TEXT },  { { "1", "two", "3" }, ACCORD_COLUMN_TEXT },
    { { "Yes", "No", "No" }, ACCORD_COLUMN_TEXT },     { { "2025-04-03", "2025-02-31", "" }, ACCORD_COLUMN_TEXT },
    { { "+49 171", "1", "" }, ACCORD_COLUMN_TEXT },    { { "", "", "" }, ACCORD_COLUMN_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = g_strdup_printf ("id,thing\na,%s\nb,%s\nc,%s\n", columns[i].cells[0], columns[i].cells[1],
                                               columns[i].cells[2]);
      g_autofree char *path = fixture_write (fixture, "columns.csv", text, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordFileImport) import =
          accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
      const AccordSourceColumn *column;

      g_test_message ("%s", text);
      g_assert_no_error (error);
      column = accord_file_import_columns (import)->pdata[1];
      g_assert_cmpint (column->type, ==, columns[i].type);
      g_assert_cmpint (column->empty, ==, *columns[i].cells[0] == '\0');
    }
}

static void
test_warnings (Fixture      *fixture,
               gconstpointer unused)
{
  g_autoptr (AccordImportResult) result =
      fixture_import_text (fixture, "id,Note,Note,,Blank,Price\n1,a,b,,,12.400\n\n2,c,d,,,1.250\n\n"
                                    "\"Grand Totals (2 records)\"\n\"Confidential Information - Do Not Distribute\"\n");
  g_autofree char *dump = fixture_dump (fixture->store);

  fixture_assert_counts (result, 2, 0, 0, 0);
  g_assert_true (fixture_warns (result, "“Note (2)”"));
  g_assert_true (fixture_warns (result, "“column 4”"));
  g_assert_true (fixture_warns (result, "left out: column 4, Blank"));
  g_assert_true (fixture_warns (result, "2 empty lines"));
  g_assert_true (fixture_warns (result, "2 lines below the table (from line 6 on)"));
  g_assert_true (fixture_warns (result, "decimal point"));
  g_assert_nonnull (strstr (dump, "\"Note\":\"a\",\"Note (2)\":\"b\""));
}

/* Below an empty line, one cell in a row is a wrong row unless the line is known for what stands below tables. */
static void
test_no_footer (Fixture      *fixture,
                gconstpointer unused)
{
  g_autoptr (AccordImportResult) result = fixture_import_text (fixture, "id,name\n1,Anna\n\nlonely\n");

  fixture_assert_counts (result, 1, 0, 0, 1);
}

static void
test_first_column_wins (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "leads.csv", "id,a,b\n1,first,second\n", -1);
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  g_autofree char *dump = NULL;

  options.map = "{\"id\": \"id\", \"a\": \"company\", \"b\": \"company\"}";
  result = fixture_import (fixture, path, &options, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_warns (result, "both become the field “company”"));
  dump = fixture_dump (fixture->store);
  g_assert_nonnull (strstr (dump, "\"company\":\"first\""));
}

static void
test_names_are_joined (Fixture      *fixture,
                       gconstpointer unused)
{
  g_autoptr (AccordImportResult) result = fixture_import_text (fixture, "id,LastName,FirstName\n1,Smith,Anna\n2,Jones,\n");
  g_autofree char *dump = fixture_dump (fixture->store);

  fixture_assert_counts (result, 2, 0, 0, 0);
  g_assert_nonnull (strstr (dump, "\"name\":\"Anna Smith\""));
  g_assert_nonnull (strstr (dump, "\"name\":\"Jones\""));
}

static void
test_date_order (Fixture      *fixture,
                 gconstpointer unused)
{
  static const struct
  {
    AccordDateOrder order;
    const char     *iso;
  } cases[] = { { ACCORD_DATE_ORDER_DMY, "2025-04-03" }, { ACCORD_DATE_ORDER_MDY, "2025-03-04" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("id,Created\n%u,03/04/2025\n", i);
      g_autofree char *path = fixture_write (fixture, "leads.csv", text, -1);
      AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
      g_autofree char *expected = g_strdup_printf ("\"created_at\":\"%s\"", cases[i].iso);
      g_autofree char *dump = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordImportResult) result = NULL;

      options.date_order = cases[i].order;
      result = fixture_import (fixture, path, &options, &error);
      g_assert_no_error (error);
      dump = fixture_dump (fixture->store);
      g_assert_nonnull (strstr (dump, expected));
    }
}

static void
test_data_as_of (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "leads.csv",
                                         "id,Created,Close,Won time\n1,2025-04-03,2031-01-01,2025-04-02 10:00\n"
                                         "2,2199-01-01,2031-01-01,\n", -1);
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFileImport) found = NULL, said = NULL;
  g_autofree char *first = NULL, *second = NULL;

  found = accord_file_import_open (path, &options, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  first = accord_moment_to_iso (accord_file_import_get_data_as_of (found), fixture->zone);
  g_assert_cmpstr (first, ==, "2025-04-03T23:59:59.999Z");
  options.data_as_of = accord_moment_from_day (accord_day_from_ymd (2025, 5, 1));
  said = accord_file_import_open (path, &options, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  second = accord_moment_to_iso (accord_file_import_get_data_as_of (said), fixture->zone);
  g_assert_cmpstr (second, ==, "2025-05-01T23:59:59.999Z");
}

static void
on_progress_cb (double   fraction,
                gpointer user_data)
{
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (user_data);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("id,name\n");
  g_autofree char *path = NULL, *before = fixture_dump (fixture_store (fixture)), *after = NULL;
  g_autoptr (AccordFileImport) import = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "%u,Anna\n", i);
  path = fixture_write (fixture, "leads.csv", text->str, -1);
  import = accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (accord_file_import_run (import, fixture->store, FALSE, on_progress_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = fixture_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* A person says what columns become after the first pass; then other rows are the same. */
static void
test_other_keys (Fixture      *fixture,
                 gconstpointer unused)
{
  static const char *const id[] = { "id", NULL }, *const nothing[] = { NULL };
  g_autofree char *path = fixture_write (fixture, "leads.csv", "id,code,name\n1,x,Anna\n2,x,Bob\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFileImport) import =
      accord_file_import_open (path, &FIXTURE_NO_OPTIONS, fixture->zone, NULL, NULL, NULL, &error);
  g_autoptr (AccordImportResult) result = NULL;

  g_assert_no_error (error);
  accord_file_import_set_fields (import, 0, nothing);
  accord_file_import_set_fields (import, 1, id);
  result = accord_file_import_run (import, fixture_store (fixture), FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_counts (result, 1, 0, 1, 0);
}

/* A custom field keeps the type it was made with; what does not fit is rejected, not lost. */
static void
test_known_types (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autoptr (AccordImportResult) first = fixture_import_text (fixture, "id,Visits\n1,5\n");
  g_autoptr (AccordImportResult) second = fixture_import_text (fixture, "id,visits\n1,6\n2,few\n3,2.5\n");

  fixture_assert_counts (first, 1, 0, 0, 0);
  fixture_assert_counts (second, 0, 1, 0, 2);
}

/* Where the rejected rows cannot be kept, nothing is imported. */
static void
test_rejects_cannot_be_written (Fixture      *fixture,
                                gconstpointer unused)
{
  g_autofree char *folder = fixture_path (fixture, "closed");
  g_autofree char *path = g_build_filename (folder, "leads.csv", NULL);
  g_autofree char *before = fixture_dump (fixture_store (fixture)), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_file_set_contents (path, "id,name\n1,Anna\n2\n", -1, &error);
  g_assert_no_error (error);
  g_chmod (folder, 0500);
  if (g_access (folder, W_OK) == 0)
    g_test_skip ("who runs this may write anywhere");
  else
    {
      g_assert_null (fixture_import (fixture, path, &FIXTURE_NO_OPTIONS, &error));
      g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_WRITE);
      after = fixture_dump (fixture->store);
      g_assert_cmpstr (after, ==, before);
    }
  g_chmod (folder, 0700);
  g_remove (path);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/file-import/matching", test_matching);
  ADD ("/file-import/repeated-keys", test_repeated_keys);
  ADD ("/file-import/key-that-comes-often", test_key_that_comes_often);
  ADD ("/file-import/reasons-and-fields", test_reasons_and_fields);
  ADD ("/file-import/rejects", test_rejects);
  ADD ("/file-import/rejects-again", test_rejects_again);
  ADD ("/file-import/rejects-cannot-be-written", test_rejects_cannot_be_written);
  ADD ("/file-import/strict", test_strict);
  ADD ("/file-import/plan", test_plan);
  ADD ("/file-import/columns", test_columns);
  ADD ("/file-import/warnings", test_warnings);
  ADD ("/file-import/no-footer", test_no_footer);
  ADD ("/file-import/first-column-wins", test_first_column_wins);
  ADD ("/file-import/names-are-joined", test_names_are_joined);
  ADD ("/file-import/date-order", test_date_order);
  ADD ("/file-import/data-as-of", test_data_as_of);
  ADD ("/file-import/cancel", test_cancel);
  ADD ("/file-import/other-keys", test_other_keys);
  ADD ("/file-import/known-types", test_known_types);
  return g_test_run ();
}
