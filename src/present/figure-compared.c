#include "present/figure-compared.h"

#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far apart the days are that two queries begin with, in whole periods of @n_months. */
static gint
count_months (const AccordFigures *figures,
              const AccordFigures *compared,
              gint                 n_months)
{
  gint year, month, other_year, other_month;

  accord_day_to_ymd (figures->query.from, &year, &month, NULL);
  accord_day_to_ymd (compared->query.from, &other_year, &other_month, NULL);
  return (gint) lround (((year - other_year) * 12 + month - other_month) / (double) n_months) * n_months;
}

static AccordDay
go_back (AccordDay day,
         gint      n_months)
{
  gint year, month, months;

  accord_day_to_ymd (day, &year, &month, NULL);
  months = year * 12 + month - 1 - n_months;
  return accord_day_from_ymd (months / 12, months % 12 + 1, 1);
}

/* The first day of the period that @figure is compared with. Periods are told by their days, not by their places: those
 * before the first lead have no figures. */
static AccordDay
find_first_day (const AccordFigures *figures,
                const AccordFigures *compared,
                const AccordFigure  *figure)
{
  switch (figures->query.by)
    {
    case ACCORD_PERIOD_YEAR:
      return go_back (figure->first, count_months (figures, compared, 12));
    case ACCORD_PERIOD_QUARTER:
      return go_back (figure->first, count_months (figures, compared, 3));
    case ACCORD_PERIOD_MONTH:
      return go_back (figure->first, count_months (figures, compared, 1));
    case ACCORD_PERIOD_WEEK:
      return figure->first - 7 * (gint) lround ((figures->query.from - compared->query.from) / 7.0);
    case ACCORD_PERIOD_ALL:
    default:
      return ACCORD_DAY_NONE;
    }
}

static gboolean
is_same_stretch (const AccordFigure *one,
                 const AccordFigure *other)
{
  return !one->has_stretch || (other->has_stretch && one->lower >= other->lower && one->lower <= other->lower &&
                               one->upper >= other->upper && one->upper <= other->upper);
}

/**
 * accord_compared_find:
 * @figures: some figures
 * @compared: the same of other days
 * @index: of one of @figures
 *
 * Returns: (transfer none) (nullable): the figure to compare it with
 */
const AccordFigure *
accord_compared_find (const AccordFigures *figures,
                      const AccordFigures *compared,
                      guint                index)
{
  const AccordFigure *figure = figures->figures->pdata[index];
  AccordDay first = find_first_day (figures, compared, figure);

  for (guint i = 0; i < compared->figures->len; i++)
    {
      const AccordFigure *other = compared->figures->pdata[i];

      if (g_strcmp0 (other->group, figure->group) == 0 && (first == ACCORD_DAY_NONE || other->first == first) &&
          is_same_stretch (figure, other))
        return other;
    }
  return NULL;
}

/**
 * accord_words_compared:
 * @compared: figures that others are compared with
 *
 * Returns: (transfer full): of which days they are
 */
char *
accord_words_compared (const AccordFigures *compared)
{
  return accord_words_days (compared->query.from, compared->query.to);
}

/**
 * accord_compared_find_of:
 * @figures: some figures
 * @compared: the same of other days
 * @figure: (nullable): one of @figures, or a copy of one
 *
 * Returns: (transfer none) (nullable): the figure to compare it with
 */
const AccordFigure *
accord_compared_find_of (const AccordFigures *figures,
                         const AccordFigures *compared,
                         const AccordFigure  *figure)
{
  for (guint i = 0; figure != NULL && i < figures->figures->len; i++)
    {
      const AccordFigure *own = figures->figures->pdata[i];

      if (g_strcmp0 (own->period, figure->period) == 0 && g_strcmp0 (own->group, figure->group) == 0)
        return accord_compared_find (figures, compared, i);
    }
  return NULL;
}

/* «Jan 2024», or all days that are compared with where there are no periods. */
static char *
describe_days (const AccordFigures *compared,
               const AccordFigure  *other)
{
  return compared->query.by == ACCORD_PERIOD_ALL ? accord_words_compared (compared)
                                                 : accord_words_period (other, compared->query.by);
}

static void
add_to_tip (AccordChartPoint           *point,
            const AccordFigure         *other,
            const AccordPresentOptions *options)
{
  g_autofree char *value = accord_words_value (other->value, options->compared->unit, options->currency);
  g_autofree char *days = describe_days (options->compared, other), *tip = point->tip;

  /* Translators: a line below a figure: the days that it is compared with, and the figure of those */
  point->tip = g_strdup_printf (_("%s\n%s: %s"), tip, days, value);
}

