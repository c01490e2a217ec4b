#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What gives a lead points, or takes some, in the draft. */
typedef AccordRecord AccordScoreRuleRecord;
typedef AccordRecordClass AccordScoreRuleRecordClass;

G_DEFINE_FINAL_TYPE (AccordScoreRuleRecord, accord_score_rule_record, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "score_group", ACCORD_COLUMN_REFERENCE, N_("Group") },
  { "title", ACCORD_COLUMN_TEXT, N_("Name") },
  { "condition", ACCORD_COLUMN_CONDITION, N_("For which leads") },
  { "points", ACCORD_COLUMN_REAL, N_("Points"), .initial = "0" },
  { "half_life", ACCORD_COLUMN_REAL, N_("Days in which it loses half its points") },
  { "is_off", ACCORD_COLUMN_BOOLEAN, N_("Switched off") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_score_rule_record_class_init (AccordScoreRuleRecordClass *klass)
{
  accord_record_class_set_columns (klass, "score_rules", N_("scoring rule"), columns, G_N_ELEMENTS (columns));
}

static void
accord_score_rule_record_init (AccordScoreRuleRecord *self)
{
}
