/* Whether the tables and indexes of a file are those that the migrations make, and nothing else lies beside them. */
#include "store/check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* An empty file of this version, in memory. */
static sqlite3 *
make_model (GError **error)
{
  AccordConnection model = { .path = (char *) ":memory:" };
  int rc = sqlite3_open_v2 (":memory:", &model.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (rc == SQLITE_OK && accord_connection_upgrade (&model, 0, error))
    return model.db;
  if (rc != SQLITE_OK)
    accord_store_set_sqlite_error (error, model.db, rc);
  sqlite3_close (model.db);
  return NULL;
}

/* «TYPE NAME» → SQL */
static GHashTable *
list_schema (sqlite3  *db,
             GError  **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      db, "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", error);
  g_autoptr (GHashTable) things = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&things);
      g_hash_table_insert (things, g_strdup (accord_statement_get_text (statement, 0)),
                           g_strdup (accord_statement_get_text (statement, 1)));
    }
  return NULL;
}

static void
judge_missing (const char *thing,
               const char *wanted,
               const char *found,
               GPtrArray  *faults)
{
  if (found == NULL)
    g_ptr_array_add (faults, accord_fault_new (g_strdup_printf (_("The %s is missing."), thing), ACCORD_REPAIR_SQL,
                                               g_strdup (wanted)));
  else if (g_str_has_prefix (thing, "index ") && !g_str_equal (found, wanted))
    g_ptr_array_add (faults, accord_fault_new (g_strdup_printf (_("The %s is not as it should be."), thing),
                                               ACCORD_REPAIR_SQL,
                                               g_strdup_printf ("DROP INDEX \"%s\"; %s", thing + 6, wanted)));
}

static char *
quote (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *inside = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", inside);
}

/* What does nothing here, for neither triggers nor views are run, may go; what may hold something stays. */
static void
judge_other (const char *thing,
             GPtrArray  *faults)
{
  gboolean table = g_str_has_prefix (thing, "table ");
  const char *name = strchr (thing, ' ') + 1;
  g_autofree char *kind = g_strndup (thing, (gsize) (name - thing));
  g_autofree char *quoted = quote (name);

  g_ptr_array_add (faults, accord_fault_new (g_strdup_printf (_("Something that no Accord made is in the file: %s."), thing),
                                             table ? ACCORD_REPAIR_NONE : ACCORD_REPAIR_SQL,
                                             table ? NULL : g_strdup_printf ("DROP %s%s", kind, quoted)));
}

/**
 * accord_check_schema:
 * @self: a connection
 * @faults: of #AccordFault: gets what is wrong
 * @error: return location for a #GError
 *
 * Returns: whether it could be looked at
 */
gboolean
accord_check_schema (AccordConnection *self,
                     GPtrArray        *faults,
                     GError          **error)
{
  sqlite3 *model = make_model (error);
  g_autoptr (GHashTable) wanted = model != NULL ? list_schema (model, error) : NULL;
  g_autoptr (GHashTable) found = wanted != NULL ? list_schema (self->db, error) : NULL;
  GHashTableIter iter;
  gpointer thing, sql;

  sqlite3_close (model);
  if (found == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &thing, &sql))
    judge_missing (thing, sql, g_hash_table_lookup (found, thing), faults);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &thing, NULL))
    if (!g_hash_table_contains (wanted, thing))
      judge_other (thing, faults);
  return TRUE;
}
