#include "ui/scoring/lead-name.h"

#include <glib/gi18n-lib.h>

static char *
read_cell (const AccordFrame *frame,
           const char        *field,
           guint              row)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, field);

  return column != NULL ? accord_frame_cell_text (frame, column, row) : NULL;
}

/**
 * accord_lead_name:
 * @frame: leads
 * @row: one of them
 *
 * Returns: (transfer full): what it is called
 */
char *
accord_lead_name (const AccordFrame *frame,
                  guint              row)
{
  static const char *const fields[] = { "name", "email", "company", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      char *text = read_cell (frame, fields[i], row);

      if (text != NULL)
        return text;
    }
  return g_strdup (_("A lead without a name"));
}

/**
 * accord_lead_particulars:
 * @frame: leads
 * @row: one of them
 *
 * Returns: (transfer full): what tells it from others of its name
 */
char *
accord_lead_particulars (const AccordFrame *frame,
                         guint              row)
{
  static const char *const fields[] = { "job_title", "company", "email" };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      char *text = read_cell (frame, fields[i], row);

      if (text != NULL)
        g_ptr_array_add (parts, text);
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}
