#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What one team owes the other, so that it can be measured. */
typedef AccordRecord AccordCommitment;
typedef AccordRecordClass AccordCommitmentClass;

G_DEFINE_FINAL_TYPE (AccordCommitment, accord_commitment, ACCORD_TYPE_RECORD)

static const char *const owner_team_choices[] = { "marketing", "sales", "both", NULL };
static const char *const comparator_choices[] = { "at-least", "at-most", NULL };
static const char *const unit_choices[] = { "count", "ratio", "money", "hours", NULL };
static const char *const limit_unit_choices[] = { "working-hours", "working-days", "hours", "days", NULL };
static const char *const period_choices[] = { "month", "quarter", "week", "year", NULL };

static const AccordColumn columns[] = {
  { "title", ACCORD_COLUMN_TEXT, N_("What is promised"), ACCORD_COLUMN_REQUIRED },
  { "owner_team", ACCORD_COLUMN_CHOICE, N_("Team that owes it"), .choices = owner_team_choices },
  { "owner", ACCORD_COLUMN_TEXT, N_("Who owes it") },
  { "metric", ACCORD_COLUMN_TEXT, N_("What is measured") },
  { "from_stage", ACCORD_COLUMN_TEXT, N_("From stage") },
  { "to_stage", ACCORD_COLUMN_TEXT, N_("To stage") },
  { "within_days", ACCORD_COLUMN_INTEGER, N_("Within days") },
  { "scope", ACCORD_COLUMN_CONDITION, N_("For which leads") },
  { "comparator", ACCORD_COLUMN_CHOICE, N_("At least or at most"), .choices = comparator_choices },
  { "target", ACCORD_COLUMN_REAL, N_("Target") },
  { "unit", ACCORD_COLUMN_CHOICE, N_("Unit"), .choices = unit_choices },
  { "period", ACCORD_COLUMN_CHOICE, N_("Period"), .choices = period_choices },
  { "consequence", ACCORD_COLUMN_TEXT, N_("What happens when it is missed") },
  { "sentence", ACCORD_COLUMN_TEXT, N_("In words of one’s own") },
  { "condition", ACCORD_COLUMN_CONDITION, N_("What must be true of a lead") },
  { "limit_value", ACCORD_COLUMN_REAL, N_("Time allowed") },
  { "limit_unit", ACCORD_COLUMN_CHOICE, N_("Unit of the time allowed"), .choices = limit_unit_choices },
  { "from_date", ACCORD_COLUMN_TEXT, N_("Clock starts at") },
  { "to_date", ACCORD_COLUMN_TEXT, N_("Clock stops at") },
  { "attempts", ACCORD_COLUMN_INTEGER, N_("Attempts") },
  { "calendar", ACCORD_COLUMN_REFERENCE, N_("Calendar that the clock runs in") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_commitment_class_init (AccordCommitmentClass *klass)
{
  accord_record_class_set_columns (klass, "commitments", N_("commitment"), columns, G_N_ELEMENTS (columns));
}

static void
accord_commitment_init (AccordCommitment *self)
{
}
