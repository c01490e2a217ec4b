#include "layout.h"

#include <math.h>

/* The parts of a picture in their order, and what each kind of chart has a file for. */

#define SPARK_WIDTH 120.0 /* smaller, a compact chart has neither axis nor text */
#define SPARK_HEIGHT 40.0

typedef struct
{
  gboolean upright; /* stands on axes */
  void (*layout) (AccordChartLayout *self);
  void (*draw) (AccordChartLayout *self,
                cairo_t           *cr);
} Layer;

static const Layer layers[] = {
  [ACCORD_CHART_LINE] = { TRUE, accord_line_layer_layout, accord_line_layer_draw },
  [ACCORD_CHART_BARS] = { TRUE, accord_bar_layer_layout, accord_bar_layer_draw },
  [ACCORD_CHART_ROWS] = { FALSE, accord_row_layer_layout, accord_row_layer_draw },
  [ACCORD_CHART_BULLETS] = { FALSE, accord_bullet_layer_layout, accord_bullet_layer_draw },
  [ACCORD_CHART_HEAT] = { FALSE, accord_heat_layer_layout, accord_heat_layer_draw },
  [ACCORD_CHART_PANELS] = { FALSE, accord_panel_layer_layout, accord_panel_layer_draw },
};

static const Layer spark = { FALSE, accord_spark_layer_layout, accord_spark_layer_draw };

/**
 * accord_layout_is_upright:
 * @self: a layout
 *
 * Returns: whether its marks stand on axes
 */
gboolean
accord_layout_is_upright (const AccordChartLayout *self)
{
  return layers[self->chart->kind].upright && !accord_layout_is_spark (self);
}

/**
 * accord_layout_is_spark:
 * @self: a layout
 *
 * Returns: whether it is so small that only its marks are drawn
 */
gboolean
accord_layout_is_spark (const AccordChartLayout *self)
{
  return self->chart->compact && layers[self->chart->kind].upright && (self->bare & ACCORD_BARE_PANEL) == 0 &&
         (self->width < SPARK_WIDTH || self->height < SPARK_HEIGHT);
}

static const Layer *
get_layer (const AccordChartLayout *self)
{
  return accord_layout_is_spark (self) ? &spark : &layers[self->chart->kind];
}

static gboolean
has_value (const AccordChart *chart)
{
  for (guint i = 0; i < chart->panels->len; i++)
    if (has_value (g_ptr_array_index (chart->panels, i)))
      return TRUE;
  for (guint i = 0; i < chart->series->len; i++)
    {
      const AccordChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; !series->reference && !series->compared && j < series->points->len; j++)
        if (isfinite (((AccordChartPoint *) g_ptr_array_index (series->points, j))->value))
          return TRUE;
    }
  return FALSE;
}

static guint
count_points (const AccordChart *chart)
{
  guint most = 0;

  for (guint i = 0; i < chart->series->len; i++)
    most = MAX (most, ((AccordChartSeries *) g_ptr_array_index (chart->series, i))->points->len);
  return most;
}

static AccordChartLayout *
create_layout (const AccordChart      *chart,
               const AccordChartTheme *theme,
               double                  width,
               double                  height)
{
  AccordChartLayout *self = g_new0 (AccordChartLayout, 1);

  self->chart = chart;
  self->theme = *theme;
  self->width = floor (width);
  self->height = floor (height);
  self->frame = (AccordBox) { 0, 0, self->width, self->height };
  self->scale = chart->text_scale > 0 ? chart->text_scale : 1;
  self->mirrored = chart->rtl;
  self->marks = g_array_new (FALSE, FALSE, sizeof (AccordAxisMark));
  self->keys = g_array_new (FALSE, FALSE, sizeof (AccordKey));
  self->rows = g_array_new (FALSE, FALSE, sizeof (AccordRow));
  self->flags = g_array_new (FALSE, FALSE, sizeof (AccordFlag));
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_chart_layout_free);
  self->n_points = count_points (chart);
  self->is_empty = !has_value (chart);
  accord_number_axis_extent (self, &self->at_low, &self->at_high);

  return self;
}

/**
 * accord_layout_new_panel:
 * @self: the layout of the whole picture
 * @chart: a part of it
 * @frame: where the part is
 *
 * Returns: (transfer none): its layout, which shares texts and marks with the whole; freed with @self
 */
