#include "chart/chart.h"

#include <math.h>

/* One chart as data. Drawing is in layout.c and the layers. */

static void
free_point (gpointer data)
{
  AccordChartPoint *point = data;

  g_free (point->label);
  g_free (point->value_label);
  g_free (point->note);
  g_free (point->tip);
  for (guint i = 0; i < G_N_ELEMENTS (point->columns); i++)
    g_free (point->columns[i]);
  g_free (point);
}

static void
free_series (gpointer data)
{
  AccordChartSeries *series = data;

  g_free (series->name);
  g_ptr_array_unref (series->points);
  g_free (series);
}

static void
free_target (gpointer data)
{
  AccordChartTarget *target = data;

  g_free (target->label);
  g_free (target);
}

static void
free_event (gpointer data)
{
  AccordChartEvent *event = data;

  g_free (event->label);
  g_free (event->tip);
  g_free (event);
}

/**
 * accord_chart_new:
 * @kind: what is drawn
 *
 * An empty chart. Its text fields may be set directly; it owns them.
 *
 * Returns: (transfer full): the chart; free with accord_chart_free()
 */
AccordChart *
accord_chart_new (AccordChartKind kind)
{
  AccordChart *self = g_new0 (AccordChart, 1);

  self->kind = kind;
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->targets = g_ptr_array_new_with_free_func (free_target);
  self->events = g_ptr_array_new_with_free_func (free_event);
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_chart_free);
  self->text_scale = 1.0;

  return self;
}

/**
 * accord_chart_free:
 * @self: (transfer full) (nullable): a chart
 *
 * Frees @self with everything in it.
 */
void
accord_chart_free (AccordChart *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->foot);
  g_free (self->empty);
  g_free (self->early_label);
  g_free (self->truncated_label);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->targets);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->panels);
  for (guint i = 0; i < G_N_ELEMENTS (self->heads); i++)
    g_free (self->heads[i]);
  if (self->format_free != NULL)
    self->format_free (self->format_data);
  if (self->explain_free != NULL)
    self->explain_free (self->explain_data);
  g_free (self);
}

/**
 * accord_chart_add_series:
 * @self: a chart
 * @name: (nullable): what it is called beside its end
 *
 * Returns: (transfer none): the new series, without points
 */
AccordChartSeries *
accord_chart_add_series (AccordChart *self,
                         const char  *name)
{
  AccordChartSeries *series;

  g_return_val_if_fail (self != NULL, NULL);

  series = g_new0 (AccordChartSeries, 1);
  series->name = g_strdup (name);
  series->points = g_ptr_array_new_with_free_func (free_point);
  g_ptr_array_add (self->series, series);

  return series;
}

/**
 * accord_chart_add_point:
 * @series: a series
 * @value: its figure, NaN for a gap
 *
 * Returns: (transfer none): the new point, without texts, date and range
 */
AccordChartPoint *
accord_chart_add_point (AccordChartSeries *series,
                        double             value)
{
  AccordChartPoint *point;

  g_return_val_if_fail (series != NULL, NULL);

  point = g_new0 (AccordChartPoint, 1);
  point->value = value;
  point->low = NAN;
  point->high = NAN;
  point->until = NAN;
  point->aim = NAN;
  point->full = NAN;
  g_ptr_array_add (series->points, point);

  return point;
}

/**
 * accord_chart_dup_tip:
 * @self: a chart
 * @series: one of its series
 * @point: one of its points
 *
 * Returns: (transfer full) (nullable): what a pointer or the keyboard reads there
 */
char *
accord_chart_dup_tip (const AccordChart *self,
                      guint              series,
                      guint              point)
{
  const AccordChartPoint *shown = g_ptr_array_index (accord_chart_get_series (self, series)->points, point);
  char *tip = g_strdup (shown->tip);

  if (tip == NULL && self->explain != NULL)
    tip = self->explain (series, point, self->explain_data);
  return tip != NULL ? tip : g_strdup (shown->label);
}

/**
 * accord_chart_add_target:
 * @self: a chart
 * @value: where the line goes
 * @label: what stands beside it
 *
 * Adds a dashed line that takes part in the axis' extent.
 */
