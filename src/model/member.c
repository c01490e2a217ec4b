#include "model/member.h"

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

/**
 * accord_right_column:
 * @right: a right
 *
 * Returns: (transfer none): the column of members that says who has it
 */
const char *
accord_right_column (AccordRight right)
{
  static const char *const names[ACCORD_N_RIGHTS] = { "drafts", "reviews", "signs", "imports" };

  g_return_val_if_fail (right < ACCORD_N_RIGHTS, names[0]);

  return names[right];
}

/**
 * accord_right_for_record:
 * @type: a kind of record
 *
 * Returns: the right that writing one of them takes
 */
AccordRight
accord_right_for_record (GType type)
{
  if (type == ACCORD_TYPE_COST)
    return ACCORD_RIGHT_IMPORT;
  if (type == ACCORD_TYPE_COMMENT || type == ACCORD_TYPE_REVIEW || type == ACCORD_TYPE_NOTE)
    return ACCORD_RIGHT_REVIEW;
  if (type == ACCORD_TYPE_SIGNATURE || type == ACCORD_TYPE_SIGNING_KEY)
    return ACCORD_RIGHT_SIGN;
  return ACCORD_RIGHT_DRAFT;
}

/**
 * accord_member_may:
 * @self: a member
 * @right: a right
 *
 * Returns: whether the member has it
 */
gboolean
accord_member_may (AccordRecord *self,
                   AccordRight   right)
{
  g_return_val_if_fail (G_TYPE_CHECK_INSTANCE_TYPE (self, ACCORD_TYPE_MEMBER), FALSE);

  return accord_record_get_integer (self, accord_right_column (right)) == 1;
}
