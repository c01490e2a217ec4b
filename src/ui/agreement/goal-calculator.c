#include "ui/agreement/goal-calculator.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/records.h"
#include "present/words.h"
#include "ui/agreement/goal-calculator-form.h"
#include "ui/agreement/goal-results.h"
#include "ui/common/columns-layout.h"
#include "ui/common/saver.h"
#include "workspace/goal-agree.h"
#include "workspace/goal-jobs.h"
#include "workspace/identity.h"

#define SIMULATE_AFTER 250 /* ms without a change */
#define SEED 2718
#define SIDE_BY_SIDE 760

struct _AccordGoalCalculator
{
  AdwWindow parent_instance;

  /* borrowed: children */
  AccordGoalForm    *form;
  AccordGoalResults *results;
  GtkWidget         *make_button;

  /* owned */
  AccordPage        *page; /* weak */
  AccordWorkspace   *workspace;
  AccordGoalHistory *history;
  GCancellable      *measuring;
  GCancellable      *simulating;
  guint              timer;

  AccordPlanInput input;
  AccordGoalPlan  plan;
};

G_DEFINE_FINAL_TYPE (AccordGoalCalculator, accord_goal_calculator, ADW_TYPE_WINDOW)

static void
restart (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
show_leads (AccordGoalCalculator *self,
            guint64               leads)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  g_autofree char *n = accord_words_count (leads);
  g_autofree char *word = accord_words_stage (ACCORD_STAGE_LEAD, leads, settings);
  /* Translators: «In 8 of 10 simulated periods: 2,940 leads» */
  g_autofree char *text = g_strdup_printf (_("In 8 of 10 simulated periods: %s %s"), n, word);
  g_autofree char *caption = g_strdup_printf (
      ngettext ("So many are enough, if each month goes like one of the %u past one that is old enough. Typed rates do not "
                "change this.",
                "So many are enough, if each month goes like one of the %u past ones that are old enough. Typed rates do "
                "not change this.",
                self->history->cohorts->len),
      self->history->cohorts->len);

  accord_goal_results_show_simulated (self->results, text, caption);
}

static void
on_simulated_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AccordGoalCalculator) self = user_data;
  g_autoptr (GError) error = NULL;
  guint64 leads;
  gboolean found = accord_workspace_simulate_finish (ACCORD_WORKSPACE (source), result, &leads, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (found)
    show_leads (self, leads);
  else
    accord_goal_results_show_simulated (self->results, "", error->message);
}

static gboolean
simulate (gpointer user_data)
{
  AccordGoalCalculator *self = user_data;
  AccordSimulation simulation = { .customers = self->plan.marketing[ACCORD_STAGE_CUSTOMER].needed, .seed = SEED };

  self->timer = 0;
  restart (&self->simulating);
  if (self->history == NULL || !(simulation.customers > 0) ||
      !accord_goal_form_get_days (self->form, &simulation.first, &simulation.last))
    {
      accord_goal_results_show_simulated (self->results, "", "");
      return G_SOURCE_REMOVE;
    }
  simulation.cohorts = self->history->cohorts;
  accord_workspace_simulate_async (self->workspace, &simulation, self->simulating, on_simulated_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
update_button (AccordGoalCalculator *self)
{
  AccordDay first, last;
  gboolean known = self->plan.missing == 0 && accord_goal_form_get_days (self->form, &first, &last);

  gtk_widget_set_sensitive (self->make_button,
                            known && accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT));
}

/* The chain at once, at each step of a slider; the simulation once it rests. */
static void
on_changed_cb (AccordGoalCalculator *self)
{
  AccordCapacityInput people;
  AccordCapacity capacity;
  double leads;

  accord_goal_form_get_input (self->form, &self->input);
  accord_goal_plan_make (&self->plan, &self->input);
  accord_goal_results_show_plan (self->results, &self->plan, &self->input);
  leads = self->plan.marketing[ACCORD_STAGE_MQL].needed;
  accord_goal_form_get_capacity (self->form, &people);
  accord_capacity_make (&capacity, &people, leads);
  accord_goal_results_show_capacity (self->results, &capacity, &people, leads);
  update_button (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SIMULATE_AFTER, simulate, self);
}

static void
on_measured_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordGoalCalculator) self = user_data;
  g_autoptr (GError) error = NULL;
  AccordGoalHistory *history = accord_workspace_measure_goal_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    {
      accord_goal_history_free (history);
      return;
    }
  accord_goal_form_set_history (self->form, history);
  g_clear_pointer (&self->history, accord_goal_history_free);
  self->history = history;
  accord_goal_results_show_lag (self->results, history);
  on_changed_cb (self);
}

static void
measure (AccordGoalCalculator *self)
{
  restart (&self->measuring);
  accord_workspace_measure_goal_async (self->workspace, self->measuring, on_measured_cb, g_object_ref (self));
}

