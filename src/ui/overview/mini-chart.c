#include "ui/overview/mini-chart.h"

#include <glib/gi18n-lib.h>
#include "present/words.h"
#include "ui/common/figure-popover.h"
#include "workspace/board.h"
#include "workspace/target.h"

struct _AccordMiniChart
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel        *title_label;
  AccordChartView *chart_view;

  /* owned */
  AccordWorkspace *workspace;
  GCancellable    *cancellable;
  AccordFigures   *figures; /* what is shown; NULL: nothing yet */

  const AccordMetric *metric;
};

G_DEFINE_FINAL_TYPE (AccordMiniChart, accord_mini_chart, ADW_TYPE_BIN)

static void
init_options (AccordMiniChart      *self,
              AccordPresentOptions *options)
{
  AccordAsOf as_of;

  accord_workspace_get_as_of (self->workspace, &as_of);
  *options = (AccordPresentOptions) {
    .currency = accord_workspace_get_currency (self->workspace),
    .target = accord_target_find (accord_workspace_get_list (self->workspace, ACCORD_TYPE_TARGET), self->metric->id,
                                  as_of.day),
    .settings = accord_workspace_get_settings (self->workspace),
    .compact = TRUE,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };
}

static void
show_figures (AccordMiniChart *self)
{
  g_autofree char *title = accord_words_metric (self->metric, &self->figures->query,
                                                accord_workspace_get_settings (self->workspace));
  g_autofree char *sentence = NULL;
  AccordPresentOptions options;

  init_options (self, &options);
  sentence = accord_present_sentence (self->metric, self->figures, &options);
  gtk_label_set_label (self->title_label, title);
  accord_chart_view_set_chart (self->chart_view, accord_present_chart (self->metric, self->figures, &options), title,
                               sentence);
}

static void
on_mark_activated_cb (AccordMiniChart *self,
                      guint            series,
                      guint            point)
{
  AccordPresentOptions options;

  init_options (self, &options);
  accord_figure_popover_open (self->chart_view, series, point, self->workspace, self->figures, NULL, &options);
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordMiniChart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures = accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, &error);

  if (figures == NULL)
    return;
  g_clear_pointer (&self->figures, accord_figures_unref);
  self->figures = g_steal_pointer (&figures);
  show_figures (self);
}

static void
stop (AccordMiniChart *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
accord_mini_chart_dispose (GObject *object)
{
  AccordMiniChart *self = ACCORD_MINI_CHART (object);

  stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->figures, accord_figures_unref);

  G_OBJECT_CLASS (accord_mini_chart_parent_class)->dispose (object);
}

static void
accord_mini_chart_class_init (AccordMiniChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_mini_chart_dispose;
}

static void
accord_mini_chart_init (AccordMiniChart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title_label, 0);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title_label));
  self->chart_view = ACCORD_CHART_VIEW (accord_chart_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->chart_view), 240, 140);
  gtk_widget_set_vexpand (GTK_WIDGET (self->chart_view), TRUE);
  g_signal_connect_object (self->chart_view, "activated", G_CALLBACK (on_mark_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart_view));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_mini_chart_new:
 * @metric: its id
 *
 * Returns: (transfer floating): a chart that waits for accord_mini_chart_show()
 */
GtkWidget *
accord_mini_chart_new (const char *metric)
{
  AccordMiniChart *self = g_object_new (ACCORD_TYPE_MINI_CHART, NULL);

  self->metric = accord_metric_find (metric);
  gtk_label_set_label (self->title_label, _(self->metric->label));

  return GTK_WIDGET (self);
}

/**
 * accord_mini_chart_show:
 * @workspace: whose leads
 *
 * Computes and draws the figures of the last twelve months as they are now.
 */
void
accord_mini_chart_show (AccordMiniChart *self,
                        AccordWorkspace *workspace)
{
  AccordFrame *frame = accord_workspace_get_frame (workspace);
  AccordKpiChoice choice;
  AccordQuery query;

  g_return_if_fail (ACCORD_IS_MINI_CHART (self));

  stop (self);
  g_set_object (&self->workspace, workspace);
  if (frame == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  accord_kpi_choice_init (&choice, workspace);
  accord_kpi_choice_query (&choice, workspace, frame, &query);
  accord_workspace_compute_async (workspace, self->metric->id, &query, NULL, self->cancellable, on_computed_cb,
                                  g_object_ref (self));
}
