#include "report/text.h"

#include "report/footnotes.h"
#include "report/text-words.h"

typedef struct
{
  guint    start, end; /* bytes of the layout's text */
  char    *attributes; /* of cairo's Link tag */
  gboolean outward;    /* leads out of the report */
} LinkRange;

/* Where a footnote is marked. */
typedef struct
{
  guint at;     /* byte of the layout's text */
  guint number; /* of the note */
} Mark;

typedef struct
{
  PangoLayoutLine *line; /* the layout's */
  double           x, width;
} Line;

struct _AccordText
{
  AccordFaceKind     face;
  PangoLayout       *layout;
  GArray            *links;   /* of LinkRange, in order */
  GArray            *lines;   /* of Line */
  GArray            *marks;   /* of Mark, in order */
  double             width;
  double             leading;
  double             ascent;
  const AccordColor *color;
  gboolean           rtl;   /* of the report: lines begin at the right */
};

static void
link_range_clear (gpointer data)
{
  g_free (((LinkRange *) data)->attributes);
}

/* Also a line of other letters begins where the others do. */
static double
begin_line_at_right (const AccordText *self,
                     double            width)
{
  switch (pango_layout_get_alignment (self->layout))
    {
    case PANGO_ALIGN_RIGHT:
      return 0;
    case PANGO_ALIGN_CENTER:
      return (self->width - width) / 2;
    case PANGO_ALIGN_LEFT:
    default:
      return self->width - width;
    }
}

/* A script with taller letters than the face's own, from a font that stood in, gets lines as tall. */
static void
measure_lines (AccordText *self)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);

  self->leading = accord_face_get (self->face)->leading;
  do
    {
      PangoRectangle logical;
      Line line = { pango_layout_iter_get_line_readonly (iter), 0, 0 };

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.width = pango_units_to_double (logical.width);
      line.x = self->rtl ? begin_line_at_right (self, line.width) : pango_units_to_double (logical.x);
      self->leading = MAX (self->leading, pango_units_to_double (logical.height));
      g_array_append_val (self->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static AccordText *
make (AccordTypesetter *typesetter,
      AccordFaceKind    face,
      double            width)
{
  AccordText *self = g_new0 (AccordText, 1);

  self->face = face;
  self->width = width;
  self->layout = accord_typesetter_make_layout (typesetter, face);
  self->links = g_array_new (FALSE, FALSE, sizeof (LinkRange));
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->color = accord_face_get_color (face);
  self->rtl = accord_typesetter_is_rtl (typesetter);
  g_array_set_clear_func (self->links, link_range_clear);
  pango_layout_set_width (self->layout, (int) (width * PANGO_SCALE));
  return self;
}

static void
finish (AccordText       *self,
        AccordTypesetter *typesetter)
{
  double usual = accord_face_get (self->face)->leading;

  accord_typesetter_check (typesetter, self->layout);
  measure_lines (self);
  self->ascent = accord_typesetter_get_ascent (typesetter, self->face) + (self->leading - usual) / 2;
}

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               guint           start,
               guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
add_run_attributes (AccordText      *self,
                    PangoAttrList   *attributes,
                    const AccordRun *run,
                    guint            start,
                    guint            end)
{
  char *link = accord_text_words_link (run->link);

  if ((run->style & ACCORD_RUN_BOLD) != 0)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if ((run->style & ACCORD_RUN_ITALIC) != 0)
    add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if (link != NULL)
    {
      LinkRange range = { start, end, link, TRUE };

      /* Its own item, so that it can be tagged by itself. */
      add_attribute (attributes, pango_attr_foreground_new (0, 0, 1), start, end);
      g_array_append_val (self->links, range);
    }
}

/* Running text alone has footnotes; headings are read in the contents, too. */
static AccordFootnotes *
get_footnotes (const AccordText *self,
               AccordTypesetter *typesetter,
               const AccordRun  *run)
{
  gboolean runs_on = self->face == ACCORD_FACE_BODY || self->face == ACCORD_FACE_CELL;

  return runs_on && run->link == NULL ? accord_typesetter_get_footnotes (typesetter) : NULL;
}

static void
append_run (AccordText       *self,
            AccordTypesetter *typesetter,
            GString          *text,
            PangoAttrList    *attributes,
            const AccordRun  *run)
{
  AccordFootnotes *footnotes = get_footnotes (self, typesetter, run);
  g_autofree char *clean = accord_text_clean (run->text);
  const char *rest = clean;
  Mark mark;
  gsize end;

  while (footnotes != NULL && accord_footnotes_find (footnotes, rest, &end, &mark.number))
    {
      g_autofree char *words = g_strndup (rest, end);
      g_autofree char *sign = accord_footnotes_mark (mark.number);

      accord_text_words_append (text, attributes, words);
      mark.at = (guint) text->len;
      g_string_append (text, sign);
      g_array_append_val (self->marks, mark);
      rest += end;
    }
  accord_text_words_append (text, attributes, rest);
}

static const LinkRange *
find_link (const AccordText *self,
           guint             offset)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const LinkRange *range = &g_array_index (self->links, LinkRange, i);

      if (offset >= range->start && offset < range->end)
        return range;
    }
  return NULL;
}

static void
draw_line (const AccordText *self,
           AccordCanvas     *canvas,
           PangoLayoutLine  *line,
           double            x,
           double            baseline)
{
  const char *text = pango_layout_get_text (self->layout);
  const AccordColor *accent = &accord_chart_theme_print ()->data;
  double at = x;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;
      const LinkRange *link = find_link (self, (guint) run->item->offset);

      if (link != NULL)
        accord_canvas_begin_link (canvas, link->attributes);
      accord_canvas_set_color (canvas, link != NULL && link->outward ? accent : self->color);
      cairo_move_to (canvas->cr, at, baseline);
      pango_cairo_show_glyph_item (canvas->cr, text, run);
      if (link != NULL)
        accord_canvas_end_link (canvas);
      at += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    }
}

