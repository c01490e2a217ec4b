#include "ui/kpis/kpi-card-private.h"

#include <glib/gi18n-lib.h>

#include "kpi/standing.h"
#include "ui/common/button-name.h"
#include "ui/common/columns-layout.h"
#include "ui/common/figure-popover.h"
#include "present/goal-chart.h"
#include "workspace/events.h"
#include "workspace/own-kpis.h"
#include "workspace/standings.h"

#define HEIGHT 216       /* of a chart */
#define ROW_HEIGHT 32    /* of one of its rows, of which all are shown */
#define BELOW_ROWS 40
#define MAGNIFIED 1.6 /* text in a chart that is presented */

G_DEFINE_FINAL_TYPE (AccordKpiCard, accord_kpi_card, ADW_TYPE_BIN)

enum
{
  REDRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

AccordChartSubject
accord_kpi_card_get_subject (AccordKpiCard *self)
{
  return accord_board_chart_subject (self->chart);
}

AccordPage *
accord_kpi_card_get_page (AccordKpiCard *self)
{
  return accord_page_find (GTK_WIDGET (self));
}

static void
show_title (AccordKpiCard *self,
            const char    *title,
            const char    *subtitle)
{
  /* Translators: %s is the name of a chart */
  g_autofree char *menu_name = g_strdup_printf (_("More for %s"), title);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, subtitle != NULL ? subtitle : "");
  accord_button_name (GTK_WIDGET (self->menu_button), menu_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* Commitments are a list, however long it is. */
static int
find_height (AccordKpiCard *self)
{
  if (accord_kpi_card_get_subject (self) != ACCORD_CHART_OF_COMMITMENTS || self->standings == NULL || self->is_preview)
    return HEIGHT;
  return MAX (HEIGHT, (int) self->standings->len * ROW_HEIGHT + BELOW_ROWS);
}

/* Title and subtitle stand in labels of the card, so that they take the desktop's font; not in its picture. */
void
accord_kpi_card_redraw (AccordKpiCard *self)
{
  g_autofree char *sentence = NULL, *title = NULL, *subtitle = NULL;
  g_autoptr (AccordChart) chart = NULL;

  if (accord_kpi_card_get_subject (self) == ACCORD_CHART_OF_GOAL)
    {
      g_signal_emit (self, signals[REDRAWN], 0);
      return;
    }
  chart = accord_kpi_card_make_chart (self, &sentence);
  if (chart == NULL)
    return;
  title = g_steal_pointer (&chart->title);
  subtitle = g_steal_pointer (&chart->subtitle);
  show_title (self, title, subtitle);
  gtk_widget_set_size_request (GTK_WIDGET (self->chart_view), -1, find_height (self));
  accord_chart_view_set_chart (self->chart_view, g_steal_pointer (&chart), title, sentence);
  gtk_stack_set_visible_child_name (self->stack, "chart");
  g_signal_emit (self, signals[REDRAWN], 0);
}

static void
show_problem (AccordKpiCard *self,
              const GError  *error)
{
  g_clear_pointer (&self->answer, accord_chart_answer_free);
  g_clear_pointer (&self->standings, g_ptr_array_unref);
  gtk_label_set_label (self->problem_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordKpiCard) self = ACCORD_KPI_CARD (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordChartAnswer) answer = accord_workspace_ask_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (answer == NULL)
    {
      show_problem (self, error);
      return;
    }
  g_clear_pointer (&self->answer, accord_chart_answer_free);
  self->answer = g_steal_pointer (&answer);
  accord_chart_question_clear (&self->question);
  self->question = self->asked;
  self->asked = (AccordChartQuestion) { NULL };
  accord_kpi_card_redraw (self);
}

static void
on_standings_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AccordKpiCard) self = ACCORD_KPI_CARD (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) standings = accord_workspace_list_standings_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (standings == NULL)
    {
      show_problem (self, error);
      return;
    }
  g_clear_pointer (&self->standings, g_ptr_array_unref);
  self->standings = g_steal_pointer (&standings);
  accord_kpi_card_redraw (self);
}

