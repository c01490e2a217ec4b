#include "ui/leads/leads-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "present/words.h"
#include "ui/common/button-name.h"
#include "ui/leads/import-window.h"
#include "ui/leads/imports-window.h"
#include "ui/leads/lead-columns.h"
#include "ui/leads/lead-menu.h"
#include "ui/leads/lead-search.h"
#include "ui/leads/lead-selection.h"
#include "ui/leads/lead-table.h"
#include "workspace/identity.h"
#include "workspace/jobs.h"

/* Hardly any are lower; what is above and below the table is never less. */
#define ROW_HEIGHT 30
#define BARS_HEIGHT 150

#define ONE_LEAD "lead:"

G_DEFINE_FINAL_TYPE (AccordLeadsPage, accord_leads_page, ACCORD_TYPE_PAGE)

static AccordWorkspace *
get_workspace (AccordLeadsPage *self)
{
  return accord_page_get_workspace (ACCORD_PAGE (self));
}

static void
show_count (AccordLeadsPage *self,
            AccordFrame     *frame)
{
  guint n_shown = accord_lead_list_get_n_rows (self->list);
  guint n_leads = accord_frame_get_n_leads (frame);
  g_autofree char *shown = accord_words_count (n_shown);
  g_autofree char *all = accord_words_count (n_leads);
  g_autofree char *text = NULL;

  if (n_shown == n_leads)
    text = g_strdup_printf (ngettext ("<b>%s</b> lead", "<b>%s</b> leads", n_leads), all);
  else
    /* Translators: 1,164 of 4,812 leads */
    text = g_strdup_printf (ngettext ("<b>%s</b> of %s lead", "<b>%s</b> of %s leads", n_leads), shown, all);
  gtk_label_set_markup (self->count_label, text);
  gtk_widget_set_visible (self->none_page, n_shown == 0);
}

/* As many as the window has room for. */
static guint
count_places (AccordLeadsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int height = root != NULL ? gtk_widget_get_height (GTK_WIDGET (root)) : 0;

  return (guint) MAX (height - BARS_HEIGHT, 0) / ROW_HEIGHT + 1;
}

static void
on_ordered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordLeadsPage) self = ACCORD_LEADS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) selected = NULL;
  GArray *rows = accord_lead_order_compute_finish (&self->order, result, &error);
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (self));

  if (rows == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL)
    {
      /* The editor has said so beside the condition; the leads stay as they were. */
      return;
    }
  /* Other leads are at their places now. */
  selected = accord_lead_selection_list_keys (self->table);
  gtk_selection_model_unselect_all (gtk_column_view_get_model (self->table));
  accord_lead_list_set_n_first (self->list, count_places (self));
  accord_lead_list_set (self->list, frame, rows);
  accord_lead_selection_select_keys (self->table, selected);
  show_count (self, frame);
}

static void
refresh (AccordLeadsPage *self)
{
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (self));

  if (frame == NULL)
    return;
  g_cancellable_cancel (self->ordering);
  g_clear_object (&self->ordering);
  self->ordering = g_cancellable_new ();
  accord_workspace_get_as_of (get_workspace (self), &self->order.as_of);
  accord_lead_order_compute_async (&self->order, frame, self->ordering, on_ordered_cb, g_object_ref (self));
}

static void
on_search_changed_cb (AccordLeadsPage *self)
{
  g_free (self->order.search);
  self->order.search = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  refresh (self);
}

static void
on_filter_changed_cb (AccordLeadsPage *self)
{
  AccordCondition *where = accord_filter_button_get_condition (self->filter_button);

  g_clear_pointer (&self->order.where, accord_condition_unref);
  self->order.where = where != NULL ? accord_condition_ref (where) : NULL;
  refresh (self);
}

/* @leads: (nullable): those behind a figure, and what they are called; NULL: all again */
static void
set_behind (AccordLeadsPage  *self,
            AccordFigurePart *leads,
            const char       *label)
{
  g_clear_pointer (&self->order.behind, accord_figure_part_unref);
  self->order.behind = leads != NULL ? accord_figure_part_ref (leads) : NULL;
  gtk_label_set_label (self->behind_label, label != NULL ? label : "");
  gtk_widget_set_visible (self->behind_box, leads != NULL);
  refresh (self);
}

