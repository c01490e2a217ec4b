/* Setting a field of several leads at once: a value that others have, another, or none. */
#include "ui/leads/lead-bulk.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "present/words.h"
#include "ui/common/saver.h"

/* As many values as a person looks through; the others are found by typing. */
#define MOST_VALUES 200

typedef struct
{
  AccordPage  *page;
  AccordFrame *frame;
  GArray      *rows;
  AccordField *field;
  GtkWidget   *dialog;
  GtkEntry    *entry; /* NULL: only what is listed can be chosen */
  GtkListBox  *list;
} Bulk;

static void
free_bulk (gpointer  data,
           GClosure *closure)
{
  Bulk *bulk = data;

  g_object_unref (bulk->page);
  accord_frame_unref (bulk->frame);
  g_array_unref (bulk->rows);
  accord_field_free (bulk->field);
  g_free (bulk);
}

typedef struct
{
  AccordPage *page;
  char       *done;
} Save;

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Save *save = user_data;
  g_autoptr (GError) error = NULL;

  if (accord_saver_save_finish (ACCORD_SAVER (source), result, &error))
    accord_page_toast_undo (save->page, save->done);
  else
    accord_page_show_error (save->page, _("The Leads Were Not Changed"), error);
  g_object_unref (save->page);
  g_free (save->done);
  g_free (save);
}

/**
 * accord_lead_bulk_save:
 * @change: (transfer full):
 */
void
accord_lead_bulk_save (AccordPage       *page,
                       const char       *summary,
                       const char       *done,
                       AccordLeadChange *change)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new_leads (summary, change);
  Save *save = g_new0 (Save, 1);

  save->page = g_object_ref (page);
  save->done = g_strdup (done);
  accord_saver_save_async (accord_saver_get (accord_page_get_workspace (page)), changes, on_saved_cb, save);
}

/* Of a row of the list: what it stands for; "" is nothing. NULL: no row is chosen. */
static const char *
get_chosen (Bulk *bulk)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (bulk->list);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "value") : NULL;
}

static char *
dup_value (Bulk *bulk)
{
  const char *chosen = get_chosen (bulk);
  const char *typed = bulk->entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (bulk->entry)) : "";

  return g_strstrip (g_strdup (chosen != NULL ? chosen : typed));
}

static void
update_response (Bulk *bulk)
{
  g_autofree char *value = dup_value (bulk);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (bulk->dialog), "set",
                                           get_chosen (bulk) != NULL || *value != '\0');
}

static void
on_typed_cb (Bulk *bulk)
{
  gtk_list_box_unselect_all (bulk->list);
  gtk_list_box_invalidate_filter (bulk->list);
  update_response (bulk);
}

static gboolean
is_listed (GtkListBoxRow *row,
           gpointer       user_data)
{
  Bulk *bulk = user_data;
  const char *value = g_object_get_data (G_OBJECT (row), "value");
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (bulk->entry)), -1);
  g_autofree char *folded = g_utf8_casefold (value, -1);

  return *value == '\0' || strstr (folded, typed) != NULL;
}

static void
on_response_cb (Bulk       *bulk,
                const char *response)
{
  g_autofree char *value = dup_value (bulk);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = NULL, *count = NULL, *done = NULL;
  AccordLeadChange *change;

  if (!g_str_equal (response, "set"))
    return;
  for (guint i = 0; i < bulk->rows->len; i++)
    {
      gint64 key = accord_frame_get_key (bulk->frame, g_array_index (bulk->rows, guint32, i));

      g_array_append_val (keys, key);
    }
  label = accord_words_field (bulk->field, accord_workspace_get_settings (accord_page_get_workspace (bulk->page)));
  count = accord_words_count (keys->len);
  /* Translators: a field, and how many leads: “Owner” of 12 leads changed */
  done = g_strdup_printf (ngettext ("“%s” of %s lead changed", "“%s” of %s leads changed", keys->len), label, count);
  change = accord_lead_change_new (ACCORD_LEADS_EDIT, (const gint64 *) (gpointer) keys->data, keys->len);
  accord_lead_change_set (change, bulk->field->name,
                          *value != '\0' ? json_node_init_string (json_node_alloc (), value) : NULL);
  accord_lead_bulk_save (bulk->page, done, done, change);
}

static void
add_value (Bulk       *bulk,
           const char *value,
           const char *shown)
{
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  gtk_list_box_append (bulk->list, row);
}

