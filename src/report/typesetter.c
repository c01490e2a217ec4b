#include "report/typesetter.h"

#include <hb.h>

#include "report/reading.h"

#define FAMILY "Cantarell, Sans"

static const AccordFace faces[ACCORD_N_FACES] = {
  [ACCORD_FACE_TITLE] = { 24, PANGO_WEIGHT_ULTRABOLD, 29, FALSE, FALSE },
  [ACCORD_FACE_SUBTITLE] = { 10.5, PANGO_WEIGHT_NORMAL, 15, TRUE, FALSE },
  [ACCORD_FACE_SECTION] = { 16, PANGO_WEIGHT_ULTRABOLD, 21, FALSE, FALSE },
  [ACCORD_FACE_HEADING] = { 12, PANGO_WEIGHT_BOLD, 16, FALSE, FALSE },
  [ACCORD_FACE_MINOR] = { 10.5, PANGO_WEIGHT_BOLD, 15, FALSE, FALSE },
  [ACCORD_FACE_BODY] = { 10.5, PANGO_WEIGHT_NORMAL, 15.5, FALSE, FALSE },
  [ACCORD_FACE_CELL] = { 9.5, PANGO_WEIGHT_NORMAL, 13, FALSE, TRUE },
  [ACCORD_FACE_CELL_BOLD] = { 9.5, PANGO_WEIGHT_BOLD, 13, FALSE, TRUE },
  [ACCORD_FACE_HEAD] = { 8, PANGO_WEIGHT_BOLD, 11, TRUE, FALSE },
  [ACCORD_FACE_LABEL] = { 8.5, PANGO_WEIGHT_BOLD, 13, TRUE, FALSE },
  [ACCORD_FACE_NOTE] = { 8.5, PANGO_WEIGHT_NORMAL, 13, TRUE, TRUE },
  [ACCORD_FACE_GOAL] = { 17, PANGO_WEIGHT_ULTRABOLD, 22, FALSE, TRUE },
  [ACCORD_FACE_FIGURE] = { 14, PANGO_WEIGHT_ULTRABOLD, 19, FALSE, TRUE },
  [ACCORD_FACE_SMALL] = { 8, PANGO_WEIGHT_NORMAL, 11, TRUE, TRUE },
};

struct _AccordTypesetter
{
  PangoFontMap *font_map;
  PangoContext *context;
  PangoFontDescription *descriptions[ACCORD_N_FACES];
  double        ascents[ACCORD_N_FACES]; /* from the top of a line to its baseline */
  gunichar      missing;                 /* 0: every character was found */
  AccordFootnotes *footnotes;            /* borrowed; NULL: none */
  gboolean      rtl;
};

static PangoFontDescription *
describe_face (const AccordFace *face)
{
  PangoFontDescription *description = pango_font_description_from_string (FAMILY);

  pango_font_description_set_absolute_size (description, face->size * PANGO_SCALE);
  pango_font_description_set_weight (description, face->weight);
  return description;
}

/* Centres the letters in the leading. */
static double
measure_ascent (AccordTypesetter *self,
                AccordFaceKind    kind)
{
  const AccordFace *face = &faces[kind];
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, self->descriptions[kind], NULL);
  double ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));
  double descent = pango_units_to_double (pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return (face->leading - ascent - descent) / 2 + ascent;
}

/* A space at which a line was broken has no glyph any more, and readers of tagged text stop there: gives it back. */
static void
restore_spaces (PangoLayoutRun *run,
                const char     *text)
{
  hb_font_t *font = pango_font_get_hb_font (run->item->analysis.font);
  hb_codepoint_t space;

  if (!hb_font_get_nominal_glyph (font, ' ', &space))
    return;

  for (gint i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY &&
        text[run->item->offset + run->glyphs->log_clusters[i]] == ' ')
      run->glyphs->glyphs[i].glyph = space;
}

static void
find_missing (AccordTypesetter *self,
              PangoLayoutRun   *run)
{
  for (gint i = 0; i < run->glyphs->num_glyphs && self->missing == 0; i++)
    {
      PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

      if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        self->missing = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
    }
}

