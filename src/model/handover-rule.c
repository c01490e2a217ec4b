#include "model/records.h"

#include <glib/gi18n-lib.h>

/* A line of the hand-over: which leads never go over, who takes which, how soon those of which hours are answered. */
typedef AccordRecord AccordHandoverRule;
typedef AccordRecordClass AccordHandoverRuleClass;

G_DEFINE_FINAL_TYPE (AccordHandoverRule, accord_handover_rule, ACCORD_TYPE_RECORD)

static const char *const kind_choices[] = { "route", "response", "never", NULL };
static const char *const limit_unit_choices[] = { "working-hours", "working-days", "hours", "days", NULL };

static const AccordColumn columns[] = {
  { "kind", ACCORD_COLUMN_CHOICE, N_("Kind"), .choices = kind_choices },
  { "title", ACCORD_COLUMN_TEXT, N_("In one line") },
  { "scope", ACCORD_COLUMN_CONDITION, N_("For which leads") },
  { "who", ACCORD_COLUMN_TEXT, N_("Who takes it") },
  { "hours", ACCORD_COLUMN_TEXT, N_("Handed over in these hours") },
  { "limit_value", ACCORD_COLUMN_REAL, N_("Answered within") },
  { "limit_unit", ACCORD_COLUMN_CHOICE, N_("Unit of the limit"), .choices = limit_unit_choices },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_handover_rule_class_init (AccordHandoverRuleClass *klass)
{
  accord_record_class_set_columns (klass, "handover_rules", N_("hand-over rule"), columns, G_N_ELEMENTS (columns));
}

static void
accord_handover_rule_init (AccordHandoverRule *self)
{
}
