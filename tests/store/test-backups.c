/* The backups that are kept by themselves: which, where, and which go. */
#include "fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "store/backup-folder.h"
#include "store/backup-name.h"
#include "store/keep.h"

#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)
/* Monday, 5 January 2026, 18:00 UTC */
#define MONDAY ((gint64) 1767636000 * 1000)

static gboolean
contains (GPtrArray  *names,
          const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static void
test_names (void)
{
  g_autofree char *name = accord_backup_name_new (MONDAY + 7, "before-version-2"), *reason = NULL;
  static const char *const others[] = { "notes.txt", "2026-01-05T180000.007Z daily", "2026-01-05T180000.007Z .accord",
                                        "2026-13-05T180000.007Z daily.accord", "team.accord", "", NULL };
  gint64 at;

  g_assert_cmpstr (name, ==, "2026-01-05T180000.007Z before-version-2.accord");
  g_assert_true (accord_backup_name_parse (name, &at, &reason));
  g_assert_cmpint (at, ==, MONDAY + 7);
  g_assert_cmpstr (reason, ==, "before-version-2");
  for (const char *const *other = others; *other != NULL; other++)
    g_assert_false (accord_backup_name_parse (*other, &at, NULL));
}

/* Two a day for a year, with the rotation after each: seven days and four weeks before them are left. */
static void
test_rotation (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  gint64 now = MONDAY, last = 0;

  for (guint i = 0; i < 2 * 365; i++)
    {
      g_autoptr (GPtrArray) gone = NULL;

      now = MONDAY + i * DAY_MS / 2;
      g_ptr_array_add (names, accord_backup_name_new (now, ACCORD_BACKUP_DAILY));
      g_ptr_array_add (names, NULL);
      gone = accord_backup_name_rotate ((const char *const *) names->pdata, now);
      g_ptr_array_set_size (names, (int) names->len - 1);
      for (guint k = 0; k < gone->len; k++)
        g_assert_true (g_ptr_array_remove (names, gone->pdata[k]));
    }
  g_assert_cmpuint (names->len, ==, 11);
  for (guint i = 0; i < names->len; i++)
    {
      gint64 at;

      g_assert_true (accord_backup_name_parse (names->pdata[i], &at, NULL));
      g_assert_cmpint (at, >, last);
      last = at;
      /* Each of another day; the older ones of another week each, and its last. */
      g_assert_true (g_hash_table_add (days, GSIZE_TO_POINTER (at / DAY_MS)));
      if (i < 4)
        g_assert_cmpint ((at / DAY_MS + 3) % 7, ==, 6);
      else
        g_assert_cmpint (at / DAY_MS, ==, now / DAY_MS - 10 + i);
    }
}

static void
test_rotation_of_others (void)
{
  g_autofree char *old = accord_backup_name_new (MONDAY - 29 * DAY_MS, "before-restore");
  g_autofree char *young = accord_backup_name_new (MONDAY - 27 * DAY_MS, "before-version-2");
  g_autofree char *mine = accord_backup_name_new (MONDAY - 900 * DAY_MS, "my own");
  g_autofree char *alone = accord_backup_name_new (MONDAY - 900 * DAY_MS, ACCORD_BACKUP_DAILY);
  const char *const names[] = { old, young, mine, alone, "letter.txt", "team.accord", NULL };
  g_autoptr (GPtrArray) gone = accord_backup_name_rotate (names, MONDAY);

  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_true (contains (gone, old));
}

static GPtrArray *
list (Fixture *fixture)
{
  return accord_backups_list (accord_store_get_uuid (fixture->store), NULL);
}

static void
test_daily (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *made = NULL, *again = NULL, *folder = NULL, *found = NULL, *after = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  AccordStoreAuthor author = { "m1", "Lena" };
  const AccordBackupInfo *info;
  g_autofree char *scratch = NULL;
  AccordStore *view;
  GStatBuf status;

  accord_store_set_author (fixture->store, &author);
  save_persona (fixture->store, "Buyer");
  g_assert_true (accord_store_backup_daily (fixture->store, fixture->path, &made, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (made);
  /* Only whoever it belongs to may look into it. */
  g_assert_cmpint (g_stat (made, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  folder = g_path_get_dirname (made);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  /* One a day. */
  save_persona (fixture->store, "Later");
  g_assert_true (accord_store_backup_daily (fixture->store, fixture->path, &again, NULL, &error));
  g_assert_null (again);
  backups = list (fixture);
  g_assert_cmpuint (backups->len, ==, 1);
  info = backups->pdata[0];
  g_assert_cmpstr (info->path, ==, made);
  g_assert_cmpstr (info->reason, ==, "daily");
  g_assert_cmpstr (info->member_name, ==, "Lena");
  g_assert_cmpuint (info->size, >, 0);
  g_assert_cmpint (info->changed_at, >, 0);
  /* It is found by the file's place alone, and is what the file was. */
  found = accord_backups_find (fixture->path);
  g_assert_cmpstr (found, ==, accord_store_get_uuid (fixture->store));
  view = accord_backup_view_open (made, found, &scratch, NULL, &error);
  g_assert_no_error (error);
  after = describe (view);
  g_assert_nonnull (strstr (after, "Buyer"));
  g_assert_null (strstr (after, "Later"));
  accord_backup_view_close (view, scratch);
  g_assert_false (g_file_test (scratch, G_FILE_TEST_EXISTS));
}

/* What a crash left, and what is too old, goes with the next backup; what is somebody's own stays. */
static void
test_tidy (Fixture      *fixture,
           gconstpointer data)
{
  const char *uuid = accord_store_get_uuid (fixture->store);
  g_autofree char *old = accord_backup_folder_place (uuid, "daily", NULL), *folder = g_path_get_dirname (old);
  g_autofree char *part = g_build_filename (folder, "x.part", NULL), *fresh = g_build_filename (folder, "y.part", NULL);
  g_autofree char *own = g_build_filename (folder, "letter.txt", NULL), *made = NULL, *ancient = NULL;
  g_autofree char *ancient_name = accord_backup_name_new (MONDAY - 900 * DAY_MS, "before-restore");
  struct timespec times[2] = { { .tv_sec = 1 }, { .tv_sec = 1 } };

  ancient = g_build_filename (folder, ancient_name, NULL);
  g_file_set_contents (part, "x", 1, NULL);
  g_file_set_contents (fresh, "y", 1, NULL);
  g_file_set_contents (own, "z", 1, NULL);
  g_file_set_contents (ancient, "a", 1, NULL);
  g_assert_cmpint (utimensat (AT_FDCWD, part, times, 0), ==, 0);
  g_assert_true (accord_store_backup_daily (fixture->store, fixture->path, &made, NULL, NULL));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (ancient, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  const char *uuid = accord_store_get_uuid (fixture->store);
  g_autofree char *made = NULL, *name = NULL, *latest = NULL, *by_day = NULL, *by_path = NULL;
  g_autoptr (GError) error = NULL;

  accord_store_backup_daily (fixture->store, fixture->path, &made, NULL, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (made);
  name[strlen ("2026-01-05")] = '\0';
  latest = accord_backups_choose (uuid, "latest", &error);
  by_day = accord_backups_choose (uuid, name, &error);
  by_path = accord_backups_choose (uuid, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (latest, ==, made);
  g_assert_cmpstr (by_day, ==, made);
  g_assert_cmpstr (by_path, ==, fixture->path);
  g_assert_null (accord_backups_choose (uuid, "1999", &error));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
}

/* A save that comes while a copy is being made is done between its steps, and the copy has it or not, whole. */
static gpointer
save_many (gpointer data)
{
  AccordStore *store = data;

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Pair");

      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);

          accord_record_set_text (persona, "name", "Half");
          accord_change_set_insert (changes, persona);
        }
      g_assert_true (accord_store_save (store, changes, NULL, NULL));
    }
  return NULL;
}

static void
test_saves_between (Fixture      *fixture,
                    gconstpointer data)
{
  GThread *thread = g_thread_new ("saves", save_many, fixture->store);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy %u.accord", i), *copy = fixture_path (fixture, name);
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (AccordStore) store = NULL;
      g_autoptr (GError) error = NULL;

      accord_store_backup (fixture->store, copy, NULL, &error);
      g_assert_no_error (error);
      store = accord_sqlite_store_open (copy, NULL, &error);
      g_assert_no_error (error);
      records = accord_store_load_records (store, ACCORD_TYPE_PERSONA, NULL, &error);
      g_assert_cmpuint (records->len % 2, ==, 0);
      accord_store_close (store);
    }
  g_thread_join (thread);
}

/* The file is none the worse for it, and the next look makes up for it. */
static void
test_no_room (Fixture      *fixture,
              gconstpointer data)
{
  const char *uuid = accord_store_get_uuid (fixture->store);
  g_auto (GStrv) names = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit old, limit;
  gboolean done;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  limit = old;
  limit.rlim_cur = 64 * 1024;
  setrlimit (RLIMIT_FSIZE, &limit);
  done = accord_store_backup_daily (fixture->store, fixture->path, &made, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_false (done);
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DISK_FULL);
  g_assert_null (strchr (error->message, '\n'));
  names = accord_backup_folder_list (uuid);
  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_clear_error (&error);
  save_persona (fixture->store, "Buyer");
  g_assert_true (accord_store_backup_daily (fixture->store, fixture->path, &made, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (made);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  g_test_add_func ("/store/backups/names", test_names);
  g_test_add_func ("/store/backups/rotation", test_rotation);
  g_test_add_func ("/store/backups/rotation-of-others", test_rotation_of_others);
  fixture_test ("/store/backups/daily", test_daily);
  fixture_test ("/store/backups/tidy", test_tidy);
  fixture_test ("/store/backups/choose", test_choose);
  fixture_test ("/store/backups/no-room", test_no_room);
  fixture_test ("/store/backups/saves-between", test_saves_between);
  return g_test_run ();
}
