#include "fonts.h"

#define SIZE_TITLE 14.7
#define SIZE_TEXT 12.0

/* A text as it was laid out. */
typedef struct
{
  PangoLayout *layout;
  double       width, height;
} Line;

struct _AccordFonts
{
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
describe_font (const AccordChartTheme *theme,
               AccordTextStyle         style,
               double                  scale)
{
  PangoFontDescription *font = pango_font_description_new ();
  double size = (style == ACCORD_TEXT_TITLE ? SIZE_TITLE : SIZE_TEXT) * scale;

  pango_font_description_set_family (font, theme->font);
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

/**
 * accord_fonts_new:
 * @theme: whose family
 * @text_scale: 1.0 is the design's size
 *
 * Returns: (transfer full): the fonts
 */
AccordFonts *
accord_fonts_new (const AccordChartTheme *theme,
                  double                  text_scale)
{
  AccordFonts *self = g_new0 (AccordFonts, 1);

  self->context = create_context ();
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  for (guint style = 0; style < ACCORD_N_TEXT_STYLES; style++)
    {
      double width;

      self->fonts[style] = describe_font (theme, style, text_scale);
      self->lines[style] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_line);
      accord_fonts_measure (self, "0", style, &width, &self->line_heights[style]);
    }

  return self;
}

/**
 * accord_fonts_free:
 * @self: (transfer full): fonts
 */
void
accord_fonts_free (AccordFonts *self)
{
  for (guint style = 0; style < ACCORD_N_TEXT_STYLES; style++)
    {
      pango_font_description_free (self->fonts[style]);
      g_hash_table_unref (self->lines[style]);
    }
  pango_attr_list_unref (self->attributes);
  g_object_unref (self->context);
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
