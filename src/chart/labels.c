#include "labels.h"
#include "fonts.h"

#include <math.h>

#define LEAST_WIDTH 12.0     /* of a block of text */
#define ROOM 1.0             /* at least between two texts */
#define HALO 3.0             /* of paper around a text that stands on marks */
#define TOO_MUCH_COVERED 0.2 /* of its box: a text that may be missing is not placed */

typedef struct
{
  PangoLayout *layout;
  AccordBox    box;
  AccordColor  color;
  gboolean     covers; /* stands on marks */
} Label;

struct _AccordLabels
{
  AccordFonts *fonts;
  double       width, height;
  gboolean     mirrored;
  GArray      *placed;  /* of Label */
  GArray      *avoided; /* of AccordBox: marks that a text had better not cover */
  GArray      *texts;   /* of AccordChartText, made on demand */
  AccordBox    bounds;  /* texts stay within: the picture, or a panel */
  AccordBox    plot;    /* texts in it are kept clear of what is drawn there */
  AccordColor  paper;
};

static void
clear_label (gpointer data)
{
  Label *label = data;

  g_object_unref (label->layout);
}

static double
overlap (const AccordBox *a,
         const AccordBox *b,
         double           room)
{
  double across = fmin (a->right, b->right) - fmax (a->left, b->left) + room;
  double down = fmin (a->bottom, b->bottom) - fmax (a->top, b->top);

  return across > 0 && down > 0 ? across * down : 0;
}

static gboolean
is_free (AccordLabels    *self,
         const AccordBox *box)
{
  if (box->left < self->bounds.left || box->top < self->bounds.top || box->right > self->bounds.right ||
      box->bottom > self->bounds.bottom)
    return FALSE;
  for (guint i = 0; i < self->placed->len; i++)
    if (overlap (box, &g_array_index (self->placed, Label, i).box, ROOM) > 0)
      return FALSE;
  return TRUE;
}

static double
sum_covered (AccordLabels    *self,
             const AccordBox *box)
{
  double area = 0;

  for (guint i = 0; i < self->avoided->len; i++)
    area += overlap (box, &g_array_index (self->avoided, AccordBox, i), 0);
  return area;
}

static void
take_place (AccordLabels      *self,
            PangoLayout       *layout,
            const AccordBox   *box,
            const AccordColor *color)
{
  Label label = { g_object_ref (layout), *box, *color, overlap (box, &self->plot, 0) > 0 };

  g_array_append_val (self->placed, label);
}

/**
 * accord_labels_new:
 * @theme: font and colours
 * @text_scale: 1.0 is the design's size
 * @width: of the picture
 * @height: of the picture
 * @mirrored: whether the picture is drawn from right to left; boxes are given as if it were not
 *
 * Returns: (transfer full): no texts yet
 */
AccordLabels *
accord_labels_new (const AccordChartTheme *theme,
                   double                  text_scale,
                   double                  width,
                   double                  height,
                   gboolean                mirrored)
{
  AccordLabels *self = g_new0 (AccordLabels, 1);

  self->fonts = accord_fonts_get (theme, text_scale);
  self->width = width;
  self->height = height;
  self->bounds = (AccordBox) { 0, 0, width, height };
  self->mirrored = mirrored;
  self->paper = theme->background;
  self->placed = g_array_new (FALSE, FALSE, sizeof (Label));
  g_array_set_clear_func (self->placed, clear_label);
  self->avoided = g_array_new (FALSE, FALSE, sizeof (AccordBox));

  return self;
}

/**
 * accord_labels_free:
 * @self: (transfer full): labels
 */
void
accord_labels_free (AccordLabels *self)
{
  g_array_unref (self->placed);
  g_array_unref (self->avoided);
  g_clear_pointer (&self->texts, g_array_unref);
  accord_fonts_unref (self->fonts);
  g_free (self);
}

/**
 * accord_labels_measure:
 * @self: labels
 * @text: one line
 * @style: its font
 * @width: (out): of its box
 * @height: (out): of its box
 */
