#include "fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define TIMEOUT_US (60 * G_USEC_PER_SEC)

void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  const AccordNewOptions options = { .template_name = data != NULL ? data : "blank" };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("accord-workspace-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "Our agreement.accord", NULL);
  fixture->workspace = accord_workspace_create (fixture->path, &options, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static char *user_folder;

static void
remove_user_folder (void)
{
  remove_folder (user_folder);
  g_free (user_folder);
}

void
fixture_isolate (void)
{
  g_autofree char *data = NULL, *cache = NULL;

  user_folder = g_dir_make_tmp ("accord-user-XXXXXX", NULL);
  data = g_build_filename (user_folder, "data", NULL);
  cache = g_build_filename (user_folder, "cache", NULL);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  atexit (remove_user_folder);
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  if (fixture->workspace != NULL)
    accord_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
run_until (gboolean (*done) (gpointer data),
           gpointer   data)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_US;

  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

void
on_done_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

GAsyncResult *
wait_for (GAsyncResult **result)
{
  run_until (has_result, result);
  return *result;
}
