/* The rows of a workbook's sheet, one at a time. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/import.h"
#include "exchange/number-text.h"
#include "exchange/xlsx-workbook-private.h"

#define MOST_COLUMNS 16384
#define LONGEST_ROW (16 * 1024 * 1024)

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_BOOLEAN,
  CELL_TEXT, /* in the cell, of a formula, an error, or an ISO date */
} CellKind;

typedef struct
{
  AccordRowSource     parent;
  AccordXlsxWorkbook *workbook;
  AccordXlsxPart     *part;
  guint64             line;
  guint               width; /* of the header; 0: not read yet */
  gboolean            in_table;
  gboolean            header_read;

  /* The cell being read */
  guint               column;
  CellKind            kind;
  guint64             style;
  GString            *raw;
  GString            *value;
  gboolean            in_value;
  gboolean            in_sound;

  /* The row being read: of its cells, where each begins in the text */
  GByteArray         *text; /* an empty cell first */
  GArray             *starts, *lengths; /* gsize */
  GPtrArray          *cells;
} Rows;

/* «AB12» is in the column 27, counted from 0. */
static guint
parse_column (const char *reference,
              guint       otherwise)
{
  guint column = 0;

  for (; reference != NULL && g_ascii_isalpha (*reference) && column <= MOST_COLUMNS; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A' + 1);
  return column > 0 ? column - 1 : otherwise;
}

static CellKind
parse_kind (const char *type)
{
  if (type == NULL || g_str_equal (type, "n"))
    return CELL_NUMBER;
  if (g_str_equal (type, "s"))
    return CELL_SHARED;
  return g_str_equal (type, "b") ? CELL_BOOLEAN : CELL_TEXT;
}

static void
begin_cell (Rows *self)
{
  g_autofree char *reference = accord_xlsx_part_attribute (self->part, "r");
  g_autofree char *type = accord_xlsx_part_attribute (self->part, "t");
  g_autofree char *style = accord_xlsx_part_attribute (self->part, "s");

  self->column = parse_column (reference, self->starts->len);
  self->kind = parse_kind (type);
  self->style = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;
  g_string_truncate (self->raw, 0);
}

static void
append_number (Rows *self)
{
  char *end;
  double number = g_ascii_strtod (self->raw->str, &end);

  if (end == self->raw->str || *end != '\0')
    g_string_append (self->value, self->raw->str);
  else if (accord_xlsx_workbook_get_format (self->workbook, self->style) == ACCORD_XLSX_DATE)
    accord_xlsx_append_date (self->value, number, accord_xlsx_workbook_is_since_1904 (self->workbook));
  else
    accord_number_text_append (self->value, number);
}

static void
read_value (Rows *self)
{
  g_string_truncate (self->value, 0);
  if (self->raw->len == 0)
    return;
  if (self->kind == CELL_NUMBER)
    append_number (self);
  else if (self->kind == CELL_SHARED)
    g_string_append (self->value,
                     accord_xlsx_workbook_get_string (self->workbook, g_ascii_strtoull (self->raw->str, NULL, 10)));
  else if (self->kind == CELL_BOOLEAN)
    g_string_append (self->value, self->raw->str[0] == '1' || self->raw->str[0] == 't' ? "true" : "false");
  else
    accord_xlsx_append_unescaped (self->value, self->raw->str);
}

static gboolean
end_cell (Rows    *self,
          GError **error)
{
  gsize nowhere = 0;

  read_value (self);
  if (self->column >= MOST_COLUMNS || self->text->len + self->value->len > LONGEST_ROW)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                   _("Row %lu is longer than a row of leads can be."), (gulong) self->line);
      return FALSE;
    }
  if (self->value->len == 0)
    return TRUE;
  while (self->starts->len <= self->column)
    {
      g_array_append_val (self->starts, nowhere);
      g_array_append_val (self->lengths, nowhere);
    }
  g_array_index (self->starts, gsize, self->column) = self->text->len;
  g_array_index (self->lengths, gsize, self->column) = self->value->len;
  g_byte_array_append (self->text, (const guint8 *) self->value->str, self->value->len + 1);
  return TRUE;
}

static void
begin_row (Rows *self)
{
  g_autofree char *number = accord_xlsx_part_attribute (self->part, "r");
  guint64 said = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;

  self->line = MAX (self->line + 1, MIN (said, G_MAXINT32));
  g_byte_array_set_size (self->text, 1);
  g_array_set_size (self->starts, 0);
  g_array_set_size (self->lengths, 0);
}