/* A mark is opened: where it comes from; a commitment, on its own page. */
static void
on_mark_activated_cb (AccordKpiCard *self,
                      guint          series,
                      guint          point)
{
  AccordPresentOptions options;

  if (accord_kpi_card_get_subject (self) == ACCORD_CHART_OF_COMMITMENTS)
    {
      const AccordStandingFigure *standing = point < self->standings->len ? self->standings->pdata[point] : NULL;

      if (standing != NULL && !self->is_preview)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.open-item", "(ss)", "sla", standing->id);
      return;
    }
  if (self->answer == NULL || self->is_preview)
    return;
  accord_kpi_card_init_options (self, &options);
  accord_figure_popover_open (self->chart_view, series, point, self->workspace, self->answer->figures, self->question.where,
                              &options);
}

static void
accord_kpi_card_dispose (GObject *object)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_KPI_CARD);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_kpi_card_parent_class)->dispose (object);
}

static void
accord_kpi_card_finalize (GObject *object)
{
  AccordKpiCard *self = ACCORD_KPI_CARD (object);

  g_clear_pointer (&self->answer, accord_chart_answer_free);
  g_clear_pointer (&self->standings, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chart);
  accord_chart_question_clear (&self->asked);
  accord_chart_question_clear (&self->question);
  accord_kpi_choice_clear (&self->choice);
  G_OBJECT_CLASS (accord_kpi_card_parent_class)->finalize (object);
}

static void
accord_kpi_card_class_init (AccordKpiCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_kpi_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_kpi_card_finalize;

  signals[REDRAWN] = g_signal_new ("redrawn", ACCORD_TYPE_KPI_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ACCORD_TYPE_CHART_VIEW);
  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (ACCORD_TYPE_GOAL_CARD);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/kpis/kpi-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, head);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, chart_view);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, goal_card);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_activated_cb);
  accord_kpi_card_class_init_menu (widget_class);
  accord_kpi_card_class_init_exports (widget_class);
}

static void
accord_kpi_card_init (AccordKpiCard *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_goal_card_set_bare (self->goal_card);
}

/**
 * accord_kpi_card_new:
 * @chart: a chart of the board
 *
 * Returns: (transfer floating): a card that waits for accord_kpi_card_show()
 */
GtkWidget *
accord_kpi_card_new (AccordWorkspace *workspace,
                     AccordRecord    *chart)
{
  AccordKpiCard *self = g_object_new (ACCORD_TYPE_KPI_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  accord_kpi_card_set_chart (self, chart);
  g_signal_connect_object (accord_workspace_get_settings (workspace), "notify", G_CALLBACK (accord_kpi_card_redraw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_TARGET), "items-changed",
                           G_CALLBACK (accord_kpi_card_redraw), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static gboolean
is_same (AccordRecord *one,
         AccordRecord *other)
{
  g_autoptr (JsonNode) a = json_node_init_object (json_node_alloc (), accord_record_to_json (one));
  g_autoptr (JsonNode) b = json_node_init_object (json_node_alloc (), accord_record_to_json (other));

  return json_node_equal (a, b);
}

/* What it is called until its figures say it better. */
static void
show_shape (AccordKpiCard *self)
{
  const char *own = accord_record_get_text (self->chart, "title");
  const AccordMetric *metric = accord_workspace_find_metric (self->workspace, accord_record_get_text (self->chart, "metric"));
  gboolean has_own = own != NULL && *own != '\0';
  GValue wide = G_VALUE_INIT;

  g_value_init (&wide, G_TYPE_BOOLEAN);
  g_value_copy (accord_record_get_value (self->chart, "is_wide"), &wide);
  if (g_value_get_boolean (&wide))
    gtk_widget_add_css_class (GTK_WIDGET (self), "wide");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wide");
  switch (accord_kpi_card_get_subject (self))
    {
    case ACCORD_CHART_OF_GOAL:
      show_title (self, has_own ? own : _("Shared goal"), NULL);
      gtk_stack_set_visible_child_name (self->stack, "goal");
      return;
    case ACCORD_CHART_OF_COMMITMENTS:
      show_title (self, has_own ? own : _("Commitments kept"), NULL);
      break;
    case ACCORD_CHART_OF_FIGURES:
    default:
      show_title (self, has_own ? own : metric != NULL ? accord_metric_get_label (metric) : _("Chart"), NULL);
    }
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "goal"))
    gtk_stack_set_visible_child_name (self->stack, "working");
}

/**
 * accord_kpi_card_set_chart:
 * @chart: the chart of the board as it is now
 *
 * Returns: whether it is another than before, so that its figures are to be asked for again
 */
gboolean
accord_kpi_card_set_chart (AccordKpiCard *self,
                           AccordRecord  *chart)
{
  if (self->chart != NULL && is_same (self->chart, chart))
    return FALSE;
  g_clear_object (&self->chart);
  self->chart = accord_record_copy (chart);
  show_shape (self);
  accord_kpi_card_update_menu (self);
  return TRUE;
}

/**
 * accord_kpi_card_get_chart:
 *
 * Returns: (transfer none): what is shown
 */
AccordRecord *
accord_kpi_card_get_chart (AccordKpiCard *self)
{
  return self->chart;
}

/**
 * accord_kpi_card_get_title:
 *
 * Returns: (transfer none): what it is called
 */
const char *
accord_kpi_card_get_title (AccordKpiCard *self)
{
  return gtk_label_get_label (self->title_label);
}

void
accord_kpi_card_set_preview (AccordKpiCard *self)
{
  self->is_preview = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), FALSE);
}

