/* Leads of the table as CSV. */
#include "ui/leads/lead-sheet-private.h"

#include <string.h>

#include "model/csv.h"

/* So many bytes are gathered before they are written. */
#define CHUNK (1 << 18)

/* A spreadsheet computes what begins like a formula, whoever wrote it. */
static gboolean
looks_like_formula (const AccordFrameColumn *column,
                    const char              *cell)
{
  return column->kind == ACCORD_FRAME_TEXT && *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
}

static void
append_csv_row (const AccordLeadSheet *self,
                GString               *text,
                guint                  row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordFrameColumn *column = g_array_index (self->columns, AccordSheetColumn, i).column;
      g_autofree char *cell = accord_lead_sheet_make_cell (self, column, row);
      g_autofree char *guarded = cell != NULL && looks_like_formula (column, cell) ? g_strconcat ("'", cell, NULL) : NULL;

      if (i > 0)
        g_string_append_c (text, ',');
      accord_csv_append_cell (text, guarded != NULL ? guarded : cell, -1);
    }
  g_string_append (text, "\r\n");
}

static void
append_csv_titles (const AccordLeadSheet *self,
                   GString               *text)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      accord_csv_append_cell (text, g_array_index (self->columns, AccordSheetColumn, i).title, -1);
    }
  g_string_append (text, "\r\n");
}

static gboolean
flush (GString        *text,
       GOutputStream  *stream,
       GCancellable   *cancellable,
       GError        **error)
{
  gboolean done = g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error);

  g_string_truncate (text, 0);
  return done;
}

/* With a mark of UTF-8, without which Excel takes it for something else. */
gboolean
accord_lead_sheet_write_csv (const AccordLeadSheet *self,
                             const char            *path,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");

  if (stream == NULL)
    return FALSE;
  append_csv_titles (self, text);
  for (guint i = 0; i < self->rows->len; i++)
    {
      append_csv_row (self, text, g_array_index (self->rows, guint32, i));
      if (i % ACCORD_SHEET_BREATH == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (text->len > CHUNK && !flush (text, G_OUTPUT_STREAM (stream), cancellable, error))
        return FALSE;
    }
  return flush (text, G_OUTPUT_STREAM (stream), cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}
