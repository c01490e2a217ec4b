#include "ui/kpis/event-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"
#include "ui/common/day-button.h"
#include "workspace/notes.h"

typedef struct
{
  AccordPage      *page;
  GtkWidget       *entry;
  AccordDayButton *day;
} Dialog;

static char *
get_body (Dialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
on_typed_cb (AdwMessageDialog *dialog,
             GtkEditable      *entry)
{
  g_autofree char *body = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "add", *body != '\0');
}

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                Dialog           *self)
{
  g_autofree char *body = get_body (self);
  AccordDay day = accord_day_button_get_day (self->day);
  const AccordNotePlace place = { NULL, day, day };
  g_autoptr (AccordChangeSet) changes = NULL;

  if (!g_str_equal (response, "add") || *body == '\0')
    return;
  changes = accord_note_add (accord_page_get_workspace (self->page), "event", body, &place);
  accord_page_save (self->page, changes);
}

static GtkWidget *
make_content (Dialog    *self,
              AccordDay  day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->entry = gtk_entry_new ();
  self->day = g_object_new (ACCORD_TYPE_DAY_BUTTON, NULL);
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Price list changed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What happened"), -1);
  accord_button_name (gtk_widget_get_first_child (GTK_WIDGET (self->day)), _("On which day"));
  accord_day_button_set_day (self->day, day);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->day));
  return box;
}

/**
 * accord_event_dialog_open:
 * @page: saves it
 */
void
accord_event_dialog_open (AccordPage *page)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _("Add an Event"),
                                              _("It is marked in every chart over time that shows its day."));
  Dialog *self = g_new0 (Dialog, 1);
  AccordAsOf as_of;

  accord_workspace_get_as_of (accord_page_get_workspace (page), &as_of);
  self->page = page;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_content (self, as_of.day));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "add", _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_typed_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), self, (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
