#include "model/records.h"

#include <glib/gi18n-lib.h>

/* Rules of the draft that count together, up to a limit. */
typedef AccordRecord AccordScoreGroupRecord;
typedef AccordRecordClass AccordScoreGroupRecordClass;

G_DEFINE_FINAL_TYPE (AccordScoreGroupRecord, accord_score_group_record, ACCORD_TYPE_RECORD)

static const char *const dimension_choices[] = { "fit", "engagement", NULL };

static const AccordColumn columns[] = {
  { "title", ACCORD_COLUMN_TEXT, N_("Name"), ACCORD_COLUMN_REQUIRED },
  { "dimension", ACCORD_COLUMN_CHOICE, N_("Who they are, or what they do"), .choices = dimension_choices },
  { "low", ACCORD_COLUMN_REAL, N_("At least") },
  { "high", ACCORD_COLUMN_REAL, N_("At most") },
  { "exclusive", ACCORD_COLUMN_BOOLEAN, N_("Only the first rule that fits counts") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_score_group_record_class_init (AccordScoreGroupRecordClass *klass)
{
  accord_record_class_set_columns (klass, "score_groups", N_("group of rules"), columns, G_N_ELEMENTS (columns));
}

static void
accord_score_group_record_init (AccordScoreGroupRecord *self)
{
}
