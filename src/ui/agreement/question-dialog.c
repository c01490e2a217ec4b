#include "ui/agreement/sign-off-acts.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "model/records.h"
#include "ui/agreement/comment-changes.h"
#include "ui/common/growing-text.h"
#include "workspace/version-content.h"
#include "workspace/versions.h"

#define TEXT_HEIGHT 84 /* three lines: more than a word is wanted */

/* What is asked, kept by the dialog. */
typedef struct
{
  AccordPage *page; /* borrowed: the dialog stands above it */
  GPtrArray  *ids;  /* of what may be asked about: the version, then sections */

  /* borrowed from the dialog */
  AdwComboRow   *about;
  GtkTextBuffer *text;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *self = data;

  g_ptr_array_unref (self->ids);
  g_free (self);
}

static char *
dup_text (Asking *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->text, &start, &end, TRUE));
}

static void
on_response_cb (GtkWidget  *dialog,
                const char *response,
                Asking     *self)
{
  g_autofree char *text = dup_text (self);
  guint chosen = adw_combo_row_get_selected (self->about);
  g_autoptr (AccordChangeSet) changes = NULL;

  if (!g_str_equal (response, "ask") || *text == '\0' || chosen >= self->ids->len)
    return;
  changes = accord_comment_changes_add (accord_page_get_workspace (self->page), self->ids->pdata[chosen], NULL, NULL, text);
  accord_page_save (self->page, changes);
}

static void
on_text_changed_cb (GtkTextBuffer *text,
                    GtkWidget     *dialog)
{
  Asking *self = g_object_get_data (G_OBJECT (dialog), "asking");
  g_autofree char *typed = dup_text (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ask", *typed != '\0');
}

static void
add_subject (Asking        *self,
             GtkStringList *names,
             AccordRecord  *record,
             const char    *name)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (self->ids, g_strdup (accord_record_get_id (record)));
}

static void
add_subjects (Asking       *self,
              AccordRecord *version)
{
  g_autoptr (AccordAgreement) says = accord_version_read (version, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *live = accord_workspace_get_list (accord_page_get_workspace (self->page), ACCORD_TYPE_SECTION);

  add_subject (self, names, version, _("The whole version"));
  for (guint i = 0; says != NULL && i < says->sections->len; i++)
    {
      AccordRecord *section = says->sections->pdata[i];

      /* One that is in the draft no more has no place where an answer would be looked for. */
      if (accord_records_find_index (live, accord_record_get_id (section), NULL))
        add_subject (self, names, section, accord_record_get_text (section, "title"));
    }
  adw_combo_row_set_model (self->about, G_LIST_MODEL (names));
}

static GtkWidget *
make_text (Asking *self)
{
  GtkWidget *text = accord_growing_text_new ();

  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (text), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (text), 6);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_widget_add_css_class (text, "comment-input");
  gtk_widget_set_size_request (text, -1, TEXT_HEIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Your question"), -1);
  self->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  return text;
}

static GtkWidget *
make_content (Asking       *self,
              AccordRecord *version,
              GtkWidget   **text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();

  self->about = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->about), _("About"));
  add_subjects (self, version);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->about));
  *text = make_text (self);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), *text);
  return box;
}

/**
 * accord_sign_off_ask:
 * @page: where it is asked
 * @number: of a version
 *
 * Asks what the person wants to know before they sign. It becomes a comment: whoever drafts reads and answers it.
 */
void
accord_sign_off_ask (AccordPage *page,
                     gint64      number)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (accord_page_get_workspace (page));
  AccordVersionStatus *version = accord_version_find (statuses, number);
  g_autofree char *heading = g_strdup_printf (_("Ask About Version %u"), (guint) number);
  GtkWidget *dialog, *text;
  Asking *self;

  if (version == NULL)
    return;
  self = g_new0 (Asking, 1);
  self->page = page;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading,
                                   _("Whoever drafts the agreement reads it here and beside the document."));
  g_object_set_data (G_OBJECT (dialog), "asking", self);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_content (self, version->version, &text));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "ask", _("_Ask"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "ask", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ask", FALSE);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_text_changed_cb), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), self, asking_free, 0);
  gtk_window_set_focus (GTK_WINDOW (dialog), text);
  gtk_window_present (GTK_WINDOW (dialog));
}
