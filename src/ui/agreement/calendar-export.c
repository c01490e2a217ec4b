#include "ui/agreement/calendar-export.h"

#include <glib/gi18n-lib.h>

#include "exchange/days-ics.h"
#include "model/reminders.h"
#include "ui/common/file-export.h"

static char *
write_days (AccordPage                *page,
            const AccordVersionStatus *version)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  const char *title = accord_workspace_get_title (workspace);
  const char *id = accord_record_get_id (version->version);
  guint number = (guint) version->number;
  g_autofree char *force_uid = g_strdup_printf ("%s-force@accord", id);
  g_autofree char *review_uid = g_strdup_printf ("%s-review@accord", id);
  /* Translators: in a calendar; the name of an agreement, and the number of its version */
  g_autofree char *force = g_strdup_printf (_("%s: version %u comes into force"), title, number);
  g_autofree char *review = g_strdup_printf (_("%s: look at version %u again"), title, number);
  AccordIcsDay days[2];
  guint n = 0;

  if (accord_version_get_force (version) != ACCORD_DAY_NONE)
    days[n++] = (AccordIcsDay) { force_uid, accord_version_get_force (version), force, NULL, { 1 } };
  if (version->review != ACCORD_DAY_NONE)
    days[n++] = (AccordIcsDay) { review_uid, version->review, review, NULL, { ACCORD_REVIEW_REMINDER_DAYS, 1 } };
  return accord_days_to_ics (days, n, accord_moment_now ());
}

/**
 * accord_calendar_export_has_days:
 * @version: a version
 *
 * Returns: whether there is a day of it to come that a calendar could have
 */
gboolean
accord_calendar_export_has_days (const AccordVersionStatus *version)
{
  if (version->is_altered || version->state == ACCORD_VERSION_WITHDRAWN || version->state == ACCORD_VERSION_REFUSED ||
      version->state == ACCORD_VERSION_SUPERSEDED)
    return FALSE;
  return accord_version_get_force (version) != ACCORD_DAY_NONE || version->review != ACCORD_DAY_NONE;
}

/**
 * accord_calendar_export_ask:
 * @page: above which the chooser opens
 * @version: a version that has days
 *
 * Asks where to, and writes them.
 */
void
accord_calendar_export_ask (AccordPage                *page,
                            const AccordVersionStatus *version)
{
  g_autofree char *name = g_strdup_printf ("%s.ics", accord_workspace_get_title (accord_page_get_workspace (page)));

  accord_file_export_ask_text (page, _("Add to Calendar"), name, write_days (page, version));
}
