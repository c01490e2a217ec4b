#include "ui/kpis/kpi-card-private.h"

#include <glib/gi18n-lib.h>

#include "ui/common/columns-layout.h"
#include "ui/common/figure-popover.h"
#include "workspace/target.h"

G_DEFINE_FINAL_TYPE (AccordKpiCard, accord_kpi_card, ADW_TYPE_BIN)

/* The target of this metric, if the teams set one. */
AccordRecord *
accord_kpi_card_find_target (AccordKpiCard *self)
{
  GListModel *targets = accord_workspace_get_list (self->workspace, ACCORD_TYPE_TARGET);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (AccordRecord) target = g_list_model_get_item (targets, i);

      if (g_str_equal (accord_record_get_text (target, "metric"), self->metric->id))
        return g_steal_pointer (&target);
    }
  return NULL;
}

void
accord_kpi_card_init_options (AccordKpiCard        *self,
                              AccordPresentOptions *options)
{
  AccordAsOf as_of;

  accord_workspace_get_as_of (self->workspace, &as_of);
  *options = (AccordPresentOptions) {
    .currency = accord_workspace_get_currency (self->workspace),
    .group = self->group,
    .target = accord_target_find (accord_workspace_get_list (self->workspace, ACCORD_TYPE_TARGET), self->metric->id,
                                  as_of.day),
    .settings = accord_workspace_get_settings (self->workspace),
    .with_title = TRUE,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };
}

/* Title and subtitle stand in labels of the card, so that they take the desktop's font; not in its picture. */
void
accord_kpi_card_redraw (AccordKpiCard *self)
{
  AccordPresentOptions options;
  g_autoptr (AccordChart) chart = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *menu_name = NULL;

  if (self->figures == NULL)
    return;
  accord_kpi_card_init_options (self, &options);
  chart = accord_present_chart (self->metric, self->figures, &options);
  sentence = accord_present_sentence (self->metric, self->figures, &options);
  title = g_steal_pointer (&chart->title);
  subtitle = g_steal_pointer (&chart->subtitle);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, subtitle != NULL ? subtitle : "");
  /* Translators: %s is the name of a chart */
  menu_name = g_strdup_printf (_("More for %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu_name, -1);
  accord_chart_view_set_chart (self->chart_view, g_steal_pointer (&chart), title, sentence);
  gtk_stack_set_visible_child_name (self->stack, "chart");
}

static void
on_computed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordKpiCard) self = ACCORD_KPI_CARD (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFigures) figures =
      accord_workspace_compute_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->figures, accord_figures_unref);
  if (figures == NULL)
    {
      gtk_label_set_label (self->problem_label, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  self->figures = g_steal_pointer (&figures);
  accord_kpi_card_redraw (self);
}

/* A mark is opened: where it comes from. */
static void
on_mark_activated_cb (AccordKpiCard *self,
                      guint          series,
                      guint          point)
{
  AccordPresentOptions options;

  accord_kpi_card_init_options (self, &options);
  accord_figure_popover_open (self->chart_view, series, point, self->workspace, self->figures, self->where, &options);
}

static void
show_table (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  accord_kpi_card_present_table (ACCORD_KPI_CARD (widget));
}

static void
ask_target (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  accord_kpi_card_ask_target (ACCORD_KPI_CARD (widget));
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

  g_clear_pointer (&self->figures, accord_figures_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->where, accord_condition_unref);
  G_OBJECT_CLASS (accord_kpi_card_parent_class)->finalize (object);
}

static void
accord_kpi_card_class_init (AccordKpiCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_kpi_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_kpi_card_finalize;

  g_type_ensure (ACCORD_TYPE_CHART_VIEW);
  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/kpis/kpi-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, chart_view);
  gtk_widget_class_bind_template_child (widget_class, AccordKpiCard, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_activated_cb);
  gtk_widget_class_install_action (widget_class, "card.table", NULL, show_table);
  gtk_widget_class_install_action (widget_class, "card.target", NULL, ask_target);
  accord_kpi_card_class_init_exports (widget_class);
}

static void
accord_kpi_card_init (AccordKpiCard *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_kpi_card_new:
 * @metric: static
 *
 * Returns: (transfer floating): a card that waits for accord_kpi_card_show()
 */
GtkWidget *
accord_kpi_card_new (AccordWorkspace    *workspace,
                     const AccordMetric *metric)
{
  AccordKpiCard *self = g_object_new (ACCORD_TYPE_KPI_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->metric = metric;
  gtk_label_set_label (self->title_label, accord_metric_get_label (metric));
  g_signal_connect_object (accord_workspace_get_settings (workspace), "notify", G_CALLBACK (accord_kpi_card_redraw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_TARGET), "items-changed",
                           G_CALLBACK (accord_kpi_card_redraw), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_kpi_card_show:
 * @choice: copied as far as it is needed
 *
 * Computes the figures off the main thread and then draws them; what was under way before is dropped.
 */
void
accord_kpi_card_show (AccordKpiCard         *self,
                      AccordFrame           *frame,
                      const AccordKpiChoice *choice)
{
  AccordQuery query;

  g_return_if_fail (ACCORD_IS_KPI_CARD (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->group);
  self->group = g_strdup (choice->group);
  g_clear_pointer (&self->where, accord_condition_unref);
  self->where = choice->where != NULL ? accord_condition_ref (choice->where) : NULL;
  accord_kpi_choice_query (choice, self->workspace, frame, &query);
  accord_workspace_compute_async (self->workspace, self->metric->id, &query, choice->where, self->cancellable,
                                  on_computed_cb, g_object_ref (self));
}

/**
 * accord_kpi_card_get_figures:
 * @target: (out): what is aimed at; NaN: nothing
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AccordFigures *
accord_kpi_card_get_figures (AccordKpiCard *self,
                             double        *target)
{
  AccordPresentOptions options;

  g_return_val_if_fail (ACCORD_IS_KPI_CARD (self), NULL);

  accord_kpi_card_init_options (self, &options);
  *target = options.target;
  return self->figures;
}
