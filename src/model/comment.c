#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What somebody says about a part of the agreement, or in answer to that. */
typedef AccordRecord AccordComment;
typedef AccordRecordClass AccordCommentClass;

G_DEFINE_FINAL_TYPE (AccordComment, accord_comment, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "subject", ACCORD_COLUMN_REFERENCE, N_("What it is about") },
  { "parent", ACCORD_COLUMN_REFERENCE, N_("Comment that it answers") },
  { "quote", ACCORD_COLUMN_TEXT, N_("Words that it is about") },
  { "member", ACCORD_COLUMN_REFERENCE, N_("Who says it") },
  { "member_name", ACCORD_COLUMN_TEXT, N_("Name of who says it") },
  { "at", ACCORD_COLUMN_MOMENT, N_("When it was said") },
  { "body", ACCORD_COLUMN_PROSE, N_("Comment"), ACCORD_COLUMN_REQUIRED },
  { "resolved", ACCORD_COLUMN_BOOLEAN, N_("Resolved") },
  { "resolved_by", ACCORD_COLUMN_TEXT, N_("Who resolved it") },
  { "resolved_at", ACCORD_COLUMN_MOMENT, N_("When it was resolved") },
};

static void
accord_comment_class_init (AccordCommentClass *klass)
{
  accord_record_class_set_columns (klass, "comments", N_("comment"), columns, G_N_ELEMENTS (columns));
}

static void
accord_comment_init (AccordComment *self)
{
}
