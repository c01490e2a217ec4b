#include "present/figure-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-groups.h"
#include "present/figure-plain.h"
#include "present/figure-words.h"
#include "present/words.h"

/* What each group has of its period: upright bars that stand on one another; without periods, lying ones side by side. */

#define MOST_STACKED 5 /* more parts than these, with the rest, cannot be told apart */
#define SAID_GROUPS 3

static gboolean
is_over_time (const AccordFormSubject *subject)
{
  return subject->figures->query.by != ACCORD_PERIOD_ALL;
}

static GPtrArray *
make_groups (const AccordFormSubject *subject)
{
  guint most = subject->options->most_groups > 0 ? subject->options->most_groups : MOST_STACKED;

  return accord_figure_groups_new (subject->figures, is_over_time (subject) ? MIN (most, MOST_STACKED) : most,
                                   subject->options->settings);
}

static void
add_share (AccordChartSeries       *series,
           const AccordFormSubject *subject,
           const AccordFigureGroup *group,
           const AccordFigure      *figure)
{
  AccordChartPoint *point = accord_chart_add_point (series, figure->value);

  point->value_label = accord_words_value_short (figure->value, subject->figures->unit, subject->options->currency);
  point->label = is_over_time (subject) ? accord_words_period (figure, subject->figures->query.by) : g_strdup (group->name);
  if (!is_over_time (subject))
    return;
  point->early = accord_figure_is_early (subject->figures, figure);
  if (figure->first != ACCORD_DAY_NONE)
    accord_day_to_ymd (figure->first, &point->year, &point->month, &point->day);
}

static AccordChart *
draw (const AccordFormSubject *subject)
{
  gboolean over_time = is_over_time (subject);
  AccordChart *chart = accord_chart_new (over_time ? ACCORD_CHART_BARS : ACCORD_CHART_ROWS);
  g_autoptr (GPtrArray) groups = make_groups (subject);
  AccordChartSeries *series = NULL;

  chart->stacked = over_time;
  accord_form_use_unit (chart, ACCORD_UNIT_RATIO, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      const AccordFigureGroup *group = g_ptr_array_index (groups, i);

      if (over_time || series == NULL)
        series = accord_chart_add_series (chart, over_time ? group->name : NULL);
      for (guint j = 0; j < group->figures->len; j++)
        if (g_ptr_array_index (group->figures, j) != NULL)
          add_share (series, subject, group, g_ptr_array_index (group->figures, j));
    }
  return chart;
}

static const AccordFigure *
find (const AccordFormSubject *subject,
      guint                    series,
      guint                    point)
{
  g_autoptr (GPtrArray) groups = make_groups (subject);
  gboolean over_time = is_over_time (subject);

  return accord_plain_find_in (subject->figures, groups, over_time ? series : point, over_time ? point : 0);
}

/* Of the figures of a group, the one of a mark of its series: of a period without one there is no mark. */
static const AccordFigure *
find_drawn (const AccordFigureGroup *group,
            guint                    point)
{
  for (guint i = 0; i < group->figures->len; i++)
    if (g_ptr_array_index (group->figures, i) != NULL && point-- == 0)
      return g_ptr_array_index (group->figures, i);
  return NULL;
}

static char *
say_tip (const AccordFormSubject *subject,
         guint                    series,
         guint                    point)
{
  g_autoptr (GPtrArray) groups = make_groups (subject);
  gboolean over_time = is_over_time (subject);
  const AccordFigureGroup *group = g_ptr_array_index (groups, over_time ? series : point);
  const AccordFigure *figure = find_drawn (group, over_time ? point : 0);
  g_autofree char *period = accord_words_period (figure, subject->figures->query.by);
  g_autofree char *head = over_time ? g_strdup_printf (_("%s, %s"), group->name, period) : g_strdup (group->name);

  return accord_form_tip (subject, figure, head);
}

static char *
say_subtitle (const AccordFormSubject *subject)
{
  switch (subject->figures->query.by)
    {
    case ACCORD_PERIOD_YEAR:
      return g_strdup (_("shares of each year"));
    case ACCORD_PERIOD_QUARTER:
      return g_strdup (_("shares of each quarter"));
    case ACCORD_PERIOD_MONTH:
      return g_strdup (_("shares of each month"));
    case ACCORD_PERIOD_WEEK:
      return g_strdup (_("shares of each week"));
    case ACCORD_PERIOD_ALL:
    default:
      return g_strdup (_("shares of all"));
    }
}

/* A group's share of all periods together. */
static double
sum_share (const AccordFigureGroup *group)
{
  double part = 0, whole = 0;

  for (guint i = 0; i < group->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (group->figures, i);

      part += figure != NULL ? figure->numerator : 0;
      whole += figure != NULL ? figure->denominator : 0;
    }
  return whole > 0 ? part / whole : NAN;
}

/* «Paid search 20 %, Organic search 29 %, Social 17 %, of all together; 8 others 34 %.» */
static char *
say (const AccordFormSubject *subject)
{
  g_autoptr (GPtrArray) groups = make_groups (subject);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (groups->len, SAID_GROUPS); i++)
    {
      const AccordFigureGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *share = accord_words_value (sum_share (group), ACCORD_UNIT_RATIO, NULL);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", group->name, share);
    }
  if (text->len == 0)
    g_string_append (text, _("Nothing to count here."));
  else if (is_over_time (subject))
    /* Translators: after a list of groups and their shares */
    g_string_append (text, _(", over all periods."));
  else
    g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

const AccordFormPresenter accord_presents_shares = { draw, find, say_tip, accord_form_name, say_subtitle, say, NULL };
