#include "exchange/date-parser.h"

#include <string.h>

#define MS_PER_SECOND ((gint64) 1000)
#define MS_PER_MINUTE (60 * MS_PER_SECOND)
#define MS_PER_DAY (24 * 60 * MS_PER_MINUTE)
#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define EXCEL_EPOCH (-25569) /* 1899-12-30, which makes serials after February 1900 right */
#define CENTURY_PIVOT 70     /* 70 is 1970, 69 is 2069 */

/* A place in the text, and its end. */
typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static char
peek (const Cursor *self)
{
  return self->at < self->end ? *self->at : '\0';
}

static gboolean
skip_char (Cursor *self,
           char    c)
{
  if (peek (self) != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static void
skip_any (Cursor     *self,
          const char *chars)
{
  while (self->at < self->end && strchr (chars, *self->at) != NULL)
    self->at++;
}

/* Digits, at most @most of them. Returns how many there were; 0 also for more. */
static guint
read_number (Cursor *self,
             guint   most,
             gint   *number)
{
  guint n = 0;

  *number = 0;
  for (; g_ascii_isdigit (peek (self)) && n <= most; n++)
    *number = *number * 10 + (*self->at++ - '0');
  return n <= most ? n : 0;
}

static gboolean
skip_word (Cursor     *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || g_ascii_strncasecmp (self->at, word, length) != 0)
    return FALSE;
  if (self->at + length < self->end && g_ascii_isalpha (self->at[length]))
    return FALSE;
  self->at += length;
  return TRUE;
}

static gint
read_month (Cursor *self)
{
  static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july",
                                        "august", "september", "october", "november", "december" };
  const char *start = self->at;
  gsize length;

  while (g_ascii_isalpha (peek (self)))
    self->at++;
  length = self->at - start;
  skip_char (self, '.');
  if (length == 4 && g_ascii_strncasecmp (start, "sept", 4) == 0)
    return 9;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if ((length == 3 || length == strlen (months[i])) && g_ascii_strncasecmp (start, months[i], length) == 0)
      return i + 1;
  return 0;
}

static void
skip_weekday (Cursor *self)
{
  static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                                      "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (skip_word (self, days[i]))
      {
        skip_any (self, "., ");
        return;
      }
}

static void
skip_ordinal (Cursor *self)
{
  if (!skip_word (self, "st") && !skip_word (self, "nd") && !skip_word (self, "rd"))
    skip_word (self, "th");
}

static gboolean
read_offset (Cursor         *self,
             AccordDateText *date)
{
  gboolean west = peek (self) == '-';
  gint hours, minutes = 0;

  if (skip_char (self, 'Z') || skip_word (self, "UTC") || skip_word (self, "GMT"))
    {
      date->has_offset = TRUE;
      return TRUE;
    }
  if (!skip_char (self, '+') && !skip_char (self, '-'))
    return FALSE;
  if (self->end - self->at >= 4 && g_ascii_isdigit (self->at[2]) && g_ascii_isdigit (self->at[3]))
    {
      if (read_number (self, 4, &hours) != 4)
        return FALSE;
      minutes = hours % 100;
      hours /= 100;
    }
  else if (read_number (self, 2, &hours) == 0 || (skip_char (self, ':') && read_number (self, 2, &minutes) != 2))
    return FALSE;
  date->has_offset = TRUE;
  date->offset = (hours * 60 + minutes) * (west ? -1 : 1);
  return hours <= 14 && minutes < 60;
}

static gint
read_fraction (Cursor *self)
{
  gint ms = 0, scale = 100;

  if (!skip_char (self, '.') && !skip_char (self, ','))
    return 0;
  for (; g_ascii_isdigit (peek (self)); self->at++, scale /= 10)
    ms += (*self->at - '0') * scale;
  return ms;
}

/* «T08:15:00.5+02:00», « 8:15 PM», nothing. */
static gboolean
read_time (Cursor         *self,
           AccordDateText *date)
{
  gint hour, minute, second = 0, ms = 0;
  gboolean morning, evening;

  if (!skip_char (self, 'T'))
    skip_any (self, ", ");
  skip_word (self, "at");
  skip_any (self, " ");
  if (self->at == self->end)
    return TRUE;
  if (read_number (self, 2, &hour) == 0 || !skip_char (self, ':') || read_number (self, 2, &minute) != 2)
    return FALSE;
  if (skip_char (self, ':'))
    {
      if (read_number (self, 2, &second) != 2)
        return FALSE;
      ms = read_fraction (self);
    }
  skip_any (self, " ");
  morning = skip_word (self, "AM") || skip_word (self, "a.m.");
  evening = !morning && (skip_word (self, "PM") || skip_word (self, "p.m."));
  if ((morning || evening) && (hour < 1 || hour > 12))
    return FALSE;
  if (morning || evening)
    hour = hour % 12 + (evening ? 12 : 0);
  skip_any (self, " ");
  if (self->at < self->end && !read_offset (self, date))
    return FALSE;
  if (self->at < self->end || hour > 24 || minute > 59 || second > 60)
    return FALSE;
  date->ms_of_day = ((hour * 60 + minute) * 60 + MIN (second, 59)) * MS_PER_SECOND + ms;
  return hour < 24 || (minute == 0 && second == 0 && ms == 0);
}

