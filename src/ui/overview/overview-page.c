#include "ui/overview/overview-page.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/columns-layout.h"
#include "ui/overview/agreement-card.h"
#include "ui/overview/changes-list.h"
#include "ui/overview/checklist.h"
#include "ui/overview/commitments-card.h"
#include "ui/overview/goal-card.h"
#include "ui/overview/goal-window.h"
#include "ui/overview/last-import.h"
#include "ui/overview/mini-chart.h"
#include "ui/overview/questions-list.h"
#include "ui/overview/score-alert.h"
#include "ui/overview/steps.h"
#include "ui/overview/waiting-list.h"
#include "workspace/identity.h"

/* As wide as the checklist, or as the dashboard. */
#define NARROW 680
#define WIDE 1240

struct _AccordOverviewPage
{
  AccordPage parent_instance;

  /* template */
  GtkLabel              *as_of_label;
  AccordChecklist       *checklist;
  GtkWidget             *loading_label;
  GtkWidget             *dashboard;
  AccordScoreAlert      *score_alert;
  AccordGoalCard        *goal_card;
  AccordAgreementCard   *agreement_card;
  AccordCommitmentsCard *commitments_card;
  GtkBox                *charts_box;
  AccordLastImport      *last_import;
  AdwClamp              *changes_clamp;
  AccordWaitingList     *waiting_list;
  AccordQuestionsList   *questions_list;
  AccordChangesList     *changes_list;

  /* borrowed */
  AccordMiniChart *conversion;
  AccordMiniChart *value;

  guint    idle;
  gboolean figures_changed; /* the leads, or how they are judged: the charts must be computed anew */
};

G_DEFINE_FINAL_TYPE (AccordOverviewPage, accord_overview_page, ACCORD_TYPE_PAGE)

/* In a narrow window it has no room. */
static void
show_as_of (AccordOverviewPage *self)
{
  AccordWorkspace *workspace = accord_page_get_workspace (ACCORD_PAGE (self));
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  AccordAsOf as_of;
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  accord_workspace_get_as_of (workspace, &as_of);
  day = accord_words_day (as_of.day);
  /* Translators: the day until which the figures know what happened */
  text = g_strdup_printf (_("as of %s"), day);
  gtk_label_set_label (self->as_of_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_label), !folded && accord_step_is_done (ACCORD_STEP_LEADS, workspace));
}

static void
update_actions (AccordOverviewPage *self)
{
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (ACCORD_PAGE (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.edit-goal",
                                 accord_identity_may (identity, ACCORD_RIGHT_DRAFT));
}

static void
refresh (AccordOverviewPage *self)
{
  AccordWorkspace *workspace = accord_page_get_workspace (ACCORD_PAGE (self));
  gboolean has_leads = accord_step_is_done (ACCORD_STEP_LEADS, workspace);
  gboolean ready = accord_workspace_get_frame (workspace) != NULL;

  show_as_of (self);
  gtk_widget_set_visible (self->loading_label, !ready);
  accord_checklist_show (self->checklist, workspace);
  gtk_widget_set_visible (GTK_WIDGET (self->checklist),
                          ready && accord_steps_count_done (workspace) < ACCORD_N_STEPS - 1);
  gtk_widget_set_visible (self->dashboard, has_leads);
  adw_clamp_set_maximum_size (self->changes_clamp, has_leads ? WIDE : NARROW);
  adw_clamp_set_tightening_threshold (self->changes_clamp, has_leads ? WIDE : NARROW);
  accord_agreement_card_show (self->agreement_card, workspace);
  accord_commitments_card_show (self->commitments_card, workspace);
  accord_last_import_show (self->last_import, ACCORD_PAGE (self));
  accord_changes_list_show (self->changes_list, workspace);
  accord_questions_list_show (self->questions_list, workspace);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_list), has_leads);
  gtk_widget_set_visible (GTK_WIDGET (self->questions_list), has_leads);
  if (!self->figures_changed || !has_leads)
    return;

  self->figures_changed = FALSE;
  accord_goal_card_show (self->goal_card, workspace);
  accord_waiting_list_show (self->waiting_list, ACCORD_PAGE (self));
  accord_mini_chart_show (self->conversion, workspace);
  accord_mini_chart_show (self->value, workspace);
  accord_score_alert_show (self->score_alert, workspace);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  AccordOverviewPage *self = user_data;

  self->idle = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

