#include "report/goal-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PADDING 13.0
#define RULE_ABOVE 1.6
#define RULE_BELOW 0.7
#define WORDS_SHARE 0.44 /* of the width; the rest is the bar's */
#define WORDS_GAP 2.0
#define BAR 11.0
#define LABEL_GAP 4.0

typedef struct
{
  AccordElement  parent;
  GPtrArray  *words; /* of AccordText, from top to bottom */
  AccordText *value_label, *target_label, *pace_label;
  char       *alternative;
  double      value, target, pace;
  double      width;
} Panel;

static double
measure_words (Panel *self)
{
  double height = 0;

  for (guint i = 0; i < self->words->len; i++)
    height += accord_text_get_height (g_ptr_array_index (self->words, i)) + (i > 0 ? WORDS_GAP : 0);
  return height;
}

static void
panel_slice (AccordElement *part,
             GArray     *slices)
{
  Panel *self = (Panel *) part;

  accord_element_slice (part, slices, 0, measure_words (self) + 2 * PADDING, 16, 4, FALSE);
}

static gboolean
has_bar (Panel *self)
{
  return isfinite (self->value) && isfinite (self->target) && self->target > 0 && self->value >= 0;
}

static void
draw_label (AccordCanvas *canvas,
            AccordText   *label,
            double        at,
            double        left,
            double        right,
            double        y)
{
  double width = accord_text_get_natural_width (label);
  double x = MAX (MIN (at - width / 2, right - width), left);

  accord_text_draw (label, canvas, 0, 1, x, y);
}

/* Whichever of value and target is further has its label at the right end, the other keeps to the left of it. */
static void
draw_labels (Panel        *self,
             AccordCanvas *canvas,
             double        left,
             double        right,
             double        unit,
             double        y)
{
  gboolean reached = self->value > self->target;
  AccordText *outer = reached ? self->value_label : self->target_label;
  AccordText *inner = reached ? self->target_label : self->value_label;
  double at = left + MIN (self->value, self->target) * unit;

  draw_label (canvas, outer, right, left, right, y);
  draw_label (canvas, inner, at, left, right - accord_text_get_natural_width (outer) - 8, y);
}

