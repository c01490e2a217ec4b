#include "model/records.h"

#include <glib/gi18n-lib.h>

/* A part of the agreement, in prose. */
typedef AccordRecord AccordSection;
typedef AccordRecordClass AccordSectionClass;

G_DEFINE_FINAL_TYPE (AccordSection, accord_section, ACCORD_TYPE_RECORD)

static const char *const kind_choices[] = {
  "free",
  "personas",
  "qualified",
  "goals",
  "accountabilities",
  "handover",
  "purpose",
  "meetings",
  "escalation",
  "glossary",
  "incentives",
  NULL,
};

static const AccordColumn columns[] = {
  { "kind", ACCORD_COLUMN_CHOICE, N_("Kind"), .choices = kind_choices },
  { "title", ACCORD_COLUMN_TEXT, N_("Title"), ACCORD_COLUMN_REQUIRED },
  { "body", ACCORD_COLUMN_PROSE, N_("Text") },
  { "author", ACCORD_COLUMN_REFERENCE, N_("Who drafts it") },
  { "shared", ACCORD_COLUMN_BOOLEAN, N_("Draft shared with all"), .initial = "true" },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_section_class_init (AccordSectionClass *klass)
{
  accord_record_class_set_columns (klass, "sections", N_("section"), columns, G_N_ELEMENTS (columns));
}

static void
accord_section_init (AccordSection *self)
{
}
