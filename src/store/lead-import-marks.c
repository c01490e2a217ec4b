/* The marks of rows that leads were written by: a row that comes again as it was need not be looked at. */
#include "store/lead-import-private.h"

/* To read the marks of so many leads takes as long as to compare one row. */
#define LEADS_PER_ROW 8

/**
 * accord_lead_import_list_marks:
 * @self: an import
 * @n_rows: of its file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the marks of leads that nobody has written since their row did; %NULL without an
 *   error where there are none, or it is not worth it
 */
AccordFingerprintSet *
accord_lead_import_list_marks (AccordImport  *self,
                               guint64        n_rows,
                               GError       **error)
{
  g_autoptr (AccordFingerprintSet) marks = NULL;
  g_autoptr (AccordStatement) statement = NULL;
  gint64 last;
  gboolean row;

  if (!accord_store_query_integer (self->connection->db, "SELECT ifnull (max (id), 0) FROM leads", &last, error) ||
      (guint64) last > n_rows * LEADS_PER_ROW)
    return NULL;
  statement = accord_statement_new (self->connection->db,
                                    "SELECT row_mark + revision FROM leads WHERE row_mark IS NOT NULL", error);
  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&marks);
      if (marks == NULL)
        marks = accord_fingerprint_set_new ();
      accord_fingerprint_set_add (marks, (guint64) accord_statement_get_integer (statement, 0));
    }
  return NULL;
}
