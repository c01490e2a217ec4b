#include "model/holidays-text.h"

static gboolean
is_bullet (const char *line)
{
  while (g_ascii_isspace (*line))
    line++;
  return (*line == '-' || *line == '*' || *line == '+') && (line[1] == ' ' || line[1] == '\t');
}

/* What is written there for people, without an empty line at its end. */
static char *
take_words (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!is_bullet (lines[i]))
      g_string_append_printf (words, "%s\n", lines[i]);
  return g_strchomp (g_string_free (words, FALSE));
}

static char *
write_text (const char   *text,
            const GArray *holidays)
{
  g_autofree char *words = take_words (text);
  g_autofree char *list = accord_holidays_to_text (holidays);

  if (*words == '\0')
    return g_steal_pointer (&list);
  return *list != '\0' ? g_strdup_printf ("%s\n\n%s", words, list) : g_steal_pointer (&words);
}

/**
 * accord_holidays_merge:
 * @text: the list of a calendar
 * @more: (element-type AccordHoliday): days off
 * @n_known: (out): how many of @more are in it already
 * @error: return location for a #GError
 *
 * A day that is in the list keeps its name.
 *
 * Returns: (transfer full): the list with them, in order; %NULL where @text cannot be read
 */
char *
accord_holidays_merge (const char    *text,
                       const GArray  *more,
                       guint         *n_known,
                       GError       **error)
{
  g_autoptr (GArray) holidays = accord_holidays_parse (text, error);
  guint n_before;

  if (holidays == NULL)
    return NULL;
  n_before = holidays->len;
  for (guint i = 0; i < more->len; i++)
    {
      const AccordHoliday *holiday = &g_array_index (more, AccordHoliday, i);

      accord_holidays_add (holidays, holiday->day, holiday->name);
    }
  *n_known = more->len - (holidays->len - n_before);
  return write_text (text, holidays);
}

/**
 * accord_holidays_remove:
 * @text: the list of a calendar
 * @day: a day of it
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the list without that day; %NULL where @text cannot be read
 */
char *
accord_holidays_remove (const char *text,
                        AccordDay   day,
                        GError    **error)
{
  g_autoptr (GArray) holidays = accord_holidays_parse (text, error);

  if (holidays == NULL)
    return NULL;
  for (guint i = holidays->len; i > 0; i--)
    if (g_array_index (holidays, AccordHoliday, i - 1).day == day)
      g_array_remove_index (holidays, i - 1);
  return write_text (text, holidays);
}
