/* Making one lead of several: a person says which stays. */
#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/leads/lead-bulk.h"
#include "ui/leads/lead-columns.h"

typedef struct
{
  AccordPage *page;
  GArray     *keys;    /* of gint64 */
  GPtrArray  *buttons; /* of GtkCheckButton, as keys */
} Merge;

static void
free_merge (gpointer  data,
            GClosure *closure)
{
  Merge *merge = data;

  g_object_unref (merge->page);
  g_array_unref (merge->keys);
  g_ptr_array_unref (merge->buttons);
  g_free (merge);
}

static void
on_response_cb (Merge      *merge,
                const char *response)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *count = accord_words_count (merge->keys->len);
  g_autofree char *done = NULL;

  if (!g_str_equal (response, "merge"))
    return;
  for (guint i = 0; i < merge->keys->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (merge->buttons, i)))
      g_array_prepend_val (keys, g_array_index (merge->keys, gint64, i));
    else
      g_array_append_val (keys, g_array_index (merge->keys, gint64, i));
  done = g_strdup_printf (ngettext ("%s lead merged", "%s leads merged", keys->len), count);
  accord_lead_bulk_save (merge->page, done, done,
                         accord_lead_change_new (ACCORD_LEADS_MERGE, (const gint64 *) (gpointer) keys->data, keys->len));
}

/* What tells one from the other, as the table says it. */
static char *
describe_lead (const AccordFrame *frame,
               guint              row,
               AccordRecord      *settings)
{
  static const char *const names[] = { "company", "email", "id", "owner", "created_at" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *cell = accord_lead_cell_describe (frame, row, names[i], settings);

      if (*cell != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", cell);
    }
  return g_string_free (text, FALSE);
}

static void
add_lead (Merge       *merge,
          GtkListBox  *list,
          AccordFrame *frame,
          guint        row)
{
  AccordRecord *settings = accord_workspace_get_settings (accord_page_get_workspace (merge->page));
  g_autofree char *name = accord_lead_cell_describe (frame, row, "name", settings);
  g_autofree char *about = describe_lead (frame, row, settings);
  gint64 key = accord_frame_get_key (frame, row);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *line = adw_action_row_new ();

  if (merge->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (merge->buttons, 0));
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), *name != '\0' ? name : _("(no name)"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), about);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), button);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, line, NULL, -1);
  gtk_list_box_append (list, line);
  g_array_append_val (merge->keys, key);
  g_ptr_array_add (merge->buttons, button);
}

static GtkWidget *
make_list (Merge       *merge,
           AccordFrame *frame,
           GArray      *rows)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which stays"), -1);
  for (guint i = 0; i < rows->len; i++)
    add_lead (merge, GTK_LIST_BOX (list), frame, g_array_index (rows, guint32, i));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

/**
 * accord_lead_bulk_merge:
 *
 * Asks which of them stays, and makes one of all.
 */
void
accord_lead_bulk_merge (AccordPage  *page,
                        AccordFrame *frame,
                        GArray      *rows)
{
  Merge *merge = g_new0 (Merge, 1);
  g_autofree char *count = accord_words_count (rows->len);
  g_autofree char *heading = g_strdup_printf (ngettext ("Merge %s Lead?", "Merge %s Leads?", rows->len), count);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading,
      _("One stays: what it lacks comes from the others, and so do their activities and deals and the earliest dates. "
        "Imports know it by all of their IDs from then on."));

  merge->page = g_object_ref (page);
  merge->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  merge->buttons = g_ptr_array_new ();
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (merge, frame, rows));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "merge", _("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "merge", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "merge");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), merge, free_merge, G_CONNECT_SWAPPED);
  g_array_unref (rows);
  gtk_window_present (GTK_WINDOW (dialog));
}
