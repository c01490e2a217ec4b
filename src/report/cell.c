#include "report/cell.h"

#include "report/text-words.h"

#define LIST_STEP 11.0
#define PARAGRAPH_GAP 3.0
#define TOLERANCE 0.01

static void
cell_part_free (gpointer data)
{
  AccordCellPart *part = data;

  accord_text_free (part->text);
  g_clear_pointer (&part->label, accord_text_free);
  g_free (part);
}

static AccordCellPart *
add_part (AccordCell *self,
          AccordText *text,
          double      indent,
          double      gap)
{
  AccordCellPart *part = g_new0 (AccordCellPart, 1);

  part->text = text;
  part->indent = indent;
  part->top = self->parts->len > 0 ? self->height + gap : 0;
  self->height = part->top + accord_text_get_height (text);
  g_ptr_array_add (self->parts, part);
  return part;
}

static void
add_block (AccordCell        *self,
           AccordTypesetter  *typesetter,
           const AccordBlock *block,
           double             width)
{
  gboolean numbered = block->kind == ACCORD_BLOCK_NUMBERED;
  gboolean item = numbered || block->kind == ACCORD_BLOCK_BULLET;
  gboolean heading = block->kind == ACCORD_BLOCK_HEADING;
  double indent = item ? LIST_STEP * CLAMP (block->level, 1, 3) + (numbered ? 4 : 0) : 0;
  g_autofree char *label = numbered ? accord_text_number_item (block->number, accord_typesetter_is_rtl (typesetter))
                                      : g_strdup ("•");
  AccordText *text = accord_text_new_runs (typesetter, heading ? ACCORD_FACE_CELL_BOLD : ACCORD_FACE_CELL, block->runs,
                                           width - indent);
  AccordCellPart *part = add_part (self, text, indent, item ? 1 : PARAGRAPH_GAP);

  if (item)
    part->label = accord_text_new (typesetter, ACCORD_FACE_CELL, label, 40, PANGO_ALIGN_LEFT);
}

/* Whether a line of @part that begins at @top is between @from and @to. */
static gboolean
is_within (const AccordCellPart *part,
           double                top,
           double                from,
           double                to)
{
  return top >= from - TOLERANCE && top + accord_text_get_leading (part->text) <= to + TOLERANCE;
}

/**
 * accord_cell_new:
 *
 * Returns: (transfer full): an empty cell
 */
AccordCell *
accord_cell_new (void)
{
  AccordCell *self = g_new0 (AccordCell, 1);

  self->parts = g_ptr_array_new_with_free_func (cell_part_free);
  return self;
}

/**
 * accord_cell_free:
 * @self: (transfer full): a cell
 */
void
accord_cell_free (AccordCell *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * accord_cell_add_text:
 * @width: of the cell, in points
 *
 * Adds plain text below what is there.
 */
void
accord_cell_add_text (AccordCell       *self,
                      AccordTypesetter *typesetter,
                      AccordFaceKind    face,
                      const char       *text,
                      double            width,
                      PangoAlignment    alignment)
{
  add_part (self, accord_text_new (typesetter, face, text, width, alignment), 0, 0);
}

/**
 * accord_cell_add_markdown:
 * @width: of the cell, in points
 *
 * Adds the blocks of @markdown below what is there.
 */
void
accord_cell_add_markdown (AccordCell       *self,
                          AccordTypesetter *typesetter,
                          const char       *markdown,
                          double            width)
{
  g_autoptr (GPtrArray) blocks = accord_markdown_parse (markdown);

  for (guint i = 0; i < blocks->len; i++)
    add_block (self, typesetter, g_ptr_array_index (blocks, i), width);
}

/**
 * accord_cell_find_break:
 *
 * Returns: where the cell can be cut between @from and @to, as low as can be, so that no line is; @from if nowhere
 */
double
accord_cell_find_break (const AccordCell *self,
                        double            from,
                        double            to)
{
  if (self->height <= to)
    return to;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const AccordCellPart *part = g_ptr_array_index (self->parts, i);
      double leading = accord_text_get_leading (part->text);

      for (guint line = 0; line < accord_text_get_n_lines (part->text); line++)
        {
          double top = part->top + line * leading;

          if (top + leading > to + TOLERANCE)
            return MAX (top, from);
        }
    }
  return to;
}

/**
 * accord_cell_list_notes:
 * @numbers: (inout) (nullable) (element-type guint): where they are appended
 *
 * Lists the footnotes that are marked between @from and @to of the cell's height.
 */
void
accord_cell_list_notes (const AccordCell *self,
                        double            from,
                        double            to,
                        GArray          **numbers)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AccordCellPart *part = g_ptr_array_index (self->parts, i);

      for (guint line = 0; line < accord_text_get_n_lines (part->text); line++)
        if (is_within (part, part->top + line * accord_text_get_leading (part->text), from, to))
          accord_text_list_notes (part->text, line, 1, numbers);
    }
}

/**
 * accord_cell_draw:
 * @y: of the top of what is drawn
 *
 * Draws the lines between @from and @to of the cell's height.
 */
void
accord_cell_draw (const AccordCell *self,
                  AccordCanvas     *canvas,
                  double            x,
                  double            y,
                  double            from,
                  double            to)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AccordCellPart *part = g_ptr_array_index (self->parts, i);
      double leading = accord_text_get_leading (part->text);

      for (guint line = 0; line < accord_text_get_n_lines (part->text); line++)
        {
          double top = part->top + line * leading;

          if (!is_within (part, top, from, to))
            continue;
          if (line == 0 && part->label != NULL)
            accord_text_draw (part->label, canvas, 0, 1, x + part->indent - LIST_STEP, y + top - from);
          accord_text_draw (part->text, canvas, line, 1, x + part->indent, y + top - from);
        }
    }
}
