#include "present/words-calendar.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "present/words.h"

#define MS_PER_HOUR 3600000
#define N_WEEKDAYS 7
#define TIME_LENGTH 5 /* of «11:00» */
#define MONDAY 4 /* the fifth of January 1970 was one */

/**
 * accord_words_limit:
 * @value: how long; NaN for no limit
 * @unit: «working-hours», «working-days», «hours» or «days»
 *
 * Returns: (transfer full) (nullable): «4 working hours»; %NULL where there is no limit
 */
char *
accord_words_limit (double      value,
                    const char *unit)
{
  gulong n = value == 1 ? 1 : 2;

  if (isnan (value))
    return NULL;
  if (g_strcmp0 (unit, "working-days") == 0)
    return g_strdup_printf (ngettext ("%.10g working day", "%.10g working days", n), value);
  if (g_strcmp0 (unit, "hours") == 0)
    return g_strdup_printf (ngettext ("%.10g hour", "%.10g hours", n), value);
  if (g_strcmp0 (unit, "days") == 0)
    return g_strdup_printf (ngettext ("%.10g day", "%.10g days", n), value);
  return g_strdup_printf (ngettext ("%.10g working hour", "%.10g working hours", n), value);
}

/**
 * accord_words_weekday:
 * @day: 0 for Monday … 6
 *
 * Returns: (transfer full): its name
 */
char *
accord_words_weekday (guint day)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (1970, 1, 1 + MONDAY + (gint) day, 0, 0, 0);

  return g_date_time_format (date, "%A");
}

/**
 * accord_words_calendar:
 * @calendar: a calendar
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): whose it is, where, and its hours, in one line
 */
char *
accord_words_calendar (AccordRecord *calendar,
                       AccordRecord *settings)
{
  const char *team = accord_record_get_text (calendar, "team");
  const char *zone = accord_record_get_text (calendar, "timezone");
  const char *hours = accord_record_get_text (calendar, "hours");
  const char *city = zone != NULL && *zone != '\0' ? strrchr (zone, '/') : NULL;
  g_autofree char *place = city != NULL ? g_strdelimit (g_strdup (city + 1), "_", ' ') : g_strdup (zone);
  const char *name = _("Both teams");

  if (settings != NULL && g_strcmp0 (team, "marketing") == 0)
    name = accord_record_get_text (settings, "marketing_name");
  else if (settings != NULL && g_strcmp0 (team, "sales") == 0)
    name = accord_record_get_text (settings, "sales_name");
  if (place == NULL || *place == '\0')
    return g_strdup_printf ("%s · %s", name, hours);
  return g_strdup_printf ("%s · %s · %s", name, place, hours);
}

/* «11:00» today, «Monday 11:00» within a week, «5 Jan 2027 11:00» later. */
static char *
name_instant (const AccordZone *zone,
              gint64            ms,
              gint64            now_ms)
{
  AccordMoment moment = accord_moment_from_ms (ms);
  AccordDay day = accord_moment_to_day (moment, zone);
  AccordDay today = accord_moment_to_day (accord_moment_from_ms (now_ms), zone);
  g_autofree char *iso = accord_moment_to_iso (moment, zone);
  g_autofree char *time = g_strndup (strchr (iso, 'T') + 1, TIME_LENGTH);
  g_autofree char *name = NULL;

  if (day == today)
    /* Translators: %s is a time: «today 11:00» */
    return g_strdup_printf (_("today %s"), time);
  name = day - today < N_WEEKDAYS ? accord_words_weekday ((guint) ((day - MONDAY) % N_WEEKDAYS + N_WEEKDAYS) % N_WEEKDAYS)
                                  : accord_words_day (day);
  /* Translators: a day and a time: «Monday 11:00» */
  return g_strdup_printf (C_("instant", "%s %s"), name, time);
}

/**
 * accord_words_answered:
 * @time: the hours of a calendar
 * @zone: its zone
 * @now_ms: when a lead is handed over
 * @hours: how many working hours there are to answer it
 *
 * Returns: (transfer full): until when it is answered, a sentence
 */
char *
accord_words_answered (const AccordWorkingTime *time,
                       const AccordZone        *zone,
                       gint64                   now_ms,
                       double                   hours)
{
  gint64 end = accord_working_time_after (time, now_ms, (gint64) (hours * MS_PER_HOUR));
  g_autofree char *limit = accord_words_limit (hours, "working-hours");
  g_autofree char *instant = NULL;

  if (end == G_MAXINT64)
    return g_strdup (_("In these hours no lead is ever answered."));
  instant = name_instant (zone, end, now_ms);
  /* Translators: «A lead handed over now is answered by Monday 11:00 when the limit is 4 working hours.» */
  return g_strdup_printf (_("A lead handed over now is answered by %s when the limit is %s."), instant, limit);
}
