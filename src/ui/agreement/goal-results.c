#include "ui/agreement/goal-results.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/plan-chart.h"
#include "present/words.h"
#include "ui/common/chart-view.h"

#define ROW_HEIGHT 30
#define FRAME_HEIGHT 16

struct _AccordGoalResults
{
  GtkBox parent_instance;

  /* borrowed: children */
  GtkLabel        *customers_label;
  GtkLabel        *missing_label;
  GtkLabel        *simulated_label, *simulated_caption;
  GtkLabel        *marketing_label, *own_label;
  AccordChartView *marketing_chart, *own_chart;
  GtkWidget       *own_box;
  GtkLabel        *lag_label;
  GtkLabel        *capacity_label;

  /* owned */
  AccordWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (AccordGoalResults, accord_goal_results, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_card (AccordGoalResults *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded-card");
  gtk_box_append (GTK_BOX (self), card);
  return card;
}

static AccordChartView *
add_chart (GtkWidget *box,
           guint      n_rows)
{
  GtkWidget *view = accord_chart_view_new ();

  gtk_widget_set_size_request (view, -1, FRAME_HEIGHT + ROW_HEIGHT * (int) n_rows);
  gtk_box_append (GTK_BOX (box), view);
  return ACCORD_CHART_VIEW (view);
}

static void
accord_goal_results_dispose (GObject *object)
{
  g_clear_object (&ACCORD_GOAL_RESULTS (object)->workspace);
  G_OBJECT_CLASS (accord_goal_results_parent_class)->dispose (object);
}

static void
accord_goal_results_class_init (AccordGoalResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_goal_results_dispose;
}

static void
accord_goal_results_init (AccordGoalResults *self)
{
}

static void
fill (AccordGoalResults *self)
{
  GtkWidget *card = add_card (self);

  self->customers_label = add_label (card, "title-2");
  self->missing_label = add_label (card, NULL);
  self->simulated_label = add_label (card, "heading");
  self->simulated_caption = add_label (card, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->simulated_caption), "dim-label");

  card = add_card (self);
  self->marketing_label = add_label (card, "heading");
  self->marketing_chart = add_chart (card, 5);

  self->own_box = add_card (self);
  self->own_label = add_label (self->own_box, "heading");
  self->own_chart = add_chart (self->own_box, 3);

  card = add_card (self);
  gtk_label_set_label (add_label (card, "heading"), _("How Long It Takes"));
  self->lag_label = add_label (card, NULL);

  card = add_card (self);
  gtk_label_set_label (add_label (card, "heading"), _("Who Can Follow Up"));
  self->capacity_label = add_label (card, NULL);
}

/**
 * accord_goal_results_new:
 *
 * Returns: (transfer floating): the results, empty
 */
GtkWidget *
accord_goal_results_new (AccordWorkspace *workspace)
{
  AccordGoalResults *self = g_object_new (ACCORD_TYPE_GOAL_RESULTS, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                                          NULL);

  self->workspace = g_object_ref (workspace);
  fill (self);
  return GTK_WIDGET (self);
}

static char *
count_customers (AccordGoalResults *self,
                 double             n)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  g_autofree char *number = accord_words_value (n, ACCORD_UNIT_COUNT, NULL);
  g_autofree char *word = accord_words_stage (ACCORD_STAGE_CUSTOMER, (guint64) n, settings);

  /* Translators: a number and what is counted: «3,000 leads» */
  return g_strdup_printf (_("%s %s"), number, word);
}

/* Which rates must be typed, or what else keeps the plan from being made. */
static char *
describe_missing (AccordGoalResults *self,
                  guint              missing)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  g_autoptr (GString) steps = g_string_new (NULL);

  if ((missing & ACCORD_PLAN_MISSING_REVENUE) != 0)
    return g_strdup (_("Which revenue do you want to reach? Type it, and all else follows."));
  if ((missing & ACCORD_PLAN_MISSING_DEAL_VALUE) != 0)
    return g_strdup (_("What does a customer bring on average? It could not be measured: type it."));
  for (guint step = 0; step < ACCORD_N_PLAN_RATES; step++)
    if ((missing & (guint) ACCORD_PLAN_MISSING_RATE << step) != 0)
      {
        AccordStage from = accord_plan_step_from (step);
        g_autofree char *before = accord_words_stage_label (from, settings);
        g_autofree char *after = accord_words_stage_label (from + 1, settings);

        if (steps->len > 0)
          g_string_append (steps, ", ");
        if (accord_plan_step_is_own (step))
          /* Translators: %s is the name of the sales team; a step of what it finds itself follows */
          g_string_append_printf (steps, _("%s: "), accord_record_get_text (settings, "sales_name"));
        g_string_append_printf (steps, "%s → %s", before, after);
      }
  /* Translators: %s are steps, such as «MQL → SQL, SQL → Opportunity» */
  return steps->len > 0 ? g_strdup_printf (_("These rates could not be measured, or are 0; type them: %s."), steps->str)
                        : NULL;
}

static void
show_head (AccordGoalResults     *self,
           const AccordGoalPlan  *plan,
           const AccordPlanInput *input)
{
  const char *currency = accord_workspace_get_currency (self->workspace);
  g_autofree char *missing = describe_missing (self, plan->missing);
  g_autofree char *customers = NULL;
  g_autofree char *revenue = NULL;
  g_autofree char *deal = NULL;
  g_autofree char *text = NULL;

  gtk_label_set_label (self->missing_label, missing != NULL ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), missing != NULL);
  if (isnan (plan->customers.needed))
    {
      gtk_label_set_label (self->customers_label, _("Back from the Revenue"));
      return;
    }
  customers = count_customers (self, plan->customers.needed);
  revenue = accord_words_value (input->revenue, ACCORD_UNIT_MONEY, currency);
  deal = accord_words_value (input->deal_value, ACCORD_UNIT_MONEY, currency);
  /* Translators: «50 customers: €600,000 at €12,000 each» */
  text = g_strdup_printf (_("%s: %s at %s each"), customers, revenue, deal);
  gtk_label_set_label (self->customers_label, text);
}

