#include "store/backup-name.h"

#include <stdio.h>
#include <string.h>

#define KEPT_DAYS 7
#define KEPT_WEEKS 4
#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)
/* What was kept before something that cannot be undone otherwise: a migration, a restore. */
#define KEPT_BEFORE (4 * 7 * DAY_MS)

#define SUFFIX ".accord"

typedef struct
{
  const char *name;
  gint64      at;
} Daily;

/**
 * accord_backup_name_new:
 * @at: when, in milliseconds since 1970
 * @reason: «daily», «before-…»
 *
 * Returns: (transfer full): the name of a file
 */
char *
accord_backup_name_new (gint64      at,
                        const char *reason)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / 1000);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H%M%S");

  return g_strdup_printf ("%s.%03dZ %s" SUFFIX, text, (int) (at % 1000), reason);
}

/**
 * accord_backup_name_parse:
 * @name: the name of a file
 * @at: (out): when it was made, in milliseconds since 1970
 * @reason: (out) (transfer full) (optional): why
 *
 * Returns: whether it is the name of a backup that was kept by this program
 */
gboolean
accord_backup_name_parse (const char  *name,
                          gint64      *at,
                          char       **reason)
{
  int year, month, day, hour, minute, second, ms, end = 0;
  g_autoptr (GDateTime) time = NULL;
  gsize length = strlen (name);

  if (!g_str_has_suffix (name, SUFFIX) ||
      sscanf (name, "%4d-%2d-%2dT%2d%2d%2d.%3dZ %n", &year, &month, &day, &hour, &minute, &second, &ms, &end) != 7 ||
      end != (int) strlen ("2025-01-31T184502.123Z ") || (gsize) end + strlen (SUFFIX) >= length)
    return FALSE;
  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL)
    return FALSE;
  *at = g_date_time_to_unix (time) * 1000 + ms;
  if (reason != NULL)
    *reason = g_strndup (name + end, length - (gsize) end - strlen (SUFFIX));
  return TRUE;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const Daily *first = a, *second = b;

  return (first->at < second->at) - (first->at > second->at);
}

static gint64
day_of (gint64 at)
{
  return at / DAY_MS;
}

/* Weeks begin on Monday; day 0 was a Thursday. */
static gint64
week_of (gint64 at)
{
  return (day_of (at) + 3) / 7;
}

/* @days: newest first. The last of each of seven days; before those, the last of each of four weeks. */
static void
rotate_dailies (GArray    *days,
                GPtrArray *gone)
{
  gint64 day = G_MAXINT64, week = G_MAXINT64;
  guint n_days = 0, n_weeks = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const Daily *daily = &g_array_index (days, Daily, i);
      gboolean new_day = day_of (daily->at) != day, new_week = week_of (daily->at) != week;

      if (new_day && n_days < KEPT_DAYS)
        n_days++;
      else if (new_day && new_week && n_weeks < KEPT_WEEKS)
        n_weeks++;
      else
        {
          g_ptr_array_add (gone, (gpointer) daily->name);
          continue;
        }
      day = day_of (daily->at);
      week = week_of (daily->at);
    }
}

/**
 * accord_backup_name_rotate:
 * @names: (array zero-terminated=1): of the files that there are; others than backups are passed over
 * @now: milliseconds since 1970
 *
 * Keeps the last backup of each of the last seven days that have one, and of each of the four weeks before those; what
 * was made before a migration, a restore and the like, four weeks.
 *
 * Returns: (transfer container): the names of what may go, borrowed from @names
 */
GPtrArray *
accord_backup_name_rotate (const char *const *names,
                           gint64             now)
{
  GPtrArray *gone = g_ptr_array_new ();
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (Daily));

  for (; *names != NULL; names++)
    {
      g_autofree char *reason = NULL;
      Daily daily = { .name = *names };

      if (!accord_backup_name_parse (*names, &daily.at, &reason))
        continue;
      if (g_str_equal (reason, ACCORD_BACKUP_DAILY))
        g_array_append_val (days, daily);
      else if (g_str_has_prefix (reason, "before-") && now - daily.at > KEPT_BEFORE)
        g_ptr_array_add (gone, (gpointer) *names);
    }
  g_array_sort (days, compare_newest_first);
  rotate_dailies (days, gone);
  return gone;
}
