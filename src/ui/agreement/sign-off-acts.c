#include "ui/agreement/sign-off-acts.h"

#include <glib/gi18n-lib.h>

#include "ui/common/saver.h"
#include "workspace/identity.h"
#include "workspace/version-acts.h"
#include "workspace/version-content.h"
#include "workspace/versions.h"

/* What is asked about, kept by a dialog. */
typedef struct
{
  AccordPage *page; /* borrowed: the dialog stands above it */
  gint64      number;
  char       *member;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_free (question->member);
  g_free (question);
}

static Question *
question_new (AccordPage *page,
              gint64      number,
              const char *member)
{
  Question *question = g_new0 (Question, 1);

  question->page = page;
  question->number = number;
  question->member = g_strdup (member);
  return question;
}

static AccordRecord *
get_self (AccordPage *page)
{
  return accord_identity_get_member (accord_identity_get (accord_page_get_workspace (page)));
}

/* @changes: NULL where @error says why; takes it. */
static void
save (AccordPage      *page,
      AccordChangeSet *changes,
      const char      *heading,
      GError          *error)
{
  if (changes == NULL)
    {
      accord_page_show_error (page, heading, error);
      g_error_free (error);
      return;
    }
  accord_page_save (page, changes);
  accord_change_set_unref (changes);
}

static void
on_refuse_response_cb (GtkWidget  *dialog,
                       const char *response,
                       gpointer    user_data)
{
  Question *question = user_data;
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (accord_page_get_workspace (question->page));
  AccordVersionStatus *version = accord_version_find (statuses, question->number);
  AccordRecord *member = get_self (question->page);
  GError *error = NULL;

  if (g_str_equal (response, "refuse") && *reason != '\0' && version != NULL && member != NULL)
    save (question->page, accord_version_refuse (version, member, accord_moment_now (), reason, &error), _("Not Refused"),
          error);
}

/* Without a reason nobody knows what to change. */
static void
on_reason_changed_cb (GtkEditable *entry,
                      GtkWidget   *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "refuse", *reason != '\0');
}

/**
 * accord_sign_off_refuse:
 * @page: where it is asked
 * @number: of a version in review
 *
 * Asks for the reason.
 */
void
accord_sign_off_refuse (AccordPage *page,
                        gint64      number)
{
  g_autofree char *heading = g_strdup_printf (_("Refuse to Sign Version %u"), (guint) number);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading,
                                              _("Say what would have to change. Everybody reads it."));
  GtkWidget *group = adw_preferences_group_new (), *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "refuse", _("_Refuse"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "refuse", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "refuse");
  g_signal_connect (entry, "changed", G_CALLBACK (on_reason_changed_cb), dialog);
  on_reason_changed_cb (GTK_EDITABLE (entry), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_refuse_response_cb), question_new (page, number, NULL),
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A document that is being read. */
typedef struct
{
  gint64 number;
  char  *member, *name;
} Filing;

static void
filing_free (gpointer data)
{
  Filing *filing = data;

  g_free (filing->member);
  g_free (filing->name);
  g_free (filing);
}

static void
file_now (AccordPage *page,
          Filing     *filing,
          GBytes     *bytes)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  AccordVersionStatus *version = accord_version_find (statuses, filing->number);
  const AccordVersionSigner *signer = version != NULL ? accord_version_get_signer (version, filing->member) : NULL;
  g_autofree char *filed_by = accord_store_dup_member_name (accord_workspace_get_store (workspace));
  const AccordVersionFile file = { filing->name, accord_version_guess_kind (filing->name), bytes,
                                   filed_by != NULL ? filed_by : "" };
  GError *error = NULL;

  if (signer != NULL)
    save (page, accord_version_file (version, signer->member, accord_moment_now (), &file, &error), _("Not Filed"), error);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordPage *page = ACCORD_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes == NULL)
    accord_page_show_error (page, _("Not Filed"), error);
  else
    file_now (page, g_task_get_task_data (G_TASK (result)), bytes);
}

