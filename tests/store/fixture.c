#include "fixture.h"

#include <math.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "model/canonical-json.h"

#define ELSEWHERE "--elsewhere"

void
fixture_set_up_bare (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("accord-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = fixture_path (fixture, "team.accord");
}

void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up_bare (fixture, data);
  fixture->store = accord_sqlite_store_create (fixture->path, NULL, &error);
  g_assert_no_error (error);
}

void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  fixture_close (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
fixture_close (Fixture *fixture)
{
  if (fixture->store != NULL)
    {
      accord_store_close (fixture->store);
      g_assert_finalize_object (g_steal_pointer (&fixture->store));
    }
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  fixture->store = accord_sqlite_store_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
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
  g_assert_nonnull (user_folder);
  data = g_build_filename (user_folder, "data", NULL);
  cache = g_build_filename (user_folder, "cache", NULL);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  atexit (remove_user_folder);
}

char *
fixture_path (Fixture    *fixture,
              const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

AccordRecord *
find_record (AccordStore *store,
             GType        type,
             const char  *id)
{
  g_autoptr (GListModel) list = accord_store_list (store, type);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) record = g_list_model_get_item (list, i);

      if (g_str_equal (accord_record_get_id (record), id))
        return record;
    }
  return NULL;
}

AccordRecord *
save_persona (AccordStore *store,
              const char  *name)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add persona");
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (GError) error = NULL;

  accord_record_set_text (persona, "name", name);
  accord_change_set_insert (changes, persona);
  accord_store_save (store, changes, NULL, &error);
  g_assert_no_error (error);
  return find_record (store, ACCORD_TYPE_PERSONA, accord_record_get_id (persona));
}

gboolean
try_save_text (AccordStore   *store,
               AccordRecord  *record,
               const char    *column,
               const char    *text,
               GError       **error)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");

  accord_change_set_update_text (changes, record, column, text);
  return accord_store_save (store, changes, NULL, error);
}

void
save_text (AccordStore  *store,
           AccordRecord *record,
           const char   *column,
           const char   *text)
{
  g_autoptr (GError) error = NULL;

  try_save_text (store, record, column, text, &error);
  g_assert_no_error (error);
}

static void
describe_record (AccordRecord *record,
                 GString      *text)
{
  g_autoptr (JsonObject) object = accord_record_to_json (record);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  g_string_append_printf (text, "%s %s ", G_OBJECT_TYPE_NAME (record), accord_record_get_id (record));
  accord_json_append (text, node, FALSE, 0);
  g_string_append_c (text, '\n');
}

char *
describe (AccordStore *store)
{
  GString *text = g_string_new (NULL);

  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = accord_store_load_records (store, *type, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < records->len; i++)
        describe_record (g_ptr_array_index (records, i), text);
    }
  return g_string_free (text, FALSE);
}

static void
describe_cell (const AccordBatchColumn *column,
               guint                    row,
               GString                 *text)
{
  if (column->field->type == ACCORD_COLUMN_TEXT)
    g_string_append_printf (text, "|%s", column->texts[row] != NULL ? column->texts[row] : "");
  else if (column->field->type == ACCORD_COLUMN_REAL)
    {
      g_autofree char *number = isnan (column->reals[row]) ? NULL : accord_number_to_text (column->reals[row]);

      g_string_append_printf (text, "|%s", number != NULL ? number : "");
    }
  else if (column->integers[row] == G_MININT64)
    g_string_append (text, "|");
  else
    g_string_append_printf (text, "|%" G_GINT64_FORMAT, column->integers[row]);
}

char *
describe_leads (AccordStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = accord_store_list_fields (store, NULL, &error);
  g_autoptr (AccordBatch) batch = NULL;
  GString *text = g_string_new (NULL);
  gint64 after = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (text, "%s%s", ((AccordField *) fields->pdata[i])->name, i + 1 < fields->len ? "," : "\n");
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 7);
  do
    {
      accord_store_read_leads (store, after, batch, NULL, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < batch->n_rows; row++)
        {
          for (guint i = 0; i < batch->n_columns; i++)
            describe_cell (&batch->columns[i], row, text);
          g_string_append_c (text, '\n');
          after = batch->keys[row];
        }
    }
  while (batch->n_rows > 0);
  return g_string_free (text, FALSE);
}

static sqlite3 *
run_sql (const char *path,
         const char *sql,
         int        *rc)
{
  sqlite3 *db = NULL;

  *rc = sqlite3_open (path, &db);
  sqlite3_busy_timeout (db, 10000);
  if (*rc == SQLITE_OK)
    *rc = sqlite3_exec (db, sql, NULL, NULL, NULL);
  if (*rc != SQLITE_OK)
    g_printerr ("elsewhere: %s\n", sqlite3_errmsg (db));
  return db;
}

/* The program that elsewhere() starts, before any main(). */
static void __attribute__ ((constructor))
be_elsewhere (int    argc,
              char **argv)
{
  g_autofree char *sql = NULL;
  int rc;

  if (argc != 4 || strcmp (argv[1], ELSEWHERE) != 0 || !g_file_get_contents (argv[3], &sql, NULL, NULL))
    return;
  sqlite3_close (run_sql (argv[2], sql, &rc));
  _exit (rc == SQLITE_OK ? 0 : 1);
}

