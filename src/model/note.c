#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What somebody says about a figure or a day: an event to mark in charts, what was learned, or a question for the next meeting. */
typedef AccordRecord AccordNote;
typedef AccordRecordClass AccordNoteClass;

G_DEFINE_FINAL_TYPE (AccordNote, accord_note, ACCORD_TYPE_RECORD)

static const char *const kinds[] = { "event", "learned", "question", NULL };

static const AccordColumn columns[] = {
  { "kind", ACCORD_COLUMN_CHOICE, N_("Kind"), .choices = kinds },
  { "body", ACCORD_COLUMN_PROSE, N_("Note"), ACCORD_COLUMN_REQUIRED },
  { "metric", ACCORD_COLUMN_TEXT, N_("What is measured") },
  { "first", ACCORD_COLUMN_DAY, N_("First day") },
  { "last", ACCORD_COLUMN_DAY, N_("Last day") },
  { "grouping", ACCORD_COLUMN_TEXT, N_("Field that is compared") },
  { "group_value", ACCORD_COLUMN_TEXT, N_("Its value") },
  { "figure", ACCORD_COLUMN_TEXT, N_("The figure as it was read") },
  { "condition", ACCORD_COLUMN_CONDITION, N_("Which leads") },
  { "member", ACCORD_COLUMN_REFERENCE, N_("Who says it") },
  { "member_name", ACCORD_COLUMN_TEXT, N_("Name of who says it") },
  { "at", ACCORD_COLUMN_MOMENT, N_("When it was said") },
  { "resolved", ACCORD_COLUMN_BOOLEAN, N_("Answered") },
  { "resolved_by", ACCORD_COLUMN_TEXT, N_("Who answered it") },
  { "resolved_at", ACCORD_COLUMN_MOMENT, N_("When it was answered") },
};

static void
accord_note_class_init (AccordNoteClass *klass)
{
  accord_record_class_set_columns (klass, "notes", N_("note"), columns, G_N_ELEMENTS (columns));
}

static void
accord_note_init (AccordNote *self)
{
}
