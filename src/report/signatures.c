#include "report/signatures.h"

#include <glib/gi18n-lib.h>

#define COLUMNS 3
#define GAP 12.0
#define PADDING 9.0
#define LINE_SPACE 44.0 /* to write in */
#define BORDER 0.6

typedef struct
{
  AccordText *role, *name, *caption;
  char       *label; /* of the field */
} Box;

typedef struct
{
  AccordElement parent;
  GArray    *boxes; /* of Box */
  double     width; /* of a box */
} Signatures;

static double
measure_box (const Box *box)
{
  return 2 * PADDING + accord_text_get_height (box->role) + accord_text_get_height (box->name) + LINE_SPACE +
         accord_text_get_height (box->caption);
}

static double
measure_row (Signatures *self,
             guint       row)
{
  double height = 0;

  for (guint i = row * COLUMNS; i < MIN (self->boxes->len, (row + 1) * COLUMNS); i++)
    height = MAX (height, measure_box (&g_array_index (self->boxes, Box, i)));
  return height;
}

static void
draw_text (AccordCanvas *canvas,
           AccordText   *text,
           double        x,
           double        y)
{
  accord_canvas_begin (canvas, "P");
  accord_text_draw (text, canvas, 0, accord_text_get_n_lines (text), x, y);
  accord_canvas_end (canvas, 1);
}

static void
draw_box (Signatures   *self,
          AccordCanvas *canvas,
          const Box    *box,
          double        x,
          double        y,
          double        height)
{
  const AccordColor *color = &accord_chart_theme_print ()->axis;
  double caption = y + height - PADDING - accord_text_get_height (box->caption);

  accord_canvas_set_color (canvas, color);
  cairo_set_line_width (canvas->cr, BORDER);
  cairo_rectangle (canvas->cr, accord_canvas_mirror (canvas, x, self->width), y, self->width, height);
  cairo_stroke (canvas->cr);
  accord_canvas_rule (canvas, x + PADDING, x + self->width - PADDING, caption - 3, BORDER, color);
  draw_text (canvas, box->role, x + PADDING, y + PADDING);
  draw_text (canvas, box->name, x + PADDING, y + PADDING + accord_text_get_height (box->role));
  draw_text (canvas, box->caption, x + PADDING, caption);
  accord_canvas_note_field (canvas, box->label, x + PADDING, caption - LINE_SPACE, x + self->width - PADDING, caption - 4);
}

static void
signatures_slice (AccordElement *part,
                  GArray     *slices)
{
  Signatures *self = (Signatures *) part;
  guint n_rows = (self->boxes->len + COLUMNS - 1) / COLUMNS;

  for (guint i = 0; i < n_rows; i++)
    accord_element_slice (part, slices, i, measure_row (self, i), i == 0 ? 6 : GAP, GAP, FALSE);
}

static void
signatures_draw (AccordElement   *part,
                 AccordCanvas *canvas,
                 guint         index,
                 double        x,
                 double        y)
{
  Signatures *self = (Signatures *) part;
  double height = measure_row (self, index);

  for (guint i = 0; i < COLUMNS && index * COLUMNS + i < self->boxes->len; i++)
    draw_box (self, canvas, &g_array_index (self->boxes, Box, index * COLUMNS + i), x + i * (self->width + GAP), y,
              height);
}

static void
signatures_free (AccordElement *part)
{
  Signatures *self = (Signatures *) part;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      Box *box = &g_array_index (self->boxes, Box, i);

      accord_text_free (box->role);
      accord_text_free (box->name);
      accord_text_free (box->caption);
      g_free (box->label);
    }
  g_array_unref (self->boxes);
  g_free (self);
}

static const AccordElementClass signatures_class = { signatures_slice, signatures_draw, NULL, signatures_free };

static char *
label_field (const AccordSigner *signer)
{
  if (signer->name == NULL)
    /* Translators: a role, «Head of sales» */
    return g_strdup_printf (_("Signature of: %s"), signer->role);
  /* Translators: a name and a role: «Signature of Mara Keller, Head of sales» */
  return g_strdup_printf (_("Signature of %s, %s"), signer->name, signer->role);
}

/**
 * accord_signatures_add:
 * @signers: (array length=n_signers): who signs
 *
 * Adds a box for each.
 */
void
accord_signatures_add (AccordDocument     *document,
                       const AccordSigner *signers,
                       guint               n_signers)
{
  AccordTypesetter *typesetter = accord_document_get_typesetter (document);
  Signatures *self = g_new0 (Signatures, 1);
  double inner;

  self->parent.klass = &signatures_class;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  self->width = (accord_document_get_width (document) - (COLUMNS - 1) * GAP) / COLUMNS;
  inner = self->width - 2 * PADDING;

  for (guint i = 0; i < n_signers; i++)
    {
      const char *name = signers[i].name != NULL ? signers[i].name : _("Name:");
      Box box = {
        accord_text_new (typesetter, ACCORD_FACE_CELL_BOLD, signers[i].role, inner, PANGO_ALIGN_LEFT),
        accord_text_new (typesetter, ACCORD_FACE_NOTE, name, inner, PANGO_ALIGN_LEFT),
        accord_text_new (typesetter, ACCORD_FACE_SMALL, _("Date, signature"), inner, PANGO_ALIGN_LEFT),
        label_field (&signers[i]),
      };

      g_array_append_val (self->boxes, box);
    }
  accord_document_add (document, (AccordElement *) self);
}
