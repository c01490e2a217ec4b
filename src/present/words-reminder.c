#include "present/words-reminder.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

static char *
say_review (const AccordReminder *self,
            AccordDay             today)
{
  gint days = self->day - today;
  g_autofree char *day = accord_words_day (self->day);

  if (days < 0)
    return g_strdup_printf (_("Version %u was to be looked at again on %s."), (guint) self->number, day);
  if (days == 0)
    return g_strdup_printf (_("Version %u is to be looked at again today."), (guint) self->number);
  return g_strdup_printf (ngettext ("Version %u is to be looked at again in %d day, on %s.",
                                    "Version %u is to be looked at again in %d days, on %s.", (gulong) days),
                          (guint) self->number, days, day);
}

/**
 * accord_words_reminder:
 * @self: what a person is reminded of
 * @today: the day
 *
 * Returns: (transfer full): it, a sentence
 */
char *
accord_words_reminder (const AccordReminder *self,
                       AccordDay             today)
{
  switch (self->kind)
    {
    case ACCORD_REMINDER_SIGN:
      return g_strdup_printf (_("Version %u waits for your signature."), (guint) self->number);
    case ACCORD_REMINDER_FORCE:
      return g_strdup_printf (_("Version %u comes into force tomorrow."), (guint) self->number);
    case ACCORD_REMINDER_REVIEW:
    default:
      return say_review (self, today);
    }
}

/**
 * accord_words_reminders:
 * @reminders: (element-type AccordReminder): what a person is reminded of
 * @today: the day
 *
 * Returns: (transfer full) (nullable): all of it, a line each; %NULL: nothing
 */
char *
accord_words_reminders (GArray    *reminders,
                        AccordDay  today)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reminders->len; i++)
    {
      g_autofree char *sentence = accord_words_reminder (&g_array_index (reminders, AccordReminder, i), today);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, text->len == 0);
}