void
accord_chart_add_target (AccordChart *self,
                         double       value,
                         const char  *label)
{
  AccordChartTarget *target;

  g_return_if_fail (self != NULL);
  g_return_if_fail (isfinite (value));

  target = g_new0 (AccordChartTarget, 1);
  target->value = value;
  target->label = g_strdup (label);
  g_ptr_array_add (self->targets, target);
}

/**
 * accord_chart_draw:
 * @self: a chart
 * @theme: its colours and font
 * @cr: where to
 * @width: of the picture
 * @height: of the picture
 *
 * Layout and drawing in one, at 0,0 of @cr, with the theme's background.
 */
void
accord_chart_draw (const AccordChart      *self,
                   const AccordChartTheme *theme,
                   cairo_t                *cr,
                   double                  width,
                   double                  height)
{
  g_autoptr (AccordChartLayout) layout = NULL;
  const AccordColor *paper = &theme->background;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, paper->r, paper->g, paper->b, paper->a);
  cairo_paint (cr);
  layout = accord_chart_layout_new (self, theme, width, height);
  accord_chart_layout_draw (layout, cr);
  cairo_restore (cr);
}

/**
 * accord_chart_add_event:
 * @self: a chart over time
 * @label: what happened, in a word or three
 *
 * Returns: (transfer none): the event, without a tip
 */
AccordChartEvent *
accord_chart_add_event (AccordChart *self,
                        gint         year,
                        gint         month,
                        gint         day,
                        const char  *label)
{
  AccordChartEvent *event;

  g_return_val_if_fail (self != NULL, NULL);

  event = g_new0 (AccordChartEvent, 1);
  event->year = year;
  event->month = month;
  event->day = day;
  event->label = g_strdup (label);
  g_ptr_array_add (self->events, event);
  return event;
}

/**
 * accord_chart_add_panel:
 * @self: a chart of panels
 * @panel: (transfer full): one of them, with its title
 *
 * Returns: (transfer none): @panel
 */
AccordChart *
accord_chart_add_panel (AccordChart *self,
                        AccordChart *panel)
{
  g_return_val_if_fail (self != NULL && panel != NULL, NULL);

  g_ptr_array_add (self->panels, panel);
  return panel;
}

/**
 * accord_chart_n_series:
 * @self: a chart
 *
 * Returns: how many series it has, those of its panels included
 */
guint
accord_chart_n_series (const AccordChart *self)
{
  guint n = self->series->len;

  for (guint i = 0; i < self->panels->len; i++)
    n += accord_chart_n_series (g_ptr_array_index (self->panels, i));
  return n;
}

/**
 * accord_chart_get_series:
 * @self: a chart
 * @series: an index, counted over the panels one after the other
 *
 * Returns: (transfer none) (nullable): the series that a hit speaks of
 */
AccordChartSeries *
accord_chart_get_series (const AccordChart *self,
                         guint              series)
{
  if (series < self->series->len)
    return g_ptr_array_index (self->series, series);
  series -= self->series->len;
  for (guint i = 0; i < self->panels->len; i++)
    {
      const AccordChart *panel = g_ptr_array_index (self->panels, i);
      guint n = accord_chart_n_series (panel);

      if (series < n)
        return accord_chart_get_series (panel, series);
      series -= n;
    }
  return NULL;
}

/**
 * accord_chart_get_event:
 * @self: a chart
 * @event: an index, counted over the panels one after the other
 *
 * Returns: (transfer none) (nullable): the event that a hit speaks of
 */
AccordChartEvent *
accord_chart_get_event (const AccordChart *self,
                        guint              event)
{
  if (event < self->events->len)
    return g_ptr_array_index (self->events, event);
  event -= self->events->len;
  for (guint i = 0; i < self->panels->len; i++)
    {
      const AccordChart *panel = g_ptr_array_index (self->panels, i);

      if (event < panel->events->len)
        return accord_chart_get_event (panel, event);
      event -= panel->events->len;
    }
  return NULL;
}