/* Not in this process, where closing a second descriptor would drop the locks of the first; nor in a fork of it, which would
 * take over what SQLite knows of the locks of this one. */
void
elsewhere (Fixture    *fixture,
           const char *sql)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *script = fixture_path (fixture, "elsewhere.sql");
  const char *argv[] = { program, ELSEWHERE, fixture->path, script, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_file_set_contents (script, sql, -1, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_remove (script);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

void
elsewhere_and_die (Fixture    *fixture,
                   const char *sql)
{
  int rc;

  run_sql (fixture->path, sql, &rc);
  kill (getpid (), rc == SQLITE_OK ? SIGKILL : SIGABRT);
}

void
elsewhere_and_hold (Fixture    *fixture,
                    const char *sql,
                    int         ready,
                    int         over)
{
  char byte = 'r';
  int rc;
  sqlite3 *db = run_sql (fixture->path, sql, &rc);

  if (rc == SQLITE_OK && write (ready, &byte, 1) == 1 && read (over, &byte, 1) == 0)
    sqlite3_close (db);
  _exit (rc == SQLITE_OK ? 0 : 1);
}

static AccordField *
parse_field (AccordStore *store,
             const char  *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  const AccordField *standard = accord_field_find (parts[0]);
  AccordColumnType type = ACCORD_COLUMN_TEXT;

  if (standard != NULL)
    return accord_field_copy (standard);
  if (parts[1] != NULL)
    type = g_str_equal (parts[1], "integer") ? ACCORD_COLUMN_INTEGER
           : g_str_equal (parts[1], "real")   ? ACCORD_COLUMN_REAL
           : g_str_equal (parts[1], "moment") ? ACCORD_COLUMN_MOMENT
                                             : ACCORD_COLUMN_BOOLEAN;
  return accord_field_new_custom (parts[0], NULL, type);
}

static void
fill_row (AccordBatch *batch,
          const char  *cells)
{
  g_auto (GStrv) parts = g_strsplit (cells, "|", -1);
  guint row = accord_batch_append (batch);

  g_assert_cmpuint (g_strv_length (parts), ==, batch->n_columns);
  for (guint i = 0; i < batch->n_columns; i++)
    {
      AccordBatchColumn *column = &batch->columns[i];

      if (*parts[i] == '\0')
        continue;
      if (column->field->type == ACCORD_COLUMN_TEXT)
        accord_batch_set_text (batch, row, i, parts[i], -1);
      else if (column->field->type == ACCORD_COLUMN_REAL)
        column->reals[row] = g_ascii_strtod (parts[i], NULL);
      else
        column->integers[row] = g_ascii_strtoll (parts[i], NULL, 10);
    }
}

static void
count (AccordRowOutcome outcome,
       Counts          *counts)
{
  counts->n_new += outcome == ACCORD_ROW_NEW;
  counts->n_changed += outcome == ACCORD_ROW_CHANGED;
  counts->n_unchanged += outcome == ACCORD_ROW_UNCHANGED;
  counts->n_merged += outcome == ACCORD_ROW_MERGED;
  counts->n_ambiguous += outcome == ACCORD_ROW_AMBIGUOUS;
  counts->n_stray += outcome == ACCORD_ROW_STRAY;
}

gint64
import_rows (AccordStore       *store,
             const char        *columns,
             const char *const *rows,
             gboolean           plan_only,
             gboolean           clear_empty,
             Counts            *counts,
             GError           **error)
{
  return import_rows_of (store, "leads", columns, rows, plan_only, clear_empty, counts, error);
}

gint64
import_rows_of (AccordStore       *store,
                const char        *kind,
                const char        *columns,
                const char *const *rows,
                gboolean           plan_only,
                gboolean           clear_empty,
                Counts            *counts,
                GError           **error)
{
  AccordImportOptions options = { .file = "leads.csv", .kind = kind, .data_as_of = ACCORD_MOMENT_NONE,
                                  .plan_only = plan_only, .clear_empty = clear_empty };
  g_auto (GStrv) names = g_strsplit (columns, "|", -1);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  g_autoptr (AccordBatch) batch = NULL;
  AccordRowOutcome outcomes[3];
  AccordImport *import;

  *counts = (Counts) { 0 };
  for (char **name = names; *name != NULL; name++)
    g_ptr_array_add (fields, g_str_equal (*name, "-") ? accord_field_new_custom ("fingerprint", NULL, ACCORD_COLUMN_TEXT)
                                                      : parse_field (store, *name));
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, G_N_ELEMENTS (outcomes));
  /* The fingerprint is a column of batches, and no field. */
  if (g_str_has_suffix (columns, "-"))
    g_ptr_array_set_size (fields, (int) fields->len - 1);
  import = accord_store_import_begin (store, &options, fields, NULL, error);
  if (import == NULL)
    return -1;
  for (guint i = 0; rows[i] != NULL; i++)
    {
      fill_row (batch, rows[i]);
      if (batch->n_rows < G_N_ELEMENTS (outcomes) && rows[i + 1] != NULL)
        continue;
      if (!accord_import_rows (import, batch, outcomes, error))
        {
          accord_import_abort (import);
          return -1;
        }
      for (guint row = 0; row < batch->n_rows; row++)
        count (outcomes[row], counts);
      accord_batch_clear (batch);
    }
  return accord_import_commit (import, counts->n_ambiguous, error);
}
