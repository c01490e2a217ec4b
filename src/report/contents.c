#include "report/contents.h"

#include <math.h>

#include "report/prose.h"

#define LINE 17.0
#define NUMBER_WIDTH ACCORD_PROSE_INDENT /* as far as the headings */
#define PAGE_WIDTH 36.0
#define DOT_STEP 5.0

typedef struct
{
  AccordElement *target;
  AccordText *number, *title;
} Entry;

struct _AccordContents
{
  AccordElement      parent;
  AccordDocument *document;
  GArray         *entries; /* of Entry */
  double          width;
};

static void
contents_slice (AccordElement *part,
                GArray     *slices)
{
  AccordContents *self = (AccordContents *) part;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      double height = MAX (LINE, accord_text_get_height (entry->title));

      accord_element_slice (part, slices, i, height, 0, 0, i + 1 < self->entries->len);
    }
}

/* Dots lead the eye; they stand on one grid in all lines. */
static void
draw_leader (AccordContents *self,
             AccordCanvas   *canvas,
             double          from,
             double          to,
             double          baseline)
{
  accord_canvas_set_color (canvas, &accord_chart_theme_print ()->hatch);
  for (double x = ceil (from / DOT_STEP) * DOT_STEP; x < to; x += DOT_STEP)
    {
      cairo_arc (canvas->cr, accord_canvas_mirror (canvas, x, 0), baseline - 0.6, 0.45, 0, 2 * G_PI);
      cairo_fill (canvas->cr);
    }
}

static void
draw_entry (AccordContents *self,
            AccordCanvas   *canvas,
            const Entry    *entry,
            double          x,
            double          y)
{
  AccordTypesetter *typesetter = accord_document_get_typesetter (self->document);
  g_autofree char *number = g_strdup_printf ("%u", entry->target->page);
  g_autoptr (AccordText) page = accord_text_new (typesetter, ACCORD_FACE_CELL, number, PAGE_WIDTH, PANGO_ALIGN_RIGHT);
  guint n_lines = accord_text_get_n_lines (entry->title);
  double last = y + (n_lines - 1) * accord_text_get_leading (entry->title);
  double baseline = last + accord_typesetter_get_ascent (typesetter, ACCORD_FACE_CELL);
  double end = x + self->width - accord_text_get_natural_width (page) - 4;

  accord_canvas_begin (canvas, "TOCI");
  accord_text_draw (entry->number, canvas, 0, 1, x, y);
  accord_text_draw (entry->title, canvas, 0, n_lines, x + NUMBER_WIDTH, y);
  accord_text_draw (page, canvas, 0, 1, x + self->width - PAGE_WIDTH, last);
  draw_leader (self, canvas, x + NUMBER_WIDTH + accord_text_get_end (entry->title) + 6, end, baseline);
  accord_canvas_end (canvas, 1);
}

static void
contents_draw (AccordElement   *part,
               AccordCanvas *canvas,
               guint         index,
               double        x,
               double        y)
{
  AccordContents *self = (AccordContents *) part;

  if (index == 0)
    accord_canvas_begin (canvas, "TOC");
  draw_entry (self, canvas, &g_array_index (self->entries, Entry, index), x, y);
  if (index == self->entries->len - 1)
    accord_canvas_end (canvas, 1);
}

static void
contents_free (AccordElement *part)
{
  AccordContents *self = (AccordContents *) part;

  for (guint i = 0; i < self->entries->len; i++)
    {
      accord_text_free (g_array_index (self->entries, Entry, i).number);
      accord_text_free (g_array_index (self->entries, Entry, i).title);
    }
  g_array_unref (self->entries);
  g_free (self);
}

static const AccordElementClass contents_class = { contents_slice, contents_draw, NULL, contents_free };

static void
add_entry (AccordContents *self,
           AccordElement     *target)
{
  AccordTypesetter *typesetter = accord_document_get_typesetter (self->document);
  g_auto (GStrv) words = g_strsplit (target->outline, "  ", 2);
  gboolean numbered = g_strv_length (words) == 2;
  double width = self->width - NUMBER_WIDTH - PAGE_WIDTH;
  Entry entry = {
    target,
    accord_text_new (typesetter, ACCORD_FACE_CELL, numbered ? words[0] : "", NUMBER_WIDTH, PANGO_ALIGN_LEFT),
    accord_text_new (typesetter, ACCORD_FACE_CELL, words[numbered ? 1 : 0], width, PANGO_ALIGN_LEFT),
  };

  accord_text_set_lead (entry.title, target->name);
  g_array_append_val (self->entries, entry);
}

/**
 * accord_contents_add:
 *
 * Adds the contents, which have no line yet.
 *
 * Returns: (transfer none): the contents, of @document
 */
AccordContents *
accord_contents_add (AccordDocument *document)
{
  AccordContents *self = g_new0 (AccordContents, 1);

  self->parent.klass = &contents_class;
  self->document = document;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->width = accord_document_get_width (document);
  accord_document_add (document, (AccordElement *) self);
  return self;
}

/**
 * accord_contents_fill:
 *
 * Makes a line of every heading of the first level that is in the outline.
 */
void
accord_contents_fill (AccordContents *self)
{
  GPtrArray *parts = accord_document_get_parts (self->document);

  for (guint i = 0; i < parts->len; i++)
    {
      AccordElement *part = g_ptr_array_index (parts, i);

      if (part->outline != NULL && part->level == 1)
        add_entry (self, part);
    }
}
