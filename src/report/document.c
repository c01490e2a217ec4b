#include "report/document.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/page-breaks.h"
#include "report/text-words.h"

/* What the left of the head and of the foot has of their width: a check code is long. */
#define HEAD_SHARE 0.7
#define FOOT_SHARE 0.18

#define HEAD_TOP 32.0 /* of running head and foot, from the edge of the paper */
#define RULE 0.6

#define WATERMARK_SHARE 0.5 /* of the diagonal */
#define WATERMARK_GREY 0.93 /* the lightest text is still read on it: 7 : 1 */

struct _AccordDocument
{
  AccordPageSize    size;
  AccordTypesetter *typesetter;
  char             *title;
  char             *head_left, *head_right, *foot_right;
  char             *language;    /* «en-GB» */
  char             *watermark;   /* behind the text of each page, or NULL */
  AccordPdfAttachment attachment; /* bytes are NULL where there is none */
  GPtrArray        *parts;
  GArray           *breaks; /* of guint: the parts before which a page ends */
  GArray           *placed; /* of AccordPlacedSlice, once pages are broken */
  AccordFootnotes  *footnotes; /* or NULL */
  guint             n_pages;
};

static AccordSlice *
get_slice (GArray *slices,
           guint   index)
{
  return &g_array_index (slices, AccordSlice, index);
}

static gboolean
breaks_before (AccordDocument *self,
               guint           part)
{
  for (guint i = 0; i < self->breaks->len; i++)
    if (g_array_index (self->breaks, guint, i) == part)
      return TRUE;
  return FALSE;
}

static void
slice_clear (gpointer data)
{
  g_clear_pointer (&((AccordSlice *) data)->notes, g_array_unref);
}

static GArray *
slice_parts (AccordDocument *self)
{
  GArray *slices = g_array_new (FALSE, FALSE, sizeof (AccordSlice));

  g_array_set_clear_func (slices, slice_clear);
  for (guint i = 0; i < self->parts->len; i++)
    {
      AccordElement *part = g_ptr_array_index (self->parts, i);
      guint first = slices->len;

      part->klass->slice (part, slices);
      if (first < slices->len && breaks_before (self, i))
        get_slice (slices, first)->break_before = TRUE;
    }
  return slices;
}

static void
draw_edge (AccordDocument *self,
           AccordCanvas   *canvas,
           double          y,
           double          rule,
           double          share,
           const char     *left,
           const char     *right)
{
  double width = accord_document_get_width (self);
  double wide = width * share;
  g_autoptr (AccordText) start = accord_text_new (self->typesetter, ACCORD_FACE_SMALL, left, wide, PANGO_ALIGN_LEFT);
  g_autoptr (AccordText) end = accord_text_new (self->typesetter, ACCORD_FACE_SMALL, right, width - wide,
                                                PANGO_ALIGN_RIGHT);

  accord_text_draw (start, canvas, 0, 1, self->size.left, y);
  accord_text_draw (end, canvas, 0, 1, self->size.left + wide, y);
  accord_canvas_rule (canvas, self->size.left, self->size.left + width, rule, RULE, &accord_chart_theme_print ()->axis);
}

/* Across the paper and lighter than a rule, below all that is read; as shapes, so that nobody reads it between the lines. */
static void
draw_watermark (AccordDocument *self,
                AccordCanvas   *canvas)
{
  PangoLayout *layout = accord_typesetter_make_layout (self->typesetter, ACCORD_FACE_TITLE);
  double diagonal = hypot (self->size.width, self->size.height);
  int width, height;

  pango_layout_set_text (layout, self->watermark, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, self->size.width / 2, self->size.height / 2);
  cairo_rotate (canvas->cr, -atan2 (self->size.height, self->size.width));
  cairo_scale (canvas->cr, diagonal * WATERMARK_SHARE / MAX (width, 1), diagonal * WATERMARK_SHARE / MAX (width, 1));
  cairo_move_to (canvas->cr, -width / 2.0, -height / 2.0);
  pango_cairo_layout_path (canvas->cr, layout);
  cairo_set_source_rgb (canvas->cr, WATERMARK_GREY, WATERMARK_GREY, WATERMARK_GREY);
  cairo_fill (canvas->cr);
  cairo_restore (canvas->cr);
  g_object_unref (layout);
}

