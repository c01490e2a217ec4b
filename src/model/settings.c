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
  { "agreement_effective", ACCORD_COLUMN_DAY, N_("The agreement is in force from") },
  { "agreement_review", ACCORD_COLUMN_DAY, N_("The agreement is to be looked at again") },
  { "pages", ACCORD_COLUMN_TEXT, N_("Pages that were added") }, /* their names, with spaces between */

  /* The hand-over, beside its rules */
  { "handover_when", ACCORD_COLUMN_CONDITION, N_("When a lead goes to sales") },
  { "handover_fields", ACCORD_COLUMN_TEXT, N_("What must be filled in") }, /* fields, with commas between */
  { "handover_channel", ACCORD_COLUMN_TEXT, N_("How it is handed over") },
  { "handover_contents", ACCORD_COLUMN_PROSE, N_("What goes with it") },
  { "handover_attempts", ACCORD_COLUMN_INTEGER, N_("Attempts to reach it") },
  { "handover_attempt_days", ACCORD_COLUMN_INTEGER, N_("Working days for the attempts") },
  { "reject_reasons", ACCORD_COLUMN_PROSE, N_("Reasons to reject a lead") },
  { "disqualify_reasons", ACCORD_COLUMN_PROSE, N_("Reasons to give a lead up") },
  { "handover_return", ACCORD_COLUMN_PROSE, N_("What marketing does with leads that come back") },
  { "handover_escalation", ACCORD_COLUMN_PROSE, N_("What happens when nobody acts") },

  /* The goal calculator; what is empty is measured */
  { "plan_revenue", ACCORD_COLUMN_REAL, N_("Revenue to reach") },
  { "plan_deal_value", ACCORD_COLUMN_REAL, N_("Mean deal value, assumed") },
  { "plan_share", ACCORD_COLUMN_REAL, N_("Marketing’s share of customers"), .initial = "1" },
  { "plan_lead_mql", ACCORD_COLUMN_REAL, N_("Leads that become MQLs, assumed") },
  { "plan_mql_sql", ACCORD_COLUMN_REAL, N_("MQLs that become SQLs, assumed") },
  { "plan_sql_opportunity", ACCORD_COLUMN_REAL, N_("SQLs that become opportunities, assumed") },
  { "plan_opportunity_customer", ACCORD_COLUMN_REAL, N_("Opportunities that become customers, assumed") },
  { "plan_own_opportunity", ACCORD_COLUMN_REAL, N_("SQLs of sales’ own that become opportunities, assumed") },
  { "plan_own_customer", ACCORD_COLUMN_REAL, N_("Opportunities of sales’ own that become customers, assumed") },
  { "plan_people", ACCORD_COLUMN_REAL, N_("People who follow up") },
  { "plan_hours", ACCORD_COLUMN_REAL, N_("Hours a week each of them has for it") },
  { "plan_minutes", ACCORD_COLUMN_REAL, N_("Minutes an attempt takes") },
  { "plan_chance", ACCORD_COLUMN_REAL, N_("Chance that an attempt reaches somebody") },

  /* The draft of the score model, beside its groups and rules; what is empty is no limit */
  { "score_start", ACCORD_COLUMN_REAL, N_("Points to start with"), .initial = "0" },
  { "score_min", ACCORD_COLUMN_REAL, N_("Lowest score"), .initial = "0" },
  { "score_max", ACCORD_COLUMN_REAL, N_("Highest score"), .initial = "100" },
  { "score_mql", ACCORD_COLUMN_REAL, N_("Qualified from"), .initial = "50" },
  { "score_handover", ACCORD_COLUMN_REAL, N_("Handed over to sales from"), .initial = "65" },
  { "score_band_a", ACCORD_COLUMN_REAL, N_("Band A from"), .initial = "75" },
  { "score_band_b", ACCORD_COLUMN_REAL, N_("Band B from"), .initial = "50" },
  { "score_band_c", ACCORD_COLUMN_REAL, N_("Band C from"), .initial = "25" },
  { "score_fit_high", ACCORD_COLUMN_REAL, N_("High fit from"), .initial = "35" },
  { "score_fit_middle", ACCORD_COLUMN_REAL, N_("Middle fit from"), .initial = "15" },
  { "score_engagement_high", ACCORD_COLUMN_REAL, N_("High engagement from"), .initial = "35" },
  { "score_engagement_middle", ACCORD_COLUMN_REAL, N_("Middle engagement from"), .initial = "15" },
  { "score_skip_automatic", ACCORD_COLUMN_BOOLEAN, N_("Leave out opens and clicks that look automatic") },
  { "score_outcome", ACCORD_COLUMN_CONDITION, N_("Which leads have bought, where no dates say it") },
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

/**
 * accord_settings_get_horizon:
 * @self: the settings of a workspace
 *
 * Returns: the days in which a lead may become a customer, between 0 and what a figure can be asked for
 */
gint
accord_settings_get_horizon (AccordRecord *self)
{
  return (gint) CLAMP (accord_record_get_integer (self, "horizon_days"), 0, G_MAXINT16);
}
