#include "model/records.h"

#include <glib/gi18n-lib.h>

/* What a workspace says about itself: the two teams, currency, time zone, words for stages, the shared goal. One row. */
typedef AccordRecord AccordSettings;
typedef AccordRecordClass AccordSettingsClass;

G_DEFINE_FINAL_TYPE (AccordSettings, accord_settings, ACCORD_TYPE_RECORD)

static const AccordColumn columns[] = {
  { "company", ACCORD_COLUMN_TEXT, N_("Company") },
  { "marketing_name", ACCORD_COLUMN_TEXT, N_("Name of the marketing team"), .initial = "Marketing" },
  { "sales_name", ACCORD_COLUMN_TEXT, N_("Name of the sales team"), .initial = "Sales" },
  { "currency", ACCORD_COLUMN_TEXT, N_("Currency"), .initial = "EUR" },
  { "timezone", ACCORD_COLUMN_TEXT, N_("Time zone"), .initial = "UTC" },
  { "fiscal_year_month", ACCORD_COLUMN_INTEGER, N_("First month of the fiscal year"), .initial = "1" },
  { "horizon_days", ACCORD_COLUMN_INTEGER, N_("Days in which a lead may become a customer"), .initial = "90" },
  { "gross_margin", ACCORD_COLUMN_REAL, N_("Gross margin"), .initial = "1" },
  { "stage_lead", ACCORD_COLUMN_TEXT, N_("Word for a lead") },
  { "stage_mql", ACCORD_COLUMN_TEXT, N_("Word for a marketing-qualified lead") },
  { "stage_sql", ACCORD_COLUMN_TEXT, N_("Word for a sales-qualified lead") },
  { "stage_opportunity", ACCORD_COLUMN_TEXT, N_("Word for an opportunity") },
  { "stage_customer", ACCORD_COLUMN_TEXT, N_("Word for a customer") },
  { "stage_lost", ACCORD_COLUMN_TEXT, N_("Word for a lost lead") },
  { "goal_metric", ACCORD_COLUMN_TEXT, N_("Shared goal") },
  { "goal_target", ACCORD_COLUMN_REAL, N_("Target of the shared goal") },
  { "goal_first", ACCORD_COLUMN_DAY, N_("First day of the shared goal") },
  { "goal_last", ACCORD_COLUMN_DAY, N_("Last day of the shared goal") },
  { "agreement_title", ACCORD_COLUMN_TEXT, N_("Title of the agreement") },
};

static void
accord_settings_class_init (AccordSettingsClass *klass)
{
  accord_record_class_set_columns (klass, "settings", N_("settings"), columns, G_N_ELEMENTS (columns));
  klass->singleton = TRUE;
}

static void
accord_settings_init (AccordSettings *self)
{
}
