#include "ui/kpis/kpis-page-private.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/button-name.h"
#include "ui/kpis/board-export.h"
#include "ui/kpis/kpis-menu.h"
#include "ui/kpis/views-button.h"
#include "workspace/identity.h"

G_DEFINE_FINAL_TYPE (AccordKpisPage, accord_kpis_page, ACCORD_TYPE_PAGE)

static gboolean
has_leads (AccordKpisPage *self)
{
  AccordFrame *frame = accord_workspace_get_frame (accord_page_get_workspace (ACCORD_PAGE (self)));

  return frame != NULL && accord_frame_get_n_leads (frame) > 0;
}

/* In a narrow window it has no room; there the feet of the charts say it alone. */
static void
show_as_of (AccordKpisPage *self)
{
  AccordAsOf as_of;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  accord_workspace_get_as_of (accord_page_get_workspace (ACCORD_PAGE (self)), &as_of);
  day = accord_words_day (as_of.day);
  /* Translators: %s is a date: «as of 11 May 2025» */
  text = g_strdup_printf (_("as of %s"), day);
  gtk_label_set_label (self->as_of_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_label), has_leads (self) && !folded);
}

static void
compute (AccordKpisPage *self)
{
  AccordFrame *frame = accord_workspace_get_frame (accord_page_get_workspace (ACCORD_PAGE (self)));

  if (has_leads (self))
    accord_kpi_board_show (self->board, frame, accord_kpi_filter_get_choice (self->filter));
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
  gboolean any = has_leads (self);

  gtk_stack_set_visible_child_name (self->stack, frame == NULL ? "loading" : any ? "board" : "empty");
  show_as_of (self);
  gtk_widget_set_visible (self->export_button, any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kpis.present", any);
  if (!any)
    return;
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
accord_kpis_page_activate_search (AccordPage *page)
{
  accord_kpi_filter_focus_where (ACCORD_KPIS_PAGE (page)->filter);
}

static AccordPages *
accord_kpis_page_make_pages (AccordPage *page)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (page);
  g_autoptr (GPtrArray) cards = accord_kpi_board_list_cards (self->board);

  return accord_board_export_make_pages (page, cards, accord_kpi_filter_get_choice (self->filter));
}

static void
accord_kpis_page_new_item (AccordPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "kpis.add", NULL);
}

/* F11, wherever the keyboard is while the page is shown. */
static gboolean
present (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);

  if (!gtk_widget_get_mapped (widget) || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "board") != 0)
    return FALSE;
  return gtk_widget_activate_action (widget, "kpis.present", NULL);
}

static void
add_keys (AccordKpisPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F11, 0),
                                                          gtk_callback_action_new (present, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
accord_kpis_page_constructed (GObject *object)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (object);
  g_autoptr (GMenuModel) own = accord_kpis_menu_new (ACCORD_PAGE (self));
  AccordWorkspace *workspace;

  G_OBJECT_CLASS (accord_kpis_page_parent_class)->constructed (object);

  workspace = accord_page_get_workspace (ACCORD_PAGE (self));
  accord_kpi_filter_set_workspace (self->filter, workspace);
  accord_kpi_filter_add (self->filter, accord_views_button_new (ACCORD_PAGE (self), self->filter));
  accord_button_name (self->menu_button, _("More for the KPIs"));
  g_menu_append_section (self->board_menu, NULL, own);
  accord_kpi_board_set_workspace (self->board, workspace);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (on_frame_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::loading", G_CALLBACK (on_loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft",
                           G_CALLBACK (accord_kpis_page_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::folded", G_CALLBACK (show_as_of), NULL);
  accord_kpis_page_update_actions (self);
  add_keys (self);
  on_frame_changed_cb (self);
}

static void
accord_kpis_page_dispose (GObject *object)
{
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
  ACCORD_PAGE_CLASS (klass)->new_item = accord_kpis_page_new_item;
  ACCORD_PAGE_CLASS (klass)->make_pages = accord_kpis_page_make_pages;

  g_type_ensure (ACCORD_TYPE_KPI_BOARD);
  g_type_ensure (ACCORD_TYPE_KPI_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/kpis/kpis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, as_of_label);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, board_menu);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, filter);
  gtk_widget_class_bind_template_child (widget_class, AccordKpisPage, board);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  accord_kpis_page_class_init_actions (widget_class);
}

static void
accord_kpis_page_init (AccordKpisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
