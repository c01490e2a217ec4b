#include "present/figure-chart.h"

#include "present/figure-compared.h"
#include "present/figure-form.h"
#include "present/figure-plain.h"
#include "present/figure-words.h"
#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Series of its own, not what they are compared with. */
static guint
count_own (const AccordChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->series->len; i++)
    n += !((const AccordChartSeries *) chart->series->pdata[i])->compared;
  return n;
}

static gboolean
shows_ranges (const AccordChart *chart)
{
  if (chart->kind == ACCORD_CHART_BARS || chart->compact || count_own (chart) != 1)
    return FALSE;
  for (guint i = 0; i < chart->series->len; i++)
    {
      const AccordChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->points->len; j++)
        {
          const AccordChartPoint *point = g_ptr_array_index (series->points, j);

          if (isfinite (point->high) && !point->early)
            return TRUE;
        }
    }

  return FALSE;
}

static void
set_words (AccordChart                *chart,
           const AccordMetric         *metric,
           const AccordFigures        *figures,
           const AccordPresentOptions *options)
{
  chart->early_label = accord_figures_early_label (metric, figures);
  /* Whether its axis may is for the chart to decide, of whatever form. */
  chart->truncated_label = g_strdup (_("The axis does not begin at 0."));
  chart->empty = accord_figures_empty (metric, figures, options);
  if (options->with_title)
    {
      chart->title = accord_figures_title (metric, figures, options);
      chart->subtitle = accord_figures_subtitle (metric, figures, options);
    }
  if (!options->compact)
    chart->foot = accord_figures_foot (metric, figures, options, shows_ranges (chart));
}

/**
 * accord_present_chart:
 * @metric: what was measured
 * @figures: the figures
 * @options: currency, target, form
 *
 * Lines for rates and values over time and for several groups over time, upright bars for counts and sums,
 * lying bars for groups without periods. The least of many groups are folded into «N others». Figures in another form than
 * the plain one have the chart that belongs to it.
 *
 * Returns: (transfer full): the chart, with every word in it
 */
AccordChart *
accord_present_chart (const AccordMetric         *metric,
                      const AccordFigures        *figures,
                      const AccordPresentOptions *options)
{
  const AccordFormSubject subject = { metric, figures, options };
  const AccordFormPresenter *presenter = accord_form_presenter_find (figures->query.form);
  AccordChart *chart = presenter != NULL ? presenter->draw (&subject) : accord_plain_draw (metric, figures, options);
  g_autofree char *target = accord_figures_target (figures, options);

  if (presenter != NULL && presenter->tip != NULL)
    accord_form_explain (chart, presenter, &subject);
  chart->rtl = options->rtl;
  chart->compact = options->compact;
  if (target != NULL && accord_figures_have_target (figures))
    accord_chart_add_target (chart, options->target, target);
  set_words (chart, metric, figures, options);

  return chart;
}

/**
 * accord_present_find_mark:
 * @figures: the figures of a chart
 * @options: as it was made with
 * @series: the series of a mark in it; those of panels are counted over the panels one after the other
 * @point: the mark
 *
 * Returns: (transfer full) (nullable): the figure that the mark stands for, with the name of its group: one of @figures, or
 *   of those that they are compared with; %NULL where the
 *   mark stands for several groups that were folded, or for a period in which its group has no leads
 */
AccordMark *
accord_present_find_mark (const AccordFigures        *figures,
                          const AccordPresentOptions *options,
                          guint                       series,
                          guint                       point)
{
  const AccordFormSubject subject = { accord_figures_get_metric (figures), figures, options };
  const AccordFormPresenter *presenter = accord_form_presenter_find (figures->query.form);
  gboolean compared = presenter == NULL && accord_plain_is_compared (figures, options, series);
  const AccordFigure *figure = presenter != NULL ? presenter->find (&subject, series, point)
                                                 : accord_plain_find (figures, options, compared ? 0 : series, point);
  AccordMark *mark;

  if (compared && figure != NULL)
    figure = accord_compared_find_of (figures, options->compared, figure);
  if (figure == NULL)
    return NULL;
  mark = g_new0 (AccordMark, 1);
  mark->figure = accord_figure_copy (figure);
  mark->group = figures->grouped ? accord_words_group (figures, figure->group, options->settings) : NULL;
  mark->compared = compared;
  return mark;
}

/**
 * accord_present_title:
 * @metric: what was measured
 * @figures: the figures
 * @options: as the chart is made with
 *
 * Returns: (transfer full): the chart's title: «Customers within 90 days», «From lead to customer»
 */
char *
accord_present_title (const AccordMetric         *metric,
                      const AccordFigures        *figures,
                      const AccordPresentOptions *options)
{
  return accord_figures_title (metric, figures, options);
}

/**
 * accord_present_subtitle:
 * @metric: what was measured
 * @figures: the figures
 * @options: as the chart is made with
 *
 * Returns: (transfer full) (nullable): what stands under the title: «% of the leads of each month»
 */
char *
accord_present_subtitle (const AccordMetric         *metric,
                         const AccordFigures        *figures,
                         const AccordPresentOptions *options)
{
  return accord_figures_subtitle (metric, figures, options);
}

/**
 * accord_mark_free:
 * @self: (transfer full) (nullable): a mark
 */
void
accord_mark_free (AccordMark *self)
{
  if (self == NULL)
    return;
  accord_figure_free (self->figure);
  g_free (self->group);
  g_free (self);
}
