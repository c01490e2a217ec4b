#include "present/figure-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "present/words.h"

#define LONGEST_LABEL 24 /* characters; the whole stands in its tip */
#define FOLD 8           /* campaigns that start within so small a part of the axis are one mark */
#define MOST_LINES 6     /* of the tip of several */

/* What one mark stands for: an event, or several campaigns. */
typedef struct
{
  GPtrArray *events; /* of AccordEvent; borrowed */
} Mark;

static Mark *
mark_new (AccordEvent *event)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->events = g_ptr_array_new ();
  g_ptr_array_add (mark->events, event);
  return mark;
}

static void
mark_free (gpointer data)
{
  g_ptr_array_unref (((Mark *) data)->events);
  g_free (data);
}

static const AccordEvent *
get_first (const Mark *mark)
{
  return mark->events->pdata[0];
}

static gboolean
is_over_time (const AccordFigures *figures)
{
  return figures->query.form == ACCORD_FORM_PLAIN && figures->query.by != ACCORD_PERIOD_ALL;
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

/* Those of its days, by day. Versions and notes each have a mark, campaigns that start at about the same time share one. */
static GPtrArray *
list_marks (const AccordFigures        *figures,
            const AccordPresentOptions *options)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (mark_free);
  Mark *campaigns = NULL; /* the last of the marks that stands for some */
  AccordDay first, last;

  if (options->events == NULL || !is_over_time (figures))
    return marks;
  find_days (figures, &first, &last);
  for (guint i = 0; i < options->events->len; i++)
    {
      AccordEvent *event = options->events->pdata[i];
      gboolean is_campaign = event->kind == ACCORD_EVENT_CAMPAIGN;

      if (event->day < first || event->day > last)
        continue;
      if (is_campaign && campaigns != NULL && (event->day - get_first (campaigns)->day) * FOLD < last - first + 1)
        {
          g_ptr_array_add (campaigns->events, event);
          continue;
        }
      g_ptr_array_add (marks, mark_new (event));
      if (is_campaign)
        campaigns = marks->pdata[marks->len - 1];
    }
  return marks;
}

/* Its first line, as far as it is short. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= LONGEST_LABEL)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, LONGEST_LABEL - 1);
  return g_strconcat (start, "…", NULL);
}

static char *
name_mark (const Mark *mark)
{
  const AccordEvent *event = get_first (mark);
  guint n = mark->events->len;

  if (n > 1)
    /* Translators: in a chart, where several campaigns started at about the same time */
    return g_strdup_printf (ngettext ("%u campaign", "%u campaigns", n), n);
  if (event->kind == ACCORD_EVENT_VERSION)
    /* Translators: a version of the agreement, in a chart, on the day that it came into force */
    return g_strdup_printf (_("version %d"), (int) event->number);
  return shorten (event->text);
}

static char *
explain_event (const AccordEvent *event)
{
  switch (event->kind)
    {
    case ACCORD_EVENT_VERSION:
      return g_strdup_printf (_("Version %d of the agreement came into force."), (int) event->number);
    case ACCORD_EVENT_CAMPAIGN:
      /* Translators: %s is a campaign */
      return g_strdup_printf (_("“%s” started: its first lead came."), event->text);
    case ACCORD_EVENT_NOTED:
    default:
      return g_strdup (event->text);
    }
}

/* «4 Mar 2026», then what happened; of several campaigns a line each. */
static char *
explain_mark (const Mark *mark)
{
  GString *text = g_string_new (NULL);
  guint n = mark->events->len, shown = n <= MOST_LINES ? n : MOST_LINES - 1;

  if (n > 1)
    g_string_append_printf (text, ngettext ("%u campaign started:", "%u campaigns started:", n), n);
  for (guint i = 0; i < shown; i++)
    {
      const AccordEvent *event = mark->events->pdata[i];
      g_autofree char *when = accord_words_day (event->day), *what = n > 1 ? NULL : explain_event (event);

      if (n > 1)
        /* Translators: a day, and a campaign that started */
        g_string_append_printf (text, _("\n%s: %s"), when, event->text);
      else
        g_string_append_printf (text, "%s\n%s", when, what);
    }
  if (shown < n)
    g_string_append_printf (text, ngettext ("\nand %u more", "\nand %u more", n - shown), n - shown);
  return g_string_free (text, FALSE);
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
  g_autoptr (GPtrArray) marks = list_marks (figures, options);

  for (guint i = 0; i < marks->len && !options->compact && !chart->numeric; i++)
    {
      g_autofree char *label = name_mark (marks->pdata[i]);
      gint year, month, day;

      accord_day_to_ymd (get_first (marks->pdata[i])->day, &year, &month, &day);
      accord_chart_add_event (chart, year, month, day, label)->tip = explain_mark (marks->pdata[i]);
    }
}

/**
 * accord_events_say:
 * @figures: what a chart shows
 * @options: with what happened
 *
 * Returns: (transfer full) (nullable): what is marked in it, where the picture cannot say all: «Marked: version 2
 *   (4 Mar 2026), 3 campaigns (1 Apr 2026).»
 */
char *
accord_events_say (const AccordFigures        *figures,
                   const AccordPresentOptions *options)
{
  g_autoptr (GPtrArray) marks = list_marks (figures, options);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      g_autofree char *label = name_mark (marks->pdata[i]), *when = accord_words_day (get_first (marks->pdata[i])->day);

      /* Translators: in a list of what is marked in a chart: what happened, and when */
      g_string_append_printf (list, i > 0 ? _(", %s (%s)") : _("%s (%s)"), label, when);
    }
  /* Translators: %s is what happened, a list */
  return marks->len > 0 ? g_strdup_printf (_("Marked: %s."), list->str) : NULL;
}
