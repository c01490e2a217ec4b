#include "ui/common/undo-toast.h"

#include <glib/gi18n-lib.h>

#include "ui/common/saver.h"

#define SECONDS 10 /* that there is to think about it */

typedef struct
{
  AccordStore *store;
  char        *id; /* of the change set */
} Undo;

static void
undo_free (gpointer  data,
           GClosure *closure)
{
  Undo *undo = data;

  g_object_unref (undo->store);
  g_free (undo->id);
  g_free (undo);
}

/* Wherever the person is by then. */
static void
show_error (const GError *error)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));
  GtkWidget *dialog = adw_message_dialog_new (window, _("This could not be undone"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_taken_back_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = accord_store_undo_finish (ACCORD_STORE (source), result, &error);

  if (error != NULL)
    show_error (error);
}

static void
on_undo_cb (Undo *undo)
{
  accord_store_take_back_async (undo->store, undo->id, NULL, on_taken_back_cb, NULL);
}

/**
 * accord_undo_toast_new:
 * @workspace: an open file
 * @title: what was done, and given to be saved just before; no markup
 *
 * Undo takes back that, and not what is typed while the toast is there. Without a button where nothing was saved.
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
accord_undo_toast_new (AccordWorkspace *workspace,
                       const char      *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (escaped);
  const char *last = accord_saver_get_last (accord_saver_get (workspace));
  Undo *undo;

  if (last == NULL)
    return toast;
  undo = g_new0 (Undo, 1);
  undo->store = g_object_ref (accord_workspace_get_store (workspace));
  undo->id = g_strdup (last);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, SECONDS);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_cb), undo, undo_free, G_CONNECT_SWAPPED);
  return toast;
}
