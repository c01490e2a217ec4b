/* What a file is made of, and what the migrations make. */
#include "store/schema-model.h"

static void
thing_free (gpointer data)
{
  AccordSchemaThing *thing = data;

  g_free (thing->type);
  g_free (thing->name);
  g_free (thing->sql);
  g_free (thing);
}

/**
 * accord_schema_list_things:
 * @db: a file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordSchemaThing: what it says that it is made of
 */
GPtrArray *
accord_schema_list_things (sqlite3  *db,
                           GError  **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (db, "SELECT type, name, sql FROM sqlite_schema ORDER BY rowid", error);
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (thing_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &row, error))
    {
      char *type = row ? accord_statement_dup_text (statement, 0) : NULL;
      char *name = row ? accord_statement_dup_text (statement, 1) : NULL;
      AccordSchemaThing *thing;

      if (!row)
        return g_steal_pointer (&things);
      thing = g_new0 (AccordSchemaThing, 1);
      thing->type = type != NULL ? type : g_strdup ("");
      thing->name = name != NULL ? name : g_strdup ("");
      thing->sql = g_strdup (accord_statement_get_text (statement, 2));
      g_ptr_array_add (things, thing);
    }
  return NULL;
}

/**
 * accord_schema_make_model:
 * @path: an empty file that nobody has open, or «:memory:»
 * @page_size: of its pages, in bytes; 0: SQLite's own
 * @version: a version of this program's or an older one
 * @error: return location for a #GError
 *
 * The migrations themselves say what a file of a version is made of.
 *
 * Returns: (transfer full): what they make, with nothing in it; to be closed with sqlite3_close()
 */
sqlite3 *
accord_schema_make_model (const char  *path,
                          gint64       page_size,
                          gint64       version,
                          GError     **error)
{
  g_autofree char *set_up = g_strdup_printf ("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                                             "PRAGMA page_size = %" G_GINT64_FORMAT, page_size);
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done = rc == SQLITE_OK && accord_store_exec (db, set_up, error);

  if (rc != SQLITE_OK)
    accord_store_set_sqlite_error (error, db, rc);
  for (gint i = 1; done && i <= version; i++)
    done = accord_migration_apply (db, i, error);
  if (done)
    return db;
  sqlite3_close_v2 (db);
  return NULL;
}
