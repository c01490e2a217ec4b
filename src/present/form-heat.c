#include "present/figure-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-form.h"
#include "present/words.h"

/* How soon the leads of each period convert: a row a period, a column an age. */

#define GREAT 0.4 /* shares up to here are told apart by a decimal */

/* Figures of one period come one after another, as many as there are ages. */
static guint
count_ages (const AccordFigures *figures)
{
  guint n = 0;

  while (n < figures->figures->len &&
         g_str_equal (accord_form_get_figure (figures, n)->period, accord_form_get_figure (figures, 0)->period))
    n++;
  return n;
}

/* All shares of one picture have as many decimals: none where they are great enough without. */
static guint
count_decimals (const AccordFigures *figures)
{
  double most = 0;

  for (guint i = 0; i < figures->figures->len; i++)
    most = isfinite (accord_form_get_figure (figures, i)->value) ? fmax (most, accord_form_get_figure (figures, i)->value) : most;
  return most < GREAT ? 1 : 0;
}

static void
add_cell (AccordChartSeries       *series,
          const AccordFigure      *figure,
          guint                    decimals)
{
  AccordChartPoint *point = accord_chart_add_point (series, figure->value);

  point->label = g_strdup_printf ("%u", (guint) figure->upper);
  point->early = !figure->mature;
  point->value_label = accord_words_percent (figure->value, decimals);
}

static AccordChart *
draw (const AccordFormSubject *subject)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_HEAT);
  guint n = count_ages (subject->figures), decimals = count_decimals (subject->figures);

  accord_form_use_unit (chart, ACCORD_UNIT_RATIO, NULL);
  for (guint i = 0; n > 0 && i < subject->figures->figures->len; i += n)
    {
      g_autofree char *period = accord_words_period (accord_form_get_figure (subject->figures, i), subject->figures->query.by);
      AccordChartSeries *series = accord_chart_add_series (chart, period);

      for (guint j = i; j < i + n; j++)
        add_cell (series, accord_form_get_figure (subject->figures, j), decimals);
    }
  return chart;
}

static const AccordFigure *
find (const AccordFormSubject *subject,
      guint                    series,
      guint                    point)
{
  guint n = count_ages (subject->figures);

  return point < n ? accord_form_get_figure (subject->figures, series * n + point) : NULL;
}

static char *
say_tip (const AccordFormSubject *subject,
         guint                    series,
         guint                    point)
{
  const AccordFigure *figure = find (subject, series, point);
  g_autofree char *period = accord_words_period (figure, subject->figures->query.by);
  g_autofree char *age = accord_words_stretch (subject->figures, figure, subject->options->currency);
  /* Translators: a period and an age of its leads: «Jan 2018, within 30 days» */
  g_autofree char *head = g_strdup_printf (_("%s, %s"), period, age);

  return accord_form_tip (subject, figure, head);
}

static char *
say_title (const AccordFormSubject *subject)
{
  g_autofree char *to = accord_words_stage (subject->figures->query.to_stage, 2, subject->options->settings);
  g_autofree char *whom = accord_words_capital (to);

  switch (subject->figures->query.by)
    {
    case ACCORD_PERIOD_YEAR:
      /* Translators: %s is what customers are called */
      return g_strdup_printf (_("%s by year and age"), whom);
    case ACCORD_PERIOD_QUARTER:
      return g_strdup_printf (_("%s by quarter and age"), whom);
    case ACCORD_PERIOD_WEEK:
      return g_strdup_printf (_("%s by week and age"), whom);
    case ACCORD_PERIOD_MONTH:
    case ACCORD_PERIOD_ALL:
    default:
      return g_strdup_printf (_("%s by month and age"), whom);
    }
}

static char *
say_subtitle (const AccordFormSubject *subject)
{
  g_autofree char *whom = accord_words_stage (subject->figures->query.from_stage, 2, subject->options->settings);

  /* Translators: %s is what leads are called */
  return g_strdup_printf (_("%% of the %s of each row, within so many days"), whom);
}

/* The best and the worst at the age at which most periods can be judged: half of the way. */
static char *
say (const AccordFormSubject *subject)
{
  const AccordFigures *figures = subject->figures;
  guint n = count_ages (figures), n_early = 0;
  const AccordFigure *best = NULL, *worst = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = accord_form_get_figure (figures, i);

      n_early += !figure->mature;
      if (i % n != (n - 1) / 2 || !isfinite (figure->value))
        continue;
      best = best == NULL || figure->value > best->value ? figure : best;
      worst = worst == NULL || figure->value < worst->value ? figure : worst;
    }
  if (best != NULL)
    {
      g_autofree char *stretch = accord_words_stretch (figures, best, NULL);
      g_autofree char *age = accord_words_capital (stretch);
      g_autofree char *high = accord_words_value (best->value, ACCORD_UNIT_RATIO, NULL);
      g_autofree char *low = accord_words_value (worst->value, ACCORD_UNIT_RATIO, NULL);
      g_autofree char *when = accord_words_period (best, figures->query.by);
      g_autofree char *then = accord_words_period (worst, figures->query.by);

      /* Translators: an age, then a share and its period, twice: «Within 150 days: highest 14.4 % (Jan 2018), lowest …» */
      g_string_append_printf (text, _("%s: highest %s (%s), lowest %s (%s)."), age, high, when, low, then);
    }
  if (n_early > 0 && text->len > 0)
    g_string_append_c (text, ' ');
  if (n_early > 0)
    g_string_append_printf (text, ngettext ("%u field is too early to judge.", "%u fields are too early to judge.", n_early), n_early);
  if (text->len == 0)
    g_string_append (text, _("Nothing to count here."));
  return g_string_free (text, FALSE);
}

const AccordFormPresenter accord_presents_heat = { draw, find, say_tip, say_title, say_subtitle, say, NULL };