/* «Jan 2024, Webinar», and its figure. */
static char *
describe_other (const AccordFigure         *other,
                const AccordPresentOptions *options)
{
  const AccordFigures *compared = options->compared;
  g_autofree char *days = describe_days (compared, other);
  g_autofree char *group = compared->grouped ? accord_words_group (compared, other->group, options->settings) : NULL;
  g_autofree char *head = group != NULL ? g_strdup_printf ("%s, %s", group, days) : g_strdup (days);
  g_autofree char *value = accord_words_value (other->value, compared->unit, options->currency);
  g_autofree char *parts = accord_words_figure (compared, other, options->currency, options->settings);

  return g_strdup_printf ("%s\n%s%s%s", head, value, *parts != '\0' ? "\n" : "", parts);
}

static void
add_point (AccordChartSeries          *series,
           AccordChartPoint           *beside,
           const AccordFigure         *other,
           const AccordPresentOptions *options)
{
  AccordChartPoint *point = accord_chart_add_point (series, other != NULL ? other->value : NAN);

  point->label = g_strdup (beside->label);
  point->year = beside->year;
  point->month = beside->month;
  point->day = beside->day;
  if (other == NULL)
    return;
  point->value_label = accord_words_value_short (other->value, options->compared->unit, options->currency);
  point->tip = describe_other (other, options);
}

/* Which figure a mark of the chart stands for; NULL: several that were folded, or none. */
static const AccordFigure *
find_figure (const AccordChart *chart,
             GPtrArray         *groups,
             guint              series,
             guint              point)
{
  gboolean rows = chart->kind == ACCORD_CHART_ROWS;
  guint index = rows ? point : series, period = rows ? 0 : point;
  const AccordFigureGroup *group = index < groups->len ? groups->pdata[index] : NULL;

  return group != NULL && !group->folded && period < group->figures->len ? group->figures->pdata[period] : NULL;
}

/**
 * accord_compared_add:
 * @chart: a chart of @figures
 * @figures: what it shows
 * @groups: (element-type AccordFigureGroup): by which it does
 * @options: with what they are compared with
 *
 * Adds what is compared with to the tips, and as marks of its own where there is one line, or bars.
 */
void
accord_compared_add (AccordChart                *chart,
                     const AccordFigures        *figures,
                     GPtrArray                  *groups,
                     const AccordPresentOptions *options)
{
  guint n_series = chart->series->len;
  g_autofree char *label = NULL;
  AccordChartSeries *marks;

  if (options->compared == NULL || n_series == 0)
    return;
  label = accord_words_compared (options->compared);
  marks = n_series == 1 ? accord_chart_add_series (chart, label) : NULL;
  if (marks != NULL)
    marks->compared = TRUE;
  for (guint i = 0; i < n_series; i++)
    {
      const AccordChartSeries *series = chart->series->pdata[i];

      for (guint j = 0; j < series->points->len; j++)
        {
          const AccordFigure *other = accord_compared_find_of (figures, options->compared, find_figure (chart, groups, i, j));

          if (other != NULL)
            add_to_tip (series->points->pdata[j], other, options);
          if (marks != NULL)
            add_point (marks, series->points->pdata[j], other, options);
        }
    }
}

/**
 * accord_compared_sentence:
 * @figures: what is shown
 * @figure: (nullable): the figure that is said first
 * @options: with what they are compared with
 *
 * Returns: (transfer full) (nullable): «Jan 2024: 11.2 %.»
 */
char *
accord_compared_sentence (const AccordFigures        *figures,
                          const AccordFigure         *figure,
                          const AccordPresentOptions *options)
{
  const AccordFigure *other = options->compared != NULL ? accord_compared_find_of (figures, options->compared, figure) : NULL;
  g_autofree char *value = NULL, *days = NULL, *group = NULL;

  if (other == NULL)
    return NULL;
  value = accord_words_value (other->value, figures->unit, options->currency);
  days = describe_days (options->compared, other);
  if (!figures->grouped)
    /* Translators: the days that a figure is compared with, and the figure of those */
    return g_strdup_printf (_("Compared with %s: %s."), days, value);
  group = accord_words_group (figures, other->group, options->settings);
  /* Translators: the days that figures are compared with, a group, and its figure of those days */
  return g_strdup_printf (_("Compared with %s: %s %s."), days, group, value);
}
