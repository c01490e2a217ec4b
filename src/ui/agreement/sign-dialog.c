#include "ui/agreement/sign-off-acts.h"

#include <glib/gi18n-lib.h>

#include "workspace/identity.h"
#include "workspace/key-keeper.h"
#include "workspace/version-acts.h"
#include "workspace/versions.h"

/* What is asked before a version is signed; kept by the dialog, then by the task that fetches the key. */
typedef struct
{
  AccordPage *page;
  gint64      number;
  char       *workspace, *member; /* whose key it is */
  char       *passphrase;         /* NULL: none was given */
  guint8      seed[ACCORD_SIGNING_SEED_BYTES];

  /* borrowed from the dialog */
  GtkWidget *key_switch, *passphrase_row;
} Signing;

static void
signing_free (gpointer data)
{
  Signing *self = data;

  accord_signing_forget (self->seed);
  g_object_unref (self->page);
  g_free (self->workspace);
  g_free (self->member);
  g_free (self->passphrase);
  g_free (self);
}

static void ask (AccordPage *page,
                 gint64      number,
                 const char *problem);

static AccordRecord *
get_self (AccordPage *page)
{
  return accord_identity_get_member (accord_identity_get (accord_page_get_workspace (page)));
}

/* @seed: NULL: by name only. */
static void
sign_now (Signing      *self,
          const guint8 *seed)
{
  AccordWorkspace *workspace = accord_page_get_workspace (self->page);
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  AccordVersionStatus *version = accord_version_find (statuses, self->number);
  AccordRecord *member = get_self (self->page);
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (version == NULL || member == NULL || g_strcmp0 (accord_record_get_id (member), self->member) != 0)
    return;
  changes = accord_version_sign (version, member, accord_moment_now (), seed,
                                 accord_workspace_get_list (workspace, ACCORD_TYPE_SIGNING_KEY), &error);
  if (changes != NULL)
    accord_page_save (self->page, changes);
  else
    accord_page_show_error (self->page, _("Not Signed"), error);
}

static void
on_key_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Signing *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self->page)) == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    sign_now (self, self->seed);
  else if (g_error_matches (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_PASSPHRASE))
    ask (self->page, self->number, error->message);
  else
    accord_page_show_error (self->page, _("Not Signed"), error);
}

static void
take_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Signing *self = task_data;
  GError *error = NULL;

  if (accord_key_take (self->workspace, self->member, self->passphrase, self->seed, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_response_cb (GtkWidget  *dialog,
                const char *response,
                Signing    *self)
{
  g_autoptr (GTask) task = NULL;

  g_object_steal_data (G_OBJECT (dialog), "signing");
  if (!g_str_equal (response, "sign") || !gtk_switch_get_active (GTK_SWITCH (self->key_switch)))
    {
      if (g_str_equal (response, "sign"))
        sign_now (self, NULL);
      signing_free (self);
      return;
    }
  self->passphrase = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row)));
  task = g_task_new (NULL, NULL, on_key_cb, NULL);
  g_task_set_task_data (task, self, signing_free);
  g_task_run_in_thread (task, take_in_thread);
}

static GtkWidget *
make_key_group (Signing    *self,
                const char *problem)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  self->key_switch = gtk_switch_new ();
  self->passphrase_row = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Sign with my key"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Others can verify that it was you. The key stays on this computer."));
  gtk_widget_set_valign (self->key_switch, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (self->key_switch), problem != NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->key_switch);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->key_switch);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->passphrase_row), _("Passphrase of the key"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->passphrase_row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->passphrase_row);
  /* Where a keyring answers nobody needs one. */
  gtk_widget_set_visible (self->passphrase_row, problem != NULL);
  return group;
}

/* @problem: NULL, or why the key could not be had. */
static void
ask (AccordPage *page,
     gint64      number,
     const char *problem)
{
  AccordRecord *member = get_self (page);
  g_autofree char *heading = g_strdup_printf (_("Sign Version %u?"), (guint) number);
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  Signing *self;

  if (member == NULL)
    return;
  /* Translators: %s is the name of who signs */
  body = g_strdup_printf (_("You sign as %s. Your name, the time and the check code are stored with the version."),
                          accord_record_get_text (member, "name"));
  self = g_new0 (Signing, 1);
  self->page = g_object_ref (page);
  self->number = number;
  self->workspace = g_strdup (accord_store_get_uuid (accord_workspace_get_store (accord_page_get_workspace (page))));
  self->member = g_strdup (accord_record_get_id (member));
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading,
                                   problem != NULL ? problem : body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_key_group (self, problem));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "sign", _("_Sign"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "sign", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "sign");
  g_object_set_data_full (G_OBJECT (dialog), "signing", self, signing_free);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * accord_sign_off_sign:
 * @page: where it is asked
 * @number: of a version in review
 *
 * Asks once more, for what is signed stays signed; and whether with a key.
 */
void
accord_sign_off_sign (AccordPage *page,
                      gint64      number)
{
  ask (page, number, NULL);
}
