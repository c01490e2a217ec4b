#include "ui/overview/goal-card.h"

#include <glib/gi18n-lib.h>

#include "kpi/goal.h"
#include "present/goal-chart.h"
#include "present/words.h"
#include "ui/common/chart-view.h"
#include "ui/common/columns-layout.h"
#include "ui/common/figure-popover.h"
#include "workspace/own-kpis.h"

struct _AccordGoalCard
{
  AdwBin parent_instance;

  /* template */
  GtkLabel        *none_label;
  GtkLabel        *days_label;
  GtkLabel        *figure_label;
  GtkLabel        *pace_label;
  AccordChartView *chart_view;

  /* owned */
  AccordWorkspace *workspace;
  GCancellable    *cancellable;
  guint            opened; /* the mark whose figure is asked for */
  AccordFigures   *figures; /* what is shown; NULL: nothing */
};

G_DEFINE_FINAL_TYPE (AccordGoalCard, accord_goal_card, ADW_TYPE_BIN)

/* The stack is not bound: GTK 4.8 would unparent a bound child of a bin twice. */
static void
show_child (AccordGoalCard *self,
            const char     *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (adw_bin_get_child (ADW_BIN (self))), name);
}

static void
show_figures (AccordGoalCard      *self,
              const AccordFigures *figures)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  g_autofree char *label = accord_words_metric_label (accord_figures_get_metric (figures), settings);
  double sum = accord_goal_sum (figures);
  const char *currency = accord_workspace_get_currency (self->workspace);
  g_autofree char *reached = accord_words_value (sum, figures->unit, currency);
  g_autofree char *target = accord_words_value (accord_record_get_real (settings, "goal_target"), figures->unit, currency);
  g_autofree char *days = accord_words_days (accord_goal_first (settings), accord_goal_last (settings));
  g_autofree char *days_text = g_strdup_printf (_("Shared goal: %s, %s"), label, days);
  g_autofree char *of = NULL;
  g_autofree char *pace = NULL;
  g_autofree char *said = NULL, *plain = NULL;
  AccordChart *chart;
  gboolean risk = FALSE;
  AccordAsOf as_of;

  accord_workspace_get_as_of (self->workspace, &as_of);
  /* Translators: after a large figure, what was aimed at: 49 «of 120» */
  of = g_markup_printf_escaped (_("<span size=\"200%%\" weight=\"ultrabold\">%s</span> <b>of %s</b>"), reached, target);
  pace = accord_goal_judge (settings, figures, as_of.day, &risk);
  gtk_label_set_label (self->days_label, days_text);
  gtk_label_set_markup (self->figure_label, of);
  gtk_label_set_markup (self->pace_label, pace);
  if (risk)
    gtk_widget_add_css_class (GTK_WIDGET (self->pace_label), "risk");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->pace_label), "risk");
  said = accord_goal_say (settings, figures, as_of.day);
  plain = g_strdup_printf ("%s. %s", gtk_label_get_text (self->figure_label), said);
  chart = accord_goal_chart (settings, figures, as_of.day);
  chart->rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  accord_chart_view_set_chart (self->chart_view, chart, days_text, plain);
  show_child (self, "goal");
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordGoalCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures = accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (figures == NULL || !accord_goal_is_set (accord_workspace_get_settings (self->workspace)))
    return;
  g_clear_pointer (&self->figures, accord_figures_unref);
  self->figures = accord_figures_ref (figures);
  show_figures (self, figures);
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordGoalCard) self = ACCORD_GOAL_CARD (user_data);
  g_autoptr (AccordFigures) figures = accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, NULL);
  g_autoptr (AccordFigureOrigin) origin = NULL;
  AccordMark *mark;
  AccordPresentOptions options;
  GdkRectangle at;

  if (figures == NULL || figures->figures->len == 0 || self->workspace == NULL ||
      !accord_chart_view_find_mark (self->chart_view, 0, self->opened, &at))
    return;
  options = (AccordPresentOptions) {
    .currency = accord_workspace_get_currency (self->workspace),
    .target = accord_record_get_real (accord_workspace_get_settings (self->workspace), "goal_target"),
    .settings = accord_workspace_get_settings (self->workspace),
  };
  origin = accord_workspace_ask_metric (self->workspace, accord_figures_get_metric (figures), &figures->query, NULL, NULL);
  if (origin == NULL)
    return;
  mark = g_new0 (AccordMark, 1);
  mark->figure = accord_figure_copy (figures->figures->pdata[0]);
  accord_figure_popover_open_at (GTK_WIDGET (self->chart_view), &at, self->workspace, figures, mark, origin, NULL, &options);
}