static void
draw_head_and_foot (AccordDocument *self,
                    AccordCanvas   *canvas)
{
  double leading = accord_face_get (ACCORD_FACE_SMALL)->leading;
  double foot = self->size.height - HEAD_TOP - leading;
  /* Translators: the foot of a page */
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), canvas->page, self->n_pages);

  accord_canvas_rest (canvas);
  if (self->watermark != NULL)
    draw_watermark (self, canvas);
  draw_edge (self, canvas, HEAD_TOP, HEAD_TOP + leading + 4, HEAD_SHARE, self->head_left, self->head_right);
  draw_edge (self, canvas, foot, foot - 5, FOOT_SHARE, number, self->foot_right);
  accord_canvas_resume (canvas);
}

static void
add_outline (AccordCanvas *canvas,
             AccordElement   *part,
             int          *parents)
{
  g_autofree char *attributes = g_strdup_printf ("dest='%s'", part->name);
  guint level = CLAMP (part->level, 1, 3);

  parents[level] = cairo_pdf_surface_add_outline (cairo_get_target (canvas->cr), parents[level - 1], part->outline,
                                                  attributes, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (guint i = level + 1; i <= 3; i++)
    parents[i] = parents[level];
}

static void
draw_slice (AccordDocument *self,
            AccordCanvas   *canvas,
            const AccordPlacedSlice *placed)
{
  AccordElement *part = placed->slice.part;

  if (placed->slice.index == 0 && part->name != NULL)
    accord_canvas_name (canvas, part->name, self->size.left, MAX (placed->y - 12, 0));
  if (placed->repeats && part->klass->draw_repeat != NULL)
    part->klass->draw_repeat (part, canvas, self->size.left, placed->y - placed->slice.repeat);
  part->klass->draw (part, canvas, placed->slice.index, self->size.left, placed->y);
}

/**
 * accord_document_new:
 *
 * Returns: (transfer full): a report without parts
 */
AccordDocument *
accord_document_new (const AccordPageSize *size)
{
  AccordDocument *self = g_new0 (AccordDocument, 1);

  self->size = *size;
  self->typesetter = accord_typesetter_new ();
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_element_free);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->placed = g_array_new (FALSE, FALSE, sizeof (AccordPlacedSlice));
  accord_document_set_title (self, "");
  accord_document_set_head (self, "", "", "");
  accord_document_set_language (self, NULL);
  return self;
}

/**
 * accord_document_free:
 * @self: (transfer full): a report
 */
void
accord_document_free (AccordDocument *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->parts);
  g_array_unref (self->breaks);
  g_array_unref (self->placed);
  g_clear_pointer (&self->footnotes, accord_footnotes_free);
  accord_typesetter_free (self->typesetter);
  g_free (self->title);
  g_free (self->head_left);
  g_free (self->head_right);
  g_free (self->foot_right);
  g_free (self->language);
  g_free (self->watermark);
  g_free (self->attachment.name);
  g_free (self->attachment.description);
  g_free (self->attachment.mime_type);
  g_clear_pointer (&self->attachment.bytes, g_bytes_unref);
  g_free (self);
}

/**
 * accord_document_get_size:
 */
const AccordPageSize *
accord_document_get_size (const AccordDocument *self)
{
  return &self->size;
}

/**
 * accord_document_get_width:
 *
 * Returns: between the margins, in points
 */
double
accord_document_get_width (const AccordDocument *self)
{
  return self->size.width - self->size.left - self->size.right;
}

/**
 * accord_document_get_typesetter:
 *
 * Returns: (transfer none): what its parts are set with
 */
AccordTypesetter *
accord_document_get_typesetter (AccordDocument *self)
{
  return self->typesetter;
}

/**
 * accord_document_set_title:
 * @title: what a reader's window is to be called
 */
