#include "report/canvas.h"

static void
placed_text_clear (gpointer data)
{
  g_free (((AccordPlacedText *) data)->text);
}

static void
field_clear (gpointer data)
{
  AccordPdfField *field = data;

  g_free (field->name);
  g_free (field->label);
}

static void
open_tag (AccordCanvas *self,
          const char   *tag,
          const char   *attributes)
{
  if (!self->untagged)
    cairo_tag_begin (self->cr, tag, attributes);
}

static void
close_tag (AccordCanvas *self,
           const char   *tag)
{
  if (!self->untagged)
    cairo_tag_end (self->cr, tag);
}

/**
 * accord_canvas_init:
 * @cr: what is drawn on
 */
void
accord_canvas_init (AccordCanvas     *self,
                    cairo_t          *cr,
                    AccordTypesetter *typesetter)
{
  *self = (AccordCanvas) { .cr = cr, .typesetter = typesetter };
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_array_new (FALSE, FALSE, sizeof (AccordPlacedText));
  g_array_set_clear_func (self->texts, placed_text_clear);
  self->alternatives = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_array_new (FALSE, FALSE, sizeof (AccordPdfField));
  g_array_set_clear_func (self->fields, field_clear);
}

/**
 * accord_canvas_clear:
 */
void
accord_canvas_clear (AccordCanvas *self)
{
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_array_unref);
  g_clear_pointer (&self->alternatives, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
}

/**
 * accord_canvas_start:
 *
 * Begins the document: all else is in it. A reader takes a file without it for one that is not tagged.
 */
void
accord_canvas_start (AccordCanvas *self)
{
  open_tag (self, "Document", NULL);
}

/**
 * accord_canvas_finish:
 *
 * Ends the document.
 */
void
accord_canvas_finish (AccordCanvas *self)
{
  accord_canvas_end (self, self->tags->len);
  close_tag (self, "Document");
}

/**
 * accord_canvas_begin:
 * @tag: of PDF: «P», «H1», «Table» …
 *
 * What is drawn from here on is a @tag.
 */
void
accord_canvas_begin (AccordCanvas *self,
                     const char   *tag)
{
  g_ptr_array_add (self->tags, g_strdup (tag));
  if (!self->resting)
    open_tag (self, tag, NULL);
}

/**
 * accord_canvas_begin_picture:
 * @alternative: what it shows, for who does not see it
 *
 * What is drawn from here on is a picture.
 */
void
accord_canvas_begin_picture (AccordCanvas *self,
                             const char   *alternative)
{
  accord_canvas_begin (self, "Figure");
  g_ptr_array_add (self->alternatives, g_strdup (alternative));
}

/**
 * accord_canvas_end:
 *
 * Ends the @n_tags innermost tags.
 */
void
accord_canvas_end (AccordCanvas *self,
                   guint         n_tags)
{
  for (guint i = 0; i < n_tags && self->tags->len > 0; i++)
    {
      if (!self->resting)
        close_tag (self, g_ptr_array_index (self->tags, self->tags->len - 1));
      g_ptr_array_set_size (self->tags, (gint) self->tags->len - 1);
    }
}

/**
 * accord_canvas_rest:
 *
 * What is drawn from here until accord_canvas_resume() is no content: running head and foot. The open tags stay open:
 * closed and opened again, a table that goes on would be two.
 */
void
accord_canvas_rest (AccordCanvas *self)
{
  if (self->resting)
    return;
  open_tag (self, "NonStruct", NULL);
  self->resting = TRUE;
}

/**
 * accord_canvas_resume:
 *
 * The tags that were open go on.
 */
void
accord_canvas_resume (AccordCanvas *self)
{
  if (!self->resting)
    return;
  close_tag (self, "NonStruct");
  self->resting = FALSE;
}

/**
 * accord_canvas_mirror:
 * @x: from the side of the paper at which is begun to read
 * @width: of what begins there
 *
 * All parts are placed so; what they draw themselves, they ask this for.
 *
 * Returns: from the left of the paper
 */
double
accord_canvas_mirror (const AccordCanvas *self,
                      double              x,
                      double              width)
{
  return self->mirror > 0 ? self->mirror - x - width : x;
}

/**
 * accord_canvas_set_color:
 */
void
accord_canvas_set_color (AccordCanvas      *self,
                         const AccordColor *color)
{
  cairo_set_source_rgb (self->cr, color->r, color->g, color->b);
}

/**
 * accord_canvas_rule:
 *
 * Draws a line across, its middle at @y.
 */
void
accord_canvas_rule (AccordCanvas      *self,
                    double             left,
                    double             right,
                    double             y,
                    double             thickness,
                    const AccordColor *color)
{
  accord_canvas_set_color (self, color);
  cairo_set_line_width (self->cr, thickness);
  cairo_move_to (self->cr, accord_canvas_mirror (self, left, 0), y);
  cairo_line_to (self->cr, accord_canvas_mirror (self, right, 0), y);
  cairo_stroke (self->cr);
}

/**
 * accord_canvas_begin_link:
 * @attributes: where it leads, as cairo wants it
 *
 * What is drawn from here on leads there.
 */
void
accord_canvas_begin_link (AccordCanvas *self,
                          const char   *attributes)
{
  open_tag (self, CAIRO_TAG_LINK, attributes);
}

/**
 * accord_canvas_end_link:
 */
void
accord_canvas_end_link (AccordCanvas *self)
{
  close_tag (self, CAIRO_TAG_LINK);
}

/**
 * accord_canvas_name:
 * @name: of a place that links lead to
 */
void
accord_canvas_name (AccordCanvas *self,
                    const char   *name,
                    double        x,
                    double        y)
{
  g_autofree char *attributes = g_strdup_printf ("name='%s' x=%d y=%d", name, (int) x, (int) y);

  open_tag (self, CAIRO_TAG_DEST, attributes);
  close_tag (self, CAIRO_TAG_DEST);
}

/**
 * accord_canvas_note_text:
 *
 * Remembers where a text was drawn.
 */
void
accord_canvas_note_text (AccordCanvas *self,
                         const char   *text,
                         gsize         length,
                         double        left,
                         double        top,
                         double        right,
                         double        bottom)
{
  AccordPlacedText placed = { self->page, left, top, right, bottom, g_strndup (text, length) };

  g_array_append_val (self->texts, placed);
}

/**
 * accord_canvas_note_field:
 * @label: who signs there
 *
 * Remembers where somebody signs; the fields are numbered as they come.
 */
void
accord_canvas_note_field (AccordCanvas *self,
                          const char   *label,
                          double        left,
                          double        top,
                          double        right,
                          double        bottom)
{
  double x = accord_canvas_mirror (self, left, right - left);
  AccordPdfField field = { g_strdup_printf ("signature-%u", self->fields->len + 1), g_strdup (label), self->page, x,
                           top, x + right - left, bottom };

  g_array_append_val (self->fields, field);
}
