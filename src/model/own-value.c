#include "model/records.h"

#include <glib/gi18n-lib.h>

/* The value of a KPI of the teams' own in a month. */
typedef AccordRecord AccordOwnValue;
typedef AccordRecordClass AccordOwnValueClass;

G_DEFINE_FINAL_TYPE (AccordOwnValue, accord_own_value, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "kpi", ACCORD_COLUMN_REFERENCE, N_("KPI") },
  { "month", ACCORD_COLUMN_DAY, N_("Month") }, /* its first day */
  { "value", ACCORD_COLUMN_REAL, N_("Value") },
};

static void
accord_own_value_class_init (AccordOwnValueClass *klass)
{
  accord_record_class_set_columns (klass, "own_values", N_("value"), columns, G_N_ELEMENTS (columns));
}

static void
accord_own_value_init (AccordOwnValue *self)
{
}
