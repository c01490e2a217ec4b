/* A row that comes again as it was is known by its mark and not looked at: what becomes of it is what becomes of it where
 * leads have no marks. */
#include <sqlite3.h>

#include "fixture.h"
#include "store/bulk.h"
#include "store/sqlite-store.h"

#define N_SEEDS 6
#define N_ROUNDS 8
#define MOST_ROWS 24

static gint64
query (const char *path,
       const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    n = sqlite3_column_int64 (statement, 0);
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  sqlite3_close (db);
  return n;
}

static gint64
count_marks (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "test.accord");

  return query (path, "SELECT count (*) FROM leads WHERE row_mark IS NOT NULL");
}

static void
forget_marks (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "test.accord");

  query (path, "UPDATE leads SET row_mark = NULL");
}

static void
edit (AccordStore *store,
      gint64       lead,
      const char  *field,
      const char  *value)
{
  AccordLeadChange *change = accord_lead_change_new (ACCORD_LEADS_EDIT, &lead, 1);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new_leads ("Edit", change);
  g_autoptr (GError) error = NULL;

  accord_lead_change_set (change, field, json_node_init_string (json_node_alloc (), value));
  accord_store_save (store, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
take_back (AccordStore *store,
           gint64       import)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  guint64 deleted, restored;

  accord_store_undo_import (store, import, &deleted, &restored, &left, NULL, &error);
  g_assert_no_error (error);
}

/* Any row: some ids come twice, some have none, some dates do not exist, some addresses are none. */
static void
write_row (GString *text,
           GRand   *random)
{
  static const char *const dates[] = { "2025-04-01", "2025-04-03T08:15:00Z", "", "2025-02-31" };
  static const char *const names[] = { "Ann", "\"Bo, Bob\"", "Ćla", "Select", "" };
  gint id = g_rand_int_range (random, 0, MOST_ROWS);

  if (g_rand_int_range (random, 0, 12) > 0)
    g_string_append_printf (text, "%d", id);
  g_string_append_printf (text, ",%s%d%s,%s,%s,%d,%s\n", g_rand_boolean (random) ? "u" : "", id,
                          g_rand_int_range (random, 0, 9) > 0 ? "@x.io" : "", names[g_rand_int_range (random, 0, 5)],
                          dates[g_rand_int_range (random, 0, g_rand_int_range (random, 3, 5))],
                          g_rand_int_range (random, 0, 3), g_rand_boolean (random) ? "red" : "");
}

static char *
make_file (GRand *random)
{
  g_autoptr (GString) text = g_string_new ("id,email,name,created_at,value,Colour\n");

  for (guint i = 0; i < MOST_ROWS; i++)
    write_row (text, random);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Each line as it was, but for one in four, and in another order. */
static char *
change_file (const char *before,
             GRand      *random)
{
  g_auto (GStrv) lines = g_strsplit (before, "\n", -1);
  guint n = g_strv_length (lines) - 1;
  g_autoptr (GString) text = g_string_new (lines[0]);

  g_string_append_c (text, '\n');
  for (guint i = n - 1; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 1, (gint32) i + 1);
      char *line = lines[i];

      lines[i] = lines[other];
      lines[other] = line;
    }
  for (guint i = 1; i < n; i++)
    if (g_rand_int_range (random, 0, 4) == 0)
      write_row (text, random);
    else
      g_string_append_printf (text, "%s\n", lines[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The same in both workspaces; the second has no marks. */
static void
import_into_both (Fixture     *with,
                  Fixture     *without,
                  const char  *text,
                  gint64      *last)
{
  g_autoptr (AccordImportResult) a = NULL, b = NULL;

  forget_marks (without);
  a = fixture_import_text (with, text);
  b = fixture_import_text (without, text);
  fixture_assert_counts (a, b->n_new, b->n_changed, b->n_unchanged, b->n_rejected);
  g_assert_cmpint (a->import, ==, b->import);
  g_assert_cmpuint (a->warnings->len, ==, b->warnings->len);
  for (guint i = 0; i < a->warnings->len; i++)
    g_assert_cmpstr (a->warnings->pdata[i], ==, b->warnings->pdata[i]);
  *last = a->import;
}

static gint64
any_lead (Fixture *fixture,
          GRand   *random)
{
  g_autofree char *path = fixture_path (fixture, "test.accord");
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM leads ORDER BY (id * 7919 + %u) %% 31, id", g_rand_int (random) % 31);

  return query (path, sql);
}

static char *
describe_leads (Fixture *fixture)
{
  g_autofree char *dump = fixture_dump (fixture->store);
  const char *leads = g_strstr_len (dump, -1, "\"leads\":");

  g_assert_nonnull (leads);
  return g_strdup (leads);
}

static void
live (Fixture *with,
      Fixture *without,
      guint32  seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *text = make_file (random);
  gint64 last = 0;

  fixture_store (with);
  fixture_store (without);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *next = change_file (text, random);
      g_autofree char *a = NULL, *b = NULL;
      gint64 lead;

      import_into_both (with, without, text, &last);
      lead = any_lead (with, random);
      if (round % 3 == 1)
        {
          take_back (with->store, last);
          take_back (without->store, last);
        }
      else if (lead != 0)
        {
          edit (with->store, lead, "name", "Edited");
          edit (without->store, lead, "name", "Edited");
        }
      a = describe_leads (with);
      b = describe_leads (without);
      g_assert_cmpstr (a, ==, b);
      if (round % 2 == 0)
        {
          g_free (text);
          text = g_steal_pointer (&next);
        }
    }
}

static void
test_as_without (void)
{
  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    {
      Fixture with = { 0 }, without = { 0 };

      g_test_message ("seed %u", seed);
      fixture_set_up (&with, NULL);
      fixture_set_up (&without, NULL);
      live (&with, &without, seed);
      fixture_tear_down (&with, NULL);
      fixture_tear_down (&without, NULL);
    }
}

static guint
list_marks (Fixture *fixture,
            guint64  n_rows)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AccordFingerprintSet) marks = NULL;
  g_autoptr (GError) error = NULL;
  AccordImportOptions options = { .kind = "leads", .data_as_of = ACCORD_MOMENT_NONE, .plan_only = TRUE };
  AccordImport *import = accord_store_import_begin (fixture->store, &options, fields, NULL, &error);

  g_assert_no_error (error);
  marks = accord_import_list_marks (import, n_rows, &error);
  g_assert_no_error (error);
  accord_import_abort (import);
  return marks != NULL;
}

/* Which leads have one, and that it is over once they are written. */
static void
test_which (Fixture      *fixture,
            gconstpointer unused)
{
  g_autoptr (AccordImportResult) first = NULL, stages = NULL;
  g_autofree char *path = fixture_path (fixture, "test.accord");

  first = fixture_import_text (fixture, "id,email,name\n1,a@x.io,Ann\n2,none,Bo\n,c@x.io,Cy\n");
  fixture_assert_counts (first, 3, 0, 0, 0);
  /* Not what is to be told of again, nor what another row may be, too. */
  g_assert_cmpint (count_marks (fixture), ==, 1);
  g_assert_true (list_marks (fixture, 3));
  g_assert_false (list_marks (fixture, 0));
  edit (fixture->store, query (path, "SELECT id FROM leads WHERE external_id = '1'"), "name", "Anna");
  g_clear_pointer (&first, accord_import_result_free);
  first = fixture_import_text (fixture, "id,email,name\n1,a@x.io,Ann\n2,none,Bo\n,c@x.io,Cy\n");
  fixture_assert_counts (first, 0, 1, 2, 0);
  /* When a stage was entered that a word names depends on when the file was made. */
  stages = fixture_import_text (fixture, "id,name,Lifecycle Stage\n7,Gus,SQL\n");
  fixture_assert_counts (stages, 1, 0, 0, 0);
  g_assert_cmpint (query (path, "SELECT count (*) FROM leads WHERE external_id = '7' AND row_mark IS NULL"), ==, 1);
}

/* The same cells, read otherwise, are another row. */
static void
test_reading (Fixture      *fixture,
              gconstpointer unused)
{
  g_autofree char *path = fixture_write (fixture, "leads.csv", "id,created_at,name\n1,03/04/2025,Ann\n", -1);
  AccordFileImportOptions options = FIXTURE_NO_OPTIONS;
  g_autoptr (AccordImportResult) days = NULL, again = NULL, months = NULL;
  g_autoptr (GError) error = NULL;

  options.date_order = ACCORD_DATE_ORDER_DMY;
  days = fixture_import (fixture, path, &options, &error);
  g_assert_no_error (error);
  again = fixture_import (fixture, path, &options, &error);
  g_assert_no_error (error);
  options.date_order = ACCORD_DATE_ORDER_MDY;
  months = fixture_import (fixture, path, &options, &error);
  g_assert_no_error (error);
  fixture_assert_counts (days, 1, 0, 0, 0);
  fixture_assert_counts (again, 0, 0, 1, 0);
  fixture_assert_counts (months, 0, 1, 0, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/row-marks/as-without", test_as_without);
  g_test_add ("/exchange/row-marks/which", Fixture, NULL, fixture_set_up, test_which, fixture_tear_down);
  g_test_add ("/exchange/row-marks/reading", Fixture, NULL, fixture_set_up, test_reading, fixture_tear_down);
  return g_test_run ();
}