AccordChartLayout *
accord_layout_new_panel (AccordChartLayout *self,
                         const AccordChart *chart,
                         const AccordBox   *frame)
{
  AccordChartLayout *panel = create_layout (chart, &self->theme, self->width, self->height);
  const AccordChartLayout *before = self->panels->len > 0 ? g_ptr_array_index (self->panels, self->panels->len - 1) : NULL;

  panel->scale = self->scale;
  panel->mirrored = self->mirrored;
  panel->frame = *frame;
  panel->inside = *frame;
  panel->bare = ACCORD_BARE_PANEL;
  panel->labels = self->labels;
  panel->hits = self->hits;
  panel->first_series = before != NULL ? before->first_series + accord_chart_n_series (before->chart) : self->chart->series->len;
  panel->first_event = before != NULL ? before->first_event + before->chart->events->len : self->chart->events->len;
  g_ptr_array_add (self->panels, panel);

  return panel;
}

/**
 * accord_layout_marks:
 * @self: a layout whose axes are placed, where it has some
 *
 * Places what belongs to the marks.
 */
void
accord_layout_marks (AccordChartLayout *self)
{
  get_layer (self)->layout (self);
}

/**
 * accord_layout_draw:
 * @self: a layout
 * @cr: where to, mirrored where the picture is
 *
 * Draws everything but texts.
 */
void
accord_layout_draw (AccordChartLayout *self,
                    cairo_t           *cr)
{
  if (!self->is_empty)
    get_layer (self)->draw (self, cr);
}

/**
 * accord_chart_layout_new:
 * @self: a chart, which outlives the layout
 * @theme: colours and font; copied
 * @width: of the picture
 * @height: of the picture
 *
 * Returns: (transfer full): the chart, measured
 */
AccordChartLayout *
accord_chart_layout_new (const AccordChart      *self,
                         const AccordChartTheme *theme,
                         double                  width,
                         double                  height)
{
  AccordChartLayout *layout;
  double padding;

  g_return_val_if_fail (self != NULL && theme != NULL, NULL);

  layout = create_layout (self, theme, width, height);
  layout->labels = accord_labels_new (theme, layout->scale, layout->width, layout->height, self->rtl);
  layout->hits = accord_hits_new ();
  padding = self->title != NULL ? 14 : 1;
  layout->inside = (AccordBox) { padding, padding, layout->width - padding, layout->height - padding };

  if (!accord_layout_is_spark (layout))
    accord_header_layout (layout);
  if (layout->is_empty && !accord_layout_is_spark (layout))
    accord_header_say_empty (layout, &layout->inside);
  if (layout->is_empty)
    return layout;
  if (accord_layout_is_upright (layout))
    accord_axes_layout (layout);
  accord_layout_marks (layout);
  accord_events_hits (layout);

  return layout;
}

/**
 * accord_chart_layout_free:
 * @self: (transfer full) (nullable): a layout
 */
void
accord_chart_layout_free (AccordChartLayout *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->panels);
  if ((self->bare & ACCORD_BARE_PANEL) == 0)
    {
      accord_labels_free (self->labels);
      accord_hits_free (self->hits);
    }
  g_array_unref (self->marks);
  g_array_unref (self->keys);
  g_array_unref (self->rows);
  g_array_unref (self->flags);
  g_free (self);
}

/**
 * accord_chart_layout_draw:
 * @self: a layout
 * @cr: where to, at its 0,0
 *
 * Draws everything but the background.
 */
void
accord_chart_layout_draw (AccordChartLayout *self,
                          cairo_t           *cr)
{
  cairo_save (cr);
  if (self->chart->rtl)
    {
      cairo_translate (cr, self->width, 0);
      cairo_scale (cr, -1, 1);
    }
  cairo_new_path (cr);
  accord_layout_draw (self, cr);
  cairo_restore (cr);

  accord_labels_draw (self->labels, cr);
}

/**
 * accord_chart_layout_texts:
 * @self: a layout
 * @n_texts: (out): how many
 *
 * Returns: (transfer none): every text that is drawn, and where
 */
const AccordChartText *
accord_chart_layout_texts (AccordChartLayout *self,
                           guint             *n_texts)
{
  return accord_labels_get_texts (self->labels, n_texts);
}
