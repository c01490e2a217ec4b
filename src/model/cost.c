#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What was spent on a source or campaign in a month. */
typedef AccordRecord AccordCost;
typedef AccordRecordClass AccordCostClass;

G_DEFINE_FINAL_TYPE (AccordCost, accord_cost, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "source", ACCORD_COLUMN_TEXT, N_("Source") },
  { "campaign", ACCORD_COLUMN_TEXT, N_("Campaign") },
  { "month", ACCORD_COLUMN_DAY, N_("Month") },
  { "amount", ACCORD_COLUMN_REAL, N_("Amount") },
  { "currency", ACCORD_COLUMN_TEXT, N_("Currency") },
};

static void
accord_cost_class_init (AccordCostClass *klass)
{
  accord_record_class_set_columns (klass, "costs", N_("cost"), columns, G_N_ELEMENTS (columns));
}

static void
accord_cost_init (AccordCost *self)
{
}