void
accord_kpi_card_set_large (AccordKpiCard *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "large");
  accord_chart_view_set_magnified (self->chart_view, MAGNIFIED);
  accord_goal_card_set_magnified (self->goal_card, MAGNIFIED);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), FALSE);
}

static void
ask_figures (AccordKpiCard *self,
             AccordFrame   *frame)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = accord_workspace_list_events (self->workspace, frame);
  accord_chart_question_clear (&self->asked);
  if (!accord_chart_question_init (&self->asked, self->chart, &self->choice, self->workspace, frame, &error))
    {
      show_problem (self, error);
      return;
    }
  accord_workspace_ask_async (self->workspace, &self->asked, self->cancellable, on_answered_cb, g_object_ref (self));
}

/* The goal has its own days, whatever is chosen above the board. */
static void
show_goal_days (AccordKpiCard *self)
{
  gboolean is_set = accord_goal_is_set (accord_workspace_get_settings (self->workspace));
  g_autofree char *goal = is_set ? accord_goal_describe (accord_workspace_get_settings (self->workspace)) : NULL;

  gtk_label_set_label (self->subtitle_label, goal != NULL ? goal : "");
}

/**
 * accord_kpi_card_show:
 * @choice: copied
 *
 * Computes the figures off the main thread and then draws them; what was under way before is dropped.
 */
void
accord_kpi_card_show (AccordKpiCard         *self,
                      AccordFrame           *frame,
                      const AccordKpiChoice *choice)
{
  g_autoptr (AccordCondition) where = NULL;

  g_return_if_fail (ACCORD_IS_KPI_CARD (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  accord_kpi_choice_clear (&self->choice);
  accord_kpi_choice_copy (&self->choice, choice);
  switch (accord_kpi_card_get_subject (self))
    {
    case ACCORD_CHART_OF_GOAL:
      accord_goal_card_show (self->goal_card, self->workspace);
      show_goal_days (self);
      break;
    case ACCORD_CHART_OF_COMMITMENTS:
      where = accord_kpi_choice_where (choice);
      accord_workspace_list_standings_async (self->workspace, where, self->cancellable, on_standings_cb, g_object_ref (self));
      break;
    case ACCORD_CHART_OF_FIGURES:
    default:
      ask_figures (self, frame);
    }
}

/**
 * accord_kpi_card_get_answer:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
const AccordChartAnswer *
accord_kpi_card_get_answer (AccordKpiCard *self)
{
  g_return_val_if_fail (ACCORD_IS_KPI_CARD (self), NULL);

  return self->answer;
}

/**
 * accord_kpi_card_get_standings:
 *
 * Returns: (transfer none) (nullable): of AccordStandingFigure: how the commitments that are shown stand
 */
GPtrArray *
accord_kpi_card_get_standings (AccordKpiCard *self)
{
  g_return_val_if_fail (ACCORD_IS_KPI_CARD (self), NULL);

  return self->standings;
}

/**
 * accord_kpi_card_focus:
 *
 * Moves the keyboard to the chart; as long as there is none, into the card.
 */
void
accord_kpi_card_focus (AccordKpiCard *self)
{
  g_return_if_fail (ACCORD_IS_KPI_CARD (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->chart_view)) || !gtk_widget_grab_focus (GTK_WIDGET (self->chart_view)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
