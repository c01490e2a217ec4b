#include "exchange/days-ics.h"

#include <libical/ical.h>

#define HOURS 24
#define ALARM_HOUR 9

static struct icaltimetype
to_date (AccordDay day)
{
  struct icaltimetype date = icaltime_null_date ();

  accord_day_to_ymd (day, &date.year, &date.month, &date.day);
  return date;
}

static icalcomponent *
make_alarm (const AccordIcsDay *day,
            guint               days_before)
{
  struct icaltriggertype trigger = { icaltime_null_time (), icaldurationtype_from_int (0) };
  icalcomponent *alarm = icalcomponent_new_valarm ();

  /* The day begins at midnight. */
  trigger.duration = icaldurationtype_from_int (-(int) (days_before * HOURS - ALARM_HOUR) * 3600);
  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  icalcomponent_add_property (alarm, icalproperty_new_description (day->summary));
  icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));
  return alarm;
}

static icalcomponent *
make_event (const AccordIcsDay *day,
            AccordMoment        stamp)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  time_t seconds = (time_t) (accord_moment_to_ms (stamp) / 1000);

  icalcomponent_add_property (event, icalproperty_new_uid (day->uid));
  icalcomponent_add_property (
      event, icalproperty_new_dtstamp (icaltime_from_timet_with_zone (seconds, 0, icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (event, icalproperty_new_dtstart (to_date (day->day)));
  icalcomponent_add_property (event, icalproperty_new_dtend (to_date (day->day + 1)));
  icalcomponent_add_property (event, icalproperty_new_summary (day->summary));
  if (day->description != NULL)
    icalcomponent_add_property (event, icalproperty_new_description (day->description));
  /* Nobody is away because of it. */
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  for (guint i = 0; i < G_N_ELEMENTS (day->alarms); i++)
    if (day->alarms[i] > 0)
      icalcomponent_add_component (event, make_alarm (day, day->alarms[i]));
  return event;
}

/**
 * accord_days_to_ics:
 * @days: whole days
 * @n_days: their number
 * @stamp: when it is written
 *
 * Returns: (transfer full): a file of iCalendar
 */
char *
accord_days_to_ics (const AccordIcsDay *days,
                    guint               n_days,
                    AccordMoment        stamp)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  char *text, *copy;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Accord//Accord//EN"));
  for (guint i = 0; i < n_days; i++)
    icalcomponent_add_component (calendar, make_event (&days[i], stamp));
  text = icalcomponent_as_ical_string_r (calendar);
  copy = g_strdup (text);
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return copy;
}
