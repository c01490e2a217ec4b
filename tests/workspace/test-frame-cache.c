/* What is kept of the leads on this computer: whose it is, when it is thrown away, and that nothing else is taken for it. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "frame/frame-cache.h"
#include "frame/loader.h"
#include "store/keep.h"

#define EMAIL "anna.berger@example.com"
#define KEPT_BY_THE_WINDOW 20000

static AccordStore *
get_store (Fixture *fixture)
{
  return accord_workspace_get_store (fixture->workspace);
}

static char *
get_path (AccordStore *store)
{
  g_autofree char *name = g_strconcat (accord_store_get_uuid (store), ".frame", NULL);

  return g_build_filename (g_get_user_cache_dir (), "accord", name, NULL);
}

/* «p1» … «p@n», of whom the first is Anna; @source is new each time. */
static void
import (AccordStore *store,
        guint        n,
        const char  *source)
{
  static const char *const names[] = { "id", "email", "source" };
  const AccordImportOptions options = { .file = "people.csv", .kind = "leads" };
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AccordBatch) batch = NULL;
  g_autofree AccordRowOutcome *outcomes = g_new (AccordRowOutcome, n);
  AccordImport *run;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (fields, (gpointer) accord_field_find (names[i]));
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);
      guint row = accord_batch_append (batch);

      accord_batch_set_text (batch, row, 0, id, -1);
      accord_batch_set_text (batch, row, 1, i == 0 ? EMAIL : "somebody@example.com", -1);
      accord_batch_set_text (batch, row, 2, source, -1);
    }
  run = accord_store_import_begin (store, &options, fields, NULL, NULL);
  g_assert_true (accord_import_rows (run, batch, outcomes, NULL));
  g_assert_cmpint (accord_import_commit (run, 0, NULL), >, 0);
}

static AccordFrame *
load (AccordStore *store)
{
  AccordFrame *frame = accord_frame_load (store, accord_zone_utc (), NULL, NULL, NULL, NULL);

  g_assert_nonnull (frame);
  return frame;
}

static void
keep (AccordStore *store)
{
  g_autoptr (AccordFrame) frame = load (store);

  g_assert_true (accord_frame_cache_write (frame, store));
}

static const char *
get_source (const AccordFrame *frame,
            guint              row)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, "source");

  return column->dictionary[column->codes[row]];
}

static void
assert_nothing_kept (AccordStore *store)
{
  g_autoptr (AccordFrame) frame = accord_frame_cache_read (store, accord_zone_utc (), NULL);
  g_autofree char *path = get_path (store);

  g_assert_null (frame);
  g_assert_cmpint (g_access (path, F_OK), !=, 0);
}

static void
test_private (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = get_path (get_store (fixture));
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info;

  assert_nothing_kept (get_store (fixture));
  import (get_store (fixture), 3, "fair");
  keep (get_store (fixture));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);
}

/* Each byte but those of the rows' padding changed, each length. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  AccordStore *store = get_store (fixture);
  g_autofree char *path = get_path (store);
  g_autofree char *whole = NULL;
  gsize length;

  import (store, 5, "fair");
  keep (store);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize i = 0; i < length; i += 7)
    {
      whole[i] ^= 0x11;
      g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
      whole[i] ^= 0x11;
      assert_nothing_kept (store);
      g_assert_true (g_file_set_contents (path, whole, (gssize) i, NULL));
      assert_nothing_kept (store);
    }
  /* And whole again it is read. */
  g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
  {
    g_autoptr (AccordFrame) frame = accord_frame_cache_read (store, accord_zone_utc (), NULL);

    g_assert_cmpstr (get_source (frame, 4), ==, "fair");
  }
}

static void
test_other_zone (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (AccordZone) zone = accord_zone_new ("Asia/Tokyo", NULL);
  g_autoptr (AccordFrame) frame = NULL;

  import (get_store (fixture), 3, "fair");
  keep (get_store (fixture));
  frame = accord_frame_cache_read (get_store (fixture), zone, NULL);
  g_assert_null (frame);
  assert_nothing_kept (get_store (fixture));
}

static void
test_other_fields (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (AccordField) field = accord_field_new_custom ("Shoe size", NULL, ACCORD_COLUMN_INTEGER);
  const AccordImportOptions options = { .file = "more.csv", .kind = "leads" };
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  import (get_store (fixture), 3, "fair");
  keep (get_store (fixture));
  g_ptr_array_add (fields, field);
  g_assert_cmpint (accord_import_commit (accord_store_import_begin (get_store (fixture), &options, fields, NULL, NULL), 0,
                                         NULL), >, 0);
  assert_nothing_kept (get_store (fixture));
}

