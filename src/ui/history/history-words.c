#include "ui/history/history-words.h"

#include <glib/gi18n-lib.h>

static GDateTime *
to_local (AccordMoment at)
{
  GDateTime *time = g_date_time_new_from_unix_local (accord_moment_to_ms (at) / 1000);

  return time != NULL ? time : g_date_time_new_from_unix_local (0);
}

static gboolean
are_same_day (GDateTime *a,
              GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * accord_history_words_day:
 * @at: a moment
 *
 * Returns: (transfer full): its day, as a heading
 */
char *
accord_history_words_day (AccordMoment at)
{
  g_autoptr (GDateTime) then = to_local (at);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (are_same_day (then, now))
    return g_strdup (_("Today"));
  if (are_same_day (then, yesterday))
    return g_strdup (_("Yesterday"));
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    /* Translators: a day of this year as a heading, as g_date_time_format() writes it */
    return g_date_time_format (then, _("%A, %-d %B"));
  /* Translators: a day of another year as a heading, as g_date_time_format() writes it */
  return g_date_time_format (then, _("%A, %-d %B %Y"));
}

/**
 * accord_history_words_time:
 * @at: a moment
 *
 * Returns: (transfer full): its time of the day
 */
char *
accord_history_words_time (AccordMoment at)
{
  g_autoptr (GDateTime) then = to_local (at);

  /* Translators: a time of the day, as g_date_time_format() writes it */
  return g_date_time_format (then, _("%H:%M"));
}

/**
 * accord_history_words_when:
 * @at: a moment
 *
 * Returns: (transfer full): its day and time
 */
char *
accord_history_words_when (AccordMoment at)
{
  g_autoptr (GDateTime) then = to_local (at);

  /* Translators: a day and time, as g_date_time_format() writes them */
  return g_date_time_format (then, _("%-d %B %Y, %H:%M"));
}
