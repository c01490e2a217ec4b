#include "report/cell.h"
#include "report/footnotes.h"
#include "report/table.h"

#define COLUMN_GAP 12.0
#define PADDING 4.5
#define COMPACT_PADDING 0.8
#define HEAD_PADDING 3.0
#define HEAD_RULE 0.7
#define ROW_RULE 0.5
#define SMALL_TABLE 5       /* rows; it stays on one page, */
#define SMALL_HEIGHT 110.0  /* unless that would leave a hole in the page before */
#define MOST_BAND 220.0     /* what a row that is higher than a page is cut into */

/* The lines of a row between @from and @to of its height; nearly always all of them. */
typedef struct
{
  guint    row;
  double   from, to;
  gboolean last; /* of its row */
} Band;

struct _AccordTable
{
  AccordElement         parent;
  AccordDocument    *document;
  AccordTableColumn *columns;
  double            *lefts, *widths; /* of the columns */
  guint              n_columns;
  double             indent, right;
  double             padding;
  double             before, after;
  AccordCell       **head;  /* or NULL */
  GPtrArray         *rows;  /* of AccordCell ** */
  GArray            *bands; /* of Band, by slice after the head's */
  guint              n_slices;
};

static AccordCell **
make_cells (AccordTable *self)
{
  AccordCell **cells = g_new0 (AccordCell *, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    cells[i] = accord_cell_new ();
  return cells;
}

static void
free_cells (AccordTable *self,
            AccordCell **cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    accord_cell_free (cells[i]);
  g_free (cells);
}

static double
measure_cells (AccordTable *self,
               AccordCell **cells)
{
  double height = 0;

  for (guint i = 0; i < self->n_columns; i++)
    height = MAX (height, cells[i]->height);
  return height;
}

static double
get_head_height (AccordTable *self)
{
  return self->head != NULL ? measure_cells (self, self->head) + HEAD_PADDING : 0;
}

static double
find_break (AccordTable *self,
            AccordCell **cells,
            double       from,
            double       to)
{
  double at = to;

  /* A cut that suits one cell may cut a line of another: look again, higher. */
  for (guint i = 0; i < self->n_columns; i++)
    {
      double higher = accord_cell_find_break (cells[i], from, at);

      if (higher < at - 0.01)
        {
          at = higher;
          i = G_MAXUINT;
        }
    }
  return at > from ? at : to;
}

/* The footnotes that are marked between @from and @to of a row's height; NULL: none. */
static GArray *
list_notes (AccordTable *self,
            guint        row,
            double       from,
            double       to)
{
  AccordCell **cells = g_ptr_array_index (self->rows, row);
  GArray *numbers = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    accord_cell_list_notes (cells[i], from, to, &numbers);
  return numbers;
}

static double
measure_notes (AccordTable *self,
               guint        row,
               double       height)
{
  g_autoptr (GArray) numbers = list_notes (self, row, 0, height);

  return accord_footnotes_measure (accord_document_get_footnotes (self->document), numbers, TRUE);
}

static void
cut_row (AccordTable *self,
         guint        row,
         double       page)
{
  AccordCell **cells = g_ptr_array_index (self->rows, row);
  double height = measure_cells (self, cells);
  Band band = { row, 0, height, TRUE };

  if (height + 2 * self->padding + measure_notes (self, row, height) <= page)
    {
      g_array_append_val (self->bands, band);
      return;
    }
  while (band.from < height)
    {
      band.to = height - band.from > MOST_BAND ? find_break (self, cells, band.from, band.from + MOST_BAND) : height;
      band.last = band.to >= height;
      g_array_append_val (self->bands, band);
      band.from = band.to;
    }
}

/* The rule is drawn in the last cell: out of the table it would end the table, for those who hear it. */
static void
draw_cells (AccordTable  *self,
            AccordCanvas *canvas,
            const Band   *band, /* NULL: the head */
            double        x,
            double        y)
{
  AccordCell **cells = band != NULL ? g_ptr_array_index (self->rows, band->row) : self->head;
  const AccordChartTheme *theme = accord_chart_theme_print ();
  double from = band != NULL ? band->from : 0;
  double to = band != NULL ? band->to : measure_cells (self, cells);
  double below = y + to - from + (band != NULL ? self->padding : HEAD_PADDING);

  accord_canvas_begin (canvas, "TR");
  for (guint i = 0; i < self->n_columns; i++)
    {
      accord_canvas_begin (canvas, band != NULL ? "TD" : "TH");
      accord_cell_draw (cells[i], canvas, x + self->lefts[i], y, from, to);
      if (i == self->n_columns - 1 && band == NULL)
        accord_canvas_rule (canvas, x + self->indent, x + self->right, below - HEAD_RULE / 2, HEAD_RULE, &theme->axis);
      else if (i == self->n_columns - 1 && band->last)
        accord_canvas_rule (canvas, x + self->indent, x + self->right, below - ROW_RULE / 2, ROW_RULE, &theme->grid);
      accord_canvas_end (canvas, 1);
    }
  accord_canvas_end (canvas, 1);
}

static void
table_draw_head (AccordElement   *part,
                 AccordCanvas *canvas,
                 double        x,
                 double        y)
{
  /* Who hears the table has heard its head. */
  accord_canvas_rest (canvas);
  draw_cells ((AccordTable *) part, canvas, NULL, x, y);
  accord_canvas_resume (canvas);
}

static gboolean
is_small (AccordTable *self)
{
  double height = 0;

  for (guint i = 0; i < self->rows->len; i++)
    height += measure_cells (self, g_ptr_array_index (self->rows, i)) + 2 * self->padding;
  return self->rows->len <= SMALL_TABLE && height <= SMALL_HEIGHT;
}

static void
table_slice (AccordElement *part,
             GArray     *slices)
{
  AccordTable *self = (AccordTable *) part;
  const AccordPageSize *size = accord_document_get_size (self->document);
  double page = size->height - size->top - size->bottom - get_head_height (self);
  gboolean small = is_small (self);
  guint n_heads = self->head != NULL ? 1 : 0;

  g_array_set_size (self->bands, 0);
  for (guint i = 0; i < self->rows->len; i++)
    cut_row (self, i, page);

  self->n_slices = n_heads + self->bands->len;
  if (self->head != NULL)
    accord_element_slice (part, slices, 0, get_head_height (self), self->before, 0, TRUE);
  for (guint i = 0; i < self->bands->len; i++)
    {
      const Band *band = &g_array_index (self->bands, Band, i);
      double above = band->from <= 0 ? self->padding : 0;
      double below = band->last ? self->padding : 0;
      gboolean last = i == self->bands->len - 1;

      accord_element_slice (part, slices, i + n_heads, band->to - band->from + above + below,
                         i + n_heads == 0 ? self->before : 0, last ? self->after : 0,
                         !last && (small || i == 0 || i + 2 == self->bands->len));
      g_array_index (slices, AccordSlice, slices->len - 1).notes = list_notes (self, band->row, band->from, band->to);
      if (self->head != NULL)
        g_array_index (slices, AccordSlice, slices->len - 1).repeat = get_head_height (self);
    }
}

static void
table_draw (AccordElement   *part,
            AccordCanvas *canvas,
            guint         index,
            double        x,
            double        y)
{
  AccordTable *self = (AccordTable *) part;
  guint n_heads = self->head != NULL ? 1 : 0;

  if (index == 0)
    accord_canvas_begin (canvas, "Table");
  if (index < n_heads)
    {
      draw_cells (self, canvas, NULL, x, y);
    }
  else
    {
      const Band *band = &g_array_index (self->bands, Band, index - n_heads);

      draw_cells (self, canvas, band, x, y + (band->from <= 0 ? self->padding : 0));
    }
  if (index == self->n_slices - 1)
    accord_canvas_end (canvas, 1);
}

static void
table_free (AccordElement *part)
{
  AccordTable *self = (AccordTable *) part;

  for (guint i = 0; i < self->rows->len; i++)
    free_cells (self, g_ptr_array_index (self->rows, i));
  if (self->head != NULL)
    free_cells (self, self->head);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->bands);
  g_free (self->columns);
  g_free (self->lefts);
  g_free (self->widths);
  g_free (self);
}