void
accord_labels_measure (AccordLabels    *self,
                       const char      *text,
                       AccordTextStyle  style,
                       double          *width,
                       double          *height)
{
  accord_fonts_measure (self->fonts, text, style, width, height);
}

/**
 * accord_labels_line_height:
 * @self: labels
 * @style: a font
 *
 * Returns: the height of a line of figures
 */
double
accord_labels_line_height (AccordLabels    *self,
                           AccordTextStyle  style)
{
  return accord_fonts_line_height (self->fonts, style);
}

/**
 * accord_labels_set_plot:
 * @self: labels
 * @plot: where marks are
 *
 * Texts placed there from now on are drawn with paper around them.
 */
void
accord_labels_set_plot (AccordLabels    *self,
                        const AccordBox *plot)
{
  self->plot = *plot;
}

/**
 * accord_labels_set_bounds:
 * @self: labels
 * @bounds: (nullable): a part of the picture; %NULL: all of it
 *
 * Texts placed from now on stay within.
 */
void
accord_labels_set_bounds (AccordLabels    *self,
                          const AccordBox *bounds)
{
  self->bounds = bounds != NULL ? *bounds : (AccordBox) { 0, 0, self->width, self->height };
}

/**
 * accord_labels_avoid:
 * @self: labels
 * @box: of a mark
 *
 * Asks that later texts rather not cover @box.
 */
void
accord_labels_avoid (AccordLabels    *self,
                     const AccordBox *box)
{
  g_array_append_val (self->avoided, *box);
}

static gboolean
place_text (AccordLabels      *self,
            const char        *text,
            AccordTextStyle    style,
            const AccordColor *color,
            const AccordPlace *places,
            guint              n_places,
            double             most_covered)
{
  PangoLayout *layout;
  AccordBox best = { 0 };
  double width, height, least = INFINITY;

  if (text == NULL || *text == '\0')
    return FALSE;

  layout = accord_fonts_get_layout (self->fonts, text, style);
  accord_fonts_measure (self->fonts, text, style, &width, &height);
  for (guint i = 0; i < n_places && least > 0; i++)
    {
      double left = places[i].x - width * places[i].align_x, top = places[i].y - height * places[i].align_y;
      AccordBox box = { left, top, left + width, top + height };
      double covered;

      if (!is_free (self, &box))
        continue;
      covered = sum_covered (self, &box);
      if (covered >= least)
        continue;
      least = covered;
      best = box;
    }
  if (!isfinite (least) || least > most_covered * width * height)
    return FALSE;
  take_place (self, layout, &best, color);

  return TRUE;
}

/**
 * accord_labels_place:
 * @self: labels
 * @text: one line
 * @style: its font
 * @color: its colour
 * @places: where it may stand, the best first
 * @n_places: how many
 *
 * Puts the text where it covers least, if there is a place where it overlaps no other.
 *
 * Returns: whether it has a place
 */
gboolean
accord_labels_place (AccordLabels      *self,
                     const char        *text,
                     AccordTextStyle    style,
                     const AccordColor *color,
                     const AccordPlace *places,
                     guint              n_places)
{
  return place_text (self, text, style, color, places, n_places, INFINITY);
}

/**
 * accord_labels_place_optional:
 * @self: labels
 * @text: one line
 * @style: its font
 * @color: its colour
 * @places: where it may stand, the best first
 * @n_places: how many
 *
 * Like accord_labels_place(), but leaves the text out where it would cover marks.
 *
 * Returns: whether it has a place
 */
gboolean
accord_labels_place_optional (AccordLabels      *self,
                              const char        *text,
                              AccordTextStyle    style,
                              const AccordColor *color,
                              const AccordPlace *places,
                              guint              n_places)
{
  return place_text (self, text, style, color, places, n_places, TOO_MUCH_COVERED);
}

