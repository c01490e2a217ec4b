#include "ui/kpis/kpis-page.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/kpis/board-export.h"
#include "ui/kpis/kpi-card.h"
#include "ui/kpis/kpi-filter.h"
#include "ui/kpis/kpis-menu.h"

struct _AccordKpisPage
{
  AccordPage parent_instance;

  /* template */
  GtkLabel        *as_of_label;
  GtkWidget       *export_button;
  GtkStack        *stack;
  GtkProgressBar  *progress_bar;
  AccordKpiFilter *filter;
  GtkFlowBox      *board;

  /* owned */
  GPtrArray *cards; /* of AccordKpiCard */
};

G_DEFINE_FINAL_TYPE (AccordKpisPage, accord_kpis_page, ACCORD_TYPE_PAGE)

static void
show_as_of (AccordKpisPage *self)
{
  AccordAsOf as_of;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  accord_workspace_get_as_of (accord_page_get_workspace (ACCORD_PAGE (self)), &as_of);
  day = accord_words_day (as_of.day);
  /* Translators: %s is a date: «as of 11 May 2025» */
  text = g_strdup_printf (_("as of %s"), day);
  gtk_label_set_label (self->as_of_label, text);
}

static void
compute (AccordKpisPage *self)
{
  AccordFrame *frame = accord_workspace_get_frame (accord_page_get_workspace (ACCORD_PAGE (self)));

  if (frame == NULL || accord_frame_get_n_leads (frame) == 0)
    return;
  for (guint i = 0; i < self->cards->len; i++)
    accord_kpi_card_show (g_ptr_array_index (self->cards, i), frame,
                          accord_kpi_filter_get_choice (self->filter));
}

static void
on_filter_changed_cb (AccordKpisPage *self)
{
  compute (self);
}

static void
on_frame_changed_cb (AccordKpisPage *self)
{
  AccordFrame *frame = accord_workspace_get_frame (accord_page_get_workspace (ACCORD_PAGE (self)));
  gboolean any = frame != NULL && accord_frame_get_n_leads (frame) > 0;

  gtk_stack_set_visible_child_name (self->stack, frame == NULL ? "loading" : any ? "board" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_label), any);
  gtk_widget_set_visible (self->export_button, any);
  if (!any)
    return;
  show_as_of (self);
  accord_kpi_filter_set_frame (self->filter, frame);
  compute (self);
}

static void
on_loading_changed_cb (AccordKpisPage  *self,
                       GParamSpec      *pspec,
                       AccordWorkspace *workspace)
{
  double fraction;

  g_object_get (workspace, "loading", &fraction, NULL);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

static void
fill_board (AccordKpisPage *self)
{
  AccordWorkspace *workspace = accord_page_get_workspace (ACCORD_PAGE (self));

  for (guint i = 0; accord_board_metrics[i] != NULL; i++)
    {
      GtkWidget *card = accord_kpi_card_new (workspace, accord_metric_find (accord_board_metrics[i]));
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
      /* Focus goes to what is in the card. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_widget_set_size_request (card, 300, 280);
      gtk_flow_box_append (self->board, child);
      g_ptr_array_add (self->cards, card);
    }
}

static void
accord_kpis_page_activate_search (AccordPage *page)
{
  accord_kpi_filter_focus_where (ACCORD_KPIS_PAGE (page)->filter);
}

static void
accord_kpis_page_export (AccordPage *page)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (page);

  accord_board_export_ask (page, self->cards, accord_kpi_filter_get_choice (self->filter));
}

static void
accord_kpis_page_constructed (GObject *object)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (object);
  AccordWorkspace *workspace;

  G_OBJECT_CLASS (accord_kpis_page_parent_class)->constructed (object);

  workspace = accord_page_get_workspace (ACCORD_PAGE (self));
  accord_kpi_filter_set_workspace (self->filter, workspace);
  fill_board (self);
  accord_kpis_menu_add (ACCORD_PAGE (self));
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (on_frame_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::loading", G_CALLBACK (on_loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_frame_changed_cb (self);
}

static void
accord_kpis_page_dispose (GObject *object)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (object);

  g_clear_pointer (&self->cards, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_KPIS_PAGE);

  G_OBJECT_CLASS (accord_kpis_page_parent_class)->dispose (object);
}

static void
accord_kpis_page_class_init (AccordKpisPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = accord_kpis_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = accord_kpis_page_dispose;
  ACCORD_PAGE_CLASS (klass)->activate_search = accord_kpis_page_activate_search;
  ACCORD_PAGE_CLASS (klass)->export = accord_kpis_page_export;

  g_type_ensure (ACCORD_TYPE_KPI_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/kpis/kpis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, as_of_label);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, filter);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, board);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
}

static void
accord_kpis_page_init (AccordKpisPage *self)
{
  self->cards = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