static void
show_side (AccordGoalResults    *self,
           const AccordPlanNeed *needs,
           AccordStage           from,
           const char           *team,
           GtkLabel             *label,
           AccordChartView      *view)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double n = needs[ACCORD_STAGE_CUSTOMER].needed;
  g_autofree char *customers = isnan (n) ? NULL : count_customers (self, n);
  /* Translators: the name of a team, and «30 customers» */
  g_autofree char *title = customers != NULL ? g_strdup_printf (_("%s: %s"), team, customers) : g_strdup (team);
  g_autofree char *sentence = accord_present_plan_sentence (needs, from, settings);

  gtk_label_set_label (label, title);
  accord_chart_view_set_chart (view, accord_present_plan (needs, from, settings, rtl), title, sentence);
}

/**
 * accord_goal_results_show_plan:
 */
void
accord_goal_results_show_plan (AccordGoalResults     *self,
                               const AccordGoalPlan  *plan,
                               const AccordPlanInput *input)
{
  AccordRecord *settings;

  g_return_if_fail (ACCORD_IS_GOAL_RESULTS (self));

  settings = accord_workspace_get_settings (self->workspace);
  show_head (self, plan, input);
  show_side (self, plan->marketing, ACCORD_STAGE_LEAD, accord_record_get_text (settings, "marketing_name"),
             self->marketing_label, self->marketing_chart);
  show_side (self, plan->own, ACCORD_STAGE_SQL, accord_record_get_text (settings, "sales_name"), self->own_label,
             self->own_chart);
  gtk_widget_set_visible (self->own_box, input->share < 1);
}

/**
 * accord_goal_results_show_lag:
 * @history: (nullable): what was measured
 */
void
accord_goal_results_show_lag (AccordGoalResults       *self,
                              const AccordGoalHistory *history)
{
  g_autofree char *half = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (ACCORD_IS_GOAL_RESULTS (self));

  if (history == NULL || history->half < 0)
    {
      gtk_label_set_label (self->lag_label, _("Nobody has bought yet: how long it takes is not known."));
      return;
    }
  half = g_strdup_printf (ngettext ("Half of those who bought did so within %d day of coming in",
                                    "Half of those who bought did so within %d days of coming in", (gulong) history->half),
                          history->half);
  /* Translators: %s is «Half of those who bought did so within 30 days of coming in» */
  text = g_strdup_printf (ngettext ("%s, 9 in 10 within %d day. What is to be won in the period must come in before it ends.",
                                    "%s, 9 in 10 within %d days. What is to be won in the period must come in before it ends.",
                                    (gulong) history->most),
                          half, history->most);
  gtk_label_set_label (self->lag_label, text);
}

/**
 * accord_goal_results_show_capacity:
 * @leads: that are to be followed up
 */
void
accord_goal_results_show_capacity (AccordGoalResults         *self,
                                   const AccordCapacity      *capacity,
                                   const AccordCapacityInput *input,
                                   double                     leads)
{
  AccordRecord *settings;
  g_autofree char *attempts = NULL;
  g_autofree char *each = NULL;
  g_autofree char *all = NULL;
  g_autofree char *mqls = NULL;
  g_autoptr (GString) text = NULL;

  g_return_if_fail (ACCORD_IS_GOAL_RESULTS (self));

  if (isnan (capacity->each))
    {
      gtk_label_set_label (self->capacity_label, _("Say below “Working Time” what an attempt takes, how many there are at "
                                                   "most and what time people have, and the days of the goal."));
      return;
    }
  settings = accord_workspace_get_settings (self->workspace);
  attempts = g_strdup_printf ("%.1f", capacity->attempts);
  each = accord_words_value (floor (capacity->each), ACCORD_UNIT_COUNT, NULL);
  /* Translators: a number of attempts, and of leads */
  text = g_string_new (NULL);
  g_string_printf (text, _("A lead takes %s attempts on average; one person can follow up %s leads in the period."), attempts,
                   each);
  if (!isnan (capacity->people))
    {
      all = accord_words_value (leads, ACCORD_UNIT_COUNT, NULL);
      mqls = accord_words_stage (ACCORD_STAGE_MQL, (guint64) leads, settings);
      g_string_append_c (text, ' ');
      /* Translators: people, and «750 MQLs» */
      g_string_append_printf (text, ngettext ("%.0f person is needed for %s %s", "%.0f people are needed for %s %s",
                                              (gulong) capacity->people),
                              capacity->people, all, mqls);
      if (isnan (input->people))
        g_string_append_c (text, '.');
      else if (input->people >= capacity->people)
        /* Translators: goes on «2 people are needed for 750 MQLs» */
        g_string_append_printf (text, _("; there are %.0f: enough."), input->people);
      else
        g_string_append_printf (text, _("; there are %.0f: too few."), input->people);
    }
  gtk_label_set_label (self->capacity_label, text->str);
}

/**
 * accord_goal_results_show_simulated:
 * @words: what was simulated; "" for nothing
 * @caption: what it rests on; "" for nothing
 */
void
accord_goal_results_show_simulated (AccordGoalResults *self,
                                    const char        *words,
                                    const char        *caption)
{
  g_return_if_fail (ACCORD_IS_GOAL_RESULTS (self));

  gtk_label_set_label (self->simulated_label, words);
  gtk_label_set_label (self->simulated_caption, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->simulated_label), *words != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->simulated_caption), *caption != '\0');
}
