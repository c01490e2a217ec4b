#include "ui/kpis/views-button.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"
#include "ui/common/record-order.h"
#include "workspace/board-view.h"
#include "workspace/identity.h"

struct _AccordViewsButton
{
  AdwBin parent_instance;

  /* borrowed: parents and children */
  AccordPage      *page;
  AccordKpiFilter *filter;
  GtkWidget       *button;
  GtkWidget       *list;
  GtkWidget       *empty_label;
  GtkWidget       *entry;
  GtkWidget       *save_button;
  GtkWidget       *save_box;
};

G_DEFINE_FINAL_TYPE (AccordViewsButton, accord_views_button, ADW_TYPE_BIN)

static GListModel *
get_list (AccordViewsButton *self)
{
  return accord_workspace_get_list (accord_page_get_workspace (self->page), ACCORD_TYPE_BOARD_VIEW);
}

static gboolean
may_change (AccordViewsButton *self)
{
  return accord_identity_may (accord_identity_get (accord_page_get_workspace (self->page)), ACCORD_RIGHT_DRAFT);
}

/* The button is called as the view that is chosen, if one is. */
static void
say (AccordViewsButton *self)
{
  const char *title = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (get_list (self)); i++)
    {
      g_autoptr (AccordRecord) view = g_list_model_get_item (get_list (self), i);

      if (title == NULL && accord_board_view_is (view, accord_kpi_filter_get_choice (self->filter)))
        title = accord_record_get_text (view, "title");
    }
  name = title != NULL ? g_strdup_printf (_("Views: %s"), title) : g_strdup (_("Views"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), title != NULL ? title : _("Views"));
  accord_button_name (self->button, name);
}

static void
on_choose_cb (AccordViewsButton *self,
              GtkWidget         *button)
{
  AccordRecord *view = g_object_get_data (G_OBJECT (button), "view");
  AccordKpiChoice choice;

  accord_board_view_read (view, accord_page_get_workspace (self->page), &choice);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  accord_kpi_filter_set_choice (self->filter, &choice);
  accord_kpi_choice_clear (&choice);
}

static void
on_remove_cb (AccordViewsButton *self,
              GtkWidget         *button)
{
  AccordRecord *view = g_object_get_data (G_OBJECT (button), "view");
  g_autofree char *summary = g_strdup_printf (_("View “%s” removed"), accord_record_get_text (view, "title"));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_change_set_delete (changes, view);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  accord_page_save (self->page, changes);
  accord_page_toast_undo (self->page, summary);
}

static void
on_renamed_cb (AccordViewsButton *self,
               const char        *response,
               AdwMessageDialog  *dialog)
{
  AccordRecord *view = g_object_get_data (G_OBJECT (dialog), "view");
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (
      GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)))));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("view renamed"));

  if (!g_str_equal (response, "rename") || *title == '\0')
    return;
  accord_change_set_update_text (changes, view, "title", title);
  if (!accord_change_set_is_empty (changes))
    accord_page_save (self->page, changes);
}

static void
on_rename_cb (AccordViewsButton *self,
              GtkWidget         *button)
{
  AccordRecord *view = g_object_get_data (G_OBJECT (button), "view");
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Rename View"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), accord_record_get_text (view, "title"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the view"), -1);
  g_object_set_data_full (G_OBJECT (dialog), "view", g_object_ref (view), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_renamed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_save_cb (AccordViewsButton *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (AccordRecord) view = accord_record_new (ACCORD_TYPE_BOARD_VIEW);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("view kept"));

  if (*title == '\0')
    return;
  accord_record_set_text (view, "title", title);
  accord_record_set_real (view, "position", accord_record_order_last (get_list (self)));
  accord_board_view_write (view, accord_kpi_filter_get_choice (self->filter));
  accord_change_set_insert (changes, view);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  accord_page_save (self->page, changes);
}

static void
on_typed_cb (AccordViewsButton *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  gtk_widget_set_sensitive (self->save_button, *title != '\0');
}

static void
add_act (AccordViewsButton *self,
         GtkWidget         *row,
         AccordRecord      *view,
         const char        *icon_name,
         const char        *tooltip,
         char              *label, /* (transfer full) */
         GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_sensitive (button, may_change (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
  g_object_set_data_full (G_OBJECT (button), "view", g_object_ref (view), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
make_row (AccordViewsButton *self,
          AccordRecord      *view)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *button = gtk_button_new (), *label;
  const char *title = accord_record_get_text (view, "title");

  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data_full (G_OBJECT (button), "view", g_object_ref (view), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choose_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
  add_act (self, row, view, "document-edit-symbolic", _("Rename"), g_strdup_printf (_("Rename “%s”"), title),
           G_CALLBACK (on_rename_cb));
  add_act (self, row, view, "user-trash-symbolic", _("Remove"), g_strdup_printf (_("Remove “%s”"), title),
           G_CALLBACK (on_remove_cb));
  return row;
}

static void
fill (AccordViewsButton *self)
{
  guint n = g_list_model_get_n_items (get_list (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordRecord) view = g_list_model_get_item (get_list (self), i);

      gtk_box_append (GTK_BOX (self->list), make_row (self, view));
    }
  gtk_widget_set_visible (self->empty_label, n == 0);
  gtk_widget_set_visible (self->save_box, may_change (self));
  on_typed_cb (self);
  say (self);
}

static void
on_records_changed_cb (AccordViewsButton *self,
                       GType              type)
{
  if (type == ACCORD_TYPE_BOARD_VIEW)
    fill (self);
}

static GtkWidget *
make_save_box (AccordViewsButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_entry_new ();
  self->save_button = gtk_button_new_with_mnemonic (_("_Keep"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Name for what is chosen now"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name for what is chosen now"), -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (on_save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->save_button);
  return box;
}

static GtkWidget *
make_popover (AccordViewsButton *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->empty_label = gtk_label_new (_("What is chosen above the board can be kept under a name, for both teams."));
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty_label), 34);
  gtk_widget_add_css_class (self->empty_label, "dim-label");
  self->save_box = make_save_box (self);
  gtk_box_append (GTK_BOX (box), self->empty_label);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->save_box);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
accord_views_button_class_init (AccordViewsButtonClass *klass)
{
}

static void
accord_views_button_init (AccordViewsButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * accord_views_button_new:
 * @page: whose workspace keeps the views
 * @filter: the bar whose choice they are
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
accord_views_button_new (AccordPage      *page,
                         AccordKpiFilter *filter)
{
  AccordViewsButton *self = g_object_new (ACCORD_TYPE_VIEWS_BUTTON, NULL);
  AccordWorkspace *workspace = accord_page_get_workspace (page);

  self->page = page;
  self->filter = filter;
  g_signal_connect_object (get_list (self), "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