/* One byte more than may be filed says that it is too large; the rest of it need not be read. */
static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  stream = g_file_read (file, cancellable, &error);
  if (stream != NULL)
    {
      g_autofree guint8 *buffer = g_malloc (ACCORD_VERSION_FILE_BYTES + 1);
      gsize length = 0;

      if (g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, ACCORD_VERSION_FILE_BYTES + 1, &length, cancellable,
                                   &error))
        bytes = g_bytes_new (buffer, length);
    }
  if (bytes != NULL)
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_file_chosen_cb (GtkFileChooserNative *chooser,
                   gint                  response,
                   gpointer              user_data)
{
  Question *question = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_autoptr (GTask) task = g_task_new (question->page, NULL, on_loaded_cb, NULL);
      Filing *filing = g_new0 (Filing, 1);

      filing->number = question->number;
      filing->member = g_strdup (question->member);
      filing->name = g_file_get_basename (file);
      g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
      g_task_set_task_data (task, filing, filing_free);
      g_task_run_in_thread (task, load_in_thread);
    }
  g_object_unref (chooser);
}

/**
 * accord_sign_off_file:
 * @page: where it is asked
 * @number: of a version in review
 * @member: whose signature it has
 *
 * Asks for a scan, an e-mail or a PDF, and files it with the version.
 */
void
accord_sign_off_file (AccordPage *page,
                      gint64      number,
                      const char *member)
{
  static const char *const patterns[] = { "*.pdf", "*.eml", "*.msg", "*.mbox", "*.png", "*.jpg", "*.jpeg", "*.tif",
                                          "*.tiff", "*.heic", "*.webp" };
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_("File the Signed Document"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_File"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Scans, e-mails and PDFs"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_file_chosen_cb), question_new (page, number, member),
                         question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * accord_sign_off_withdraw:
 * @page: where it is asked
 * @number: of a version in review
 *
 * Takes it out of review; that can be undone.
 */
void
accord_sign_off_withdraw (AccordPage *page,
                          gint64      number)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  AccordVersionStatus *version = accord_version_find (statuses, number);
  g_autofree char *name = accord_store_dup_member_name (accord_workspace_get_store (workspace));
  g_autofree char *said = g_strdup_printf (_("Version %u withdrawn from review"), (guint) number);
  AccordChangeSet *changes;
  GError *error = NULL;

  if (version == NULL)
    return;
  changes = accord_version_withdraw (version, name != NULL ? name : "", accord_moment_now (), &error);
  if (changes != NULL)
    accord_page_toast_undo (page, said);
  save (page, changes, _("Not Withdrawn"), error);
}

/**
 * accord_sign_off_acknowledge:
 * @page: where it is asked
 * @number: of a version
 *
 * Says that the person has read it.
 */
void
accord_sign_off_acknowledge (AccordPage *page,
                             gint64      number)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (accord_page_get_workspace (page));
  AccordVersionStatus *version = accord_version_find (statuses, number);
  AccordRecord *member = get_self (page);

  if (version != NULL && member != NULL)
    save (page, accord_version_acknowledge (version, member, accord_moment_now ()), NULL, NULL);
}

/* What is live, as far as a version has it. */
static AccordAgreement *
collect_live (AccordWorkspace *workspace)
{
  AccordAgreement *live = accord_agreement_new (NULL);

  live->settings = g_object_ref (accord_workspace_get_settings (workspace));
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    {
      const AccordAgreementPart *part = &accord_agreement_parts ()[i];
      GListModel *list = accord_workspace_get_list (workspace, part->get_type ());

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        g_ptr_array_add (accord_agreement_get_part (live, part), g_list_model_get_item (list, j));
    }
  return live;
}

/**
 * accord_sign_off_draft:
 * @page: where it is asked
 * @number: of a version
 *
 * Makes the draft say what the version says; that can be undone.
 */
void
accord_sign_off_draft (AccordPage *page,
                       gint64      number)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  AccordVersionStatus *version = accord_version_find (statuses, number);
  g_autoptr (AccordAgreement) says = NULL;
  g_autoptr (AccordAgreement) live = NULL;
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *said = g_strdup_printf (_("The draft says what version %u says"), (guint) number);
  g_autoptr (GError) error = NULL;

  if (version == NULL)
    return;
  says = accord_version_read (version->version, &error);
  if (says == NULL)
    {
      accord_page_show_error (page, _("No Draft Was Made"), error);
      return;
    }
  live = collect_live (workspace);
  changes = accord_version_draft (says, live);
  if (accord_change_set_is_empty (changes))
    {
      accord_page_toast (page, said);
      return;
    }
  accord_page_save (page, changes);
  accord_page_toast_undo (page, said);
}
