#include "ui/leads/lead-sheet.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "model/csv.h"
#include "present/words.h"

/* So many bytes are gathered before they are written, and after so many rows it is asked whether to go on. */
#define CHUNK (1 << 18)
#define ROWS_A_BREATH 1000

typedef struct
{
  const AccordFrameColumn *column;
  char                    *title;
} SheetColumn;

struct _AccordLeadSheet
{
  AccordFrame *frame;
  GArray      *rows;    /* of guint32 */
  GArray      *columns; /* of SheetColumn */
  char        *stages[ACCORD_STAGE_LOST + 1]; /* as this workspace calls them */
};

static void
clear_column (gpointer data)
{
  g_free (((SheetColumn *) data)->title);
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
  self->columns = g_array_new (FALSE, FALSE, sizeof (SheetColumn));
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
  SheetColumn column = { accord_frame_find_column (self->frame, field), NULL };

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

/* In numbers and ISO days, which every program reads, and in the words of this workspace. NULL: empty. */
static char *
make_cell (const AccordLeadSheet   *self,
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
      const AccordFrameColumn *column = g_array_index (self->columns, SheetColumn, i).column;
      g_autofree char *cell = make_cell (self, column, row);
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
      accord_csv_append_cell (text, g_array_index (self->columns, SheetColumn, i).title, -1);
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
static gboolean
write_csv (const AccordLeadSheet *self,
           const char            *path,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf");

  if (stream == NULL)
    return FALSE;
  append_csv_titles (self, text);
  for (guint i = 0; i < self->rows->len; i++)
    {
      append_csv_row (self, text, g_array_index (self->rows, guint32, i));
      if (text->len > CHUNK && !flush (text, G_OUTPUT_STREAM (stream), cancellable, error))
        return FALSE;
    }
  return flush (text, G_OUTPUT_STREAM (stream), cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

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
  cell = make_cell (self, column, row);
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
    worksheet_write_string (out->sheet, 0, (lxw_col_t) i, g_array_index (self->columns, SheetColumn, i).title, out->bold);
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
      if (i % ROWS_A_BREATH == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint k = 0; k < self->columns->len; k++)
        write_xlsx_cell (self, out, g_array_index (self->columns, SheetColumn, k).column,
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

static gboolean
write_workbook (const AccordLeadSheet *self,
                const char            *path,
                GCancellable          *cancellable,
                GError               **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  Workbook out = { .book = workbook_new_opt (path, &options) };
  gboolean filled = out.book != NULL && fill_xlsx (self, &out, cancellable, error);
  lxw_error status = out.book != NULL ? workbook_close (out.book) : LXW_ERROR_MEMORY_MALLOC_FAILED;

  if (filled && status != LXW_NO_ERROR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” could not be written: %s. Choose another folder, or make room."),
                 path, lxw_strerror (status));
  return filled && status == LXW_NO_ERROR;
}

/* Beside it first: half a workbook is none. */
static gboolean
write_xlsx (const AccordLeadSheet *self,
            const char            *path,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (!fits_a_workbook (self, error))
    return FALSE;
  if (!write_workbook (self, part, cancellable, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("“%s” could not be written: %s."), path, g_strerror (errno));
  g_unlink (part);
  return FALSE;
}

gboolean
accord_lead_sheet_write (const AccordLeadSheet *self,
                         const char            *path,
                         GCancellable          *cancellable,
                         GError               **error)
{
  g_autofree char *folded = g_utf8_casefold (path, -1);

  return g_str_has_suffix (folded, ".xlsx") ? write_xlsx (self, path, cancellable, error)
                                            : write_csv (self, path, cancellable, error);
}

/* No cell may end a cell or a row. */
static void
append_plain (GString    *text,
              const char *cell)
{
  for (; cell != NULL && *cell != '\0'; cell++)
    g_string_append_c (text, strchr ("\t\r\n", *cell) != NULL ? ' ' : *cell);
}

char *
accord_lead_sheet_to_text (const AccordLeadSheet *self)
{
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < self->columns->len; k++)
    {
      g_string_append (text, k > 0 ? "\t" : "");
      append_plain (text, g_array_index (self->columns, SheetColumn, k).title);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_string_append_c (text, '\n');
      for (guint k = 0; k < self->columns->len; k++)
        {
          g_autofree char *cell = make_cell (self, g_array_index (self->columns, SheetColumn, k).column,
                                             g_array_index (self->rows, guint32, i));

          g_string_append (text, k > 0 ? "\t" : "");
          append_plain (text, cell);
        }
    }
  return g_string_free (text, FALSE);
}