/* Cells that are empty at the end of a row are not in the file; those beyond the header may be, empty. */
static void
hand_out (Rows            *self,
          AccordSourceRow *row)
{
  guint n_filled = self->starts->len;
  gsize nowhere = 0;

  if (!self->header_read && n_filled > 0)
    {
      self->width = n_filled;
      self->header_read = TRUE;
    }
  while (n_filled > 0 && self->starts->len < self->width)
    {
      g_array_append_val (self->starts, nowhere);
      g_array_append_val (self->lengths, nowhere);
    }
  g_ptr_array_set_size (self->cells, (gint) self->starts->len);
  for (guint i = 0; i < self->starts->len; i++)
    self->cells->pdata[i] = self->text->data + g_array_index (self->starts, gsize, i);
  *row = (AccordSourceRow) { .line = self->line, .n_cells = self->starts->len,
                             .cells = (const char *const *) self->cells->pdata,
                             .lengths = (const gsize *) self->lengths->data };
}

/* One node of the sheet. @ended: whether it ends a row. */
static gboolean
take_node (Rows     *self,
           gboolean *ended,
           GError  **error)
{
  xmlTextReaderPtr reader = self->part->reader;
  gboolean begins = xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT;
  gboolean ends = xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT ||
                  (begins && xmlTextReaderIsEmptyElement (reader));
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);

  if (!begins && !ends)
    {
      if (self->in_value && !self->in_sound && xmlTextReaderHasValue (reader))
        g_string_append (self->raw, (const char *) xmlTextReaderConstValue (reader));
      return TRUE;
    }
  if (g_str_equal (name, "sheetData"))
    self->in_table = !ends;
  else if (!self->in_table)
    return TRUE;
  else if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    self->in_value = !ends;
  else if (g_str_equal (name, "rPh"))
    self->in_sound = !ends;
  else if (g_str_equal (name, "c"))
    {
      if (begins)
        begin_cell (self);
      return !ends || end_cell (self, error);
    }
  else if (g_str_equal (name, "row"))
    {
      if (begins)
        begin_row (self);
      *ended = ends;
    }
  return TRUE;
}

static gboolean
next_row (AccordRowSource  *source,
          AccordSourceRow  *row,
          GCancellable     *cancellable,
          GError          **error)
{
  Rows *self = (Rows *) source;
  gboolean ended = FALSE;

  while (!ended)
    if (!accord_xlsx_part_next (self->part, cancellable, error) || !take_node (self, &ended, error))
      return FALSE;
  hand_out (self, row);
  return TRUE;
}

static guint64
get_line (AccordRowSource *source)
{
  return ((Rows *) source)->line;
}

static double
get_fraction (AccordRowSource *source)
{
  Rows *self = (Rows *) source;

  return CLAMP ((double) self->part->n_read / (double) MAX (self->part->size, 1), 0.0, 1.0);
}

static void
free_rows (AccordRowSource *source)
{
  Rows *self = (Rows *) source;

  accord_xlsx_part_free (self->part);
  g_string_free (self->raw, TRUE);
  g_string_free (self->value, TRUE);
  g_byte_array_unref (self->text);
  g_array_unref (self->starts);
  g_array_unref (self->lengths);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static const AccordRowSourceClass xlsx_class = { next_row, get_line, get_fraction, free_rows };

/**
 * accord_xlsx_rows_new:
 * @workbook: a workbook
 * @error: an %ACCORD_EXCHANGE_ERROR_FORMAT
 *
 * Returns: (transfer full) (nullable): the rows of its sheet
 */
AccordRowSource *
accord_xlsx_rows_new (AccordXlsxWorkbook *workbook,
                      GError            **error)
{
  AccordXlsxPart *part = accord_xlsx_part_open (workbook->archive, workbook->sheet, error);
  Rows *self;

  if (part == NULL)
    return NULL;
  self = g_new0 (Rows, 1);
  self->parent.klass = &xlsx_class;
  self->workbook = workbook;
  self->part = part;
  self->raw = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->text = g_byte_array_new ();
  g_byte_array_append (self->text, (const guint8 *) "", 1);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_ptr_array_new ();
  return &self->parent;
}
