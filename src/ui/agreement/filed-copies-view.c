#include "ui/agreement/filed-copies-view.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "model/records.h"
#include "present/words-version.h"
#include "ui/agreement/filed-copy-opening.h"
#include "ui/agreement/returned-window.h"
#include "ui/common/file-export.h"
#include "ui/common/more-button.h"
#include "workspace/filed-copies.h"
#include "workspace/identity.h"

struct _AccordFiledCopiesView
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkListBox *list;
  GtkWidget  *none;

  /* owned */
  GPtrArray *copies;
};

G_DEFINE_FINAL_TYPE (AccordFiledCopiesView, accord_filed_copies_view, ADW_TYPE_BIN)

static gboolean
write_copy (gpointer      copy,
            const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  return accord_filed_copy_write (copy, path, 0666, error);
}

static void
remove_copy (AccordFiledCopiesView *self,
             AccordRecord          *copy)
{
  g_autoptr (AccordChangeSet) changes = accord_filed_copy_remove (copy);
  g_autofree char *said = g_strdup_printf (_("“%s” removed"), accord_record_get_text (copy, "name"));

  accord_page_save (self->page, changes);
  accord_page_toast_undo (self->page, said);
}

static void
ask_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  accord_returned_window_ask (ACCORD_FILED_COPIES_VIEW (widget)->page);
}

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AccordFiledCopiesView *self = ACCORD_FILED_COPIES_VIEW (widget);
  AccordRecord *copy = accord_records_find (self->copies, g_variant_get_string (parameter, NULL), NULL);

  if (copy == NULL)
    return;
  if (g_str_equal (action, "copies.check"))
    accord_returned_window_open_filed (self->page, copy);
  else if (g_str_equal (action, "copies.open"))
    accord_filed_copy_opening_run (self->page, copy);
  else if (g_str_equal (action, "copies.save"))
    accord_file_export_ask (self->page, _("Save a Copy of the PDF"), accord_record_get_text (copy, "name"), write_copy,
                            accord_record_copy (copy), g_object_unref);
  else
    remove_copy (self, copy);
}

static void
append_action (GMenu        *menu,
               const char   *label,
               const char   *action,
               AccordRecord *copy)
{
  accord_menu_append (menu, label, action, g_variant_new_string (accord_record_get_id (copy)));
}

static GtkWidget *
make_menu (AccordFiledCopiesView *self,
           AccordRecord          *copy)
{
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (self->page));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = g_strdup_printf (_("More about “%s”"), accord_record_get_text (copy, "name"));

  append_action (menu, _("_Check It Again"), "copies.check", copy);
  append_action (menu, _("_Open"), "copies.open", copy);
  append_action (menu, _("_Save a Copy…"), "copies.save", copy);
  if (accord_identity_may (identity, ACCORD_RIGHT_DRAFT))
    append_action (menu, _("_Remove"), "copies.remove", copy);
  return accord_more_button_new (menu, name);
}

static GtkWidget *
make_row (AccordFiledCopiesView *self,
          AccordRecord          *copy)
{
  const AccordZone *zone = accord_workspace_get_zone (accord_page_get_workspace (self->page));
  g_autofree char *moment = accord_words_moment (accord_record_get_integer (copy, "at"), zone);
  const char *filed_by = accord_record_get_text (copy, "filed_by");
  /* Translators: a day and a time; a person */
  g_autofree char *detail = filed_by != NULL && *filed_by != '\0' && !g_str_equal (filed_by, "system") ? g_strdup_printf (_("Filed %s by %s"), moment, filed_by)
                                                                  : g_strdup_printf (_("Filed %s"), moment);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_get_text (copy, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu (self, copy));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", accord_record_get_id (copy));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "copies.check");
  return row;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = gtk_label_new (_("PDFs that came back"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Open _Returned PDF…"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-button");
  gtk_widget_set_tooltip_text (button, _("See who signed a PDF, and whether it is what was sent"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "copies.ask");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static void
accord_filed_copies_view_dispose (GObject *object)
{
  g_clear_pointer (&ACCORD_FILED_COPIES_VIEW (object)->copies, g_ptr_array_unref);

  G_OBJECT_CLASS (accord_filed_copies_view_parent_class)->dispose (object);
}

static void
accord_filed_copies_view_class_init (AccordFiledCopiesViewClass *klass)
{
  static const char *const actions[] = { "copies.check", "copies.open", "copies.save", "copies.remove" };

  G_OBJECT_CLASS (klass)->dispose = accord_filed_copies_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "copies.ask", NULL, ask_action);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i], "s", copy_action);
}

static void
accord_filed_copies_view_init (AccordFiledCopiesView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->none = gtk_label_new (_("A PDF that somebody signed and sent back is checked here, and kept with the version."));
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->none), 48);
  gtk_widget_add_css_class (self->none, "caption");
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("PDFs that came back"), -1);
  gtk_box_append (GTK_BOX (box), make_head ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->none);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_filed_copies_view_show:
 * @page: on which it is; it outlives the view
 * @version: whose PDFs are shown
 *
 * Shows what is filed with a version now.
 */
void
accord_filed_copies_view_show (AccordFiledCopiesView     *self,
                               AccordPage                *page,
                               const AccordVersionStatus *version)
{
  GtkWidget *row;

  g_return_if_fail (ACCORD_IS_FILED_COPIES_VIEW (self));

  self->page = page;
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = accord_workspace_list_filed_copies (accord_page_get_workspace (page), version->version);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->copies->len; i++)
    gtk_list_box_append (self->list, make_row (self, self->copies->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->copies->len > 0);
  gtk_widget_set_visible (self->none, self->copies->len == 0);
}
