#include "model/records.h"

#include <glib/gi18n-lib.h>

/* A KPI of the teams' own: values typed month by month, or a formula of other metrics. */
typedef AccordRecord AccordOwnKpi;
typedef AccordRecordClass AccordOwnKpiClass;

G_DEFINE_FINAL_TYPE (AccordOwnKpi, accord_own_kpi, ACCORD_TYPE_RECORD)

static const char *const units[] = { "count", "ratio", "money", "seconds", NULL };
static const char *const directions[] = { "up", "down", "neither", NULL };
static const char *const ways[] = { "sum", "mean", "last", NULL };

static const AccordColumn columns[] = {
  { "key", ACCORD_COLUMN_TEXT, N_("Short name"), ACCORD_COLUMN_REQUIRED }, /* as the command line names it */
  { "title", ACCORD_COLUMN_TEXT, N_("Name"), ACCORD_COLUMN_REQUIRED },
  { "unit", ACCORD_COLUMN_CHOICE, N_("Unit"), .choices = units },
  { "better", ACCORD_COLUMN_CHOICE, N_("Better is"), .choices = directions },
  { "combine", ACCORD_COLUMN_CHOICE, N_("Months together are"), .choices = ways },
  { "formula", ACCORD_COLUMN_TEXT, N_("Formula") },
  { "meaning", ACCORD_COLUMN_PROSE, N_("What it means") },
  { "position", ACCORD_COLUMN_REAL, N_("Place in the list"), ACCORD_COLUMN_LAST_WINS, .initial = "0" },
};

static void
accord_own_kpi_class_init (AccordOwnKpiClass *klass)
{
  accord_record_class_set_columns (klass, "own_kpis", N_("KPI"), columns, G_N_ELEMENTS (columns));
}

static void
accord_own_kpi_init (AccordOwnKpi *self)
{
}
