#include "report/prose.h"

#include "report/text-words.h"

#define LIST_STEP 16.0

/* A paragraph, a heading or an item of a list. */
typedef struct
{
  AccordElement   parent;
  AccordText  *text;
  AccordText  *label; /* a heading's number, an item's mark; or NULL */
  double       x, label_x;
  double       before, after;
  gboolean     keep_next;
  GPtrArray   *opens;  /* of char *: the tags that begin before it */
  guint        closes; /* how many end after it */
  gboolean     is_item;
} Prose;

static void
prose_slice (AccordElement *part,
             GArray     *slices)
{
  Prose *self = (Prose *) part;
  guint n = accord_text_get_n_lines (self->text);

  for (guint i = 0; i < n; i++)
    {
      gboolean last = i == n - 1;
      /* Two lines at least stay together, at either end of a paragraph; a heading is never parted. */
      gboolean keep = last ? self->keep_next : i == 0 || i == n - 2 || self->keep_next;

      accord_element_slice (part, slices, i, accord_text_get_leading (self->text), i == 0 ? self->before : 0,
                         last ? self->after : 0, keep);
      accord_text_list_notes (self->text, i, 1, &g_array_index (slices, AccordSlice, slices->len - 1).notes);
    }
}

static void
prose_begin (Prose        *self,
             AccordCanvas *canvas,
             double        x,
             double        y)
{
  for (guint i = 0; i < self->opens->len; i++)
    accord_canvas_begin (canvas, g_ptr_array_index (self->opens, i));
  if (self->label != NULL && self->is_item)
    accord_canvas_begin (canvas, "Lbl");
  if (self->label != NULL)
    accord_text_draw (self->label, canvas, 0, 1, x + self->label_x, y);
  if (self->label != NULL && self->is_item)
    accord_canvas_end (canvas, 1);
  if (self->is_item)
    accord_canvas_begin (canvas, "LBody");
}

static void
prose_draw (AccordElement   *part,
            AccordCanvas *canvas,
            guint         index,
            double        x,
            double        y)
{
  Prose *self = (Prose *) part;

  if (index == 0)
    prose_begin (self, canvas, x, y);
  accord_text_draw (self->text, canvas, index, 1, x + self->x, y);
  if (index == accord_text_get_n_lines (self->text) - 1)
    accord_canvas_end (canvas, self->closes);
}

static void
prose_free (AccordElement *part)
{
  Prose *self = (Prose *) part;

  g_clear_pointer (&self->text, accord_text_free);
  g_clear_pointer (&self->label, accord_text_free);
  g_ptr_array_unref (self->opens);
  g_free (self);
}

static const AccordElementClass prose_class = { prose_slice, prose_draw, NULL, prose_free };

