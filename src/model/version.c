#include "model/records.h"

#include <glib/gi18n-lib.h>

/* The agreement as it was frozen when its review began; what it says does not change any more. */
typedef AccordRecord AccordVersion;
typedef AccordRecordClass AccordVersionClass;

G_DEFINE_FINAL_TYPE (AccordVersion, accord_version, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "number", ACCORD_COLUMN_INTEGER, N_("Number") },
  { "content", ACCORD_COLUMN_OPAQUE, N_("All that it says") },
  { "digest", ACCORD_COLUMN_TEXT, N_("Check code") },
  { "frozen_at", ACCORD_COLUMN_MOMENT, N_("When it was frozen") },
  { "frozen_by", ACCORD_COLUMN_TEXT, N_("Who asked for the review") },
  { "effective", ACCORD_COLUMN_DAY, N_("In force from") },
  { "review", ACCORD_COLUMN_DAY, N_("To be looked at again") },
  { "withdrawn_at", ACCORD_COLUMN_MOMENT, N_("When it was withdrawn from review") },
  { "withdrawn_by", ACCORD_COLUMN_TEXT, N_("Who withdrew it") },
};

static void
accord_version_class_init (AccordVersionClass *klass)
{
  accord_record_class_set_columns (klass, "versions", N_("version"), columns, G_N_ELEMENTS (columns));
}

static void
accord_version_init (AccordVersion *self)
{
}
