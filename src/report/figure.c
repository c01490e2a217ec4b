#include "report/figure.h"

/* Charts are made for a screen's 12 pixels; on paper their letters are as small as a note's. */
#define SCALE (8.5 / 12.0)
#define SPACE_BEFORE 6.0
#define SPACE_AFTER 4.0

typedef struct
{
  AccordElement   parent;
  AccordChart *chart;
  char        *alternative;
  double       indent, width, height;
  gboolean     is_lent; /* the chart is somebody else's */
} Figure;

static void
figure_slice (AccordElement *part,
              GArray     *slices)
{
  Figure *self = (Figure *) part;

  /* What it shows is said below it. */
  accord_element_slice (part, slices, 0, self->height, SPACE_BEFORE, SPACE_AFTER, TRUE);
}

static void
figure_draw (AccordElement   *part,
             AccordCanvas *canvas,
             guint         index,
             double        x,
             double        y)
{
  Figure *self = (Figure *) part;

  self->chart->rtl = canvas->mirror > 0;
  accord_canvas_begin_picture (canvas, self->alternative);
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, accord_canvas_mirror (canvas, x + self->indent, self->width), y);
  cairo_scale (canvas->cr, SCALE, SCALE);
  accord_chart_draw (self->chart, accord_chart_theme_print (), canvas->cr, self->width / SCALE, self->height / SCALE);
  cairo_restore (canvas->cr);
  accord_canvas_end (canvas, 1);
}

static void
figure_free (AccordElement *part)
{
  Figure *self = (Figure *) part;

  if (!self->is_lent)
    accord_chart_free (self->chart);
  g_free (self->alternative);
  g_free (self);
}

static const AccordElementClass figure_class = { figure_slice, figure_draw, NULL, figure_free };

static void
add (AccordDocument *document,
     AccordChart    *chart,
     gboolean        is_lent,
     const char     *alternative,
     double          indent,
     double          height)
{
  Figure *self = g_new0 (Figure, 1);

  self->parent.klass = &figure_class;
  self->chart = chart;
  self->is_lent = is_lent;
  self->alternative = g_strdup (alternative);
  self->indent = indent;
  self->width = accord_document_get_width (document) - indent;
  self->height = height;
  accord_document_add (document, (AccordElement *) self);
}

/**
 * accord_figure_add:
 * @chart: (transfer full): what is drawn
 * @alternative: what it shows, in words
 * @height: in points
 *
 * Adds a picture; what comes next stays on its page.
 */
void
accord_figure_add (AccordDocument *document,
                   AccordChart    *chart,
                   const char     *alternative,
                   double          indent,
                   double          height)
{
  add (document, chart, FALSE, alternative, indent, height);
}

/**
 * accord_figure_add_lent:
 * @chart: (transfer none): what is drawn; it must outlive the drawing of @document
 *
 * As accord_figure_add().
 */
void
accord_figure_add_lent (AccordDocument *document,
                        AccordChart    *chart,
                        const char     *alternative,
                        double          indent,
                        double          height)
{
  add (document, chart, TRUE, alternative, indent, height);
}