static void
agree (AccordGoalCalculator *self)
{
  g_autoptr (AccordChangeSet) changes = NULL;
  AccordDay first, last;

  if (!accord_goal_form_get_days (self->form, &first, &last))
    return;
  changes = accord_goal_agree (accord_workspace_get_settings (self->workspace),
                               accord_workspace_get_list (self->workspace, ACCORD_TYPE_COMMITMENT),
                               accord_workspace_get_list (self->workspace, ACCORD_TYPE_TARGET), &self->plan, &self->input,
                               first, last);
  accord_saver_save (accord_saver_get (self->workspace), changes);
  if (self->page != NULL)
    accord_page_toast_undo (self->page, _("Goal, commitments and targets are made"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_flushed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordGoalCalculator) self = user_data;

  if (accord_saver_flush_finish (ACCORD_SAVER (source), result, NULL) && self->workspace != NULL)
    agree (self);
}

/* After what is typed: so that one step of Undo takes back what the button did, and no more. */
static void
on_make_clicked_cb (AccordGoalCalculator *self)
{
  accord_saver_flush_async (accord_saver_get (self->workspace), on_flushed_cb, g_object_ref (self));
}

static gboolean
accord_goal_calculator_close_request (GtkWindow *window)
{
  accord_goal_form_flush (ACCORD_GOAL_CALCULATOR (window)->form);
  return GTK_WINDOW_CLASS (accord_goal_calculator_parent_class)->close_request (window);
}

static void
accord_goal_calculator_dispose (GObject *object)
{
  AccordGoalCalculator *self = ACCORD_GOAL_CALCULATOR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->measuring != NULL)
    g_cancellable_cancel (self->measuring);
  if (self->simulating != NULL)
    g_cancellable_cancel (self->simulating);
  g_clear_object (&self->measuring);
  g_clear_object (&self->simulating);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_goal_calculator_parent_class)->dispose (object);
}

static void
accord_goal_calculator_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_GOAL_CALCULATOR (object)->history, accord_goal_history_free);
  G_OBJECT_CLASS (accord_goal_calculator_parent_class)->finalize (object);
}

static void
accord_goal_calculator_class_init (AccordGoalCalculatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_goal_calculator_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_goal_calculator_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = accord_goal_calculator_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
accord_goal_calculator_init (AccordGoalCalculator *self)
{
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *done = gtk_button_new_with_mnemonic (_("_Done"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "window.close");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  return header;
}

static GtkWidget *
make_columns (AccordGoalCalculator *self)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_layout_manager (columns, g_object_new (ACCORD_TYPE_COLUMNS_LAYOUT, "threshold", SIDE_BY_SIDE, "spacing",
                                                        18, NULL));
  gtk_widget_set_margin_start (columns, 18);
  gtk_widget_set_margin_end (columns, 18);
  gtk_widget_set_margin_top (columns, 18);
  gtk_widget_set_margin_bottom (columns, 18);
  gtk_widget_set_hexpand (GTK_WIDGET (self->results), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->results));
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->form));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), columns);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_bottom (AccordGoalCalculator *self)
{
  GtkWidget *bar = gtk_action_bar_new ();

  self->make_button = gtk_button_new_with_mnemonic (_("_Make Goal, Commitments and Targets"));
  gtk_widget_add_css_class (self->make_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->make_button, _("One change: Undo takes all of it back"));
  g_signal_connect_swapped (self->make_button, "clicked", G_CALLBACK (on_make_clicked_cb), self);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), self->make_button);
  return bar;
}

static void
fill (AccordGoalCalculator *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->form = ACCORD_GOAL_FORM (accord_goal_form_new (self->workspace));
  self->results = ACCORD_GOAL_RESULTS (accord_goal_results_new (self->workspace));
  gtk_box_append (GTK_BOX (box), make_header ());
  gtk_box_append (GTK_BOX (box), make_columns (self));
  gtk_box_append (GTK_BOX (box), make_bottom (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * accord_goal_calculator_present:
 * @page: above which it opens
 */
void
accord_goal_calculator_present (AccordPage *page)
{
  AccordGoalCalculator *self = g_object_new (ACCORD_TYPE_GOAL_CALCULATOR, "title", _("Goal Calculator"), "modal", TRUE,
                                             "destroy-with-parent", TRUE, "default-width", 1020, "default-height", 760,
                                             "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  g_set_weak_pointer (&self->page, page);
  self->workspace = g_object_ref (accord_page_get_workspace (page));
  fill (self);
  accord_goal_results_show_simulated (self->results, "", "");
  accord_goal_results_show_lag (self->results, NULL);
  on_changed_cb (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::frame", G_CALLBACK (measure), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (self->workspace), "notify", G_CALLBACK (update_button), self,
                           G_CONNECT_SWAPPED);
  measure (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * accord_goal_calculator_new_button:
 * @page: above which it opens
 *
 * Returns: (transfer floating): «Goal Calculator»
 */
GtkWidget *
accord_goal_calculator_new_button (AccordPage *page)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Goal Ca_lculator"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (accord_goal_calculator_present), page, G_CONNECT_SWAPPED);
  return button;
}