/* A file that somebody put back from yesterday, and that went on from there: its log has the same numbers. */
static void
test_other_log (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = get_path (get_store (fixture));
  g_autofree char *yesterday = NULL;
  gsize length;

  import (get_store (fixture), 3, "fair");
  accord_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  g_assert_true (g_file_get_contents (fixture->path, &yesterday, &length, NULL));

  fixture->workspace = accord_workspace_open (fixture->path, NULL, NULL);
  import (get_store (fixture), 4, "ads");
  keep (get_store (fixture));
  accord_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  g_assert_true (g_file_set_contents (fixture->path, yesterday, (gssize) length, NULL));

  fixture->workspace = accord_workspace_open (fixture->path, NULL, NULL);
  import (get_store (fixture), 2, "call");
  g_assert_cmpint (g_access (path, F_OK), ==, 0);
  assert_nothing_kept (get_store (fixture));
}

static gboolean
has_trace (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) && memmem (bytes, length, EMAIL, strlen (EMAIL)) != NULL;
}

/* Here the file goes at once; of another computer, which had it open or opens it later, when it looks at the log. */
static void
test_erased (Fixture      *fixture,
             gconstpointer data)
{
  AccordStore *store = get_store (fixture);
  g_autofree char *path = get_path (store);
  g_autofree char *others = NULL;
  g_autoptr (AccordFrame) kept = NULL;
  g_autoptr (AccordFrame) now = NULL;
  g_auto (AccordErased) erased = { 0 };
  gsize length;

  import (store, 3, "fair");
  keep (store);
  g_assert_true (has_trace (path));
  g_assert_true (g_file_get_contents (path, &others, &length, NULL));
  g_assert_true (accord_store_erase (store, EMAIL, FALSE, &erased, NULL, NULL));
  g_assert_cmpint (g_access (path, F_OK), !=, 0);

  g_assert_true (g_file_set_contents (path, others, (gssize) length, NULL));
  kept = accord_frame_cache_read (store, accord_zone_utc (), NULL);
  now = accord_frame_refresh (kept, store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (accord_frame_get_n_leads (now), ==, 2);
  g_assert_cmpint (g_access (path, F_OK), !=, 0);
  keep (store);
  g_assert_false (has_trace (path));
}

static void
test_restored (Fixture      *fixture,
               gconstpointer data)
{
  AccordStore *store = get_store (fixture);
  g_autofree char *path = get_path (store);
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autoptr (AccordFrame) kept = NULL;
  g_autoptr (AccordFrame) now = NULL;
  g_autoptr (GError) error = NULL;

  import (store, 3, "fair");
  accord_store_backup_daily (store, fixture->path, &backup, NULL, &error);
  g_assert_no_error (error);
  import (store, 3, "ads");
  keep (store);
  accord_store_restore (store, backup, &before, NULL, &error);
  g_assert_no_error (error);
  kept = accord_frame_cache_read (store, accord_zone_utc (), NULL);
  now = kept != NULL ? accord_frame_refresh (kept, store, NULL, NULL, NULL, NULL) : load (store);
  g_assert_cmpstr (get_source (now, 0), ==, "fair");
  g_assert_cmpint (g_access (path, F_OK), !=, 0);
}

static gboolean
is_kept (gpointer data)
{
  return g_access (data, F_OK) == 0;
}

static gboolean
has_frame (gpointer data)
{
  return accord_workspace_get_frame (data) != NULL;
}

/* A window that was open keeps the leads, and one that is opened has them, with what happened between. */
static void
test_kept_by_keeper (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = get_path (get_store (fixture));
  AccordFrame *frame;

  import (get_store (fixture), KEPT_BY_THE_WINDOW, "fair");
  run_until (is_kept, path);
  accord_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);

  fixture->workspace = accord_workspace_open (fixture->path, NULL, NULL);
  import (get_store (fixture), 2, "ads");
  run_until (has_frame, fixture->workspace);
  frame = accord_workspace_get_frame (fixture->workspace);
  g_assert_cmpuint (accord_frame_get_n_leads (frame), ==, KEPT_BY_THE_WINDOW);
  g_assert_cmpstr (get_source (frame, 1), ==, "ads");
  g_assert_cmpstr (get_source (frame, 2), ==, "fair");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture      *fixture,
                       gconstpointer data);
  } tests[] = {
    { "/frame-cache/private", test_private },         { "/frame-cache/damaged", test_damaged },
    { "/frame-cache/other-zone", test_other_zone },   { "/frame-cache/other-fields", test_other_fields },
    { "/frame-cache/other-log", test_other_log },     { "/frame-cache/erased", test_erased },
    { "/frame-cache/restored", test_restored },       { "/frame-cache/kept-by-keeper", test_kept_by_keeper },
  };

  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
