#include "ui/agreement/goal-calculator-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/plan-chart.h"
#include "present/words.h"
#include "ui/agreement/plan-row.h"
#include "ui/common/day-button.h"

struct _AccordGoalForm
{
  GtkBox parent_instance;

  /* borrowed: children */
  AccordPlanRow   *revenue_row, *deal_row, *share_row;
  AccordPlanRow   *rate_rows[ACCORD_N_PLAN_RATES];
  AccordPlanRow   *people_row, *hours_row, *minutes_row, *chance_row, *attempts_row;
  AccordDayButton *first_button, *last_button;
  GtkWidget       *own_group;

  /* owned */
  AccordWorkspace *workspace;
  AccordAutosave  *autosave;

  const AccordGoalHistory *history; /* borrowed */
};

G_DEFINE_FINAL_TYPE (AccordGoalForm, accord_goal_form, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const rate_columns[ACCORD_N_PLAN_RATES] = {
  "plan_lead_mql", "plan_mql_sql", "plan_sql_opportunity", "plan_opportunity_customer",
  "plan_own_opportunity", "plan_own_customer",
};

static void
on_changed_cb (AccordGoalForm *self)
{
  double share = accord_plan_row_get_value (self->share_row);

  gtk_widget_set_visible (self->own_group, share < 1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
add_group (AccordGoalForm *self,
           const char     *title,
           const char     *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (self), group);
  return group;
}

static AccordPlanRow *
add_row (AccordGoalForm    *self,
         GtkWidget         *group,
         AccordPlanRowKind  kind,
         const char        *title,
         const char        *unit,
         guint              decimals,
         const char        *column)
{
  GtkWidget *row = accord_plan_row_new (kind, title, unit, decimals);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  accord_autosave_bind_full (self->autosave, row, G_OBJECT (row), column, accord_plan_row_access ());
  g_signal_connect_object (row, "notify::value", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return ACCORD_PLAN_ROW (row);
}

static AccordDayButton *
add_day (AccordGoalForm *self,
         GtkWidget      *group,
         const char     *title,
         const char     *column)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = g_object_new (ACCORD_TYPE_DAY_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  accord_autosave_bind_full (self->autosave, button, G_OBJECT (button), column, accord_day_button_access ());
  g_signal_connect_object (button, "notify::day", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return ACCORD_DAY_BUTTON (button);
}

static void
add_goal (AccordGoalForm *self)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  const char *currency = accord_workspace_get_currency (self->workspace);
  const char *marketing = accord_record_get_text (settings, "marketing_name");
  GtkWidget *group = add_group (self, _("Goal"), NULL);
  /* Translators: %s is the name of the marketing team */
  g_autofree char *share = g_strdup_printf (_("Customers That %s Brings"), marketing);

  self->revenue_row = add_row (self, group, ACCORD_PLAN_ROW_NUMBER, _("_Revenue to Reach"), currency, 0, "plan_revenue");
  self->first_button = add_day (self, group, _("First Day"), "goal_first");
  self->last_button = add_day (self, group, _("Last Day"), "goal_last");
  self->deal_row = add_row (self, group, ACCORD_PLAN_ROW_NUMBER, _("_Mean Deal Value"), currency, 0, "plan_deal_value");
  self->share_row = add_row (self, group, ACCORD_PLAN_ROW_SHARE, share, "%", 0, "plan_share");
}

/* «MQL → SQL», in the workspace's own words. */
static char *
name_step (AccordGoalForm *self,
           AccordPlanStep  step)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  AccordStage from = accord_plan_step_from (step);
  g_autofree char *before = accord_words_stage_label (from, settings);
  g_autofree char *after = accord_words_stage_label (from + 1, settings);

  return g_strdup_printf ("%s → %s", before, after);
}

static void
add_rates (AccordGoalForm *self)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  const char *marketing = accord_record_get_text (settings, "marketing_name");
  const char *sales = accord_record_get_text (settings, "sales_name");
  /* Translators: %s is the name of a team */
  g_autofree char *theirs = g_strdup_printf (_("Rates of What %s Brings"), marketing);
  g_autofree char *own = g_strdup_printf (_("Rates of What %s Finds Itself"), sales);
  g_autofree char *mql = accord_words_stage_label (ACCORD_STAGE_MQL, settings);
  /* Translators: %s is what the teams call an MQL */
  g_autofree char *what = g_strdup_printf (_("Leads that never were an %s."), mql);
  GtkWidget *group = add_group (self, theirs, NULL);

  self->own_group = add_group (self, own, what);
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    {
      g_autofree char *name = name_step (self, step);

      self->rate_rows[step] = add_row (self, accord_plan_step_is_own (step) ? self->own_group : group,
                                       ACCORD_PLAN_ROW_SHARE, name, "%", 1, rate_columns[step]);
    }
}

static void
add_people (AccordGoalForm *self)
{
  GtkWidget *group = add_group (self, _("Working Time"), _("Who follows up, and how much of it they can do."));

  self->people_row = add_row (self, group, ACCORD_PLAN_ROW_NUMBER, _("_People Who Follow Up"), "", 0, "plan_people");
  self->hours_row = add_row (self, group, ACCORD_PLAN_ROW_NUMBER, _("_Hours a Week Each Has for It"), "", 1, "plan_hours");
  self->minutes_row = add_row (self, group, ACCORD_PLAN_ROW_NUMBER, _("M_inutes an Attempt Takes"), "", 1, "plan_minutes");
  self->attempts_row = add_row (self, group, ACCORD_PLAN_ROW_NUMBER, _("_Attempts at Most"), "", 0, "handover_attempts");
  self->chance_row = add_row (self, group, ACCORD_PLAN_ROW_SHARE, _("_Chance That an Attempt Reaches Somebody"), "%", 0,
                              "plan_chance");
}

static void
accord_goal_form_dispose (GObject *object)
{
  AccordGoalForm *self = ACCORD_GOAL_FORM (object);

  g_clear_object (&self->autosave);
  g_clear_object (&self->workspace);
  self->history = NULL;
  G_OBJECT_CLASS (accord_goal_form_parent_class)->dispose (object);
}

static void
accord_goal_form_class_init (AccordGoalFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_goal_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_GOAL_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_goal_form_init (AccordGoalForm *self)
{
}

/**
 * accord_goal_form_new:
 * @workspace: whose settings it edits
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
accord_goal_form_new (AccordWorkspace *workspace)
{
  AccordGoalForm *self = g_object_new (ACCORD_TYPE_GOAL_FORM, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, NULL);

  self->workspace = g_object_ref (workspace);
  self->autosave = accord_autosave_new (workspace);
  add_goal (self);
  add_rates (self);
  add_people (self);
  accord_goal_form_set_history (self, NULL);
  accord_autosave_set_record (self->autosave, accord_workspace_get_settings (workspace));
  gtk_widget_set_visible (self->own_group, accord_plan_row_get_value (self->share_row) < 1);
  return GTK_WIDGET (self);
}

static void
show_deals (AccordGoalForm *self)
{
  double mean = self->history != NULL ? self->history->deal_value : NAN;
  g_autofree char *words = NULL;
  g_autofree char *n = NULL;
  g_autofree char *caption = NULL;

  if (isnan (mean))
    {
      accord_plan_row_set_measured (self->deal_row, NAN, NULL, _("Nothing is measured yet: type one."));
      return;
    }
  words = accord_words_value (mean, ACCORD_UNIT_MONEY, accord_workspace_get_currency (self->workspace));
  n = accord_words_count ((guint64) self->history->deals);
  /* Translators: a mean value, and of how many customers */
  caption = g_strdup_printf (ngettext ("Measured %s: the mean of %s customer", "Measured %s: the mean of %s customers",
                                       (gulong) self->history->deals),
                             words, n);
  accord_plan_row_set_measured (self->deal_row, mean, words, caption);
}

static void
show_rate (AccordGoalForm *self,
           guint           step)
{
  const AccordPlanRate *rate = self->history != NULL ? &self->history->rates[step] : NULL;
  g_autofree char *caption = rate != NULL ? accord_present_plan_rate (rate) : NULL;
  g_autofree char *words = caption != NULL ? accord_words_value (rate->value, ACCORD_UNIT_RATIO, NULL) : NULL;

  accord_plan_row_set_measured (self->rate_rows[step], rate != NULL ? rate->value : NAN, words,
                                caption != NULL ? caption : _("Nothing is measured yet: type one."));
}

/**
 * accord_goal_form_set_history:
 */
void
accord_goal_form_set_history (AccordGoalForm          *self,
                              const AccordGoalHistory *history)
{
  g_return_if_fail (ACCORD_IS_GOAL_FORM (self));

  self->history = history;
  show_deals (self);
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    show_rate (self, step);
}

/**
 * accord_goal_form_get_input:
 * @input: (out): what a plan is made from
 */
void
accord_goal_form_get_input (AccordGoalForm  *self,
                            AccordPlanInput *input)
{
  double deal_value, share;

  g_return_if_fail (ACCORD_IS_GOAL_FORM (self));

  deal_value = accord_plan_row_get_value (self->deal_row);
  share = accord_plan_row_get_value (self->share_row);
  input->revenue = accord_plan_row_get_value (self->revenue_row);
  input->deal_value = isnan (deal_value) && self->history != NULL ? self->history->deal_value : deal_value;
  input->share = isnan (share) ? 1 : share;
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    {
      double typed = accord_plan_row_get_value (self->rate_rows[step]);

      accord_plan_rate_measure (&input->rates[step], 0, 0);
      if (self->history != NULL)
        input->rates[step] = self->history->rates[step];
      if (!isnan (typed))
        accord_plan_rate_assume (&input->rates[step], typed);
    }
}

/**
 * accord_goal_form_get_days:
 *
 * Returns: whether the days of the goal are named, in that order
 */
gboolean
accord_goal_form_get_days (AccordGoalForm *self,
                           AccordDay      *first,
                           AccordDay      *last)
{
  g_return_val_if_fail (ACCORD_IS_GOAL_FORM (self), FALSE);

  *first = accord_day_button_get_day (self->first_button);
  *last = accord_day_button_get_day (self->last_button);
  return *first != ACCORD_DAY_NONE && *last != ACCORD_DAY_NONE && *first <= *last;
}

/**
 * accord_goal_form_get_capacity:
 * @input: (out): the people, and their time in the days of the goal
 */
void
accord_goal_form_get_capacity (AccordGoalForm      *self,
                               AccordCapacityInput *input)
{
  double attempts;
  AccordDay first, last;

  g_return_if_fail (ACCORD_IS_GOAL_FORM (self));

  attempts = accord_plan_row_get_value (self->attempts_row);
  *input = (AccordCapacityInput) {
    .people = accord_plan_row_get_value (self->people_row),
    .hours = NAN,
    .minutes = accord_plan_row_get_value (self->minutes_row),
    .chance = accord_plan_row_get_value (self->chance_row),
    .attempts = isnan (attempts) ? 0 : (gint) CLAMP (attempts, 0, 1000),
  };
  if (accord_goal_form_get_days (self, &first, &last))
    input->hours = accord_plan_row_get_value (self->hours_row) * (last - first + 1) / 7;
}

/**
 * accord_goal_form_flush:
 *
 * Writes what is typed.
 */
void
accord_goal_form_flush (AccordGoalForm *self)
{
  g_return_if_fail (ACCORD_IS_GOAL_FORM (self));

  accord_autosave_flush (self->autosave);
}
