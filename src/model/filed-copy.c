#include "model/records.h"

#include <glib/gi18n-lib.h>

/* A PDF of a version that came back, kept with it as it came. */
typedef AccordRecord AccordFiledCopy;
typedef AccordRecordClass AccordFiledCopyClass;

G_DEFINE_FINAL_TYPE (AccordFiledCopy, accord_filed_copy, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "version", ACCORD_COLUMN_REFERENCE, N_("Version") },
  { "name", ACCORD_COLUMN_TEXT, N_("Name of the filed PDF") },
  { "file", ACCORD_COLUMN_OPAQUE, N_("Filed PDF") },
  { "digest", ACCORD_COLUMN_TEXT, N_("Check code of the filed PDF") },
  { "at", ACCORD_COLUMN_MOMENT, N_("When it was filed") },
  { "filed_by", ACCORD_COLUMN_TEXT, N_("Who filed it") },
};

static void
accord_filed_copy_class_init (AccordFiledCopyClass *klass)
{
  accord_record_class_set_columns (klass, "filed_copies", N_("filed PDF"), columns, G_N_ELEMENTS (columns));
}

static void
accord_filed_copy_init (AccordFiledCopy *self)
{
}
