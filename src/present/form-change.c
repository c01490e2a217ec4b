#include "present/figure-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/change.h"
#include "present/figure-why.h"
#include "present/figure-words.h"
#include "present/words-form.h"
#include "present/words.h"

/* What changed: a bar before, a bar after, and between them the steps from the one to the other. */

static gboolean
is_level (const AccordFigure *figure)
{
  return g_strcmp0 (figure->group, ACCORD_CHANGE_BEFORE) == 0 || g_strcmp0 (figure->group, ACCORD_CHANGE_AFTER) == 0;
}

/* «Apr 2025», «Number of leads» */
static char *
name_step (const AccordFormSubject *subject,
           const AccordFigure      *figure)
{
  return is_level (figure) ? accord_words_days (figure->first, figure->last)
                           : accord_words_step (figure->group, subject->options->settings);
}

static char *
say_signed (const AccordFormSubject *subject,
            double                   value)
{
  g_autofree char *amount = accord_words_value_short (value, subject->figures->unit, subject->options->currency);

  return value > 0 ? g_strconcat ("+", amount, NULL) : g_steal_pointer (&amount);
}

static AccordChart *
draw (const AccordFormSubject *subject)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_BARS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  gboolean up_is_good = subject->metric->better != ACCORD_BETTER_DOWN;
  double height = 0;

  accord_form_use_unit (chart, subject->figures->unit, subject->options->currency);
  chart->whole = FALSE; /* parts of a count are none */
  for (guint i = 0; i < subject->figures->figures->len; i++)
    {
      const AccordFigure *figure = accord_form_get_figure (subject->figures, i);
      g_autofree char *name = name_step (subject, figure);
      AccordChartPoint *point = accord_form_add_point (series, subject, figure, name);

      if (is_level (figure))
        {
          height = figure->value;
          continue;
        }
      point->base = isfinite (height) ? height : 0;
      g_free (point->value_label);
      point->value_label = say_signed (subject, figure->value);
      if (isfinite (figure->value))
        height += figure->value;
      if (figure->value != 0 && isfinite (figure->value))
        point->tone = (figure->value > 0) == up_is_good ? ACCORD_CHART_TONE_GOOD : ACCORD_CHART_TONE_BAD;
    }
  return chart;
}

static const AccordFigure *
find (const AccordFormSubject *subject,
      guint                    series,
      guint                    point)
{
  return series == 0 ? accord_form_get_figure (subject->figures, point) : NULL;
}

static char *
say_title (const AccordFormSubject *subject)
{
  g_autofree char *name = accord_words_metric (subject->metric, &subject->figures->query, subject->options->settings);

  /* Translators: a metric: «Revenue: what changed» */
  return g_strdup_printf (_("%s: what changed"), name);
}

/* «April 2025 against March 2025» */
static char *
say_subtitle (const AccordFormSubject *subject)
{
  const AccordFigure *before = accord_change_find (subject->figures, ACCORD_CHANGE_BEFORE);
  const AccordFigure *after = accord_change_find (subject->figures, ACCORD_CHANGE_AFTER);
  g_autofree char *first = NULL, *second = NULL;

  if (before == NULL || after == NULL)
    return NULL;
  first = accord_words_days (before->first, before->last);
  second = accord_words_days (after->first, after->last);
  /* Translators: two stretches of time, of which the first is the later one */
  return g_strdup_printf (_("%s against %s"), second, first);
}

static char *
say (const AccordFormSubject *subject)
{
  return accord_present_why (subject->metric, subject->figures, subject->options);
}

/* What the steps are, where their names do not say it. */
static char *
explain (const AccordFormSubject *subject)
{
  g_autofree char *field = NULL;

  if (accord_change_find (subject->figures, ACCORD_CHANGE_MIX) == NULL || subject->figures->query.group == NULL)
    return NULL;
  field = accord_figures_say_group (subject->figures->query.group);
  /* Translators: %s is «by source» or another field */
  return g_strdup_printf (_("Which leads: how they are spread %s."), field);
}

const AccordFormPresenter accord_presents_change = { draw, find, NULL, say_title, say_subtitle, say, explain };