static void
on_behind_closed_cb (AccordLeadsPage *self)
{
  set_behind (self, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_show_all_cb (AccordLeadsPage *self)
{
  set_behind (self, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  accord_filter_button_set_text (self->filter_button, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_sort_changed_cb (AccordLeadsPage *self)
{
  gboolean descending;
  const char *name = accord_lead_columns_sorting (self->table, &descending);

  g_free (self->order.sort);
  self->order.sort = g_strdup (name != NULL ? name : "created_at");
  self->order.descending = name != NULL ? descending : TRUE;
  refresh (self);
}

static void
on_imports_read_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (AccordLeadsPage) self = ACCORD_LEADS_PAGE (user_data);
  AccordWorkspace *workspace = ACCORD_WORKSPACE (source);
  g_autoptr (GPtrArray) imports = accord_workspace_list_imports_finish (workspace, result, NULL);
  AccordZone *zone = accord_workspace_get_zone (workspace);
  AccordImportInfo *last = NULL;
  AccordAsOf as_of;
  g_autofree char *day = NULL;
  g_autofree char *data_day = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; imports != NULL && last == NULL && i < imports->len; i++)
    if (!((AccordImportInfo *) g_ptr_array_index (imports, i))->undone)
      last = g_ptr_array_index (imports, i);
  if (last == NULL)
    {
      gtk_label_set_label (self->import_label, "");
      return;
    }
  accord_workspace_get_as_of (workspace, &as_of);
  day = accord_words_day (accord_moment_to_day (last->at, zone));
  data_day = accord_words_day (as_of.day);
  /* Translators: the file's name, the day it was imported, the day its data are of */
  text = g_strdup_printf (_("last import “%s” on %s, data as of %s"), last->file, day, data_day);
  gtk_label_set_label (self->import_label, text);
}

static void
show_last_import (AccordLeadsPage *self)
{
  accord_workspace_list_imports_async (get_workspace (self), NULL, on_imports_read_cb, g_object_ref (self));
}

static gboolean
is_lead_shown (AccordLeadsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "lead") == 0;
}

static void
on_lead_titled_cb (AccordLeadsPage *self)
{
  g_object_set (self, "title", is_lead_shown (self) ? accord_lead_page_get_title (self->lead_page) : _("Leads"), NULL);
}

static void
on_lead_left_cb (AccordLeadsPage *self)
{
  if (!is_lead_shown (self))
    return;
  accord_lead_page_leave (self->lead_page);
  gtk_stack_set_visible_child_name (self->stack, "table");
  on_lead_titled_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
make_lead_page (AccordLeadsPage *self)
{
  if (self->lead_page != NULL)
    return;
  self->lead_page = g_object_new (ACCORD_TYPE_LEAD_PAGE, NULL);
  g_signal_connect_object (self->lead_page, "back", G_CALLBACK (on_lead_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lead_page, "title-changed", G_CALLBACK (on_lead_titled_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->lead_page), "lead");
}

static void
show_lead (AccordLeadsPage *self,
           gint64           key)
{
  make_lead_page (self);
  gtk_stack_set_visible_child_name (self->stack, "lead");
  accord_lead_page_show (self->lead_page, ACCORD_PAGE (self), key);
}

/* @position: of the lead in the table */
void
accord_leads_page_open (AccordLeadsPage *self,
                        guint            position)
{
  AccordFrame *frame = accord_lead_list_get_frame (self->list);
  guint32 row = accord_lead_list_get_rows (self->list)[position];

  show_lead (self, accord_frame_get_key (frame, row));
}

static void
on_columns_popup_cb (GtkMenuButton *button,
                     gpointer       user_data)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (user_data);

  accord_lead_table_fill_checks (self->table, self->columns_box);
}

static void
fill_table (AccordLeadsPage *self,
            AccordFrame     *frame)
{
  accord_lead_table_fill (self->table, frame, accord_workspace_get_settings (get_workspace (self)));
  if (gtk_widget_get_mapped (GTK_WIDGET (self->columns_box)))
    accord_lead_table_fill_checks (self->table, self->columns_box);
}

static void
on_frame_changed_cb (AccordLeadsPage *self)
{
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (self));
  gboolean any = frame != NULL && accord_frame_get_n_leads (frame) > 0;

  if (!any || !is_lead_shown (self))
    gtk_stack_set_visible_child_name (self->stack, frame == NULL ? "loading" : any ? "table" : "empty");
  if (!any)
    return;
  if (accord_frame_get_n_columns (frame) != self->n_fields)
    fill_table (self, frame);
  self->n_fields = accord_frame_get_n_columns (frame);
  refresh (self);
  show_last_import (self);
}

static void
on_loading_changed_cb (AccordLeadsPage *self,
                       GParamSpec      *pspec,
                       AccordWorkspace *workspace)
{
  double fraction;

  g_object_get (workspace, "loading", &fraction, NULL);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

/* The columns are called by the workspace's words for stages. */
static void
on_settings_changed_cb (AccordLeadsPage *self,
                        GParamSpec      *pspec)
{
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (self));

  if (frame != NULL && g_str_has_prefix (pspec->name, "stage-"))
    accord_lead_table_rename (self->table, frame);
}

static void
on_imports_clicked_cb (AccordLeadsPage *self)
{
  accord_imports_window_present (ACCORD_PAGE (self));
}

static void
accord_leads_page_activate_search (AccordPage *page)
{
  on_lead_left_cb (ACCORD_LEADS_PAGE (page));
  gtk_widget_grab_focus (GTK_WIDGET (ACCORD_LEADS_PAGE (page)->search_entry));
}

static void
accord_leads_page_import_file (AccordPage *page,
                               const char *path)
{
  accord_import_window_present (page, path);
}

/* @item is a condition: the leads behind something that another page shows; or «lead:» and the key of one. */
static void
accord_leads_page_open_item (AccordPage *page,
                             const char *item)
{
  if (g_str_has_prefix (item, ONE_LEAD))
    {
      show_lead (ACCORD_LEADS_PAGE (page), g_ascii_strtoll (item + strlen (ONE_LEAD), NULL, 10));
      return;
    }
  on_lead_left_cb (ACCORD_LEADS_PAGE (page));
  set_behind (ACCORD_LEADS_PAGE (page), NULL, NULL);
  accord_filter_button_set_text (ACCORD_LEADS_PAGE (page)->filter_button, item);
}

/* Those and no others: what was searched for before would hide some. */
static void
accord_leads_page_show_leads (AccordPage       *page,
                              AccordFigurePart *leads,
                              const char       *label)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (page);

  on_lead_left_cb (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  accord_filter_button_set_text (self->filter_button, "");
  set_behind (self, leads, label);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
accord_leads_page_constructed (GObject *object)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (object);
  AccordWorkspace *workspace;

  G_OBJECT_CLASS (accord_leads_page_parent_class)->constructed (object);

  workspace = get_workspace (self);
  accord_filter_button_set_workspace (self->filter_button, workspace);
  accord_lead_search_attach (self->search_entry, self->filter_button, workspace);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (on_frame_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_settings (workspace), "notify", G_CALLBACK (on_settings_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify::may-import", G_CALLBACK (accord_leads_page_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::loading", G_CALLBACK (on_loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_frame_changed_cb (self);
}

static void
accord_leads_page_dispose (GObject *object)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (object);

  g_cancellable_cancel (self->ordering);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_LEADS_PAGE);

  G_OBJECT_CLASS (accord_leads_page_parent_class)->dispose (object);
}

static void
accord_leads_page_finalize (GObject *object)
{
  AccordLeadsPage *self = ACCORD_LEADS_PAGE (object);

  g_clear_object (&self->ordering);
  g_clear_object (&self->list);
  accord_lead_order_clear (&self->order);
  G_OBJECT_CLASS (accord_leads_page_parent_class)->finalize (object);
}

static void
accord_leads_page_class_init (AccordLeadsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AccordPageClass *page_class = ACCORD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = accord_leads_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = accord_leads_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_leads_page_finalize;
  page_class->activate_search = accord_leads_page_activate_search;
  page_class->import_file = accord_leads_page_import_file;
  page_class->open_item = accord_leads_page_open_item;
  page_class->show_leads = accord_leads_page_show_leads;

  accord_leads_page_install_actions (widget_class);
  g_type_ensure (ACCORD_TYPE_FILTER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/leads-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, columns_box);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, table);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, none_page);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, behind_box);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, behind_label);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, import_label);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, bar_revealer);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadsPage, selected_label);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_activated_cb", G_CALLBACK (accord_leads_page_open));
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_behind_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_imports_clicked_cb);
}

static void
add_copy_key (GtkColumnView *table)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>c"),
                                                          gtk_named_action_new ("leads.copy")));
  gtk_widget_add_controller (GTK_WIDGET (table), keys);
}

static void
accord_leads_page_init (AccordLeadsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  accord_button_name (self->more_button, _("More for Leads"));
  self->order.sort = g_strdup ("created_at");
  self->order.descending = TRUE;
  self->list = accord_lead_list_new ();
  {
    g_autoptr (GtkSelectionModel) selection =
        GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list))));

    gtk_column_view_set_model (self->table, selection);
    g_signal_connect_object (selection, "selection-changed", G_CALLBACK (accord_leads_page_update_actions), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (selection, "items-changed", G_CALLBACK (accord_leads_page_update_actions), self, G_CONNECT_SWAPPED);
  }
  accord_leads_page_update_actions (self);
  gtk_menu_button_set_create_popup_func (self->columns_button, on_columns_popup_cb, self, NULL);
  accord_lead_menu_attach (self->table);
  add_copy_key (self->table);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (on_sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
