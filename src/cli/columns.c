#include "columns.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const FEW[] = { "id", "name", "company", "source", "stage", "created_at", "value", "persona" };

static GPtrArray *
choose_few (AccordFrame *frame)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (FEW); i++)
    {
      const AccordFrameColumn *column = accord_frame_find_column (frame, FEW[i]);

      if (column != NULL)
        g_ptr_array_add (columns, (gpointer) column);
    }
  return columns;
}

static GPtrArray *
choose_all (AccordFrame *frame)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < accord_frame_get_n_columns (frame); i++)
    g_ptr_array_add (columns, (gpointer) accord_frame_get_column (frame, i));
  return columns;
}

/* Takes one name off @text: up to the next comma, or what stands in brackets. */
static char *
take_name (const char **text)
{
  const char *start = *text + strspn (*text, " ");
  const char *end;

  if (*start == '[' && (end = strchr (start, ']')) != NULL)
    {
      *text = end + 1 + strspn (end + 1, " ");
      *text += **text == ',' ? 1 : 0;
      return g_strndup (start + 1, end - start - 1);
    }
  end = start + strcspn (start, ",");
  *text = *end == ',' ? end + 1 : end;
  return g_strchomp (g_strndup (start, end - start));
}

/**
 * accord_columns_choose:
 * @frame: a frame
 * @names: (nullable): names of fields with commas between them; one with a comma in it stands in brackets
 * @few: without @names: whether a terminal's width must do
 * @error: return location for an error
 *
 * Returns: (transfer container) (element-type AccordFrameColumn) (nullable): the columns, owned by @frame
 */
GPtrArray *
accord_columns_choose (AccordFrame *frame,
                       const char  *names,
                       gboolean     few,
                       GError     **error)
{
  g_autoptr (GPtrArray) columns = NULL;

  if (names == NULL)
    return few ? choose_few (frame) : choose_all (frame);

  columns = g_ptr_array_new ();
  do
    {
      g_autofree char *name = take_name (&names);
      const AccordFrameColumn *column = accord_frame_find_column (frame, name);

      if (column == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--columns: no lead has a field “%s”"), name);
          return NULL;
        }
      g_ptr_array_add (columns, (gpointer) column);
    }
  while (*names != '\0');
  return g_steal_pointer (&columns);
}
