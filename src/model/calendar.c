#include "model/records.h"

#include <glib/gi18n-lib.h>

/* When a team works: clocks of commitments run in these hours. */
typedef AccordRecord AccordCalendar;
typedef AccordRecordClass AccordCalendarClass;

G_DEFINE_FINAL_TYPE (AccordCalendar, accord_calendar, ACCORD_TYPE_RECORD)

static const char *const team_choices[] = { "both", "marketing", "sales", NULL };

static const AccordColumn columns[] = {
  { "title", ACCORD_COLUMN_TEXT, N_("Name"), ACCORD_COLUMN_REQUIRED },
  { "team", ACCORD_COLUMN_CHOICE, N_("Team"), .choices = team_choices },
  { "timezone", ACCORD_COLUMN_TEXT, N_("Time zone") },
  { "hours", ACCORD_COLUMN_TEXT, N_("Working hours"), .initial = "Mon-Fri 09:00-17:00" },
  { "holidays", ACCORD_COLUMN_PROSE, N_("Holidays") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_calendar_class_init (AccordCalendarClass *klass)
{
  accord_record_class_set_columns (klass, "calendars", N_("calendar"), columns, G_N_ELEMENTS (columns));
}

static void
accord_calendar_init (AccordCalendar *self)
{
}

/**
 * accord_calendar_rank:
 * @self: a calendar
 * @commitment: a commitment of the same agreement
 *
 * A clock runs in the calendar that its commitment names, without one in that of the team which owes it, else in that of
 * both: of all calendars in the first of the highest rank.
 *
 * Returns: 0: it does not run in this one
 */
guint
accord_calendar_rank (AccordRecord *self,
                      AccordRecord *commitment)
{
  const char *team = accord_record_get_text (self, "team");

  if (g_strcmp0 (accord_record_get_text (commitment, "calendar"), accord_record_get_id (self)) == 0)
    return 3;
  if (g_strcmp0 (accord_record_get_text (commitment, "owner_team"), team) == 0)
    return 2;
  return g_strcmp0 (team, "both") == 0 ? 1 : 0;
}