static const AccordElementClass table_class = { table_slice, table_draw, table_draw_head, table_free };

static void
divide_width (AccordTable *self,
              double       width)
{
  double total = 0;
  double left = self->indent;

  for (guint i = 0; i < self->n_columns; i++)
    total += self->columns[i].weight;
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->lefts[i] = left;
      self->widths[i] = (width - COLUMN_GAP * (self->n_columns - 1)) * self->columns[i].weight / total;
      left += self->widths[i] + COLUMN_GAP;
    }
}

static void
make_head (AccordTable *self)
{
  AccordTypesetter *typesetter = accord_document_get_typesetter (self->document);

  self->head = make_cells (self);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].title != NULL)
      accord_cell_add_text (self->head[i], typesetter, ACCORD_FACE_HEAD, self->columns[i].title, self->widths[i],
                            self->columns[i].alignment);
}

static AccordCell *
get_last_cell (AccordTable *self,
               guint        column)
{
  AccordCell **cells = g_ptr_array_index (self->rows, self->rows->len - 1);

  return cells[column];
}

/**
 * accord_table_new:
 * @columns: (array length=n_columns): copied; the titles' strings need not outlive the call
 *
 * Begins a table; accord_table_end() adds it to @document.
 *
 * Returns: (transfer full): a table without rows
 */
