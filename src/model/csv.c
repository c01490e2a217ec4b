#include "model/csv.h"

#include <string.h>

/**
 * accord_csv_append_cell:
 * @text: a line so far, with the comma before the cell
 * @cell: (nullable): what is in it; %NULL is empty
 * @length: its length in bytes, or -1 if it ends with a NUL
 *
 * Adds a cell, quoted where it must be.
 */
void
accord_csv_append_cell (GString    *text,
                        const char *cell,
                        gssize      length)
{
  gsize n = cell == NULL ? 0 : length < 0 ? strlen (cell) : (gsize) length;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < n && !quoted; i++)
    quoted = cell[i] == ',' || cell[i] == '"' || cell[i] == '\r' || cell[i] == '\n';
  if (!quoted)
    {
      g_string_append_len (text, cell, (gssize) n);
      return;
    }
  g_string_append_c (text, '"');
  for (gsize i = 0; i < n; i++)
    {
      if (cell[i] == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, cell[i]);
    }
  g_string_append_c (text, '"');
}
