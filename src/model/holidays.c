#include "model/holidays.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"

#define DATE_LENGTH 10 /* of «2025-12-25» */
#define LONGEST_SHOWN 40

static void
clear_holiday (gpointer data)
{
  g_free (((AccordHoliday *) data)->name);
}

static gboolean
fail (const char *line,
      guint       number,
      GError    **error)
{
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  g_autofree char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), LONGEST_SHOWN));

  g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_HOLIDAYS,
               _("Holidays, line %u: “%s” does not begin with a date; write it like “- 2025-12-25 Christmas”."), number,
               shown);
  return FALSE;
}

/* A bullet is a holiday; whatever else is written there is for people. */
static gboolean
read_line (GArray     *holidays,
           char       *line,
           guint       number,
           GError    **error)
{
  g_autofree char *date = NULL;
  AccordDay day;

  g_strstrip (line);
  if (strchr ("-*+", line[0]) == NULL || line[0] == '\0' || (line[1] != ' ' && line[1] != '\t'))
    return TRUE;
  g_strchug (++line);
  date = g_strndup (line, MIN (strlen (line), DATE_LENGTH));
  if (!accord_day_parse_iso (date, &day))
    return fail (line, number, error);
  line += DATE_LENGTH;
  if (*line != '\0' && !g_ascii_isspace (*line) && *line != ':' && *line != ',')
    return fail (line - DATE_LENGTH, number, error);
  while (*line == ':' || *line == ',' || g_ascii_isspace (*line))
    line++;
  accord_holidays_add (holidays, day, line);
  return TRUE;
}

/**
 * accord_holidays_new:
 *
 * Returns: (transfer full) (element-type AccordHoliday): no holidays
 */
GArray *
accord_holidays_new (void)
{
  GArray *holidays = g_array_new (FALSE, FALSE, sizeof (AccordHoliday));

  g_array_set_clear_func (holidays, clear_holiday);
  return holidays;
}

/**
 * accord_holidays_add:
 * @holidays: (element-type AccordHoliday): holidays
 * @day: one more
 * @name: what it is called, or ""
 *
 * Puts it in its place; a day that is there already keeps its name.
 */
void
accord_holidays_add (GArray     *holidays,
                     AccordDay   day,
                     const char *name)
{
  AccordHoliday holiday = { .day = day };
  guint low = 0, high = holidays->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (holidays, AccordHoliday, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < holidays->len && g_array_index (holidays, AccordHoliday, low).day == day)
    return;
  holiday.name = g_strdup (name);
  g_array_insert_val (holidays, low, holiday);
}

/**
 * accord_holidays_parse:
 * @text: a Markdown list with a date first in each of its items
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type AccordHoliday): the holidays; %NULL with %ACCORD_MODEL_ERROR_HOLIDAYS
 */
GArray *
accord_holidays_parse (const char *text,
                       GError    **error)
{
  g_autoptr (GArray) holidays = accord_holidays_new ();
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (holidays, lines[i], i + 1, error))
      return NULL;
  return g_steal_pointer (&holidays);
}

/**
 * accord_holidays_to_text:
 * @holidays: (element-type AccordHoliday): holidays, in order
 *
 * Returns: (transfer full): the Markdown list
 */
char *
accord_holidays_to_text (const GArray *holidays)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < holidays->len; i++)
    {
      const AccordHoliday *holiday = &g_array_index (holidays, AccordHoliday, i);
      g_autofree char *date = accord_day_to_iso (holiday->day);

      g_string_append_printf (text, "%s- %s%s%s", i > 0 ? "\n" : "", date, *holiday->name != '\0' ? " " : "",
                              holiday->name);
    }
  return g_string_free (text, FALSE);
}