/* The target is a dashed line and has its word: colour alone says nothing. */
static void
draw_mark (AccordCanvas      *canvas,
           double             x,
           double             top,
           double             bottom,
           gboolean           dashed,
           const AccordColor *color)
{
  const double dashes[] = { 2.5, 2 };

  cairo_save (canvas->cr);
  accord_canvas_set_color (canvas, color);
  cairo_set_line_width (canvas->cr, 1.4);
  if (dashed)
    cairo_set_dash (canvas->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (canvas->cr, accord_canvas_mirror (canvas, x, 0), top);
  cairo_line_to (canvas->cr, accord_canvas_mirror (canvas, x, 0), bottom);
  cairo_stroke (canvas->cr);
  cairo_restore (canvas->cr);
}

static void
draw_bar (Panel        *self,
          AccordCanvas *canvas,
          double        left,
          double        right,
          double        middle)
{
  const AccordChartTheme *theme = accord_chart_theme_print ();
  double unit = (right - left) / MAX (self->target, self->value);
  double top = middle - BAR / 2;
  double bottom = middle + BAR / 2;
  double above = top - LABEL_GAP - accord_text_get_height (self->value_label);

  accord_canvas_begin_picture (canvas, self->alternative);
  accord_canvas_set_color (canvas, &theme->grid);
  cairo_rectangle (canvas->cr, accord_canvas_mirror (canvas, left, self->target * unit), top, self->target * unit, BAR);
  cairo_fill (canvas->cr);
  accord_canvas_set_color (canvas, &theme->data);
  cairo_rectangle (canvas->cr, accord_canvas_mirror (canvas, left, self->value * unit), top, self->value * unit, BAR);
  cairo_fill (canvas->cr);
  draw_mark (canvas, left + self->target * unit, top - 4, bottom + 4, TRUE, &theme->contrast);

  draw_labels (self, canvas, left, right, unit, above);
  if (isfinite (self->pace))
    {
      draw_mark (canvas, left + MIN (self->pace, self->target) * unit, top - 1, bottom + 4, FALSE, &theme->text);
      draw_label (canvas, self->pace_label, left + MIN (self->pace, self->target) * unit, left, right,
                  bottom + LABEL_GAP + 1);
    }
  accord_canvas_end (canvas, 1);
}

static void
panel_draw (AccordElement   *part,
            AccordCanvas *canvas,
            guint         index,
            double        x,
            double        y)
{
  Panel *self = (Panel *) part;
  const AccordChartTheme *theme = accord_chart_theme_print ();
  double height = measure_words (self) + 2 * PADDING;
  double top = y + PADDING;

  accord_canvas_rule (canvas, x, x + self->width, y + RULE_ABOVE / 2, RULE_ABOVE, &theme->data);
  for (guint i = 0; i < self->words->len; i++)
    {
      AccordText *text = g_ptr_array_index (self->words, i);

      accord_canvas_begin (canvas, "P");
      accord_text_draw (text, canvas, 0, accord_text_get_n_lines (text), x, top);
      accord_canvas_end (canvas, 1);
      top += accord_text_get_height (text) + WORDS_GAP;
    }
  if (has_bar (self))
    draw_bar (self, canvas, x + self->width * (WORDS_SHARE + 0.04), x + self->width, y + height / 2 + 2);
  accord_canvas_rule (canvas, x, x + self->width, y + height - RULE_BELOW / 2, RULE_BELOW, &theme->hatch);
}

static void
panel_free (AccordElement *part)
{
  Panel *self = (Panel *) part;

  g_ptr_array_unref (self->words);
  accord_text_free (self->value_label);
  accord_text_free (self->target_label);
  accord_text_free (self->pace_label);
  g_free (self->alternative);
  g_free (self);
}

static const AccordElementClass panel_class = { panel_slice, panel_draw, NULL, panel_free };

static void
add_words (Panel          *self,
           AccordDocument *document,
           AccordFaceKind  face,
           const char     *text)
{
  double width = has_bar (self) ? self->width * WORDS_SHARE : self->width;

  if (text != NULL)
    g_ptr_array_add (self->words, accord_text_new (accord_document_get_typesetter (document), face, text, width,
                                                   PANGO_ALIGN_LEFT));
}

static AccordText *
make_label (Panel          *self,
            AccordDocument *document,
            AccordFaceKind  face,
            const char     *text)
{
  return accord_text_new (accord_document_get_typesetter (document), face, text != NULL ? text : "",
                          self->width / 2, PANGO_ALIGN_LEFT);
}

/**
 * accord_goal_panel_add:
 *
 * Adds the shared goal between two rules, with a bar that shows how much of it is reached.
 */
void
accord_goal_panel_add (AccordDocument   *document,
                       const AccordGoal *goal)
{
  Panel *self = g_new0 (Panel, 1);

  self->parent.klass = &panel_class;
  self->width = accord_document_get_width (document);
  self->value = goal->value;
  self->target = goal->target;
  self->pace = goal->pace;
  /* Translators: what a bar shows: how much is reached, what is aimed at */
  self->alternative = g_strdup_printf (_("%s, %s"), goal->value_label != NULL ? goal->value_label : "–",
                                       goal->target_label != NULL ? goal->target_label : "–");
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_text_free);
  self->value_label = make_label (self, document, ACCORD_FACE_CELL_BOLD, goal->value_label);
  self->target_label = make_label (self, document, ACCORD_FACE_CELL_BOLD, goal->target_label);
  self->pace_label = make_label (self, document, ACCORD_FACE_SMALL, _("even pace"));
  accord_text_set_accent (self->value_label, &accord_chart_theme_print ()->data);
  accord_text_set_accent (self->target_label, &accord_chart_theme_print ()->contrast);

  add_words (self, document, ACCORD_FACE_SMALL, _("Our shared goal"));
  add_words (self, document, ACCORD_FACE_GOAL, goal->goal != NULL ? goal->goal : _("No shared goal agreed yet."));
  add_words (self, document, ACCORD_FACE_GOAL, goal->days);
  add_words (self, document, ACCORD_FACE_CELL, goal->progress);
  accord_document_add (document, (AccordElement *) self);
}
