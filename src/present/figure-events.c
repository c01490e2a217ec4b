#include "present/figure-events.h"

#include "present/words.h"

static gboolean
is_over_time (const AccordChart   *chart,
              const AccordFigures *figures)
{
  return (chart->kind == ACCORD_CHART_LINE || chart->kind == ACCORD_CHART_BARS) && !chart->numeric &&
         figures->query.form == ACCORD_FORM_PLAIN && figures->query.by != ACCORD_PERIOD_ALL;
}

/* The days that are drawn: from the first of the first period to the last of the last one. */
static void
find_days (const AccordFigures *figures,
           AccordDay           *first,
           AccordDay           *last)
{
  *first = *last = ACCORD_DAY_NONE;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = figures->figures->pdata[i];

      if (*first == ACCORD_DAY_NONE || figure->first < *first)
        *first = figure->first;
      *last = MAX (*last, figure->last);
    }
}

/**
 * accord_events_add:
 * @chart: a chart of @figures
 * @figures: what it shows
 * @options: with what happened
 *
 * Marks what happened in its days, where the chart is over time.
 */
void
accord_events_add (AccordChart                *chart,
                   const AccordFigures        *figures,
                   const AccordPresentOptions *options)
{
  AccordDay first, last;

  if (options->events == NULL || options->compact || !is_over_time (chart, figures))
    return;
  find_days (figures, &first, &last);
  for (guint i = 0; i < options->events->len; i++)
    {
      const AccordEvent *event = options->events->pdata[i];
      gint year, month, day;
      g_autofree char *when = NULL;

      if (event->day < first || event->day > last)
        continue;
      accord_day_to_ymd (event->day, &year, &month, &day);
      when = accord_words_day (event->day);
      accord_chart_add_event (chart, year, month, day, event->label)->tip = g_strdup_printf ("%s\n%s", when, event->tip);
    }
}