void
accord_document_set_title (AccordDocument *self,
                           const char     *title)
{
  g_free (self->title);
  self->title = accord_text_clean (title);
}

/**
 * accord_document_get_title:
 */
const char *
accord_document_get_title (const AccordDocument *self)
{
  return self->title;
}

/**
 * accord_document_set_language:
 * @locale: (nullable): that it is written in, «de_DE.UTF-8»; %NULL: that of the program
 *
 * So that it is read aloud as what it is, and from the right where that language is. To be said before text is added.
 */
void
accord_document_set_language (AccordDocument *self,
                              const char     *locale)
{
  const char *name = locale != NULL && *locale != '\0' ? locale : g_get_language_names ()[0];
  g_autofree char *language = g_strndup (name, strcspn (name, ".@"));

  g_free (self->language);
  /* Without a language, the words of the program are English. */
  self->language = g_strdup (g_str_equal (language, "C") || g_str_equal (language, "POSIX") ? "en" : g_strdelimit (language, "_", '-'));
  accord_typesetter_set_language (self->typesetter, self->language);
}

const char *
accord_document_get_language (const AccordDocument *self)
{
  return self->language;
}

/**
 * accord_document_is_rtl:
 *
 * Returns: whether it is read from the right to the left, and all on its pages is mirrored
 */
gboolean
accord_document_is_rtl (const AccordDocument *self)
{
  return accord_typesetter_is_rtl (self->typesetter);
}

/**
 * accord_document_attach:
 * @name: of the file
 * @description: what it is, in a few words
 * @mime_type: its kind
 * @bytes: what is in it
 *
 * Puts a file into the file: what it was made from.
 */
void
accord_document_attach (AccordDocument *self,
                        const char     *name,
                        const char     *description,
                        const char     *mime_type,
                        GBytes         *bytes)
{
  g_return_if_fail (self->attachment.bytes == NULL);

  self->attachment = (AccordPdfAttachment) { g_strdup (name), g_strdup (description), g_strdup (mime_type),
                                             g_bytes_ref (bytes) };
}

/**
 * accord_document_get_attachment:
 *
 * Returns: (transfer none) (nullable): the file that is in it
 */
const AccordPdfAttachment *
accord_document_get_attachment (const AccordDocument *self)
{
  return self->attachment.bytes != NULL ? &self->attachment : NULL;
}

/**
 * accord_document_set_footnotes:
 * @footnotes: (transfer full): what explains words of the text that is added from here on
 */
void
accord_document_set_footnotes (AccordDocument  *self,
                               AccordFootnotes *footnotes)
{
  g_return_if_fail (self->footnotes == NULL);

  self->footnotes = footnotes;
  accord_footnotes_set_up (footnotes, self->typesetter, accord_document_get_width (self));
  accord_typesetter_set_footnotes (self->typesetter, footnotes);
}

/**
 * accord_document_get_footnotes:
 *
 * Returns: (transfer none) (nullable): what explains words
 */
AccordFootnotes *
accord_document_get_footnotes (AccordDocument *self)
{
  return self->footnotes;
}

/**
 * accord_document_set_watermark:
 * @word: «Draft»
 */
void
accord_document_set_watermark (AccordDocument *self,
                               const char     *word)
{
  g_free (self->watermark);
  self->watermark = g_strdup (word);
}

/**
 * accord_document_set_head:
 * @left: of the running head
 * @right: of the running head
 * @foot: on the right of the foot; the page's number is on the left
 */
void
accord_document_set_head (AccordDocument *self,
                          const char     *left,
                          const char     *right,
                          const char     *foot)
{
  g_free (self->head_left);
  g_free (self->head_right);
  g_free (self->foot_right);
  self->head_left = g_strdup (left);
  self->head_right = g_strdup (right);
  self->foot_right = g_strdup (foot);
}

/**
 * accord_document_add:
 * @part: (transfer full): what comes next
 */
void
accord_document_add (AccordDocument *self,
                     AccordElement     *part)
{
  g_ptr_array_add (self->parts, part);
}

