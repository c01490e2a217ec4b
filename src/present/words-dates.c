#include "present/words.h"

#include <glib/gi18n-lib.h>

static char *
format_day (AccordDay   day,
            const char *format)
{
  gint year, month, day_of_month;
  g_autoptr (GDateTime) date = NULL;

  accord_day_to_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);

  return date != NULL ? g_date_time_format (date, format) : accord_day_to_iso (day);
}

static gboolean
is_first_of_month (AccordDay day)
{
  gint year, month, day_of_month;

  accord_day_to_ymd (day, &year, &month, &day_of_month);
  return day_of_month == 1;
}

/* «April to June 2025», «May 2024 to April 2025», «April 2025», «2025». */
static char *
format_months (AccordDay first,
               AccordDay last)
{
  gint first_year, first_month, last_year, last_month, day;
  g_autofree char *from = NULL, *to = NULL;

  accord_day_to_ymd (first, &first_year, &first_month, &day);
  accord_day_to_ymd (last, &last_year, &last_month, &day);
  if (first_year == last_year && first_month == 1 && last_month == 12)
    return g_strdup_printf ("%d", first_year);
  /* Translators: a month with its year, as strftime has it: «April 2025» */
  to = format_day (last, C_("date", "%B %Y"));
  if (first_year == last_year && first_month == last_month)
    return g_steal_pointer (&to);
  from = format_day (first, first_year == last_year ? "%OB" : C_("date", "%B %Y"));

  /* Translators: from a month or day to another */
  return g_strdup_printf (_("%s to %s"), from, to);
}

/**
 * accord_words_day:
 * @day: a day
 *
 * Returns: (transfer full): «11 May 2025», «–» for none
 */
char *
accord_words_day (AccordDay day)
{
  if (day == ACCORD_DAY_NONE)
    return g_strdup ("–");
  /* Translators: a day with its year, as strftime has it: «11 May 2025» */
  return format_day (day, C_("date", "%-d %b %Y"));
}

/**
 * accord_words_day_short:
 * @day: a day
 * @today: the day it is
 *
 * Returns: (transfer full): «11 May», with the year where it is another than @today's
 */
char *
accord_words_day_short (AccordDay day,
                        AccordDay today)
{
  gint year, this_year, month, day_of_month;

  if (day == ACCORD_DAY_NONE || today == ACCORD_DAY_NONE)
    return accord_words_day (day);
  accord_day_to_ymd (day, &year, &month, &day_of_month);
  accord_day_to_ymd (today, &this_year, &month, &day_of_month);
  /* Translators: a day of this year, as strftime has it: «11 May» */
  return year == this_year ? format_day (day, C_("date", "%-d %b")) : accord_words_day (day);
}

/**
 * accord_words_period:
 * @figure: a figure
 * @by: the kind of its period
 *
 * Returns: (transfer full): «Jan 2018», «Q1 2018», «week of 29 Jan 2018», «2018», «all»
 */
char *
accord_words_period (const AccordFigure *figure,
                     AccordPeriodKind    by)
{
  gint year, month, day;

  if (by == ACCORD_PERIOD_ALL || figure->first == ACCORD_DAY_NONE)
    return g_strdup (C_("period", "all"));

  accord_day_to_ymd (figure->first, &year, &month, &day);
  switch (by)
    {
    case ACCORD_PERIOD_YEAR:
      return g_strdup_printf ("%d", year);
    case ACCORD_PERIOD_QUARTER:
      /* Translators: a quarter and its year: «Q1 2018» */
      return g_strdup_printf (_("Q%d %d"), (month - 1) / 3 + 1, year);
    case ACCORD_PERIOD_WEEK:
      {
        g_autofree char *monday = accord_words_day (figure->first);

        return g_strdup_printf (_("week of %s"), monday);
      }
    case ACCORD_PERIOD_MONTH:
    case ACCORD_PERIOD_ALL:
    default:
      /* Translators: a month, short, with its year, as strftime has it: «Jan 2018» */
      return format_day (figure->first, C_("date", "%b %Y"));
    }
}

/**
 * accord_words_days:
 * @first: the first day, or none
 * @last: the last day, or none
 *
 * Returns: (transfer full): «April to June 2025» for whole months, else «3 Apr 2025 to 5 Jun 2025»
 */
char *
accord_words_days (AccordDay first,
                   AccordDay last)
{
  g_autofree char *from = accord_words_day (first), *to = accord_words_day (last);

  if (first == ACCORD_DAY_NONE && last == ACCORD_DAY_NONE)
    return g_strdup (C_("period", "all"));
  if (last == ACCORD_DAY_NONE)
    return g_strdup_printf (_("since %s"), from);
  if (first == ACCORD_DAY_NONE)
    return g_strdup_printf (_("until %s"), to);
  if (first == last)
    return g_steal_pointer (&from);
  if (is_first_of_month (first) && is_first_of_month (last + 1))
    return format_months (first, last);

  return g_strdup_printf (_("%s to %s"), from, to);
}
