#include "ui/agreement/pdf-export.h"

#include <glib/gi18n-lib.h>

#include "report/agreement-report.h"
#include "ui/common/preferences.h"
#include "workspace/agreement.h"
#include "workspace/version-content.h"

typedef struct
{
  char            *path;
  AccordPaper      paper;
  AccordAgreement *agreement;
  AccordRecord    *version; /* NULL: the draft */
} Export;

static void
free_export (Export *export)
{
  g_free (export->path);
  g_clear_pointer (&export->agreement, accord_agreement_free);
  g_clear_object (&export->version);
  g_free (export);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (export->version != NULL)
    export->agreement = accord_version_read (export->version, &error);
  if (export->agreement != NULL &&
      accord_agreement_write_pdf (export->agreement, export->path, export->paper, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  AccordPage *page = ACCORD_PAGE (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      accord_page_show_error (page, _("The PDF Was Not Written"), error);
      return;
    }
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Exported as “%s”"), name);
  accord_page_toast (page, text);
}

static void
on_collected_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->agreement = accord_workspace_collect_agreement_finish (ACCORD_WORKSPACE (source), result, &error);
  if (export->agreement == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, write_in_thread);
}

static void
on_chosen_cb (AccordPage           *page,
              gint                  response,
              GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      GTask *task = g_task_new (page, NULL, on_written_cb, NULL);
      Export *export = g_new0 (Export, 1);
      AccordRecord *version = g_object_get_data (G_OBJECT (chooser), "version");

      export->path = g_steal_pointer (&path);
      export->paper = accord_preferences_get_paper ();
      g_task_set_task_data (task, export, (GDestroyNotify) free_export);
      if (version != NULL)
        {
          export->version = accord_record_copy (version);
          g_task_run_in_thread (task, write_in_thread);
          g_object_unref (task);
        }
      else
        accord_workspace_collect_agreement_async (accord_page_get_workspace (page), NULL, on_collected_cb, task);
    }
  g_object_unref (chooser);
}

static void
ask (AccordPage   *page,
     AccordRecord *version,
     const char   *name)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_("Export the Agreement as a PDF"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));

  if (version != NULL)
    g_object_set_data_full (G_OBJECT (chooser), "version", g_object_ref (version), g_object_unref);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen_cb), page, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * accord_pdf_export_ask:
 *
 * The result, or why there is none, is said on @page.
 */
void
accord_pdf_export_ask (AccordPage *page)
{
  g_autofree char *name = g_strdup_printf ("%s.pdf", accord_workspace_get_title (accord_page_get_workspace (page)));

  ask (page, NULL, name);
}

/**
 * accord_pdf_export_ask_version:
 * @version: a version
 *
 * As accord_pdf_export_ask(), of what a version says.
 */
void
accord_pdf_export_ask_version (AccordPage   *page,
                               AccordRecord *version)
{
  /* Translators: the name of a file: the title of the workspace, and the number of a version of the agreement */
  g_autofree char *name = g_strdup_printf (_("%s, version %u.pdf"),
                                           accord_workspace_get_title (accord_page_get_workspace (page)),
                                           (guint) accord_record_get_integer (version, "number"));

  ask (page, version, name);
}
