/* What is wrong with a file: a sentence a finding, none where all is well. */
#include "store/backup.h"
#include "store/record-sql.h"

#include <glib/gi18n-lib.h>

static gboolean
run_pragma (AccordConnection *self,
            const char       *pragma,
            const char       *fine,
            const char       *format,
            GPtrArray        *findings,
            GError          **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (self->db, pragma, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      const char *text;

      if (!row)
        return TRUE;
      text = accord_statement_get_text (statement, 0);
      if (g_strcmp0 (text, fine) != 0)
        g_ptr_array_add (findings, g_strdup_printf ("%s: %s", format, text));
    }
  return FALSE;
}

static gboolean
check_columns (AccordConnection *self,
               const char       *table,
               const char       *column,
               GPtrArray        *findings,
               GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM pragma_table_info ('%s') WHERE name = '%s'", table,
                                          column);
  gint64 n;

  if (!accord_store_query_integer (self->db, sql, &n, error))
    return FALSE;
  if (n == 0)
    g_ptr_array_add (findings, g_strdup_printf (_("The table “%s” lacks its column “%s”."), table, column));
  return TRUE;
}

static gboolean
check_tables (AccordConnection *self,
              GPtrArray        *findings,
              GError          **error)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      AccordRecordClass *klass = g_type_class_ref (*type);

      for (guint i = 0; i < klass->n_columns; i++)
        if (!check_columns (self, klass->table, klass->columns[i].name, findings, error))
          {
            g_type_class_unref (klass);
            return FALSE;
          }
      g_type_class_unref (klass);
    }
  return TRUE;
}

static gboolean
count (AccordConnection *self,
       const char       *sql,
       const char       *sentence,
       GPtrArray        *findings,
       GError          **error)
{
  gint64 n;

  if (!accord_store_query_integer (self->db, sql, &n, error))
    return FALSE;
  if (n > 0)
    g_ptr_array_add (findings, g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", sentence, n));
  return TRUE;
}

/**
 * accord_connection_check:
 *
 * Returns: (transfer full): sentences; %NULL where the check itself could not be done
 */
GPtrArray *
accord_connection_check (AccordConnection *self,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (run_pragma (self, "PRAGMA integrity_check (20)", "ok", _("The file is damaged"), findings, error) &&
      run_pragma (self, "PRAGMA foreign_key_check", NULL, _("A row points nowhere"), findings, error) &&
      check_tables (self, findings, error) &&
      count (self, "SELECT count (*) FROM activities WHERE lead NOT IN (SELECT id FROM leads)",
             _("Activities of leads that are not there"), findings, error) &&
      count (self, "SELECT count (*) FROM stage_events WHERE lead NOT IN (SELECT id FROM leads)",
             _("Stages of leads that are not there"), findings, error) &&
      count (self, "SELECT count (*) FROM fields WHERE column NOT IN (SELECT name FROM pragma_table_info ('leads'))",
             _("Fields without their column"), findings, error))
    return g_steal_pointer (&findings);
  /* A file so damaged that it cannot be checked is a finding too. */
  if (error != NULL && g_error_matches (*error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED))
    {
      g_ptr_array_add (findings, g_strdup ((*error)->message));
      g_clear_error (error);
      return g_steal_pointer (&findings);
    }
  return NULL;
}