typedef struct
{
  const char *text;
  guint       n;
} Value;

static gint
compare_values (gconstpointer a,
                gconstpointer b)
{
  const Value *first = a, *second = b;

  return first->n != second->n ? (first->n < second->n ? 1 : -1) : g_strcmp0 (first->text, second->text);
}

/* What others have there, the most frequent first. */
static void
add_values (Bulk *bulk)
{
  const AccordFrameColumn *column = accord_frame_find_column (bulk->frame, bulk->field->name);
  g_autofree Value *values = NULL;

  if (column == NULL || column->kind != ACCORD_FRAME_TEXT)
    return;
  values = g_new0 (Value, column->n_codes + 1);
  for (guint code = 0; code < column->n_codes; code++)
    values[code].text = column->dictionary[code];
  for (guint row = 0; row < accord_frame_get_n_leads (bulk->frame); row++)
    if (column->codes[row] != 0)
      values[column->codes[row]].n++;
  qsort (values, column->n_codes, sizeof (Value), compare_values);
  for (guint i = 0; i < MIN (column->n_codes, MOST_VALUES); i++)
    if (values[i].n > 0)
      add_value (bulk, values[i].text, values[i].text);
}

static void
add_personas (Bulk *bulk)
{
  GListModel *personas = accord_workspace_get_list (accord_page_get_workspace (bulk->page), ACCORD_TYPE_PERSONA);

  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr (AccordRecord) persona = g_list_model_get_item (personas, i);

      if (!g_value_get_boolean (accord_record_get_value (persona, "archived")))
        add_value (bulk, accord_record_get_id (persona), accord_record_get_text (persona, "name"));
    }
}

static GtkWidget *
make_content (Bulk       *bulk,
              const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  bulk->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (bulk->list), "rich-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bulk->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (!bulk->field->derived)
    {
      bulk->entry = GTK_ENTRY (gtk_entry_new ());
      gtk_accessible_update_property (GTK_ACCESSIBLE (bulk->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_entry_set_activates_default (bulk->entry, TRUE);
      g_signal_connect_swapped (bulk->entry, "changed", G_CALLBACK (on_typed_cb), bulk);
      gtk_list_box_set_filter_func (bulk->list, is_listed, bulk, NULL);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (bulk->entry));
    }
  /* Translators: of a field that is to be emptied */
  add_value (bulk, "", bulk->field->derived ? _("None: as their conditions say") : _("None"));
  if (bulk->field->derived)
    add_personas (bulk);
  else
    add_values (bulk);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 300, 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bulk->list));
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

/**
 * accord_lead_bulk_set:
 * @field: «owner», «campaign», «persona»
 *
 * Asks for a value, and gives it to all of them.
 */
void
accord_lead_bulk_set (AccordPage  *page,
                      AccordFrame *frame,
                      GArray      *rows,
                      const char  *field)
{
  Bulk *bulk = g_new0 (Bulk, 1);
  g_autofree char *label = NULL, *count = accord_words_count (rows->len), *heading = NULL;

  bulk->page = g_object_ref (page);
  bulk->frame = accord_frame_ref (frame);
  bulk->rows = rows;
  bulk->field = accord_field_copy (accord_field_find (field));
  label = accord_words_field (bulk->field, accord_workspace_get_settings (accord_page_get_workspace (page)));
  /* Translators: a field, and how many leads: Owner of 12 Leads */
  heading = g_strdup_printf (ngettext ("%s of %s Lead", "%s of %s Leads", rows->len), label, count);
  bulk->dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (bulk->dialog), make_content (bulk, label));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (bulk->dialog), "cancel", _("_Cancel"), "set", _("_Set"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (bulk->dialog), "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (bulk->dialog), "set");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (bulk->dialog), "cancel");
  g_signal_connect_swapped (bulk->list, "selected-rows-changed", G_CALLBACK (update_response), bulk);
  g_signal_connect_data (bulk->dialog, "response", G_CALLBACK (on_response_cb), bulk, free_bulk, G_CONNECT_SWAPPED);
  update_response (bulk);
  gtk_window_present (GTK_WINDOW (bulk->dialog));
  gtk_widget_grab_focus (bulk->entry != NULL ? GTK_WIDGET (bulk->entry) : GTK_WIDGET (bulk->list));
}
