#include "model/records.h"

#include <glib/gi18n-lib.h>

/* A person of one of the teams. */
typedef AccordRecord AccordMember;
typedef AccordRecordClass AccordMemberClass;

G_DEFINE_FINAL_TYPE (AccordMember, accord_member, ACCORD_TYPE_RECORD)

static const char *const team_choices[] = { "marketing", "sales", "both", NULL };

static const AccordColumn columns[] = {
  { "name", ACCORD_COLUMN_TEXT, N_("Name"), ACCORD_COLUMN_REQUIRED },
  { "email", ACCORD_COLUMN_TEXT, N_("E-mail") },
  { "login", ACCORD_COLUMN_TEXT, N_("Name on this computer") },
  { "team", ACCORD_COLUMN_CHOICE, N_("Team"), .choices = team_choices },
  { "job_title", ACCORD_COLUMN_TEXT, N_("Job title") },
  { "drafts", ACCORD_COLUMN_BOOLEAN, N_("Writes the agreement"), .initial = "true" },
  { "reviews", ACCORD_COLUMN_BOOLEAN, N_("Reviews the agreement"), .initial = "true" },
  { "signs", ACCORD_COLUMN_BOOLEAN, N_("Signs the agreement") },
  { "imports", ACCORD_COLUMN_BOOLEAN, N_("Imports leads"), .initial = "true" },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_member_class_init (AccordMemberClass *klass)
{
  accord_record_class_set_columns (klass, "members", N_("member"), columns, G_N_ELEMENTS (columns));
}

static void
accord_member_init (AccordMember *self)
{
}
