#include "report/key-figures.h"

#include "report/cell.h"

#define GAP 14.0
#define PADDING 9.0
#define COLUMNS 4
#define RULE 0.7

typedef struct
{
  AccordElement parent;
  GPtrArray    *cells; /* of AccordCell */
  double        indent, right;
} KeyFigures;

static double
get_width (KeyFigures *self)
{
  return (self->right - self->indent - (COLUMNS - 1) * GAP) / COLUMNS;
}

static double
measure_row (KeyFigures *self,
             guint       row)
{
  double height = 0;

  for (guint i = row * COLUMNS; i < MIN (self->cells->len, (row + 1) * COLUMNS); i++)
    height = MAX (height, ((AccordCell *) g_ptr_array_index (self->cells, i))->height);
  return height;
}

static void
key_figures_slice (AccordElement *element,
                   GArray        *slices)
{
  KeyFigures *self = (KeyFigures *) element;
  guint n_rows = (self->cells->len + COLUMNS - 1) / COLUMNS;

  for (guint i = 0; i < n_rows; i++)
    accord_element_slice (element, slices, i, measure_row (self, i) + 2 * PADDING, 14, 2, FALSE);
}

static void
key_figures_draw (AccordElement *element,
                  AccordCanvas  *canvas,
                  guint          index,
                  double         x,
                  double         y)
{
  KeyFigures *self = (KeyFigures *) element;
  const AccordColor *color = &accord_chart_theme_print ()->hatch;
  double height = measure_row (self, index);
  double left = x + self->indent;

  accord_canvas_rule (canvas, left, x + self->right, y + RULE / 2, RULE, color);
  for (guint i = index * COLUMNS; i < MIN (self->cells->len, (index + 1) * COLUMNS); i++)
    {
      accord_canvas_begin (canvas, "P");
      accord_cell_draw (g_ptr_array_index (self->cells, i), canvas, left, y + PADDING, 0, height);
      accord_canvas_end (canvas, 1);
      left += get_width (self) + GAP;
    }
  accord_canvas_rule (canvas, x + self->indent, x + self->right, y + height + 2 * PADDING - RULE / 2, RULE, color);
}

static void
key_figures_free (AccordElement *element)
{
  KeyFigures *self = (KeyFigures *) element;

  g_ptr_array_unref (self->cells);
  g_free (self);
}

static const AccordElementClass key_figures_class = { key_figures_slice, key_figures_draw, NULL, key_figures_free };

/* As large as fits on one line. */
static AccordFaceKind
choose_face (AccordTypesetter *typesetter,
             const char       *value,
             double            width)
{
  static const AccordFaceKind faces[] = { ACCORD_FACE_GOAL, ACCORD_FACE_FIGURE };

  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    {
      g_autoptr (AccordText) text = accord_text_new (typesetter, faces[i], value, width, PANGO_ALIGN_LEFT);

      if (accord_text_get_n_lines (text) == 1)
        return faces[i];
    }
  return ACCORD_FACE_CELL_BOLD;
}

/**
 * accord_key_figures_add:
 * @figures: (array length=n_figures): what is shown
 *
 * Adds them, four to a row.
 */
void
accord_key_figures_add (AccordDocument        *document,
                        const AccordKeyFigure *figures,
                        guint                  n_figures,
                        double                 indent)
{
  AccordTypesetter *typesetter = accord_document_get_typesetter (document);
  KeyFigures *self = g_new0 (KeyFigures, 1);
  AccordFaceKind face = ACCORD_FACE_GOAL;
  double width;

  self->parent.klass = &key_figures_class;
  self->indent = indent;
  self->right = accord_document_get_width (document);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_cell_free);
  width = get_width (self);

  /* All of one size: that of the longest. */
  for (guint i = 0; i < n_figures; i++)
    {
      AccordFaceKind fitting = choose_face (typesetter, figures[i].value, width);

      if (accord_face_get (fitting)->size < accord_face_get (face)->size)
        face = fitting;
    }
  for (guint i = 0; i < n_figures; i++)
    {
      AccordCell *cell = accord_cell_new ();

      accord_cell_add_text (cell, typesetter, ACCORD_FACE_SMALL, figures[i].label, width, PANGO_ALIGN_LEFT);
      accord_cell_add_text (cell, typesetter, face, figures[i].value, width, PANGO_ALIGN_LEFT);
      if (figures[i].note != NULL)
        accord_cell_add_text (cell, typesetter, ACCORD_FACE_SMALL, figures[i].note, width, PANGO_ALIGN_LEFT);
      g_ptr_array_add (self->cells, cell);
    }
  accord_document_add (document, (AccordElement *) self);
}
