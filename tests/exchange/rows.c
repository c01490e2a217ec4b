#include "rows.h"

#include <string.h>

#include "exchange/source-file.h"

char *
rows_read (const char  *path,
           GError     **error)
{
  g_autoptr (AccordSourceFile) file = accord_source_file_open (path, NULL, NULL, NULL, error);
  g_autoptr (AccordSourceReading) reading = file != NULL ? accord_source_reading_new (file, NULL, error) : NULL;
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  AccordSourceRow row;

  if (reading == NULL)
    return NULL;
  while (accord_source_reading_next (reading, &row, NULL, &local_error))
    {
      g_string_append_printf (rows, "%s%" G_GUINT64_FORMAT ":", rows->len > 0 ? ";" : "", row.line);
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_cmpuint (row.lengths[i], ==, strlen (row.cells[i]));
          g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", row.cells[i]);
        }
      g_assert_cmpfloat (accord_source_reading_get_fraction (reading), <=, 1.0);
    }
  if (local_error == NULL)
    return g_string_free (g_steal_pointer (&rows), FALSE);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
