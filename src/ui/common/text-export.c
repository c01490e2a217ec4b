#include "ui/common/text-export.h"

#include <glib/gi18n-lib.h>

/* What is to be written, and where: a share may not answer, so it is written off the main thread. */
typedef struct
{
  char *path;
  char *text;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->path);
  g_free (saving->text);
  g_free (saving);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Saving *saving = task_data;
  GError *error = NULL;

  if (g_file_set_contents (saving->path, saving->text, -1, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  AccordPage *page = ACCORD_PAGE (source);
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  if (!saved)
    {
      accord_page_show_error (page, _("The File Was Not Saved"), error);
      return;
    }
  name = g_path_get_basename (saving->path);
  text = g_strdup_printf (_("Saved as “%s”"), name);
  accord_page_toast (page, text);
}

static void
on_response_cb (AccordPage           *page,
                gint                  response,
                GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_autoptr (GTask) task = g_task_new (page, NULL, on_saved_cb, NULL);
      Saving *saving = g_new0 (Saving, 1);

      saving->path = g_file_get_path (file);
      saving->text = g_strdup (g_object_get_data (G_OBJECT (chooser), "text"));
      g_task_set_task_data (task, saving, saving_free);
      g_task_run_in_thread (task, save_in_thread);
    }
  g_object_unref (chooser);
}

/**
 * accord_text_export_ask:
 * @page: above which the chooser opens
 * @title: of the chooser
 * @name: what the file is called unless another is chosen
 * @text: what is written
 */
void
accord_text_export_ask (AccordPage *page,
                        const char *title,
                        const char *name,
                        const char *text)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, window, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "text", g_strdup (text), g_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response_cb), page, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