/**
 * accord_text_new:
 * @width: in points
 *
 * Returns: (transfer full): plain text set in @face
 */
AccordText *
accord_text_new (AccordTypesetter *typesetter,
                 AccordFaceKind    face,
                 const char       *text,
                 double            width,
                 PangoAlignment    alignment)
{
  AccordText *self = make (typesetter, face, width);
  g_autofree char *clean = accord_text_clean (text);
  g_autoptr (GString) words = g_string_new (NULL);
  PangoAttrList *attributes = accord_text_words_attributes (face);

  pango_layout_set_alignment (self->layout, alignment);
  accord_text_words_append (words, attributes, clean);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_text (self->layout, words->str, (int) words->len);
  pango_attr_list_unref (attributes);
  finish (self, typesetter);
  return self;
}

/**
 * accord_text_new_runs:
 * @runs: (element-type AccordRun): of a block of Markdown
 * @width: in points
 *
 * Returns: (transfer full): styled text set in @face
 */
AccordText *
accord_text_new_runs (AccordTypesetter *typesetter,
                      AccordFaceKind    face,
                      GPtrArray        *runs,
                      double            width)
{
  AccordText *self = make (typesetter, face, width);
  g_autoptr (GString) text = g_string_new (NULL);
  PangoAttrList *attributes = accord_text_words_attributes (face);

  for (guint i = 0; i < runs->len; i++)
    {
      const AccordRun *run = g_ptr_array_index (runs, i);
      guint start = (guint) text->len;

      append_run (self, typesetter, text, attributes, run);
      add_run_attributes (self, attributes, run, start, (guint) text->len);
    }
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_text (self->layout, text->str, (int) text->len);
  pango_attr_list_unref (attributes);
  finish (self, typesetter);
  return self;
}

/**
 * accord_text_free:
 * @self: (transfer full): a text
 */
void
accord_text_free (AccordText *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->layout);
  g_array_unref (self->links);
  g_array_unref (self->lines);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * accord_text_set_accent:
 * @color: (transfer none): of the whole text; outlives it
 */
void
accord_text_set_accent (AccordText        *self,
                        const AccordColor *color)
{
  self->color = color;
}

/**
 * accord_text_set_lead:
 * @dest: the name of a place in the report
 *
 * Makes the whole text a link to it.
 */
void
accord_text_set_lead (AccordText *self,
                      const char *dest)
{
  LinkRange range = { 0, G_MAXUINT, g_strdup_printf ("dest='%s'", dest), FALSE };

  g_array_append_val (self->links, range);
}

/**
 * accord_text_get_n_lines:
 */
guint
accord_text_get_n_lines (const AccordText *self)
{
  return self->lines->len;
}

/**
 * accord_text_get_leading:
 *
 * Returns: from line to line, in points
 */
double
accord_text_get_leading (const AccordText *self)
{
  return self->leading;
}

/**
 * accord_text_get_height:
 *
 * Returns: of all lines, in points
 */
double
accord_text_get_height (const AccordText *self)
{
  return self->leading * accord_text_get_n_lines (self);
}

/**
 * accord_text_get_natural_width:
 *
 * Returns: of its widest line, in points
 */
double
accord_text_get_natural_width (const AccordText *self)
{
  double width = 0;

  for (guint i = 0; i < self->lines->len; i++)
    width = MAX (width, g_array_index (self->lines, Line, i).width);
  return width;
}

/**
 * accord_text_get_end:
 *
 * Returns: where its last line ends, from the edge at which the paragraph begins, in points
 */
double
accord_text_get_end (const AccordText *self)
{
  const Line *last = &g_array_index (self->lines, Line, self->lines->len - 1);

  return self->rtl ? self->width - last->x : last->x + last->width;
}

/**
 * accord_text_list_notes:
 * @numbers: (inout) (nullable) (element-type guint): where they are appended; made where there is one
 *
 * Lists the footnotes that are marked in some of the lines.
 */
void
accord_text_list_notes (const AccordText *self,
                        guint             first_line,
                        guint             n_lines,
                        GArray          **numbers)
{
  for (guint i = first_line; i < MIN (first_line + n_lines, self->lines->len); i++)
    {
      const PangoLayoutLine *line = g_array_index (self->lines, Line, i).line;

      for (guint j = 0; j < self->marks->len; j++)
        {
          const Mark *mark = &g_array_index (self->marks, Mark, j);

          if (mark->at < (guint) line->start_index || mark->at >= (guint) (line->start_index + line->length))
            continue;
          if (*numbers == NULL)
            *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (*numbers, mark->number);
        }
    }
}

/**
 * accord_text_draw:
 * @x: of the paragraph's edge, from that of the page at which is begun to read
 * @y: of the top of the first line that is drawn
 *
 * Draws some of the lines.
 */
void
accord_text_draw (const AccordText *self,
                  AccordCanvas     *canvas,
                  guint             first_line,
                  guint             n_lines,
                  double            x,
                  double            y)
{
  const char *text = pango_layout_get_text (self->layout);
  double edge = accord_canvas_mirror (canvas, x, self->width);

  for (guint i = first_line; i < MIN (first_line + n_lines, self->lines->len); i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      double left = edge + line->x;
      double top = y + (i - first_line) * self->leading;

      draw_line (self, canvas, line->line, left, top + self->ascent);
      if (line->line->length > 0)
        accord_canvas_note_text (canvas, text + line->line->start_index, (gsize) line->line->length, left, top,
                                 left + line->width, top + self->leading);
    }
}
