#include "fixture.h"

#include <glib/gstdio.h>

#include "store/sqlite-store.h"

void
fixture_set_up (Fixture      *self,
                gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("accord-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  self->zone = accord_zone_utc ();
}

void
fixture_tear_down (Fixture      *self,
                   gconstpointer unused)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  if (self->store != NULL)
    accord_store_close (self->store);
  g_clear_object (&self->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = fixture_path (self, name);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  accord_zone_unref (self->zone);
}

char *
fixture_path (Fixture    *self,
              const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
fixture_write (Fixture    *self,
               const char *name,
               const char *bytes,
               gssize      length)
{
  g_autoptr (GError) error = NULL;
  char *path = fixture_path (self, name);

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

AccordStore *
fixture_store (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (self, "test.accord");

  if (self->store == NULL)
    self->store = accord_sqlite_store_create (path, NULL, &error);
  g_assert_no_error (error);
  return self->store;
}

AccordImportResult *
fixture_import (Fixture                       *self,
                const char                    *path,
                const AccordFileImportOptions *options,
                GError                       **error)
{
  g_autoptr (AccordFileImport) import = accord_file_import_open (path, options, self->zone, NULL, NULL, NULL, error);
  AccordImportResult *result;

  if (import == NULL)
    return NULL;
  result = accord_file_import_run (import, fixture_store (self), FALSE, NULL, NULL, NULL, error);
  if (result != NULL)
    g_assert_cmpuint (result->n_new + result->n_changed + result->n_unchanged + result->n_rejected, ==, result->n_rows);
  return result;
}

/* A file that must go in. */
AccordImportResult *
fixture_import_text (Fixture    *self,
                     const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write (self, "leads.csv", text, -1);
  AccordImportResult *result = fixture_import (self, path, &FIXTURE_NO_OPTIONS, &error);

  g_assert_no_error (error);
  return result;
}

char *
fixture_dump (AccordStore *store)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  accord_workspace_dump (store, stream, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

void
fixture_assert_counts (AccordImportResult *result,
                       guint64             n_new,
                       guint64             n_changed,
                       guint64             n_unchanged,
                       guint64             n_rejected)
{
  g_assert_nonnull (result);
  g_assert_cmpuint (result->n_new, ==, n_new);
  g_assert_cmpuint (result->n_changed, ==, n_changed);
  g_assert_cmpuint (result->n_unchanged, ==, n_unchanged);
  g_assert_cmpuint (result->n_rejected, ==, n_rejected);
  g_assert_cmpuint (result->n_rows, ==, n_new + n_changed + n_unchanged + n_rejected);
}

gboolean
fixture_warns (AccordImportResult *result,
               const char         *part)
{
  for (guint i = 0; i < result->warnings->len; i++)
    if (g_strstr_len (result->warnings->pdata[i], -1, part) != NULL)
      return TRUE;
  return FALSE;
}

/* A file of the real data, or NULL: the test is then skipped. */
char *
fixture_shared (const char *name)
{
  const char *shared = g_getenv ("ACCORD_SHARED");
  g_autofree char *path = shared != NULL ? g_build_filename (shared, "data", name, NULL) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared data are not here");
  return NULL;
}