/**
 * accord_labels_place_block:
 * @self: labels
 * @text: (nullable): some lines, wrapped to the width of @box and cut with an ellipsis
 * @style: its font
 * @color: its colour
 * @box: where; the text stands at its start, or in its middle where @align_y is 0.5
 * @most_lines: how many at most
 * @align_y: 0 at the top … 1 at the bottom of @box
 *
 * Returns: the height it takes, 0 where it does not fit
 */
double
accord_labels_place_block (AccordLabels      *self,
                           const char        *text,
                           AccordTextStyle    style,
                           const AccordColor *color,
                           const AccordBox   *box,
                           guint              most_lines,
                           double             align_y)
{
  g_autoptr (PangoLayout) layout = NULL;
  AccordBox taken;
  double width, height, left;

  if (text == NULL || *text == '\0' || box->right - box->left < LEAST_WIDTH)
    return 0;

  layout = accord_fonts_create_layout (self->fonts, text, style);
  pango_layout_set_width (layout, (box->right - box->left) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -(int) most_lines);
  if (align_y == 0.5)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  accord_fonts_measure_layout (layout, &width, &height);
  left = align_y == 0.5 ? (box->left + box->right - width) / 2 : box->left;
  taken.left = left;
  taken.right = left + width;
  taken.top = box->top + (box->bottom - box->top - height) * align_y;
  taken.bottom = taken.top + height;
  if (height > box->bottom - box->top || !is_free (self, &taken))
    return 0;
  take_place (self, layout, &taken, color);

  return height;
}

static void
move_to_label (AccordLabels *self,
               Label        *label,
               cairo_t      *cr)
{
  double x = self->mirrored ? self->width - label->box.right : label->box.left;
  PangoRectangle logical;

  pango_layout_get_extents (label->layout, NULL, &logical);
  cairo_move_to (cr, x - (double) logical.x / PANGO_SCALE, label->box.top);
}

static void
draw_halo (AccordLabels *self,
           Label        *label,
           cairo_t      *cr)
{
  cairo_save (cr);
  cairo_set_source_rgba (cr, self->paper.r, self->paper.g, self->paper.b, self->paper.a);
  cairo_set_line_width (cr, HALO);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  move_to_label (self, label, cr);
  pango_cairo_layout_path (cr, label->layout);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * accord_labels_draw:
 * @self: labels
 * @cr: where to, not mirrored
 */
void
accord_labels_draw (AccordLabels *self,
                    cairo_t      *cr)
{
  for (guint i = 0; i < self->placed->len; i++)
    if (g_array_index (self->placed, Label, i).covers)
      draw_halo (self, &g_array_index (self->placed, Label, i), cr);
  for (guint i = 0; i < self->placed->len; i++)
    {
      Label *label = &g_array_index (self->placed, Label, i);

      cairo_set_source_rgba (cr, label->color.r, label->color.g, label->color.b, label->color.a);
      move_to_label (self, label, cr);
      pango_cairo_show_layout (cr, label->layout);
    }
}

/**
 * accord_labels_get_texts:
 * @self: labels
 * @n_texts: (out): how many
 *
 * Returns: (transfer none): every text that is drawn, where it is drawn
 */
const AccordChartText *
accord_labels_get_texts (AccordLabels *self,
                         guint        *n_texts)
{
  if (self->texts == NULL)
    {
      self->texts = g_array_new (FALSE, FALSE, sizeof (AccordChartText));
      for (guint i = 0; i < self->placed->len; i++)
        {
          Label *label = &g_array_index (self->placed, Label, i);
          AccordBox *box = &label->box;
          AccordChartText text = { pango_layout_get_text (label->layout), box->left, box->top, box->right, box->bottom };

          if (self->mirrored)
            {
              text.left = self->width - box->right;
              text.right = self->width - box->left;
            }
          g_array_append_val (self->texts, text);
        }
    }
  *n_texts = self->texts->len;

  return (const AccordChartText *) (void *) self->texts->data;
}
