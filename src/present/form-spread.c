#include "present/figure-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-form.h"
#include "present/words.h"

/* A histogram: upright bars side by side, on an axis of time or money. */

#define DAY 86400.0

/* Ages are counted in days where that is what the stretches are. */
static gboolean
is_in_days (const AccordFormSubject *subject)
{
  const AccordFigure *first = accord_form_get_figure (subject->figures, 0);

  return subject->metric->unit == ACCORD_UNIT_SECONDS && first != NULL && first->upper - first->lower >= DAY;
}

typedef struct
{
  AccordUnit unit, at_unit;
  char      *currency;
  gboolean   in_days;
} Formats;

static void
free_formats (gpointer data)
{
  Formats *self = data;

  g_free (self->currency);
  g_free (self);
}

static char *
format_count (double   value,
              double   step,
              gpointer user_data)
{
  return accord_words_value_short (value, ACCORD_UNIT_COUNT, NULL);
}

static char *
format_at (double   at,
           double   step,
           gpointer user_data)
{
  const Formats *self = user_data;

  if (self->in_days)
    return accord_words_value_short (at, ACCORD_UNIT_COUNT, NULL);
  return accord_words_value_short (at, self->at_unit, self->currency);
}

static void
use_formats (AccordChart             *chart,
             const AccordFormSubject *subject)
{
  Formats *formats = g_new0 (Formats, 1);

  formats->at_unit = subject->metric->unit;
  formats->currency = g_strdup (subject->options->currency);
  formats->in_days = is_in_days (subject);
  chart->format = format_count;
  chart->at_format = format_at;
  chart->format_data = formats;
  chart->format_free = free_formats;
  chart->whole = TRUE;
}

static AccordChart *
draw (const AccordFormSubject *subject)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_BARS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  double scale = is_in_days (subject) ? DAY : 1;
  guint n = subject->figures->figures->len;
  const AccordFigure *first = accord_form_get_figure (subject->figures, 0);
  double width = first != NULL ? first->upper - first->lower : 0;

  chart->numeric = TRUE;
  use_formats (chart, subject);
  for (guint i = 0; i < n; i++)
    {
      const AccordFigure *figure = accord_form_get_figure (subject->figures, i);
      g_autofree char *stretch = accord_words_stretch (subject->figures, figure, subject->options->currency);
      AccordChartPoint *point = accord_form_add_point (series, subject, figure, stretch);

      point->at = figure->lower / scale;
      point->until = MIN (figure->upper, figure->lower + width) / scale;
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
say_subtitle (const AccordFormSubject *subject)
{
  gboolean money = subject->metric->unit == ACCORD_UNIT_MONEY;
  g_autofree char *whom = accord_words_stage (money ? ACCORD_STAGE_CUSTOMER : subject->figures->query.from_stage, 2,
                                              subject->options->settings);

  if (money)
    /* Translators: %s is what customers are called */
    return g_strdup_printf (_("%s by the value of their deal"), whom);
  if (is_in_days (subject))
    /* Translators: %s is what leads are called */
    return g_strdup_printf (_("%s by the days it took"), whom);
  return g_strdup_printf (_("%s by the time it took"), whom);
}

/* Whether the last stretch is wider than the others: the tail lies in it. */
static gboolean
has_tail (const AccordFigures *figures)
{
  const AccordFigure *first = accord_form_get_figure (figures, 0);
  const AccordFigure *last = figures->figures->len > 0 ? accord_form_get_figure (figures, figures->figures->len - 1) : NULL;

  return last != NULL && last->upper - last->lower > (first->upper - first->lower) * 1.5;
}

/* «Half are within 14 days, three in four within 54 days. Most: 485 in 0–19 days.» */
static char *
say (const AccordFormSubject *subject)
{
  const AccordFigures *figures = subject->figures;
  const AccordFigure *most = accord_form_get_figure (figures, 0);
  AccordUnit unit = subject->metric->unit;
  const char *currency = subject->options->currency;
  g_autofree char *n = NULL, *stretch = NULL, *half = NULL, *quarter = NULL, *three = NULL;

  if (most == NULL)
    return g_strdup (_("Nothing to count here."));
  half = accord_words_value (most->quantiles[1], unit, currency);
  quarter = accord_words_value (most->quantiles[0], unit, currency);
  three = accord_words_value (most->quantiles[2], unit, currency);
  for (guint i = 1; i < figures->figures->len; i++)
    if (accord_form_get_figure (figures, i)->value > most->value)
      most = accord_form_get_figure (figures, i);
  n = accord_words_count ((guint64) most->value);
  stretch = accord_words_stretch (figures, most, currency);
  /* Translators: three times or amounts of money, then how many have which: «Half up to 14 days; the middle half from 5 days
   * to 54 days. Most, 485, have 0–19 days.» */
  return g_strdup_printf (_("Half up to %s; the middle half from %s to %s. Most, %s, have %s."), half, quarter, three, n, stretch);
}

static char *
explain (const AccordFormSubject *subject)
{
  const AccordFigures *figures = subject->figures;
  const AccordFigure *last = figures->figures->len > 0 ? accord_form_get_figure (figures, figures->figures->len - 1) : NULL;
  g_autofree char *most = NULL;

  if (last == NULL || !has_tail (figures))
    return NULL;
  most = accord_words_value (last->upper, subject->metric->unit, subject->options->currency);
  /* Translators: %s is a time or an amount of money */
  return g_strdup_printf (_("The last bar has all the rest, up to %s."), most);
}

const AccordFormPresenter accord_presents_spread = { draw, find, NULL, accord_form_name, say_subtitle, say, explain };
