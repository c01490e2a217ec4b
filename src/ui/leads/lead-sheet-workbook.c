/* Leads of the table as a workbook of Excel, by libxlsxwriter. */
#include "ui/leads/lead-sheet-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

typedef struct
{
  lxw_workbook  *book;
  lxw_worksheet *sheet;
  lxw_format    *bold;
  lxw_format    *day;
} Workbook;

static void
write_xlsx_cell (const AccordLeadSheet   *self,
                 Workbook                *out,
                 const AccordFrameColumn *column,
                 guint                    row,
                 lxw_row_t                y,
                 lxw_col_t                x)
{
  AccordDay day = column->kind == ACCORD_FRAME_MOMENT ? column->days[row] : ACCORD_DAY_NONE;
  g_autofree char *cell = NULL;

  if (day != ACCORD_DAY_NONE)
    {
      /* Days since the last of 1899, as spreadsheets count them. */
      worksheet_write_number (out->sheet, y, x, (double) day + 25569, out->day);
      return;
    }
  if (column->kind == ACCORD_FRAME_REAL && !isnan (column->reals[row]))
    {
      worksheet_write_number (out->sheet, y, x, column->reals[row], NULL);
      return;
    }
  if (column->kind == ACCORD_FRAME_BOOLEAN && column->flags[row] < 2)
    {
      worksheet_write_boolean (out->sheet, y, x, column->flags[row], NULL);
      return;
    }
  cell = accord_lead_sheet_make_cell (self, column, row);
  /* As a text: it is not computed, whatever it begins with. */
  if (cell != NULL)
    worksheet_write_string (out->sheet, y, x, cell, NULL);
}

static void
begin_xlsx (const AccordLeadSheet *self,
            Workbook              *out)
{
  out->sheet = workbook_add_worksheet (out->book, NULL);
  out->bold = workbook_add_format (out->book);
  out->day = workbook_add_format (out->book);
  format_set_bold (out->bold);
  format_set_num_format (out->day, "yyyy-mm-dd");
  worksheet_freeze_panes (out->sheet, 1, 0);
  if (self->columns->len > 0)
    worksheet_set_column (out->sheet, 0, (lxw_col_t) (self->columns->len - 1), 18, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    worksheet_write_string (out->sheet, 0, (lxw_col_t) i, g_array_index (self->columns, AccordSheetColumn, i).title, out->bold);
}

static gboolean
fill_xlsx (const AccordLeadSheet *self,
           Workbook              *out,
           GCancellable          *cancellable,
           GError               **error)
{
  begin_xlsx (self, out);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i % ACCORD_SHEET_BREATH == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint k = 0; k < self->columns->len; k++)
        write_xlsx_cell (self, out, g_array_index (self->columns, AccordSheetColumn, k).column,
                         g_array_index (self->rows, guint32, i), i + 1, (lxw_col_t) k);
    }
  return TRUE;
}

static gboolean
fits_a_workbook (const AccordLeadSheet *self,
                 GError               **error)
{
  if (self->rows->len < LXW_ROW_MAX)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _("An Excel sheet holds %u leads, and these are %u. Export them as CSV, or filter them first."),
               (guint) LXW_ROW_MAX - 1, self->rows->len);
  return FALSE;
}

gboolean
accord_lead_sheet_write_workbook (const AccordLeadSheet *self,
                                  const char            *path,
                                  GCancellable          *cancellable,
                                  GError               **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  Workbook out = { NULL };
  gboolean filled;
  lxw_error status;

  if (!fits_a_workbook (self, error))
    return FALSE;
  out.book = workbook_new_opt (path, &options);
  filled = fill_xlsx (self, &out, cancellable, error);
  status = workbook_close (out.book);
  if (filled && status != LXW_NO_ERROR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The workbook could not be written: %s. Choose another folder, or make room."),
                 lxw_strerror (status));
  return filled && status == LXW_NO_ERROR;
}
