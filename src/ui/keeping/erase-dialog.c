#include "ui/keeping/erase-dialog.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "ui/common/saver.h"
#include "ui/common/long-work.h"
#include "workspace/keeping-words.h"

typedef struct
{
  AccordWorkspace *workspace; /* for the main thread */
  AccordStore     *store;
  char            *who;
  gboolean         dry_run;
  AccordErased     erased;
} Erase;

static void
erase_free (gpointer data)
{
  Erase *erase = data;

  g_object_unref (erase->workspace);
  g_object_unref (erase->store);
  accord_erased_clear (&erase->erased);
  g_free (erase->who);
  g_free (erase);
}

static Erase *
erase_new (AccordWorkspace *workspace,
           const char      *who,
           gboolean         dry_run)
{
  Erase *erase = g_new0 (Erase, 1);

  erase->workspace = g_object_ref (workspace);
  erase->store = g_object_ref (accord_workspace_get_store (workspace));
  erase->who = g_strdup (who);
  erase->dry_run = dry_run;
  return erase;
}

static void
free_closure (gpointer  data,
              GClosure *closure)
{
  erase_free (data);
}

static gboolean
erase_now (gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Erase *erase = data;

  return accord_store_erase (erase->store, erase->who, erase->dry_run, &erase->erased, cancellable, error);
}

static char *
describe (const Erase *erase)
{
  g_autofree char *words = accord_keeping_words_erased (&erase->erased);
  GString *text = g_string_new (words);

  for (guint i = 0; i < erase->erased.out_of_reach->len; i++)
    g_string_append_printf (text, _("Not reached: %s\n"), (char *) g_ptr_array_index (erase->erased.out_of_reach, i));
  return g_string_free (text, FALSE);
}

static void
on_erased (GtkWindow    *parent,
           gpointer      data,
           const GError *error)
{
  Erase *erase = data;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Not Erased"), error->message)));
      return;
    }
  if (erase->erased.out_of_reach->len == 0)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Erased"),
                                                            _("The history says that a person was erased, and not who."))));
      return;
    }
  text = describe (erase);
  gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Erased, Except Where Accord Cannot Reach"), text)));
}

/* What is being typed is in the file first: the name may stand in it. */
static void
on_flushed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  Erase *erase = g_object_steal_data (G_OBJECT (parent), "erase");
  g_autoptr (GError) error = NULL;

  if (accord_saver_flush_finish (ACCORD_SAVER (source), result, &error))
    {
      accord_long_work_run (parent, _("Erasing this person…"), erase_now, on_erased, erase, erase_free);
      return;
    }
  on_erased (parent, erase, error);
  erase_free (erase);
}

static void
on_response_cb (GtkWidget  *dialog,
                const char *response,
                Erase      *asked)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (!g_str_equal (response, "erase"))
    return;
  g_object_set_data_full (G_OBJECT (parent), "erase", erase_new (asked->workspace, asked->who, FALSE), erase_free);
  accord_saver_flush_async (accord_saver_get (asked->workspace), on_flushed_cb, g_object_ref (parent));
}

/* The one place that asks first: nothing brings back what goes here. */
static void
ask (GtkWindow *parent,
     Erase     *erase)
{
  g_autofree char *heading = g_strdup_printf (_("Erase “%s” for good?"), erase->who);
  g_autofree char *what = describe (erase);
  g_autofree char *body = g_strconcat (_("This cannot be undone, and no backup on this computer will have it any more."), "\n\n",
                                       what, NULL);
  GtkWidget *dialog = accord_long_work_say (parent, heading, body);

  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (dialog), "close", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "erase", _("_Erase"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), erase_new (erase->workspace, erase->who, TRUE),
                         free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_looked (GtkWindow    *parent,
           gpointer      data,
           const GError *error)
{
  if (error != NULL)
    gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Nobody to Erase"), error->message)));
  else
    ask (parent, data);
}

static void
look (GtkWindow       *parent,
      AccordWorkspace *workspace,
      const char      *who)
{
  accord_long_work_run (parent, _("Looking where this person is…"), erase_now, on_looked, erase_new (workspace, who, TRUE),
                        erase_free);
}

static void
on_who_response_cb (GtkWidget       *dialog,
                    const char      *response,
                    AccordWorkspace *workspace)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *who = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_str_equal (response, "look") && *who != '\0')
    look (gtk_window_get_transient_for (GTK_WINDOW (dialog)), workspace, who);
}

static void
ask_who (GtkWindow       *parent,
         AccordWorkspace *workspace)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Erase a Person"),
                                              _("You see what will go before anything is erased."));
  GtkWidget *group = adw_preferences_group_new (), *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("ID or e-mail of the lead"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Cancel"), "look", _("_Look"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "look");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_who_response_cb), workspace, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * accord_erase_dialog_begin:
 * @parent: the window of @workspace
 * @workspace: an open file
 * @who: the id or the e-mail of a lead; "": a person is asked for it
 */
void
accord_erase_dialog_begin (GtkWindow       *parent,
                           AccordWorkspace *workspace,
                           const char      *who)
{
  if (*who != '\0')
    look (parent, workspace, who);
  else
    ask_who (parent, workspace);
}