/**
 * accord_typesetter_new:
 *
 * Returns: (transfer full): a typesetter that measures without regard to any screen
 */
AccordTypesetter *
accord_typesetter_new (void)
{
  AccordTypesetter *self = g_new0 (AccordTypesetter, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->font_map = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (self->font_map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  for (guint i = 0; i < ACCORD_N_FACES; i++)
    {
      self->descriptions[i] = describe_face (&faces[i]);
      self->ascents[i] = measure_ascent (self, i);
    }
  return self;
}

/**
 * accord_typesetter_free:
 * @self: (transfer full): a typesetter
 */
void
accord_typesetter_free (AccordTypesetter *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < ACCORD_N_FACES; i++)
    pango_font_description_free (self->descriptions[i]);
  g_clear_object (&self->context);
  g_clear_object (&self->font_map);
  g_free (self);
}

/**
 * accord_face_get:
 *
 * Returns: (transfer none): size, weight and leading of @face
 */
const AccordFace *
accord_face_get (AccordFaceKind face)
{
  g_return_val_if_fail (face < ACCORD_N_FACES, NULL);

  return &faces[face];
}

/**
 * accord_face_get_color:
 *
 * Returns: (transfer none): what @face is printed in
 */
const AccordColor *
accord_face_get_color (AccordFaceKind face)
{
  const AccordChartTheme *theme = accord_chart_theme_print ();

  return accord_face_get (face)->secondary ? &theme->secondary : &theme->text;
}

/**
 * accord_typesetter_make_layout:
 *
 * Returns: (transfer full): an empty layout in @face
 */
PangoLayout *
accord_typesetter_make_layout (AccordTypesetter *self,
                               AccordFaceKind    face)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->descriptions[face]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

/**
 * accord_typesetter_check:
 * @layout: a layout whose text is final
 *
 * Mends the spaces at the ends of its lines, and remembers a character for which there is no font.
 */
void
accord_typesetter_check (AccordTypesetter *self,
                         PangoLayout      *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (GSList *lines = pango_layout_get_lines (layout); lines != NULL; lines = lines->next)
    for (GSList *l = ((PangoLayoutLine *) lines->data)->runs; l != NULL; l = l->next)
      {
        restore_spaces (l->data, text);
        find_missing (self, l->data);
      }
}

/**
 * accord_typesetter_get_missing:
 *
 * Returns: the first character for which no installed font has a glyph, 0 for none
 */
gunichar
accord_typesetter_get_missing (AccordTypesetter *self)
{
  return self->missing;
}

/**
 * accord_typesetter_set_language:
 * @language: of the texts that are set from here on: «he-IL»
 *
 * It decides between shapes of letters that languages share, and from which side is read. Figures alone («≤ 40 %») are
 * written in their own order in all of them.
 */
void
accord_typesetter_set_language (AccordTypesetter *self,
                                const char       *language)
{
  self->rtl = accord_language_is_rtl (language);
  pango_context_set_language (self->context, pango_language_from_string (language));
}

/**
 * accord_typesetter_is_rtl:
 *
 * Returns: whether is read from the right to the left
 */
gboolean
accord_typesetter_is_rtl (AccordTypesetter *self)
{
  return self->rtl;
}

/**
 * accord_typesetter_set_footnotes:
 * @footnotes: (nullable): what explains words of the texts that are set from here on; outlives them
 */
void
accord_typesetter_set_footnotes (AccordTypesetter *self,
                                 AccordFootnotes  *footnotes)
{
  self->footnotes = footnotes;
}

/**
 * accord_typesetter_get_footnotes:
 *
 * Returns: (transfer none) (nullable): what explains words
 */
AccordFootnotes *
accord_typesetter_get_footnotes (AccordTypesetter *self)
{
  return self->footnotes;
}

/**
 * accord_typesetter_get_ascent:
 *
 * Returns: how far the baseline of a line in @face is below its top, in points
 */
double
accord_typesetter_get_ascent (AccordTypesetter *self,
                              AccordFaceKind    face)
{
  return self->ascents[face];
}