AccordTable *
accord_table_new (AccordDocument          *document,
                  const AccordTableColumn *columns,
                  guint                    n_columns,
                  double                   indent)
{
  AccordTable *self = g_new0 (AccordTable, 1);
  gboolean titled = FALSE;

  self->parent.klass = &table_class;
  self->document = document;
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  self->lefts = g_new0 (double, n_columns);
  self->widths = g_new0 (double, n_columns);
  self->indent = indent;
  self->right = accord_document_get_width (document);
  self->padding = PADDING;
  self->rows = g_ptr_array_new ();
  self->bands = g_array_new (FALSE, FALSE, sizeof (Band));
  divide_width (self, self->right - indent);

  for (guint i = 0; i < n_columns; i++)
    titled |= columns[i].title != NULL;
  if (titled)
    make_head (self);
  return self;
}

/**
 * accord_table_set_compact:
 *
 * Brings the rows closer together: for figures.
 */
void
accord_table_set_compact (AccordTable *self)
{
  self->padding = COMPACT_PADDING;
}

/**
 * accord_table_set_padding:
 * @padding: above and below each row, in points
 */
void
accord_table_set_padding (AccordTable *self,
                          double       padding)
{
  self->padding = padding;
}

/**
 * accord_table_begin_row:
 */
void
accord_table_begin_row (AccordTable *self)
{
  g_ptr_array_add (self->rows, make_cells (self));
}

/**
 * accord_table_add_text:
 *
 * Adds @text to a cell of the last row, in its column's face.
 */
void
accord_table_add_text (AccordTable *self,
                       guint        column,
                       const char  *text)
{
  const AccordTableColumn *how = &self->columns[column];

  accord_cell_add_text (get_last_cell (self, column), accord_document_get_typesetter (self->document), how->face, text,
                        self->widths[column], how->alignment);
}

/**
 * accord_table_add_note:
 *
 * Adds @text to a cell of the last row, small.
 */
void
accord_table_add_note (AccordTable *self,
                       guint        column,
                       const char  *text)
{
  accord_cell_add_text (get_last_cell (self, column), accord_document_get_typesetter (self->document), ACCORD_FACE_NOTE,
                        text, self->widths[column], self->columns[column].alignment);
}

/**
 * accord_table_add_markdown:
 *
 * Adds the blocks of @markdown to a cell of the last row.
 */
void
accord_table_add_markdown (AccordTable *self,
                           guint        column,
                           const char  *markdown)
{
  accord_cell_add_markdown (get_last_cell (self, column), accord_document_get_typesetter (self->document), markdown,
                            self->widths[column]);
}

/**
 * accord_table_end:
 * @self: (transfer full): a table
 *
 * Adds it to its document; one without rows is left out.
 */
void
accord_table_end (AccordTable *self,
                  double       before,
                  double       after)
{
  self->before = before;
  self->after = after;
  if (self->rows->len > 0)
    accord_document_add (self->document, (AccordElement *) self);
  else
    accord_element_free ((AccordElement *) self);
}
