#include "exchange/holidays-ics.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libical/ical.h>

#include "model/error.h"

#define MOST_BYTES (8 * 1024 * 1024)
#define YEARS 10

/* One event that lasts longer is no holiday but a season. */
#define MOST_DAYS_OFF 31

typedef struct
{
  GArray   *holidays;
  AccordDay from, to; /* of what comes back; @to is not included */
} Reader;

static gboolean
fail (const char *path,
      GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOLIDAYS,
               _("“%s” has no whole days that could be holidays; choose a calendar file (.ics) of holidays."), shown);
  return FALSE;
}

static AccordDay
day_of (struct icaltimetype time)
{
  return accord_day_from_ymd (time.year, time.month, time.day);
}

static gboolean
is_date (struct icaltimetype time)
{
  return !icaltime_is_null_time (time) && time.is_date && accord_day_is_valid_ymd (time.year, time.month, time.day);
}

static char *
name_event (icalcomponent *event)
{
  const char *summary = icalcomponent_get_summary (event);
  g_autofree char *valid = g_utf8_make_valid (summary != NULL ? summary : "", -1);

  return g_strdup (g_strstrip (g_strdelimit (valid, "\r\n\t", ' ')));
}

static void
add_days (Reader     *self,
          AccordDay   first,
          gint        n_days,
          const char *name)
{
  for (gint i = 0; i < n_days; i++)
    accord_holidays_add (self->holidays, first + i, name);
}

static gboolean
is_excepted (icalcomponent *event,
             AccordDay      day)
{
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    if (day_of (icalproperty_get_exdate (property)) == day)
      return TRUE;
  return FALSE;
}

static void
add_yearly (Reader                        *self,
            icalcomponent                 *event,
            struct icalrecurrencetype      rule,
            struct icaltimetype            start,
            gint                           n_days,
            const char                    *name)
{
  icalrecur_iterator *iterator = icalrecur_iterator_new (rule, start);
  struct icaltimetype time;

  if (iterator == NULL)
    return;
  for (time = icalrecur_iterator_next (iterator); is_date (time) && day_of (time) < self->to;
       time = icalrecur_iterator_next (iterator))
    if (day_of (time) >= self->from && !is_excepted (event, day_of (time)))
      add_days (self, day_of (time), n_days, name);
  icalrecur_iterator_free (iterator);
}

static void
add_event (Reader        *self,
           icalcomponent *event)
{
  struct icaltimetype start = icalcomponent_get_dtstart (event);
  struct icaltimetype end = icalcomponent_get_dtend (event);
  icalproperty *rule = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  g_autofree char *name = NULL;
  gint n_days;

  if (!is_date (start))
    return;
  n_days = is_date (end) ? MAX (day_of (end) - day_of (start), 1) : 1;
  if (n_days > MOST_DAYS_OFF)
    return;
  name = name_event (event);
  if (rule == NULL)
    add_days (self, day_of (start), n_days, name);
  else if (icalproperty_get_rrule (rule).freq == ICAL_YEARLY_RECURRENCE)
    add_yearly (self, event, icalproperty_get_rrule (rule), start, n_days, name);
}

static icalcomponent *
read_calendar (const char *path,
               GError    **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length <= MOST_BYTES)
    {
      icalcomponent *calendar = icalparser_parse_string (text);

      if (calendar != NULL)
        return calendar;
    }
  fail (path, error);
  return NULL;
}

static void
add_events (Reader        *self,
            icalcomponent *calendar)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    add_event (self, event);
}

/**
 * accord_holidays_read_ics:
 * @path: a calendar file
 * @from: from when on what comes back every year is looked for: ten years long
 * @error: return location for a #GError
 *
 * Events with a time of day are meetings, not holidays; of what comes back, only what does so every year.
 *
 * Returns: (transfer full) (element-type AccordHoliday): the holidays; %NULL where there are none
 */
GArray *
accord_holidays_read_ics (const char *path,
                          AccordDay   from,
                          GError    **error)
{
  g_autoptr (GArray) holidays = accord_holidays_new ();
  Reader reader = { .holidays = holidays, .from = from };
  icalcomponent *calendar;
  gint year, month, day;

  g_return_val_if_fail (path != NULL, NULL);

  calendar = read_calendar (path, error);
  if (calendar == NULL)
    return NULL;
  accord_day_to_ymd (from, &year, &month, &day);
  reader.to = accord_day_from_ymd (year + YEARS, month, 1) + day - 1;
  add_events (&reader, calendar);
  /* Several calendars in one file have a nameless one around them. */
  for (icalcomponent *inner = icalcomponent_get_first_component (calendar, ICAL_VCALENDAR_COMPONENT); inner != NULL;
       inner = icalcomponent_get_next_component (calendar, ICAL_VCALENDAR_COMPONENT))
    add_events (&reader, inner);
  icalcomponent_free (calendar);
  if (holidays->len == 0 && !fail (path, error))
    return NULL;
  return g_steal_pointer (&holidays);
}
