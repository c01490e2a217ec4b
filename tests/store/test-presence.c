#include "fixture.h"

#include <string.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

/* Somebody else, @minutes ago, on @page. */
static void
appear (Fixture    *fixture,
        const char *session,
        const char *page,
        gint        minutes)
{
  AccordMoment at = accord_moment_now () - accord_moment_from_ms ((gint64) minutes * 60 * 1000);
  g_autofree char *sql = g_strdup_printf (
      "INSERT OR REPLACE INTO presence VALUES ('%s', 'm', 'T. O.', '%s', %" G_GINT64_FORMAT ")", session, page, at);

  elsewhere (fixture, sql);
}

static gint64
count_rows (Fixture    *fixture,
            const char *where)
{
  g_autofree char *argument = g_strdup_printf ("SELECT count (*) FROM presence WHERE %s", where);
  const char *argv[] = { "sqlite3", "-cmd", ".timeout 10000", fixture->path, argument, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  return status == 0 ? g_ascii_strtoll (out, NULL, 10) : -1;
}

static gboolean
on_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* What is due in the main loop, and a little later again. */
static void
go_on (void)
{
  static guint ticker;

  if (ticker == 0)
    ticker = g_timeout_add (50, on_tick_cb, NULL);
  g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_rows (Fixture    *fixture,
               const char *where,
               gint64      n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (count_rows (fixture, where) != n && g_get_monotonic_time () < end)
    go_on ();
  g_assert_cmpint (count_rows (fixture, where), ==, n);
}

static void
wait_for_people (Fixture *fixture,
                 guint    n)
{
  GListModel *present = accord_store_get_present (fixture->store);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_list_model_get_n_items (present) != n && g_get_monotonic_time () < end)
    go_on ();
  g_assert_cmpuint (g_list_model_get_n_items (present), ==, n);
}

static gboolean
has_tool (void)
{
  g_autofree char *tool = g_find_program_in_path ("sqlite3");

  if (tool == NULL)
    g_test_skip ("the program sqlite3 is not there to look into the file");
  return tool != NULL;
}

static void
on_saving_cb (AccordStore *store,
              GParamSpec  *pspec,
              guint       *n)
{
  ++*n;
}

/* Written, moved along, and gone at the end; no save, no undo, nothing in the log. */
static void
test_oneself (Fixture      *fixture,
              gconstpointer data)
{
  const AccordStoreAuthor author = { "m1", "M. K." };
  g_autoptr (GPtrArray) log = NULL;
  guint n_saving = 0;
  gboolean can_undo;

  if (!has_tool ())
    return;
  g_signal_connect (fixture->store, "notify::saving", G_CALLBACK (on_saving_cb), &n_saving);
  accord_store_set_author (fixture->store, &author);
  accord_store_set_presence (fixture->store, "sla");
  wait_for_rows (fixture, "page = 'sla' AND member_name = 'M. K.'", 1);
  accord_store_set_presence (fixture->store, "personas");
  wait_for_rows (fixture, "page = 'personas'", 1);
  g_assert_cmpint (count_rows (fixture, "1"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (accord_store_get_present (fixture->store)), ==, 0);

  g_object_get (fixture->store, "can-undo", &can_undo, NULL);
  log = accord_store_recent_changes (fixture->store, 9, NULL, NULL);
  g_assert_false (can_undo);
  g_assert_cmpuint (log->len, ==, 0);
  g_assert_cmpuint (n_saving, ==, 0);
  accord_store_close (fixture->store);
  g_assert_cmpint (count_rows (fixture, "1"), ==, 0);
}

static void
test_others (Fixture      *fixture,
             gconstpointer data)
{
  GListModel *present = accord_store_get_present (fixture->store);
  g_autoptr (AccordPresence) first = NULL;

  accord_store_watch (fixture->store);
  accord_store_set_presence (fixture->store, "sla");
  appear (fixture, "s1", "sla", 0);
  appear (fixture, "s2", "kpis", 2);
  appear (fixture, "s3", "kpis", 4);
  wait_for_people (fixture, 2);
  first = g_list_model_get_item (present, 0);
  g_assert_cmpstr (accord_presence_get_name (first), ==, "T. O.");
  g_assert_cmpstr (accord_presence_get_page (first), ==, "sla");
  elsewhere (fixture, "DELETE FROM presence WHERE session = 's1'");
  wait_for_people (fixture, 1);
}

/* The row of a program that is gone is dropped. */
static void
test_sweeps (Fixture      *fixture,
             gconstpointer data)
{
  if (!has_tool ())
    return;
  appear (fixture, "s3", "kpis", 4);
  accord_store_set_presence (fixture->store, "sla");
  wait_for_rows (fixture, "page = 'sla'", 1);
  g_assert_cmpint (count_rows (fixture, "session = 's3'"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/store/presence/oneself", test_oneself);
  fixture_test ("/store/presence/others", test_others);
  fixture_test ("/store/presence/sweeps", test_sweeps);
  return g_test_run ();
}
