#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What both teams get for what a lead becomes. */
typedef AccordRecord AccordIncentive;
typedef AccordRecordClass AccordIncentiveClass;

G_DEFINE_FINAL_TYPE (AccordIncentive, accord_incentive, ACCORD_TYPE_RECORD)

static const char *const milestone_choices[] = { "customer", "opportunity", "sql", "mql", "lead", NULL };
static const char *const kind_choices[] = { "amount", "share", NULL };
static const char *const team_choices[] = { "both", "marketing", "sales", NULL };

static const AccordColumn columns[] = {
  { "title", ACCORD_COLUMN_TEXT, N_("Name"), ACCORD_COLUMN_REQUIRED },
  { "milestone", ACCORD_COLUMN_CHOICE, N_("What must happen"), .choices = milestone_choices },
  { "scope", ACCORD_COLUMN_CONDITION, N_("For which leads") },
  { "kind", ACCORD_COLUMN_CHOICE, N_("Amount or share"), .choices = kind_choices },
  { "amount", ACCORD_COLUMN_REAL, N_("How much") },
  { "team", ACCORD_COLUMN_CHOICE, N_("Team"), .choices = team_choices },
  { "who", ACCORD_COLUMN_TEXT, N_("Who gets it") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_incentive_class_init (AccordIncentiveClass *klass)
{
  accord_record_class_set_columns (klass, "incentives", N_("incentive"), columns, G_N_ELEMENTS (columns));
}

static void
accord_incentive_init (AccordIncentive *self)
{
}
