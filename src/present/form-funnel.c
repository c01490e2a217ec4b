#include "present/figure-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"

/* How far leads come: a lying bar a stage, with its share of the one before and of the first. */

static double
divide (double part,
        double whole)
{
  return whole > 0 ? part / whole : NAN;
}

/* The stage that most do not come to, of those who came to the one before it; 0: nobody is lost. */
static guint
find_widest_loss (const AccordFigures *figures)
{
  double widest = 0;
  guint found = 0;

  for (guint i = 1; i < figures->figures->len; i++)
    {
      double loss = accord_form_get_figure (figures, i - 1)->value - accord_form_get_figure (figures, i)->value;

      if (loss > widest)
        {
          widest = loss;
          found = i;
        }
    }
  return found;
}

static char *
name_stage (const AccordFormSubject *subject,
            const AccordFigure      *figure)
{
  g_autofree char *word = NULL;
  AccordStage stage;

  if (!accord_stage_parse (figure->group, &stage))
    return g_strdup (figure->group);
  word = accord_words_stage (stage, 2, subject->options->settings);
  return accord_words_capital (word);
}

static AccordChart *
draw (const AccordFormSubject *subject)
{
  AccordChart *chart = accord_chart_new (ACCORD_CHART_ROWS);
  AccordChartSeries *series = accord_chart_add_series (chart, NULL);
  guint widest = find_widest_loss (subject->figures);

  accord_form_use_unit (chart, ACCORD_UNIT_COUNT, NULL);
  /* Translators: above a column: shares of the bar above */
  chart->heads[0] = g_strdup (_("of previous"));
  /* Translators: above a column: shares of the first bar */
  chart->heads[1] = g_strdup (_("of all"));
  for (guint i = 0; i < subject->figures->figures->len; i++)
    {
      const AccordFigure *figure = accord_form_get_figure (subject->figures, i);
      const AccordFigure *previous = i > 0 ? accord_form_get_figure (subject->figures, i - 1) : NULL;
      g_autofree char *name = name_stage (subject, figure);
      AccordChartPoint *point = accord_form_add_point (series, subject, figure, name);

      if (previous == NULL)
        continue;
      point->columns[0] = accord_words_value (divide (figure->value, previous->value), ACCORD_UNIT_RATIO, NULL);
      point->columns[1] = accord_words_value (divide (figure->value, figure->denominator), ACCORD_UNIT_RATIO, NULL);
      if (i == widest)
        point->tone = ACCORD_CHART_TONE_BAD;
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

/* «From lead to customer» */
static char *
say_title (const AccordFormSubject *subject)
{
  const AccordQuery *query = &subject->figures->query;
  g_autofree char *from = accord_words_stage (query->from_stage, 1, subject->options->settings);
  g_autofree char *to = accord_words_stage (query->to_stage, 1, subject->options->settings);

  /* Translators: two stages: «From lead to customer» */
  return g_strdup_printf (_("From %s to %s"), from, to);
}

static char *
say_subtitle (const AccordFormSubject *subject)
{
  const AccordQuery *query = &subject->figures->query;
  g_autofree char *whom = accord_form_say_whom (subject);

  if (query->basis == ACCORD_BASIS_COHORT)
    return g_strdup_printf (ngettext ("%s, within %d day", "%s, within %d days", (gulong) query->horizon_days), whom,
                            query->horizon_days);
  if (query->basis == ACCORD_BASIS_TO_DATE)
    return g_strdup_printf (_("%s, so far"), whom);
  return g_strdup (_("each stage by the days in which it was entered"));
}

/* «88 skipped MQLs»: those who passed a stage of which they have no date. */
static void
add_skipped (const AccordFormSubject *subject,
             GString                 *text)
{
  for (guint i = 0; i < subject->figures->figures->len; i++)
    {
      const AccordFigure *figure = accord_form_get_figure (subject->figures, i);
      guint64 skipped = figure->left_out[ACCORD_LEFT_OUT_SKIPPED];
      g_autofree char *n = NULL, *leads = NULL, *stage = NULL;
      AccordStage parsed;

      if (skipped == 0 || !accord_stage_parse (figure->group, &parsed))
        continue;
      n = accord_words_count (skipped);
      leads = accord_words_stage (subject->figures->query.from_stage, skipped, subject->options->settings);
      stage = accord_words_stage_label (parsed, subject->options->settings);
      g_string_append_c (text, ' ');
      /* Translators: how many of what, and which stage they never had: «88 leads skipped the stage “MQL”.» */
      g_string_append_printf (text, _("%s %s skipped the stage “%s”."), n, leads, stage);
    }
}

static char *
say (const AccordFormSubject *subject)
{
  const AccordFigures *figures = subject->figures;
  guint widest = find_widest_loss (figures);
  const AccordFigure *first = accord_form_get_figure (figures, 0);
  GString *text = g_string_new (NULL);
  g_autofree char *n = NULL, *whose = NULL, *stage = NULL;
  AccordStage before, after;

  if (first == NULL || !(first->value > 0))
    {
      whose = accord_words_stage (figures->query.from_stage, 0, subject->options->settings);
      g_string_append_printf (text, _("No %s here."), whose);
      return g_string_free (text, FALSE);
    }
  if (widest == 0)
    g_string_append (text, _("Nobody is lost on the way."));
  else if (accord_stage_parse (accord_form_get_figure (figures, widest - 1)->group, &before) &&
           accord_stage_parse (accord_form_get_figure (figures, widest)->group, &after))
    {
      double loss = accord_form_get_figure (figures, widest - 1)->value - accord_form_get_figure (figures, widest)->value;

      n = accord_words_count ((guint64) MAX (loss, 0));
      whose = accord_words_stage (before, (guint64) loss, subject->options->settings);
      stage = accord_words_stage_label (after, subject->options->settings);
      /* Translators: how many of what did not come to the next stage: «Widest loss: 1,552 leads did not come to “MQL”.» */
      g_string_append_printf (text, _("Widest loss: %s %s did not come to “%s”."), n, whose, stage);
    }
  add_skipped (subject, text);
  return g_string_free (text, FALSE);
}

const AccordFormPresenter accord_presents_funnel = { draw, find, NULL, say_title, say_subtitle, say, say };