/**
 * accord_document_break_page:
 *
 * What is added next begins a page.
 */
void
accord_document_break_page (AccordDocument *self)
{
  g_array_append_val (self->breaks, self->parts->len);
}

/**
 * accord_document_get_parts:
 *
 * Returns: (transfer none) (element-type AccordElement): in order
 */
GPtrArray *
accord_document_get_parts (AccordDocument *self)
{
  return self->parts;
}

/**
 * accord_document_break_pages:
 *
 * Decides what stands on which page.
 *
 * Returns: how many pages there are, at least one
 */
guint
accord_document_break_pages (AccordDocument *self)
{
  g_autoptr (GArray) slices = slice_parts (self);

  g_array_set_size (self->placed, 0);
  self->n_pages = accord_pages_break (slices, &self->size, self->footnotes, self->placed);
  return self->n_pages;
}

/* From the part @next on; returns the first that is on a later page. */
static guint
draw_page (AccordDocument *self,
           AccordCanvas   *canvas,
           guint           next)
{
  canvas->mirror = accord_document_is_rtl (self) ? self->size.width : 0;
  draw_head_and_foot (self, canvas);
  for (; next < self->placed->len; next++)
    {
      const AccordPlacedSlice *placed = &g_array_index (self->placed, AccordPlacedSlice, next);

      if (placed->page != canvas->page)
        break;
      draw_slice (self, canvas, placed);
    }
  if (self->footnotes != NULL)
    accord_footnotes_draw (self->footnotes, canvas, self->size.left, self->size.height - self->size.bottom);
  return next;
}

/**
 * accord_document_get_n_pages:
 *
 * Returns: how many pages there are; 0 before they are broken
 */
guint
accord_document_get_n_pages (const AccordDocument *self)
{
  return self->n_pages;
}

/**
 * accord_document_draw_page:
 * @cr: what is drawn on, in points from the paper's top left corner
 * @page: from 1
 *
 * Draws one page alone, as it is in the PDF, for a screen or a printer. Pages must have been broken. Not on two threads at
 * once.
 *
 * Returns: (transfer full): what is read on it, as it was drawn
 */
char *
accord_document_draw_page (AccordDocument *self,
                           cairo_t        *cr,
                           guint           page)
{
  AccordCanvas canvas;
  GString *text = g_string_new (NULL);
  guint first = 0;

  accord_canvas_init (&canvas, cr, self->typesetter);
  canvas.untagged = TRUE;
  canvas.page = page;
  canvas.n_pages = self->n_pages;
  while (first < self->placed->len && g_array_index (self->placed, AccordPlacedSlice, first).page < page)
    first++;
  cairo_save (cr);
  draw_page (self, &canvas, first);
  cairo_restore (cr);
  for (guint i = 0; i < canvas.texts->len; i++)
    g_string_append_printf (text, "%s\n", g_array_index (canvas.texts, AccordPlacedText, i).text);
  accord_canvas_clear (&canvas);
  return g_string_free (text, FALSE);
}

/**
 * accord_document_draw:
 *
 * Draws all pages, with head, foot and outline. Pages must have been broken.
 *
 * Returns: whether it was not cancelled
 */
gboolean
accord_document_draw (AccordDocument *self,
                      AccordCanvas   *canvas,
                      GCancellable   *cancellable,
                      GError        **error)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT };
  guint next = 0;

  canvas->n_pages = self->n_pages;
  accord_canvas_start (canvas);
  for (canvas->page = 1; canvas->page <= self->n_pages; canvas->page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      next = draw_page (self, canvas, next);
      accord_canvas_rest (canvas);
      cairo_show_page (canvas->cr);
    }
  accord_canvas_resume (canvas);
  accord_canvas_finish (canvas);

  for (guint i = 0; i < self->parts->len; i++)
    {
      AccordElement *part = g_ptr_array_index (self->parts, i);

      if (part->outline != NULL && cairo_surface_get_type (cairo_get_target (canvas->cr)) == CAIRO_SURFACE_TYPE_PDF)
        add_outline (canvas, part, parents);
    }
  return TRUE;
}
