#include "model/moment.h"

#define DAYS_PER_ERA 146097 /* 400 years */
#define DAYS_TO_EPOCH 719468 /* from 0000-03-01 to 1970-01-01 */

/**
 * accord_day_is_valid_ymd:
 * @year: 1 … 9999
 * @month: 1 … 12
 * @day: 1 … 31
 *
 * Returns: whether there is such a day in the Gregorian calendar
 */
gboolean
accord_day_is_valid_ymd (gint year,
                         gint month,
                         gint day)
{
  static const gint lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
    return FALSE;
  return day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

/**
 * accord_day_from_ymd:
 * @year: a year
 * @month: 1 … 12
 * @day: 1 … 31
 *
 * Counts in eras of 400 years that begin in March, so that the leap day is the last of its year
 * (H. Hinnant, «chrono-Compatible Low-Level Date Algorithms»).
 *
 * Returns: the civil date
 */
AccordDay
accord_day_from_ymd (gint year,
                     gint month,
                     gint day)
{
  gint march_year = month <= 2 ? year - 1 : year;
  gint era = (march_year >= 0 ? march_year : march_year - 399) / 400;
  gint year_of_era = march_year - era * 400;
  gint day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

/**
 * accord_day_to_ymd:
 * @self: a civil date, not %ACCORD_DAY_NONE
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 … 12
 * @day: (out) (optional): its day of the month, 1 … 31
 *
 * The inverse of accord_day_from_ymd().
 */
void
accord_day_to_ymd (AccordDay self,
                   gint     *year,
                   gint     *month,
                   gint     *day)
{
  gint64 shifted = (gint64) self + DAYS_TO_EPOCH;
  gint64 era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
  gint day_of_era = (gint) (shifted - era * DAYS_PER_ERA);
  gint year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint shifted_month = (5 * day_of_year + 2) / 153;
  gint real_month = shifted_month + (shifted_month < 10 ? 3 : -9);

  if (year != NULL)
    *year = (gint) (year_of_era + era * 400) + (real_month <= 2 ? 1 : 0);
  if (month != NULL)
    *month = real_month;
  if (day != NULL)
    *day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

/**
 * accord_day_to_iso:
 * @self: a civil date or %ACCORD_DAY_NONE
 *
 * Returns: (transfer full): «2018-01-31»; "" for %ACCORD_DAY_NONE
 */
char *
accord_day_to_iso (AccordDay self)
{
  gint year, month, day;

  if (self == ACCORD_DAY_NONE)
    return g_strdup ("");
  accord_day_to_ymd (self, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * accord_day_parse_iso:
 * @text: (nullable): a text
 * @day: (out): the civil date; untouched where there is none
 *
 * Returns: whether the whole of @text is a date written as «2018-01-31»
 */
gboolean
accord_day_parse_iso (const char *text,
                      AccordDay  *day)
{
  static const char pattern[] = "0000-00-00";
  gint year, month, day_of_month;

  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pattern); i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  month = (text[5] - '0') * 10 + (text[6] - '0');
  day_of_month = (text[8] - '0') * 10 + (text[9] - '0');
  if (!accord_day_is_valid_ymd (year, month, day_of_month))
    return FALSE;

  *day = accord_day_from_ymd (year, month, day_of_month);
  return TRUE;
}
