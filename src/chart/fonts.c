#include "fonts.h"

#define SIZE_TITLE 14.7
#define SIZE_TEXT 12.0

/* Texts that are remembered: those of some dozen pictures. */
#define MOST_LINES 2000

/* A text as it was laid out. */
typedef struct
{
  PangoLayout *layout;
  double       width, height;
} Line;

struct _AccordFonts
{
  gatomicrefcount       ref_count;
  char                 *family;
  double                text_scale;
  PangoContext         *context;
  PangoFontDescription *fonts[ACCORD_N_TEXT_STYLES];
  PangoAttrList        *attributes; /* figures of one width, so that columns of them line up */
  GHashTable           *lines[ACCORD_N_TEXT_STYLES]; /* text → Line: most texts are measured, then drawn, some in many places */
  double                line_heights[ACCORD_N_TEXT_STYLES];
};

static void
free_line (gpointer data)
{
  Line *line = data;

  g_object_unref (line->layout);
  g_free (line);
}

static PangoFontDescription *
describe_font (const char      *family,
               AccordTextStyle  style,
               double           scale)
{
  PangoFontDescription *font = pango_font_description_new ();
  double size = (style == ACCORD_TEXT_TITLE ? SIZE_TITLE : SIZE_TEXT) * scale;

  pango_font_description_set_family (font, family);
  pango_font_description_set_weight (font, style == ACCORD_TEXT_NORMAL ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);

  return font;
}

/* The same metrics on screen and on paper: nothing is rounded to pixels. */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Figures are read from left to right everywhere; letters decide for themselves. */
  pango_context_set_base_dir (context, PANGO_DIRECTION_WEAK_LTR);
  cairo_font_options_destroy (options);

  return context;
}

static AccordFonts *
fonts_new (const char *family,
           double      text_scale)
{
  AccordFonts *self = g_new0 (AccordFonts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->family = g_strdup (family);
  self->text_scale = text_scale;
  self->context = create_context ();
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  for (guint style = 0; style < ACCORD_N_TEXT_STYLES; style++)
    {
      double width;

      self->fonts[style] = describe_font (family, style, text_scale);
      self->lines[style] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_line);
      accord_fonts_measure (self, "0", style, &width, &self->line_heights[style]);
    }

  return self;
}

/* Whether they can be used for a picture: those that know very many texts already are given up. */
static gboolean
are_usable (const AccordFonts *self,
            const char        *family,
            double             text_scale)
{
  guint n = 0;

  if (self == NULL || !g_str_equal (self->family, family) || self->text_scale < text_scale || self->text_scale > text_scale)
    return FALSE;
  for (guint style = 0; style < ACCORD_N_TEXT_STYLES; style++)
    n += g_hash_table_size (self->lines[style]);
  return n <= MOST_LINES;
}

/**
 * accord_fonts_get:
 * @theme: whose family
 * @text_scale: 1.0 is the design's size
 *
 * Pictures that are made one after the other, on one thread, share them: nine charts of a board have most of their texts
 * in common with what was there before.
 *
 * Returns: (transfer full): the fonts, to be used on this thread
 */
AccordFonts *
accord_fonts_get (const AccordChartTheme *theme,
                  double                  text_scale)
{
  static GPrivate last_used = G_PRIVATE_INIT ((GDestroyNotify) accord_fonts_unref);
  AccordFonts *self = g_private_get (&last_used);

  if (!are_usable (self, theme->font, text_scale))
    {
      self = fonts_new (theme->font, text_scale);
      g_private_replace (&last_used, self);
    }
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_fonts_unref:
 * @self: (transfer full): fonts
 */
void
accord_fonts_unref (AccordFonts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint style = 0; style < ACCORD_N_TEXT_STYLES; style++)
    {
      pango_font_description_free (self->fonts[style]);
      g_hash_table_unref (self->lines[style]);
    }
  pango_attr_list_unref (self->attributes);
  g_object_unref (self->context);
  g_free (self->family);
  g_free (self);
}

/**
 * accord_fonts_create_layout:
 * @self: fonts
 * @text: one line
 * @style: its font
 *
 * Returns: (transfer full): the text, of which more can be said: how wide it may be
 */
PangoLayout *
accord_fonts_create_layout (AccordFonts     *self,
                            const char      *text,
                            AccordTextStyle  style)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_font_description (layout, self->fonts[style]);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/**
 * accord_fonts_measure_layout:
 * @layout: a text
 * @width: (out): of its box
 * @height: (out): of its box
 */
void
accord_fonts_measure_layout (PangoLayout *layout,
                             double      *width,
                             double      *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double) logical.width / PANGO_SCALE;
  *height = (double) logical.height / PANGO_SCALE;
}

static Line *
find_line (AccordFonts     *self,
           const char      *text,
           AccordTextStyle  style)
{
  Line *line = g_hash_table_lookup (self->lines[style], text);

  if (line != NULL)
    return line;
  line = g_new0 (Line, 1);
  line->layout = accord_fonts_create_layout (self, text, style);
  accord_fonts_measure_layout (line->layout, &line->width, &line->height);
  g_hash_table_insert (self->lines[style], g_strdup (text), line);
  return line;
}

/**
 * accord_fonts_get_layout:
 * @self: fonts
 * @text: one line
 * @style: its font
 *
 * Returns: (transfer none): the text, to be measured and drawn wherever it stands
 */
PangoLayout *
accord_fonts_get_layout (AccordFonts     *self,
                         const char      *text,
                         AccordTextStyle  style)
{
  return find_line (self, text, style)->layout;
}

/**
 * accord_fonts_measure:
 * @self: fonts
 * @text: one line
 * @style: its font
 * @width: (out): of its box
 * @height: (out): of its box
 */
void
accord_fonts_measure (AccordFonts     *self,
                      const char      *text,
                      AccordTextStyle  style,
                      double          *width,
                      double          *height)
{
  const Line *line = find_line (self, text, style);

  *width = line->width;
  *height = line->height;
}

/**
 * accord_fonts_line_height:
 * @self: fonts
 * @style: one of them
 *
 * Returns: the height of a line of figures
 */
double
accord_fonts_line_height (AccordFonts     *self,
                          AccordTextStyle  style)
{
  return self->line_heights[style];
}
