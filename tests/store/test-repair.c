/* What is wrong with a file and can be repaired is; what cannot is left as it was. */
#include "fixture.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/keep.h"

static void
fill (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  Counts counts;

  save_persona (fixture->store, "Buyer");
  save_persona (fixture->store, "User");
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (rows, g_strdup_printf ("%u|lead%u@example.com|%d", i, i, 3456000));
  g_ptr_array_add (rows, NULL);
  import_rows (fixture->store, "id|email|created_at", (const char *const *) rows->pdata, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
}

static GPtrArray *
examine (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = accord_store_examine (fixture->store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((AccordFinding *) findings->pdata[i])->text);
  return findings;
}

#define SCHEMA(sql) "PRAGMA writable_schema = ON; " sql "; PRAGMA writable_schema = RESET"

static const struct
{
  const char *name;
  const char *sql;
  const char *says;
} wrongs[] = {
  { "index-lacks-rows", SCHEMA ("UPDATE sqlite_schema SET sql = replace (sql, 'external_id IS NOT NULL', '0') "
                                "WHERE name = 'leads_external_id'") "; REINDEX leads_external_id; "
                        SCHEMA ("UPDATE sqlite_schema SET sql = replace (sql, 'WHERE 0', 'WHERE external_id IS NOT NULL') "
                                "WHERE name = 'leads_external_id'"), "index" },
  { "index-gone", "DROP INDEX activities_lead", "activities_lead" },
  { "index-another", "DROP INDEX change_log_set; CREATE INDEX change_log_set ON change_log (member)", "change_log_set" },
  { "index-more", "CREATE INDEX mine ON leads (name)", "mine" },
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON leads BEGIN DELETE FROM leads; END", "trigger “t”" },
  { "view", "CREATE VIEW v AS SELECT * FROM leads", "view “v”" },
  { "table-more", "CREATE TABLE spells (x PRIMARY KEY); CREATE INDEX by_x ON spells (x); INSERT INTO spells VALUES (1)", "spells" },
  { "table-gone", "DROP TABLE presence", "presence" },
  { "table-virtual", "DROP TABLE targets; CREATE VIRTUAL TABLE targets USING fts4 (metric)", "targets" },
  { "column-more", "ALTER TABLE personas ADD COLUMN horoscope", "horoscope" },
  { "column-of-another-kind", "ALTER TABLE personas DROP COLUMN quote; ALTER TABLE personas ADD COLUMN quote INTEGER", "quote" },
  { "column-generated", "ALTER TABLE leads ADD COLUMN x79 AS (hex (email))", "x79" },
  { "column-gone", "ALTER TABLE personas DROP COLUMN quote", "quote" },
  { "field-without-column", "INSERT INTO fields (name, column, type) VALUES ('Colour', 'x77', 'text')", "x77" },
  { "column-without-field", "ALTER TABLE leads ADD COLUMN x78 TEXT; UPDATE leads SET x78 = 5", "x78" },
  { "orphans", "INSERT INTO activities (lead, kind, at) VALUES (9999, 'visit', 0), (9998, 'visit', 0)", "activities" },
  { "orphan-stages", "INSERT INTO stage_events (lead, stage, at, origin) VALUES (9999, 'mql', 0, 'score')", "stage_events" },
  { "not-in-the-log", "UPDATE personas SET revision = 7", "personas" },
  { "log-lost", "DELETE FROM change_log WHERE record_table = 'personas'", "personas" },
  { "no-settings", "UPDATE settings SET deleted = 1", "settings" },
  { "no-settings-at-all", "DELETE FROM settings", "settings" },
  { "no-time", "UPDATE leads SET mql_at = 'soon' WHERE id = 3", "mql_at" },
  { "no-such-time", "UPDATE leads SET customer_at = 9000000000000000 WHERE id < 5", "customer_at" },
  { "no-such-stage", "INSERT INTO stage_events (lead, stage, at, origin) VALUES (1, 'limbo', 0, 'score')", "stage" },
  { "same-place", "UPDATE personas SET position = 4", "personas" },
};

static void
test_repairable (Fixture      *fixture,
                 gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) findings = NULL, repaired = NULL, left = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  gboolean said = FALSE;

  fill (fixture);
  elsewhere (fixture, wrongs[i].sql);
  findings = examine (fixture);
  g_assert_cmpuint (findings->len, >, 0);
  for (guint k = 0; k < findings->len; k++)
    {
      const AccordFinding *finding = findings->pdata[k];

      said |= strstr (finding->text, wrongs[i].says) != NULL;
      g_assert_true (finding->repairable);
    }
  g_assert_true (said);
  g_assert_true (accord_store_repair (fixture->store, &repaired, &left, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (repaired->len, ==, findings->len);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  fixture_reopen (fixture);
  after = examine (fixture);
  g_assert_cmpuint (after->len, ==, 0);
  /* It goes on from there. */
  save_persona (fixture->store, "New");
}

static void
test_values_stay (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) repaired = NULL, left = NULL, personas = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL, *leads = NULL;

  fill (fixture);
  elsewhere (fixture, "ALTER TABLE leads ADD COLUMN x78 TEXT; UPDATE leads SET x78 = 5; UPDATE personas SET position = 4;"
             "INSERT INTO activities (lead, kind, at) VALUES (9999, 'visit', 0), (1, 'call', 0)");
  g_assert_true (accord_store_repair (fixture->store, &repaired, &left, &kept, NULL, &error));
  g_assert_no_error (error);
  leads = describe_leads (fixture->store);
  g_assert_nonnull (strstr (leads, "x78"));
  g_assert_nonnull (strstr (leads, "|5\n"));
  /* In the order they were shown in. */
  personas = accord_store_load_records (fixture->store, ACCORD_TYPE_PERSONA, NULL, &error);
  g_assert_cmpfloat (accord_record_get_real (personas->pdata[0], "position"), ==, 1);
  g_assert_cmpfloat (accord_record_get_real (personas->pdata[1], "position"), ==, 2);
  g_assert_cmpstr (accord_record_get_text (personas->pdata[0], "name"), ==, "Buyer");
}

/* A list of free pages that says one more than there are. */
static void
test_free_pages (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL, repaired = NULL, left = NULL;
  g_autofree char *kept = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  guint8 bytes[4];
  int fd;

  fill (fixture);
  elsewhere (fixture, "CREATE TABLE big (x); INSERT INTO big SELECT randomblob (4000) FROM leads; DROP TABLE big");
  before = describe_leads (fixture->store);
  fixture_close (fixture);
  fd = g_open (fixture->path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (pread (fd, bytes, 4, 36), ==, 4);
  bytes[3]++;
  g_assert_cmpint (pwrite (fd, bytes, 4, 36), ==, 4);
  close (fd);
  fixture_reopen (fixture);
  findings = examine (fixture);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (((AccordFinding *) findings->pdata[0])->repairable);
  g_assert_true (accord_store_repair (fixture->store, &repaired, &left, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);
  after = describe_leads (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_unrepairable (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL, repaired = NULL, left = NULL;
  g_autofree char *kept = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  /* What kind of import it was nobody can say any more; so the table that is one too many stays as well. */
  elsewhere (fixture, "ALTER TABLE imports DROP COLUMN kind; CREATE TABLE spells (x)");
  before = describe (fixture->store);
  findings = examine (fixture);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_true (accord_store_repair (fixture->store, &repaired, &left, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (repaired->len, ==, 0);
  g_assert_cmpuint (left->len, ==, 2);
  g_assert_null (kept); /* nothing was done */
  after = describe (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_compact (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  guint64 size_before, size_after;
  GStatBuf status;

  fill (fixture);
  elsewhere (fixture, "CREATE TABLE big (x); INSERT INTO big SELECT randomblob (8000) FROM leads; DROP TABLE big");
  before = describe_leads (fixture->store);
  g_assert_true (accord_store_compact (fixture->store, &size_before, &size_after, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (size_before - size_after, >, 200 * 8000);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, (gint64) size_after);
  after = describe_leads (fixture->store);
  g_assert_cmpstr (after, ==, before);
  findings = examine (fixture);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_compact_refused (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO presence VALUES ('other', 'm2', 'Paul', 'sla', %" G_GINT64_FORMAT ")",
                                          accord_moment_now ());
  g_autoptr (GError) error = NULL;
  guint64 before, after;

  elsewhere (fixture, sql);
  g_assert_false (accord_store_compact (fixture->store, &before, &after, NULL, &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Paul"));
  g_clear_error (&error);
  /* Who went away without saying so does not hold it up. */
  elsewhere (fixture, "UPDATE presence SET at = at - 2 * 1000 * 60 * 10");
  g_assert_true (accord_store_compact (fixture->store, &before, &after, NULL, &error));
  g_assert_no_error (error);
}

static void
fill_with_personas (AccordStore *store)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Persona %u %0900u", i, i);

      save_persona (store, name);
    }
}

/* What the check in the background finds is told, while saving goes on. */
static void
test_damage (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  gint64 deadline;

  fill_with_personas (fixture->store);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  /* A leaf of the change log, which opening does not read. */
  memset (bytes + length - 8192 * 12 + 100, 'x', 3000);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  fixture_reopen (fixture);
  g_assert_null (accord_store_get_damage (fixture->store));
  accord_store_check_later (fixture->store, 0);
  deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  while (accord_store_get_damage (fixture->store) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (accord_store_get_damage (fixture->store));
  g_test_message ("%s", accord_store_get_damage (fixture->store));
}

/* Closed at any moment of it. */
static void
test_check_cut_short (Fixture      *fixture,
                      gconstpointer data)
{
  fill_with_personas (fixture->store);
  for (guint i = 0; i < 20; i++)
    {
      fixture_reopen (fixture);
      accord_store_check_later (fixture->store, 0);
      for (guint n = 0; n < i; n++)
        g_main_context_iteration (NULL, FALSE);
      save_persona (fixture->store, "Saved meanwhile");
      g_assert_null (accord_store_get_damage (fixture->store));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *path = g_strconcat ("/store/repair/", wrongs[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_repairable, fixture_tear_down);
    }
  fixture_test ("/store/repair/values-stay", test_values_stay);
  fixture_test ("/store/repair/free-pages", test_free_pages);
  fixture_test ("/store/repair/unrepairable", test_unrepairable);
  fixture_test ("/store/check/damage", test_damage);
  fixture_test ("/store/check/cut-short", test_check_cut_short);
  fixture_test ("/store/compact/smaller", test_compact);
  fixture_test ("/store/compact/refused", test_compact_refused);
  return g_test_run ();
}