/* «20250403», «45631.5» (a spreadsheet's day), seconds and milliseconds since 1970. */
static gboolean
read_bare (Cursor         *self,
           AccordDateText *date)
{
  gint64 number = 0;
  guint n = 0;
  gint year, month, day;
  gint64 ms;

  for (; g_ascii_isdigit (peek (self)) && n <= 13; n++)
    number = number * 10 + (*self->at++ - '0');
  if (self->at < self->end && !(n == 5 && peek (self) == '.'))
    return FALSE;
  date->shape = ACCORD_DATE_BARE;
  if (n == 8)
    {
      date->parts[0] = number / 10000;
      date->parts[1] = number / 100 % 100;
      date->parts[2] = number % 100;
      return date->parts[0] >= FIRST_YEAR && date->parts[0] <= LAST_YEAR;
    }
  if (n != 5 && n != 10 && n != 13)
    return FALSE;
  ms = n == 5 ? (number + EXCEL_EPOCH) * MS_PER_DAY : number * (n == 10 ? MS_PER_SECOND : 1);
  if (n == 5 && self->at < self->end)
    date->ms_of_day = g_ascii_strtod (self->at, NULL) * MS_PER_DAY;
  else if (n != 5)
    {
      date->has_offset = TRUE;
      date->ms_of_day = ms % MS_PER_DAY;
    }
  accord_day_to_ymd (ms / MS_PER_DAY, &year, &month, &day);
  date->parts[0] = year;
  date->parts[1] = month;
  date->parts[2] = day;
  return TRUE;
}

static gint
complete_year (gint     year,
               gboolean is_short)
{
  if (!is_short)
    return year;
  return year + (year < CENTURY_PIVOT ? 2000 : 1900);
}

/* «3 Apr 2025», «Apr 3, 2025», «2025-Apr-03»: the digits' lengths say which is the year. */
static gboolean
order_named (AccordDateText *date,
             const guint     digits[3],
             guint           month)
{
  gint year_at = month == 1 && digits[0] == 4 ? 0 : 2;
  gint day_at = 3 - (gint) month - year_at;
  gint parts[3] = { complete_year (date->parts[year_at], digits[year_at] == 2), date->parts[month],
                    day_at >= 0 ? date->parts[day_at] : 0 };

  if (month == 2 || (digits[year_at] != 4 && digits[year_at] != 2) || digits[day_at] > 2)
    return FALSE;
  date->shape = ACCORD_DATE_NAMED;
  memcpy (date->parts, parts, sizeof parts);
  return TRUE;
}

static gboolean
read_parts (Cursor         *self,
            AccordDateText *date)
{
  guint digits[3] = { 0 };
  gint month = -1;

  for (guint i = 0; i < 3; i++)
    {
      if (g_ascii_isdigit (peek (self)))
        digits[i] = read_number (self, 4, &date->parts[i]);
      else if (month < 0 && g_ascii_isalpha (peek (self)) && (date->parts[i] = read_month (self)) > 0)
        month = i;
      if (digits[i] == 0 && month != (gint) i)
        return FALSE;
      if (i == 2)
        break;
      if (digits[i] > 0 && g_ascii_isalpha (peek (self)))
        skip_ordinal (self);
      if (i == 0)
        date->separator = peek (self);
      else if (month < 0 && peek (self) != date->separator)
        return FALSE;
      if (month < 0 && i == 1 && strchr ("/.-", date->separator) == NULL)
        return FALSE;
      if (!skip_char (self, '/') && !skip_char (self, '-'))
        skip_any (self, "., ");
    }
  if (month >= 0)
    return order_named (date, digits, month);
  date->shape = digits[0] == 4 ? ACCORD_DATE_YEAR_FIRST : ACCORD_DATE_YEAR_LAST;
  date->short_year = digits[0] != 4 && digits[2] == 2;
  return digits[0] == 4 ? digits[1] <= 2 && digits[2] <= 2
                        : digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 4 || digits[2] == 2);
}

/* @wrong: set where they are none. */
static gint
two_digits (const char *text,
            gboolean   *wrong)
{
  guint8 tens = (guint8) (text[0] - '0'), ones = (guint8) (text[1] - '0');

  *wrong |= tens > 9 || ones > 9;
  return tens * 10 + ones;
}