/* Its marks are sums: what was reached from the goal's first day to that of the mark. */
static void
on_mark_activated_cb (AccordGoalCard *self,
                      guint           series,
                      guint           point)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  AccordDay day;
  AccordQuery query;

  if (frame == NULL || series != 0)
    return;
  accord_workspace_init_query (self->workspace, frame, &query);
  accord_goal_ask (settings, &query);
  day = accord_goal_find_day (settings, query.by, query.as_of.day, point);
  if (day < query.from)
    return;
  query.by = ACCORD_PERIOD_ALL;
  query.to = day;
  self->opened = point;
  accord_workspace_compute_async (self->workspace, accord_record_get_text (settings, "goal_metric"), &query, NULL,
                                  self->cancellable, on_opened_cb, g_object_ref (self));
}

static void
show_none (AccordGoalCard *self)
{
  g_clear_pointer (&self->figures, accord_figures_unref);
  gtk_label_set_label (self->none_label, _("No target agreed."));
  show_child (self, "none");
}

static void
accord_goal_card_dispose (GObject *object)
{
  AccordGoalCard *self = ACCORD_GOAL_CARD (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->figures, accord_figures_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_GOAL_CARD);

  G_OBJECT_CLASS (accord_goal_card_parent_class)->dispose (object);
}

static void
accord_goal_card_class_init (AccordGoalCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_goal_card_dispose;

  g_type_ensure (ACCORD_TYPE_CHART_VIEW);
  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/overview/goal-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordGoalCard, none_label);
  gtk_widget_class_bind_template_child (widget_class, AccordGoalCard, days_label);
  gtk_widget_class_bind_template_child (widget_class, AccordGoalCard, figure_label);
  gtk_widget_class_bind_template_child (widget_class, AccordGoalCard, pace_label);
  gtk_widget_class_bind_template_child (widget_class, AccordGoalCard, chart_view);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_activated_cb);
}

static void
accord_goal_card_init (AccordGoalCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_goal_card_show:
 * @workspace: whose goal
 *
 * Computes and shows the goal as it stands now.
 */
void
accord_goal_card_show (AccordGoalCard  *self,
                       AccordWorkspace *workspace)
{
  AccordFrame *frame = accord_workspace_get_frame (workspace);
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  AccordQuery query;

  g_return_if_fail (ACCORD_IS_GOAL_CARD (self));

  g_set_object (&self->workspace, workspace);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!accord_goal_is_set (settings))
    {
      show_none (self);
      return;
    }
  if (frame == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  accord_workspace_init_query (workspace, frame, &query);
  accord_goal_ask (settings, &query);
  accord_workspace_compute_async (workspace, accord_record_get_text (settings, "goal_metric"), &query, NULL,
                                  self->cancellable, on_computed_cb, g_object_ref (self));
}

/**
 * accord_goal_card_get_figures:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AccordFigures *
accord_goal_card_get_figures (AccordGoalCard *self)
{
  g_return_val_if_fail (ACCORD_IS_GOAL_CARD (self), NULL);

  return self->figures;
}

void
accord_goal_card_set_bare (AccordGoalCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->days_label), FALSE);
}

/* The text of its chart is so many times as large. */
void
accord_goal_card_set_magnified (AccordGoalCard *self,
                                double          factor)
{
  accord_chart_view_set_magnified (self->chart_view, factor);
}
