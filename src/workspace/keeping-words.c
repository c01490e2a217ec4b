#include "keeping-words.h"

#include <glib/gi18n-lib.h>

static char *
write_count (guint64 n)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
}

/* «June 2023» */
static char *
write_month (AccordMoment  moment,
             AccordZone   *zone)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  accord_day_to_ymd (accord_moment_to_day (moment, zone), &year, &month, &day);
  time = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  return time != NULL ? g_date_time_format (time, "%B %Y") : g_strdup_printf ("%d-%02d", year, month);
}

/* Which figures can then be read in the archive only. */
static void
append_figures (GString              *text,
                const AccordArchived *archived,
                AccordZone           *zone)
{
  g_autofree char *first = NULL, *last = NULL;

  if (archived->first == ACCORD_MOMENT_NONE)
    return;
  first = write_month (archived->first, zone);
  last = write_month (archived->last, zone);
  g_string_append_c (text, '\n');
  /* Translators: two months, as in: from June 2023 to December 2023 */
  g_string_append_printf (text, _("Figures of leads that came from %s to %s, as conversion and lead value by month, can then be "
                                  "read in the archive only."), first, last);
}

/**
 * accord_keeping_words_archived:
 * @archived: what leaves, or left
 * @before: the day before which all of it happened
 * @zone: the workspace's zone
 *
 * Returns: (transfer full): how many leave, how many of that time stay, and which figures change
 */
char *
accord_keeping_words_archived (const AccordArchived *archived,
                               AccordDay             before,
                               AccordZone           *zone)
{
  g_autofree char *day = accord_day_to_iso (before);
  g_autofree char *leads = write_count (archived->n_leads);
  g_autofree char *activities = write_count (archived->n_activities);
  g_autofree char *staying = write_count (archived->n_staying);
  GString *text = g_string_new (NULL);

  if (archived->n_leads == 0)
    {
      g_string_append_printf (text, _("No lead leaves: of each something happened on or after %s, or nothing is dated."), day);
      return g_string_free (text, FALSE);
    }
  /* Translators: how many leads, a day, how many activities */
  g_string_append_printf (text, ngettext ("%s lead whose last event lies before %s, with its activities (%s).",
                                          "%s leads whose last event lies before %s, with their activities (%s).",
                                          (gulong) archived->n_leads), leads, day, activities);
  if (archived->n_staying > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%s lead of that time stays, because something happened since.",
                                              "%s leads of that time stay, because something happened since.",
                                              (gulong) archived->n_staying), staying);
    }
  append_figures (text, archived, zone);
  return g_string_free (text, FALSE);
}

static void
append_line (GString    *text,
             const char *label,
             guint64     n)
{
  g_autofree char *number = write_count (n);

  if (n > 0)
    g_string_append_printf (text, "%s: %s\n", label, number);
}

/**
 * accord_keeping_words_erased:
 * @erased: what goes, or went
 *
 * Returns: (transfer full): a line for each kind of thing, and what stays
 */
char *
accord_keeping_words_erased (const AccordErased *erased)
{
  GString *text = g_string_new (NULL);

  append_line (text, _("Leads"), erased->n_leads);
  append_line (text, _("Deals"), erased->n_deals);
  append_line (text, _("Activities"), erased->n_activities);
  append_line (text, _("Entries of stages"), erased->n_stage_events);
  append_line (text, _("Earlier values kept from imports"), erased->n_import_values);
  append_line (text, _("Entries of the history"), erased->n_log_entries);
  append_line (text, _("Backups on this computer"), erased->n_backups);
  append_line (text, _("Texts that name this person and stay as they were written"), erased->n_texts);
  g_string_append (text, _("Not within reach: copies and backups on other computers, and files outside Accord, such as the "
                           "exports that were imported.\n"));
  return g_string_free (text, FALSE);
}