static Prose *
prose_new (void)
{
  Prose *self = g_new0 (Prose, 1);

  self->parent.klass = &prose_class;
  self->opens = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static double
limit_width (AccordDocument *document,
             double          indent)
{
  return MIN (accord_document_get_width (document) - indent, ACCORD_PROSE_MEASURE);
}

static gboolean
is_item (const AccordBlock *block)
{
  return block->kind == ACCORD_BLOCK_BULLET || block->kind == ACCORD_BLOCK_NUMBERED;
}

static guint
get_depth (const AccordBlock *block)
{
  return block != NULL && is_item (block) ? block->level : 0;
}

static char *
make_label (const AccordBlock *block,
            gboolean           rtl)
{
  if (block->kind == ACCORD_BLOCK_NUMBERED)
    return accord_text_number_item (block->number, rtl);
  return g_strdup (block->level == 1 ? "•" : "–");
}

/* A list in a list is in the item before it. */
static void
tag_item (Prose             *self,
          const AccordBlock *before,
          const AccordBlock *block,
          const AccordBlock *after)
{
  guint depth = get_depth (block);
  gboolean begins = depth > get_depth (before) || (before->kind != block->kind && depth == get_depth (before));
  gboolean ends = get_depth (after) == depth && after->kind != block->kind;

  if (begins)
    g_ptr_array_add (self->opens, g_strdup ("L"));
  g_ptr_array_add (self->opens, g_strdup ("LI"));

  if (get_depth (after) <= depth)
    self->closes = 2 + 3 * (depth - get_depth (after));
  if (after == NULL || !is_item (after))
    self->closes -= 2; /* the outermost list is in no item */
  if (ends)
    self->closes += 1;
}

static void
add_item (AccordDocument    *document,
          const AccordBlock *before,
          const AccordBlock *block,
          const AccordBlock *after,
          double             indent)
{
  Prose *self = prose_new ();
  AccordTypesetter *typesetter = accord_document_get_typesetter (document);
  g_autofree char *label = make_label (block, accord_document_is_rtl (document));
  double step = LIST_STEP * MIN (block->level, 6);
  double wide = block->kind == ACCORD_BLOCK_NUMBERED && block->number >= 100 ? LIST_STEP : 0;

  self->is_item = TRUE;
  self->x = indent + step + wide;
  self->label_x = indent + step - LIST_STEP + (block->kind == ACCORD_BLOCK_BULLET ? 4 : 0);
  self->text = accord_text_new_runs (typesetter, ACCORD_FACE_BODY, block->runs,
                                     limit_width (document, indent) - step - wide);
  self->label = accord_text_new (typesetter, ACCORD_FACE_BODY, label, LIST_STEP + wide, PANGO_ALIGN_LEFT);
  self->before = get_depth (before) > 0 ? 3 : 4;
  self->after = get_depth (after) > 0 ? 3 : 8;
  tag_item (self, before, block, after);
  accord_document_add (document, (AccordElement *) self);
}

static void
add_block (AccordDocument    *document,
           const AccordBlock *block,
           const AccordBlock *after,
           double             indent)
{
  gboolean heading = block->kind == ACCORD_BLOCK_HEADING;
  AccordFaceKind face = !heading ? ACCORD_FACE_BODY : block->level == 1 ? ACCORD_FACE_HEADING : ACCORD_FACE_MINOR;
  Prose *self;

  if (block->runs->len == 0)
    return;

  self = prose_new ();
  self->x = indent;
  self->text = accord_text_new_runs (accord_document_get_typesetter (document), face, block->runs,
                                     limit_width (document, indent));
  self->before = heading ? 14 : 0;
  self->after = heading || get_depth (after) > 0 ? 4 : 8;
  self->keep_next = heading || get_depth (after) > 0; /* what introduces a list stays with it */
  self->closes = 1;
  g_ptr_array_add (self->opens, heading ? g_strdup_printf ("H%u", MIN (block->level + 2, 6)) : g_strdup ("P"));
  accord_document_add (document, (AccordElement *) self);
}

/**
 * accord_prose_add:
 *
 * Adds one paragraph of plain text.
 *
 * Returns: (transfer none): the part, which may be given a name
 */
AccordElement *
accord_prose_add (AccordDocument         *document,
                  const AccordProseStyle *style,
                  const char             *text)
{
  Prose *self = prose_new ();
  double width = accord_document_get_width (document) - style->indent;

  if (style->width > 0)
    width = MIN (width, style->width);
  self->x = style->indent;
  self->text = accord_text_new (accord_document_get_typesetter (document), style->face, text, width, PANGO_ALIGN_LEFT);
  self->before = style->before;
  self->after = style->after;
  self->keep_next = style->keep_next;
  self->closes = 1;
  if (style->accent != NULL)
    accord_text_set_accent (self->text, style->accent);
  g_ptr_array_add (self->opens, g_strdup (style->tag != NULL ? style->tag : "P"));
  accord_document_add (document, (AccordElement *) self);
  return (AccordElement *) self;
}

/**
 * accord_prose_add_heading:
 * @level: 1 for a section, 2 for what is in it
 * @number: (nullable): hangs in the indent
 * @name: (nullable): what links and the outline lead to; without one it is in neither
 *
 * Adds a heading, which stays with what follows.
 *
 * Returns: (transfer none): the part
 */
AccordElement *
accord_prose_add_heading (AccordDocument *document,
                          guint           level,
                          const char     *number,
                          const char     *text,
                          const char     *name,
                          double          indent)
{
  AccordFaceKind face = level == 1 ? ACCORD_FACE_SECTION : ACCORD_FACE_HEADING;
  guint depth = indent > 0 ? level + 1 : 2; /* at the margin it is in no section */
  g_autofree char *tag = g_strdup_printf ("H%u", depth);
  AccordProseStyle style = {
    .face = face, .tag = tag, .indent = indent, .before = level == 1 ? 30 : 18, .after = level == 1 ? 8 : 5,
    .keep_next = TRUE,
  };
  AccordElement *part = accord_prose_add (document, &style, text);

  if (number != NULL)
    ((Prose *) part)->label = accord_text_new (accord_document_get_typesetter (document), face, number, indent,
                                               PANGO_ALIGN_LEFT);
  if (name != NULL)
    {
      part->name = g_strdup (name);
      part->outline = number != NULL ? g_strdup_printf ("%s  %s", number, text) : g_strdup (text);
      part->level = level;
    }
  return part;
}

/**
 * accord_prose_add_markdown:
 * @markdown: of the named subset
 *
 * Adds its blocks.
 */
void
accord_prose_add_markdown (AccordDocument *document,
                           const char     *markdown,
                           double          indent)
{
  g_autoptr (GPtrArray) blocks = accord_markdown_parse (markdown);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AccordBlock *block = g_ptr_array_index (blocks, i);
      const AccordBlock *before = i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL;
      const AccordBlock *after = i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL;

      if (is_item (block))
        add_item (document, before, block, after, indent);
      else
        add_block (document, block, after, indent);
    }
}
