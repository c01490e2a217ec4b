#include "drawn.h"

void
drawn_init (Drawn          *self,
            AccordDocument *document)
{
  g_autoptr (GError) error = NULL;
  cairo_t *cr;

  self->size = *accord_document_get_size (document);
  self->surface = cairo_pdf_surface_create_for_stream (NULL, NULL, self->size.width, self->size.height);
  cr = cairo_create (self->surface);
  accord_canvas_init (&self->canvas, cr, accord_document_get_typesetter (document));
  self->n_pages = accord_document_break_pages (document);
  g_assert_true (accord_document_draw (document, &self->canvas, NULL, &error));
  g_assert_no_error (error);
  cairo_destroy (cr);
  cairo_surface_finish (self->surface);
  g_assert_cmpstr (cairo_status_to_string (cairo_surface_status (self->surface)), ==,
                   cairo_status_to_string (CAIRO_STATUS_SUCCESS));
}

void
drawn_clear (Drawn *self)
{
  accord_canvas_clear (&self->canvas);
  cairo_surface_destroy (self->surface);
}

const AccordPlacedText *
drawn_get_text (Drawn *self,
                guint  index)
{
  return &g_array_index (self->canvas.texts, AccordPlacedText, index);
}

const AccordPlacedText *
drawn_find_text (Drawn      *self,
                 const char *start)
{
  for (guint i = 0; i < self->canvas.texts->len; i++)
    if (g_str_has_prefix (drawn_get_text (self, i)->text, start))
      return drawn_get_text (self, i);
  g_error ("“%s” is on no page", start);
}

/* The documents of these tests have nothing else in head and foot. */
static gboolean
is_page_number (const Drawn            *self,
                const AccordPlacedText *text)
{
  return g_str_has_prefix (text->text, "Page ") && text->top > self->size.height - self->size.bottom &&
         text->bottom <= self->size.height;
}

static void
assert_inside (Drawn                  *self,
               const AccordPlacedText *text)
{
  const AccordPageSize *size = &self->size;

  if (is_page_number (self, text))
    return;
  if (text->left < size->left - DRAWN_EDGE || text->right > size->width - size->right + DRAWN_EDGE ||
      text->top < size->top - DRAWN_EDGE || text->bottom > size->height - size->bottom + DRAWN_EDGE)
    g_error ("“%s” leaves page %u: %g…%g, %g…%g", text->text, text->page, text->left, text->right, text->top,
             text->bottom);
}

static gboolean
overlap (const AccordPlacedText *a,
         const AccordPlacedText *b)
{
  return a->left < b->right - DRAWN_EDGE && b->left < a->right - DRAWN_EDGE && a->top < b->bottom - DRAWN_EDGE &&
         b->top < a->bottom - DRAWN_EDGE;
}

void
drawn_assert_well_placed (Drawn *self)
{
  guint n = self->canvas.texts->len;

  for (guint i = 0; i < n; i++)
    {
      const AccordPlacedText *text = drawn_get_text (self, i);

      assert_inside (self, text);
      for (guint j = i + 1; j < n && drawn_get_text (self, j)->page == text->page; j++)
        if (overlap (text, drawn_get_text (self, j)))
          g_error ("“%s” and “%s” overlap on page %u", text->text, drawn_get_text (self, j)->text, text->page);
    }
}
