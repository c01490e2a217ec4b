#include "ui/common/rich-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/common/rich-text-buffer.h"

static void
on_link_response_cb (AccordRichText   *self,
                     const char       *response,
                     AdwMessageDialog *dialog)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (
                                 GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)))));
  GtkTextIter start, end;

  if (!g_str_equal (response, "link") || *address == '\0')
    return;
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      gint offset = gtk_text_iter_get_offset (&start);

      gtk_text_buffer_insert_at_cursor (buffer, address, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
      gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
    }
  gtk_text_buffer_apply_tag (buffer, accord_rich_buffer_link_tag (buffer, address), &start, &end);
  g_signal_emit_by_name (self, "edited");
}

/**
 * accord_rich_text_ask_link:
 *
 * Asks for an address and makes a link of what is selected.
 */
void
accord_rich_text_ask_link (AccordRichText *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Insert Link"),
                                              _("The address that opens when the words are clicked."));
  GtkWidget *entry = gtk_entry_new ();

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    {
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Address"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "link", _("_Insert"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "link");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "link", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_link_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
