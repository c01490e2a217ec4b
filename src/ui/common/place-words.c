#include "ui/common/place-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUFFIX ".accord"

/**
 * accord_place_words_folder:
 * @path: of a file
 *
 * Returns: its folder, from the person's home where it is there
 */
char *
accord_place_words_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  const char *rest = folder;
  g_auto (GStrv) parts = NULL;

  if (g_str_equal (folder, home))
    return g_strdup (_("Home"));
  if (g_str_has_prefix (folder, home) && folder[strlen (home)] == '/')
    rest = folder + strlen (home);
  while (*rest == '/')
    rest++;
  parts = g_strsplit (rest, "/", -1);

  return g_strjoinv (" ▸ ", parts);
}

/**
 * accord_place_words_title:
 * @path: of a file
 *
 * Returns: what the file is called
 */
char *
accord_place_words_title (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';

  return name;
}

/**
 * accord_place_words_time:
 * @seconds: since 1970
 *
 * Returns: when it was, on the clock of this computer
 */
char *
accord_place_words_time (gint64 seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  int year, month, day, other_year, other_month, other_day;

  if (then == NULL)
    return g_strdup ("");

  g_date_time_get_ymd (then, &year, &month, &day);
  g_date_time_get_ymd (now, &other_year, &other_month, &other_day);
  if (year == other_year && month == other_month && day == other_day)
    /* Translators: a time of today, as g_date_time_format() writes it */
    return g_date_time_format (then, _("today, %H:%M"));
  if (year != other_year)
    /* Translators: a day of another year, as g_date_time_format() writes it */
    return g_date_time_format (then, _("%-d %B %Y"));
  g_date_time_get_ymd (yesterday, &other_year, &other_month, &other_day);
  if (month == other_month && day == other_day)
    /* Translators: a time of yesterday, as g_date_time_format() writes it */
    return g_date_time_format (then, _("yesterday, %H:%M"));

  /* Translators: a day of this year, as g_date_time_format() writes it */
  return g_date_time_format (then, _("%-d %B"));
}