/* Many changes that come together are shown once, and none while the page is hidden. */
static void
schedule_refresh (AccordOverviewPage *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (on_idle_cb, self);
}

static void
on_figures_changed_cb (AccordOverviewPage *self)
{
  self->figures_changed = TRUE;
  schedule_refresh (self);
}

static void
edit_goal_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (accord_goal_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                          accord_page_get_workspace (ACCORD_PAGE (widget)))));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));

  gtk_widget_activate_action (window, "win.show-page", "s", "sla");
  gtk_widget_activate_action (window, "win.export", NULL);
}

static void
follow (AccordOverviewPage *self)
{
  static GType (*const types[]) (void) = { accord_persona_get_type, accord_section_get_type,
                                           accord_commitment_get_type };
  AccordWorkspace *workspace = accord_page_get_workspace (ACCORD_PAGE (self));
  AccordStore *store = accord_workspace_get_store (workspace);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_signal_connect_object (accord_workspace_get_list (workspace, types[i] ()), "items-changed",
                             G_CALLBACK (schedule_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT), "items-changed",
                           G_CALLBACK (on_figures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_TARGET), "items-changed",
                           G_CALLBACK (on_figures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  g_signal_connect (self, "notify::folded", G_CALLBACK (show_as_of), NULL);
  g_signal_connect_object (store, "records-changed", G_CALLBACK (schedule_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_settings (workspace), "notify", G_CALLBACK (on_figures_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_SCORE_MODEL), "items-changed",
                           G_CALLBACK (on_figures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (on_figures_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
accord_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (accord_overview_page_parent_class)->map (widget);

  if (accord_page_get_workspace (ACCORD_PAGE (widget)) != NULL)
    schedule_refresh (ACCORD_OVERVIEW_PAGE (widget));
}

static void
accord_overview_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (accord_overview_page_parent_class)->constructed (object);

  if (accord_page_get_workspace (ACCORD_PAGE (object)) != NULL)
    follow (ACCORD_OVERVIEW_PAGE (object));
}

static void
accord_overview_page_dispose (GObject *object)
{
  g_clear_handle_id (&ACCORD_OVERVIEW_PAGE (object)->idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (accord_overview_page_parent_class)->dispose (object);
}

static void
accord_overview_page_class_init (AccordOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = accord_overview_page_constructed;
  object_class->dispose = accord_overview_page_dispose;
  widget_class->map = accord_overview_page_map;

  g_type_ensure (ACCORD_TYPE_AGREEMENT_CARD);
  g_type_ensure (ACCORD_TYPE_CHANGES_LIST);
  g_type_ensure (ACCORD_TYPE_CHECKLIST);
  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (ACCORD_TYPE_COMMITMENTS_CARD);
  g_type_ensure (ACCORD_TYPE_GOAL_CARD);
  g_type_ensure (ACCORD_TYPE_LAST_IMPORT);
  g_type_ensure (ACCORD_TYPE_QUESTIONS_LIST);
  g_type_ensure (ACCORD_TYPE_SCORE_ALERT);
  g_type_ensure (ACCORD_TYPE_WAITING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/overview/overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, as_of_label);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, checklist);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, loading_label);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, dashboard);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, score_alert);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, goal_card);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, agreement_card);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, commitments_card);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, charts_box);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, last_import);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, changes_clamp);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, changes_list);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, waiting_list);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, questions_list);
  gtk_widget_class_install_action (widget_class, "overview.edit-goal", NULL, edit_goal_action);
  gtk_widget_class_install_action (widget_class, "overview.export-pdf", NULL, export_action);
}

static void
accord_overview_page_init (AccordOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->conversion = ACCORD_MINI_CHART (accord_mini_chart_new ("conversion-rate"));
  self->value = ACCORD_MINI_CHART (accord_mini_chart_new ("lead-value"));
  gtk_box_append (self->charts_box, GTK_WIDGET (self->conversion));
  gtk_box_append (self->charts_box, GTK_WIDGET (self->value));
  self->figures_changed = TRUE;
}
