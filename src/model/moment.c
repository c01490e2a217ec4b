#include "model/zone-private.h"

#include <string.h>

#define MS_PER_SECOND G_GINT64_CONSTANT (1000)
#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define MS_PER_HOUR G_GINT64_CONSTANT (3600000)
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)
#define ISO_DAY_LENGTH 10

static gint64
floor_to_day (gint64 ms)
{
  gint64 days = ms / MS_PER_DAY;

  return ms % MS_PER_DAY < 0 ? days - 1 : days;
}

static gboolean
read_two_digits (const char **cursor,
                 gint         limit,
                 gint        *number)
{
  const char *p = *cursor;

  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;
  *number = (p[0] - '0') * 10 + (p[1] - '0');
  *cursor += 2;
  return *number < limit;
}

static gboolean
read_fraction (const char **cursor,
               gint64      *ms)
{
  gint64 scale = 100;

  if (!g_ascii_isdigit (**cursor))
    return FALSE;
  for (; g_ascii_isdigit (**cursor); (*cursor)++)
    {
      *ms += (**cursor - '0') * scale;
      scale /= 10;
    }
  return TRUE;
}

/* «14:05», «14:05:09», «14:05:09.123» */
static gboolean
read_time_of_day (const char **cursor,
                  gint64      *ms)
{
  gint hour, minute, second;

  if (!read_two_digits (cursor, 24, &hour) || **cursor != ':')
    return FALSE;
  (*cursor)++;
  if (!read_two_digits (cursor, 60, &minute))
    return FALSE;
  *ms = hour * MS_PER_HOUR + minute * MS_PER_MINUTE;

  if (**cursor != ':')
    return TRUE;
  (*cursor)++;
  if (!read_two_digits (cursor, 60, &second))
    return FALSE;
  *ms += second * MS_PER_SECOND;

  if (**cursor != '.' && **cursor != ',')
    return TRUE;
  (*cursor)++;
  return read_fraction (cursor, ms);
}

/* «Z», «+01», «+0100», «+01:00» */
static gboolean
read_offset (const char **cursor,
             gint64      *offset)
{
  gint64 sign = **cursor == '-' ? -1 : 1;
  gint hour;
  gint minute = 0;

  if (*(*cursor)++ == 'Z')
    return TRUE;
  if (!read_two_digits (cursor, 24, &hour))
    return FALSE;
  if (**cursor == ':')
    (*cursor)++;
  else if (**cursor == '\0')
    {
      *offset = sign * hour * MS_PER_HOUR;
      return TRUE;
    }
  if (!read_two_digits (cursor, 60, &minute))
    return FALSE;
  *offset = sign * (hour * MS_PER_HOUR + minute * MS_PER_MINUTE);
  return TRUE;
}

/**
 * accord_moment_from_day:
 * @day: a civil date or %ACCORD_DAY_NONE
 *
 * Returns: that whole day; %ACCORD_MOMENT_NONE for %ACCORD_DAY_NONE
 */
AccordMoment
accord_moment_from_day (AccordDay day)
{
  if (day == ACCORD_DAY_NONE)
    return ACCORD_MOMENT_NONE;
  return (gint64) day * MS_PER_DAY * 2 + 1;
}

/**
 * accord_moment_from_ms:
 * @ms: milliseconds since 1970-01-01T00:00Z
 *
 * Returns: that instant
 */
AccordMoment
accord_moment_from_ms (gint64 ms)
{
  return ms * 2;
}

/**
 * accord_moment_from_local:
 * @zone: (nullable): the zone whose clock it is; %NULL is UTC
 * @day: a civil date
 * @ms_of_day: milliseconds since midnight on that clock
 *
 * The instant that people there call so. A time that the clock shows twice is the first of the two;
 * one that it skips is as long after the skip as it would have been without.
 *
 * Returns: an instant; %ACCORD_MOMENT_NONE for %ACCORD_DAY_NONE
 */
AccordMoment
accord_moment_from_local (const AccordZone *zone,
                          AccordDay         day,
                          gint              ms_of_day)
{
  if (day == ACCORD_DAY_NONE)
    return ACCORD_MOMENT_NONE;
  return accord_moment_from_ms (accord_zone_local_to_ms (zone, day * MS_PER_DAY + ms_of_day));
}

/**
 * accord_moment_now:
 *
 * Returns: the instant that it is
 */
AccordMoment
accord_moment_now (void)
{
  return accord_moment_from_ms (g_get_real_time () / 1000);
}

/**
 * accord_moment_is_day:
 * @self: a moment
 *
 * Returns: whether it is a whole day, whose time is not known
 */
gboolean
accord_moment_is_day (AccordMoment self)
{
  return (self & 1) != 0;
}

/**
 * accord_moment_to_ms:
 * @self: a moment
 *
 * Returns: milliseconds since 1970-01-01T00:00Z; of a whole day those of its midnight in UTC;
 *   %G_MININT64 for %ACCORD_MOMENT_NONE
 */
