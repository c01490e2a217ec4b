#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What a member says of a persona or of a version of the agreement: that it was read, is right, or is to be asked about. */
typedef AccordRecord AccordReview;
typedef AccordRecordClass AccordReviewClass;

G_DEFINE_FINAL_TYPE (AccordReview, accord_review, ACCORD_TYPE_RECORD)

static const char *const verdict_choices[] = { "read", "approved", "questioned", NULL };

static const AccordColumn columns[] = {
  { "subject", ACCORD_COLUMN_REFERENCE, N_("What it is about") },
  { "verdict", ACCORD_COLUMN_CHOICE, N_("What was said"), .choices = verdict_choices },
  { "member", ACCORD_COLUMN_REFERENCE, N_("Who says it") },
  { "member_name", ACCORD_COLUMN_TEXT, N_("Name of who says it") },
  { "at", ACCORD_COLUMN_MOMENT, N_("When it was said") },
  { "digest", ACCORD_COLUMN_TEXT, N_("Check code of what was looked at") },
  { "note", ACCORD_COLUMN_PROSE, N_("Question or remark") },
};

static void
accord_review_class_init (AccordReviewClass *klass)
{
  accord_record_class_set_columns (klass, "reviews", N_("review"), columns, G_N_ELEMENTS (columns));
}

static void
accord_review_init (AccordReview *self)
{
}
