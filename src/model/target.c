#include "model/records.h"

#include <glib/gi18n-lib.h>

/* A line to reach: a metric, a figure, the days it holds for. */
typedef AccordRecord AccordTarget;
typedef AccordRecordClass AccordTargetClass;

G_DEFINE_FINAL_TYPE (AccordTarget, accord_target, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "metric", ACCORD_COLUMN_TEXT, N_("What is measured"), ACCORD_COLUMN_REQUIRED },
  { "value", ACCORD_COLUMN_REAL, N_("Target") },
  { "first", ACCORD_COLUMN_DAY, N_("First day") },
  { "last", ACCORD_COLUMN_DAY, N_("Last day") },
};

static void
accord_target_class_init (AccordTargetClass *klass)
{
  accord_record_class_set_columns (klass, "targets", N_("target"), columns, G_N_ELEMENTS (columns));
}

static void
accord_target_init (AccordTarget *self)
{
}
