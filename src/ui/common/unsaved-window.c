#include "ui/common/unsaved-window.h"

#include <glib/gi18n-lib.h>

#include "model/moment.h"
#include "model/record-search.h"
#include "ui/common/place-words.h"

static char *
write_value (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return json_to_string (node, FALSE);
}

/* Text that can be selected and copied, under what it is. */
static GtkWidget *
make_text (const char *caption,
           const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (caption);
  GtkWidget *label = gtk_label_new (*text != '\0' ? text : _("(empty)"));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "caption-heading");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
add_column (AdwPreferencesGroup *group,
            AccordRecord        *record,
            const AccordColumn  *column,
            JsonNode            *mine)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_(column->label));
  g_autofree char *yours = write_value (mine);
  g_autoptr (JsonNode) now = record != NULL ? accord_column_value_to_json (column,
                                                                           accord_record_get_value (record, column->name))
                                            : NULL;
  g_autofree char *theirs = write_value (now);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_text (_("Not saved"), yours));
  gtk_box_append (GTK_BOX (box), make_text (_("In the file now"), record != NULL ? theirs : _("(deleted)")));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(column->label));
  adw_preferences_group_add (group, row);
}

static void
add_change (AdwPreferencesGroup *group,
            AccordWorkspace     *workspace,
            const AccordChange  *change)
{
  GListModel *records = accord_workspace_get_list (workspace, change->type);
  g_autoptr (AccordRecord) record = accord_records_find_listed (records, change->id, NULL);
  g_autoptr (AccordRecord) plain = accord_record_new (change->type);
  g_autoptr (GList) names = change->after != NULL ? json_object_get_members (change->after) : NULL;

  for (GList *name = names; name != NULL; name = name->next)
    {
      const AccordColumn *column = accord_record_find_column (plain, name->data);

      if (column != NULL)
        add_column (group, record, column, json_object_get_member (change->after, name->data));
    }
}

static GtkWidget *
make_group (AccordWorkspace *workspace,
            AccordUnsaved   *unsaved)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *time = accord_place_words_time (accord_moment_to_ms (unsaved->at) / 1000);
  const char *summary = accord_change_set_get_summary (unsaved->changes);
  /* Translators: a person and a time: «Anna Berg, yesterday, 18:02»; then what went wrong */
  g_autofree char *about = g_markup_printf_escaped (_("%s, %s. %s"), unsaved->member_name, time,
                                                    unsaved->problem != NULL ? unsaved->problem : "");
  g_autofree char *title = g_markup_escape_text (summary != NULL ? summary : "", -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, about);
  for (guint i = 0; i < accord_change_set_get_length (unsaved->changes); i++)
    add_change (group, workspace, accord_change_set_get (unsaved->changes, i));
  return GTK_WIDGET (group);
}

static GtkWidget *
make_page (AccordWorkspace *workspace)
{
  GPtrArray *unsaved = accord_store_get_unsaved (accord_workspace_get_store (workspace));
  GtkWidget *page = adw_preferences_page_new ();

  gtk_widget_set_vexpand (page, TRUE);
  for (guint i = 0; i < unsaved->len; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (make_group (workspace, g_ptr_array_index (unsaved, i))));
  return page;
}

static void
on_unsaved_changed_cb (AccordStore *store,
                       GParamSpec  *pspec,
                       GtkWindow   *window)
{
  if (accord_store_get_unsaved (store)->len == 0)
    gtk_window_destroy (window);
}

static GtkWidget *
make_button (const char  *label,
             GCallback    clicked,
             AccordStore *store)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, store, G_CONNECT_SWAPPED);
  return button;
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

/**
 * accord_unsaved_window_new:
 * @parent: over which it opens
 * @workspace: of what
 *
 * Returns: (transfer none): a window that closes once all is decided
 */
GtkWidget *
accord_unsaved_window_new (GtkWindow       *parent,
                           AccordWorkspace *workspace)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                                    _("Not Saved the Last Time"), "default-width", 560, "default-height", 520, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *save = make_button (_("_Save Them"), G_CALLBACK (accord_store_save_unsaved), store);

  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             make_button (_("_Discard"), G_CALLBACK (accord_store_discard_unsaved), store));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_page (workspace));
  adw_window_set_content (ADW_WINDOW (window), box);
  close_on_escape (window);
  g_signal_connect_object (store, "notify::unsaved", G_CALLBACK (on_unsaved_changed_cb), window, 0);
  return window;
}
