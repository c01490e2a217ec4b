#include "present/figure-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-groups.h"
#include "present/figure-plain.h"
#include "present/figure-words.h"
#include "present/words.h"

/* One small chart for each group, all on one scale; without periods there is nothing to draw in it, and rows say more. */

#define MOST_PANELS 9

static gboolean
has_panels (const AccordFormSubject *subject)
{
  return subject->figures->grouped && subject->figures->query.by != ACCORD_PERIOD_ALL;
}

static GPtrArray *
make_groups (const AccordFormSubject *subject)
{
  guint most = subject->options->most_groups > 0 ? subject->options->most_groups : MOST_PANELS;

  return accord_figure_groups_new (subject->figures, MIN (most, MOST_PANELS), subject->options->settings);
}

static AccordChart *
make_panel (const AccordFormSubject *subject,
            GPtrArray               *groups,
            guint                    index)
{
  const AccordFigureGroup *group = g_ptr_array_index (groups, index);
  AccordChart *panel = accord_chart_new (accord_figures_are_sums (subject->figures) ? ACCORD_CHART_BARS : ACCORD_CHART_LINE);

  accord_form_use_unit (panel, subject->figures->unit, subject->options->currency);
  panel->title = g_strdup (group->name);
  panel->rtl = subject->options->rtl;
  panel->early_label = accord_figures_early_label (subject->metric, subject->figures);
  accord_plain_add_line (panel, subject->metric, subject->figures, groups, index, subject->options);
  g_clear_pointer (&((AccordChartSeries *) g_ptr_array_index (panel->series, 0))->name, g_free);
  return panel;
}

static AccordChart *
draw (const AccordFormSubject *subject)
{
  AccordChart *chart;
  g_autoptr (GPtrArray) groups = NULL;

  if (!has_panels (subject))
    return accord_plain_draw (subject->metric, subject->figures, subject->options);
  chart = accord_chart_new (ACCORD_CHART_PANELS);
  groups = make_groups (subject);
  accord_form_use_unit (chart, subject->figures->unit, subject->options->currency);
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (chart->panels, make_panel (subject, groups, i));
  return chart;
}

/* Series are counted over the panels one after the other, and each has one. */
static const AccordFigure *
find (const AccordFormSubject *subject,
      guint                    series,
      guint                    point)
{
  g_autoptr (GPtrArray) groups = NULL;

  if (!has_panels (subject))
    return accord_plain_find (subject->figures, subject->options, series, point);
  groups = make_groups (subject);
  return accord_plain_find_in (subject->figures, groups, series, point);
}

static char *
say_subtitle (const AccordFormSubject *subject)
{
  return accord_figures_say_unit (subject->metric, subject->figures, subject->options);
}

static char *
say (const AccordFormSubject *subject)
{
  return accord_plain_say (subject->metric, subject->figures, subject->options);
}

const AccordFormPresenter accord_presents_panels = { draw, find, NULL, accord_form_name, say_subtitle, say, NULL };
