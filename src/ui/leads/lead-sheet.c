#include "ui/leads/lead-sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "present/words.h"
#include "ui/leads/lead-sheet-private.h"

static void
clear_column (gpointer data)
{
  g_free (((AccordSheetColumn *) data)->title);
}

/**
 * accord_lead_sheet_new:
 * @frame: leads
 * @settings: the workspace's: its words for stages
 * @rows: (array length=n_rows): which of them, in which order
 *
 * Returns: (transfer full): a sheet without columns
 */
AccordLeadSheet *
accord_lead_sheet_new (AccordFrame   *frame,
                       AccordRecord  *settings,
                       const guint32 *rows,
                       guint          n_rows)
{
  AccordLeadSheet *self = g_new0 (AccordLeadSheet, 1);

  self->frame = accord_frame_ref (frame);
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows);
  g_array_append_vals (self->rows, rows, n_rows);
  self->columns = g_array_new (FALSE, FALSE, sizeof (AccordSheetColumn));
  g_array_set_clear_func (self->columns, clear_column);
  for (guint i = 0; i < G_N_ELEMENTS (self->stages); i++)
    self->stages[i] = accord_words_stage_label ((AccordStage) i, settings);
  return self;
}

void
accord_lead_sheet_free (AccordLeadSheet *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->stages); i++)
    g_free (self->stages[i]);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  accord_frame_unref (self->frame);
  g_free (self);
}

/**
 * accord_lead_sheet_add_column:
 * @field: its name; one that no lead has is left out
 * @title: what the table calls it
 */
void
accord_lead_sheet_add_column (AccordLeadSheet *self,
                              const char      *field,
                              const char      *title)
{
  AccordSheetColumn column = { accord_frame_find_column (self->frame, field), NULL };

  if (column.column == NULL)
    return;
  column.title = g_strdup (title);
  g_array_append_val (self->columns, column);
}

guint
accord_lead_sheet_get_n_rows (const AccordLeadSheet *self)
{
  return self->rows->len;
}

char *
accord_lead_sheet_make_cell (const AccordLeadSheet   *self,
           const AccordFrameColumn *column,
           guint                    row)
{
  char *text = accord_frame_cell_text (self->frame, column, row);
  AccordStage stage;

  if (text == NULL || !g_str_equal (column->field->name, "stage") || !accord_stage_parse (text, &stage))
    return text;
  g_free (text);
  return g_strdup (self->stages[stage]);
}

static gboolean
fail_to_write (const char *path,
               GError    **error)
{
  int number = errno;

  /* Translators: a file, and why */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _("“%s” could not be written: %s. Choose another folder, or make room."), path, g_strerror (number));
  return FALSE;
}

/* Beside its place first: a failure leaves what was there. */
static gboolean
write_beside (const AccordLeadSheet *self,
              const char            *path,
              char                  *part,
              GCancellable          *cancellable,
              GError               **error)
{
  g_autofree char *folded = g_utf8_casefold (path, -1);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    return fail_to_write (path, error);
  close (fd);
  return g_str_has_suffix (folded, ".xlsx") ? accord_lead_sheet_write_workbook (self, part, cancellable, error)
                                            : accord_lead_sheet_write_csv (self, part, cancellable, error);
}

/**
 * accord_lead_sheet_write:
 * @path: where; what is there is replaced once all is written
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Waits. A workbook where @path ends in «.xlsx», else CSV.
 *
 * Returns: whether all was written; else what was at @path is there still
 */
gboolean
accord_lead_sheet_write (const AccordLeadSheet *self,
                         const char            *path,
                         GCancellable          *cancellable,
                         GError               **error)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);

  if (!write_beside (self, path, part, cancellable, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) == 0)
    return TRUE;
  fail_to_write (path, error);
  g_unlink (part);
  return FALSE;
}

/* No cell may end a cell or a row. */
static void
append_plain (GString    *text,
              const char *cell)
{
  for (; cell != NULL && *cell != '\0'; cell++)
    g_string_append_c (text, strchr ("\t\r\n", *cell) != NULL ? ' ' : *cell);
}

/**
 * accord_lead_sheet_to_text:
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): titles and rows with tabs between their cells; %NULL: it was cancelled
 */
char *
accord_lead_sheet_to_text (const AccordLeadSheet *self,
                           GCancellable          *cancellable,
                           GError               **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint k = 0; k < self->columns->len; k++)
    {
      g_string_append (text, k > 0 ? "\t" : "");
      append_plain (text, g_array_index (self->columns, AccordSheetColumn, k).title);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % ACCORD_SHEET_BREATH == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_string_append_c (text, '\n');
      for (guint k = 0; k < self->columns->len; k++)
        {
          g_autofree char *cell = accord_lead_sheet_make_cell (self, g_array_index (self->columns, AccordSheetColumn, k).column,
                                             g_array_index (self->rows, guint32, i));

          g_string_append (text, k > 0 ? "\t" : "");
          append_plain (text, cell);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
