#include "model/reminders.h"

static void
add (GArray                    *reminders,
     AccordReminderKind         kind,
     const AccordVersionStatus *version,
     AccordDay                  day)
{
  const AccordReminder reminder = { kind, version->number, day };

  g_array_append_val (reminders, reminder);
}

static gboolean
waits_for (const AccordVersionStatus *version,
           const char                *member)
{
  const AccordVersionSigner *signer = member != NULL ? accord_version_get_signer (version, member) : NULL;

  return version->state == ACCORD_VERSION_IN_REVIEW && !version->is_altered && signer != NULL && signer->signature == NULL;
}

/* Who works on the next version looks at it already. */
static gboolean
is_looked_at (GPtrArray                 *statuses,
              const AccordVersionStatus *version)
{
  for (guint i = 0; i < statuses->len; i++)
    {
      const AccordVersionStatus *other = statuses->pdata[i];

      if (other->number > version->number &&
          (other->state == ACCORD_VERSION_IN_REVIEW || other->state == ACCORD_VERSION_REFUSED ||
           other->state == ACCORD_VERSION_SIGNED))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_review_near (GPtrArray                 *statuses,
                const AccordVersionStatus *version,
                AccordDay                  today)
{
  return version->state == ACCORD_VERSION_IN_FORCE && version->review != ACCORD_DAY_NONE &&
         version->review - today <= ACCORD_REVIEW_REMINDER_DAYS && !is_looked_at (statuses, version);
}

/**
 * accord_reminders_list:
 * @statuses: (element-type AccordVersionStatus): of all versions
 * @member: (nullable): the id of the person who is reminded; %NULL: nobody of the members
 * @today: the day
 *
 * Returns: (transfer full) (element-type AccordReminder): what is due; what waits for the person comes first
 */
GArray *
accord_reminders_list (GPtrArray  *statuses,
                       const char *member,
                       AccordDay   today)
{
  GArray *reminders = g_array_new (FALSE, FALSE, sizeof (AccordReminder));

  g_return_val_if_fail (statuses != NULL, reminders);

  for (guint i = 0; i < statuses->len; i++)
    if (waits_for (statuses->pdata[i], member))
      add (reminders, ACCORD_REMINDER_SIGN, statuses->pdata[i], ACCORD_DAY_NONE);
  for (guint i = 0; i < statuses->len; i++)
    {
      const AccordVersionStatus *version = statuses->pdata[i];

      if (version->state == ACCORD_VERSION_SIGNED && !version->is_altered && version->in_force == today + 1)
        add (reminders, ACCORD_REMINDER_FORCE, version, version->in_force);
      if (is_review_near (statuses, version, today))
        add (reminders, ACCORD_REMINDER_REVIEW, version, version->review);
    }
  return reminders;
}