/* «2025-04-03» or «2025-04-03T08:15:00Z», as programs write most dates; FALSE of all others. */
static gboolean
read_iso (const char     *text,
          gsize           length,
          AccordDateText *date)
{
  gboolean wrong = FALSE;
  gint hour, minute, second;

  if ((length != 10 && length != 20) || text[4] != '-' || text[7] != '-')
    return FALSE;
  date->shape = ACCORD_DATE_YEAR_FIRST;
  date->separator = '-';
  date->parts[0] = two_digits (text, &wrong) * 100 + two_digits (text + 2, &wrong);
  date->parts[1] = two_digits (text + 5, &wrong);
  date->parts[2] = two_digits (text + 8, &wrong);
  if (length == 10)
    return !wrong;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return FALSE;
  hour = two_digits (text + 11, &wrong);
  minute = two_digits (text + 14, &wrong);
  second = two_digits (text + 17, &wrong);
  date->has_offset = TRUE;
  date->ms_of_day = ((hour * 60 + minute) * 60 + second) * MS_PER_SECOND;
  return !wrong && hour < 24 && minute < 60 && second < 60;
}

/**
 * accord_date_text_parse:
 * @text: a cell
 * @length: its length in bytes
 * @date: (out): its parts
 *
 * Takes a date apart, with or without a time and an offset. Whether such a day exists is not asked here.
 *
 * Returns: whether @text has the shape of a date
 */
gboolean
accord_date_text_parse (const char     *text,
                        gsize           length,
                        AccordDateText *date)
{
  Cursor cursor = { text, text + length };
  gboolean bare = TRUE;

  *date = (AccordDateText) { .ms_of_day = -1 };
  if (read_iso (text, length, date))
    return TRUE;
  *date = (AccordDateText) { .ms_of_day = -1 };
  skip_any (&cursor, " ");
  while (cursor.end > cursor.at && g_ascii_isspace (cursor.end[-1]))
    cursor.end--;
  if (cursor.at == cursor.end || cursor.end - cursor.at > 48)
    return FALSE;
  if (g_ascii_isalpha (*cursor.at))
    skip_weekday (&cursor);
  for (gsize i = 0; bare && i < 5 && cursor.at + i < cursor.end; i++)
    bare = g_ascii_isdigit (cursor.at[i]);
  if (bare)
    return read_bare (&cursor, date);
  return read_parts (&cursor, date) && read_time (&cursor, date);
}

/**
 * accord_date_text_to_civil:
 * @date: a date that was taken apart
 * @order: of its parts; what is said for certain by the text itself goes first
 * @day: (out): the civil date as written, whatever its offset
 *
 * Returns: whether such a day exists, between 1900 and 2199
 */
gboolean
accord_date_text_to_civil (const AccordDateText *date,
                           AccordDateOrder       order,
                           AccordDay            *day)
{
  gint year = date->parts[0], month = date->parts[1], monthday = date->parts[2];

  if (date->shape == ACCORD_DATE_YEAR_LAST)
    {
      if (order == ACCORD_DATE_ORDER_YMD && date->short_year)
        year = complete_year (date->parts[0], TRUE);
      else
        {
          gboolean month_first = order == ACCORD_DATE_ORDER_MDY;

          year = complete_year (date->parts[2], date->short_year);
          month = date->parts[month_first ? 0 : 1];
          monthday = date->parts[month_first ? 1 : 0];
        }
    }
  if (year < FIRST_YEAR || year > LAST_YEAR || !accord_day_is_valid_ymd (year, month, monthday))
    return FALSE;
  *day = accord_day_from_ymd (year, month, monthday);
  return TRUE;
}

/**
 * accord_date_text_to_moment:
 * @date: a date that was taken apart
 * @order: of its parts
 * @zone: where times without an offset are meant
 * @moment: (out): the moment
 *
 * Returns: whether such a day exists
 */
gboolean
accord_date_text_to_moment (const AccordDateText *date,
                            AccordDateOrder       order,
                            const AccordZone     *zone,
                            AccordMoment         *moment)
{
  AccordDay day;

  if (!accord_date_text_to_civil (date, order, &day))
    return FALSE;
  if (date->ms_of_day < 0)
    *moment = accord_moment_from_day (day);
  else if (date->has_offset)
    *moment = accord_moment_from_ms (day * MS_PER_DAY + date->ms_of_day - date->offset * MS_PER_MINUTE);
  else if (date->ms_of_day == MS_PER_DAY)
    *moment = accord_moment_from_local (zone, day + 1, 0);
  else
    *moment = accord_moment_from_local (zone, day, date->ms_of_day);
  return TRUE;
}