gint64
accord_moment_to_ms (AccordMoment self)
{
  if (self == ACCORD_MOMENT_NONE)
    return G_MININT64;
  return self >> 1;
}

/**
 * accord_moment_to_day:
 * @self: a moment
 * @zone: (nullable): the zone in which to look at the calendar; %NULL is UTC. A whole day is itself in any zone
 *
 * Returns: the civil date; %ACCORD_DAY_NONE for %ACCORD_MOMENT_NONE
 */
AccordDay
accord_moment_to_day (AccordMoment      self,
                      const AccordZone *zone)
{
  gint64 ms;

  if (self == ACCORD_MOMENT_NONE)
    return ACCORD_DAY_NONE;

  ms = self >> 1;
  if (!accord_moment_is_day (self))
    ms += accord_zone_offset_at (zone, ms);
  return (AccordDay) floor_to_day (ms);
}

/**
 * accord_moment_end_of_day:
 * @zone: (nullable): a zone; %NULL is UTC
 * @day: a civil date
 *
 * Returns: the last millisecond of that day in the zone, in milliseconds since 1970 UTC
 */
gint64
accord_moment_end_of_day (const AccordZone *zone,
                          AccordDay         day)
{
  return accord_zone_local_to_ms (zone, (day + G_GINT64_CONSTANT (1)) * MS_PER_DAY) - 1;
}

/**
 * accord_moment_to_iso:
 * @self: a moment
 * @zone: (nullable): the zone whose clock to write; %NULL is UTC
 *
 * Returns: (transfer full): «2018-01-31» for a whole day, else «2018-01-31T15:05:09+01:00», with «Z» in UTC
 *   and with milliseconds where they are not 0; "" for %ACCORD_MOMENT_NONE
 */
char *
accord_moment_to_iso (AccordMoment      self,
                      const AccordZone *zone)
{
  g_autofree char *day = NULL;
  GString *text;
  gint64 offset, local, of_day;

  if (self == ACCORD_MOMENT_NONE || accord_moment_is_day (self))
    return accord_day_to_iso (accord_moment_to_day (self, zone));

  offset = accord_zone_offset_at (zone, self >> 1);
  offset -= offset % MS_PER_MINUTE; /* old local times had seconds in their offset: ISO 8601 has none */
  local = (self >> 1) + offset;
  of_day = local - floor_to_day (local) * MS_PER_DAY;
  day = accord_day_to_iso ((AccordDay) floor_to_day (local));
  text = g_string_new (day);
  g_string_append_printf (text, "T%02d:%02d:%02d", (int) (of_day / MS_PER_HOUR),
                          (int) (of_day % MS_PER_HOUR / MS_PER_MINUTE), (int) (of_day % MS_PER_MINUTE / MS_PER_SECOND));
  if (of_day % MS_PER_SECOND != 0)
    g_string_append_printf (text, ".%03d", (int) (of_day % MS_PER_SECOND));
  if (offset == 0)
    g_string_append_c (text, 'Z');
  else
    g_string_append_printf (text, "%c%02d:%02d", offset < 0 ? '-' : '+', (int) (ABS (offset) / MS_PER_HOUR),
                            (int) (ABS (offset) % MS_PER_HOUR / MS_PER_MINUTE));
  return g_string_free (text, FALSE);
}

/**
 * accord_moment_parse_iso:
 * @text: (nullable): a text
 * @zone: (nullable): the zone of a time that names none; %NULL is UTC
 * @moment: (out): the moment; untouched where there is none
 *
 * Reads «2018-01-31», «2018-01-31T14:05», «2018-01-31 14:05:09.123Z», «2018-01-31T14:05:09+01:00».
 * Digits beyond milliseconds are dropped.
 *
 * Returns: whether the whole of @text is a moment so written
 */
gboolean
accord_moment_parse_iso (const char       *text,
                         const AccordZone *zone,
                         AccordMoment     *moment)
{
  char date[ISO_DAY_LENGTH + 1];
  const char *cursor;
  gint64 of_day = 0;
  gint64 offset = 0;
  AccordDay day;

  if (text == NULL || strnlen (text, ISO_DAY_LENGTH) < ISO_DAY_LENGTH)
    return FALSE;
  g_strlcpy (date, text, sizeof date);
  if (!accord_day_parse_iso (date, &day))
    return FALSE;

  cursor = text + ISO_DAY_LENGTH;
  if (*cursor == '\0')
    {
      *moment = accord_moment_from_day (day);
      return TRUE;
    }
  if (*cursor != 'T' && *cursor != ' ')
    return FALSE;
  cursor++;
  if (!read_time_of_day (&cursor, &of_day))
    return FALSE;
  if (*cursor == '\0')
    {
      *moment = accord_moment_from_local (zone, day, (gint) of_day);
      return TRUE;
    }
  if (strchr ("Z+-", *cursor) == NULL || !read_offset (&cursor, &offset) || *cursor != '\0')
    return FALSE;
  *moment = accord_moment_from_ms (day * MS_PER_DAY + of_day - offset);
  return TRUE;
}
