#include "ui/common/file-export.h"

#include <glib/gi18n-lib.h>

#include "ui/common/long-work.h"

/* What is to be written, and where: a share may not answer, so it is written off the main thread. */
typedef struct
{
  AccordPage      *page;
  AccordFileWriter write;
  gpointer         what;
  GDestroyNotify   free_what;
  char            *path; /* NULL: it is still asked */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->page);
  export->free_what (export->what);
  g_free (export->path);
  g_free (export);
}

static gboolean
write_file (gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Export *export = data;

  return export->write (export->what, export->path, cancellable, error);
}

static void
on_written (GtkWindow    *parent,
            gpointer      data,
            const GError *error)
{
  Export *export = data;
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *said = NULL;

  if (error != NULL)
    {
      accord_page_show_error (export->page, _("The File Was Not Written"), error);
      return;
    }
  /* Translators: %s is the name of a file */
  said = g_strdup_printf (_("Exported as “%s”"), name);
  if (gtk_widget_get_root (GTK_WIDGET (export->page)) == GTK_ROOT (parent))
    accord_page_toast (export->page, said);
  else
    accord_long_work_toast (parent, said);
}

static void
on_response_cb (GtkFileChooserNative *chooser,
                gint                  response,
                Export               *export)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  GtkWindow *parent = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));

  export->path = file != NULL ? g_file_get_path (file) : NULL;
  if (export->path != NULL && parent != NULL)
    accord_long_work_run (parent, _("Exporting…"), write_file, on_written, export, export_free);
  else
    export_free (export);
  g_object_unref (chooser);
}

/**
 * accord_file_export_ask_above:
 * @parent: a window, whose content is a toast overlay where it is not that of @page
 * @page: that it belongs to
 * @title: of the chooser
 * @name: what the file is called unless another is chosen
 * @write: writes it, in a thread
 * @what: (transfer full): for @write
 * @free_what: frees @what
 */
void
accord_file_export_ask_above (GtkWindow       *parent,
                              AccordPage      *page,
                              const char      *title,
                              const char      *name,
                              AccordFileWriter write,
                              gpointer         what,
                              GDestroyNotify   free_what)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"),
                                                               _("_Cancel"));
  g_autofree char *plain = g_strdelimit (g_strdup (name), G_DIR_SEPARATOR_S, '-');
  Export *export = g_new0 (Export, 1);

  export->page = g_object_ref (page);
  export->write = write;
  export->what = what;
  export->free_what = free_what;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), plain);
  g_signal_connect (chooser, "response", G_CALLBACK (on_response_cb), export);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * accord_file_export_ask:
 * @page: above which the chooser opens
 * @title: of the chooser
 * @name: what the file is called unless another is chosen
 * @write: writes it, in a thread
 * @what: (transfer full): for @write
 * @free_what: frees @what
 */
void
accord_file_export_ask (AccordPage      *page,
                        const char      *title,
                        const char      *name,
                        AccordFileWriter write,
                        gpointer         what,
                        GDestroyNotify   free_what)
{
  accord_file_export_ask_above (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), page, title, name, write, what,
                                free_what);
}

static gboolean
write_text (gpointer      what,
            const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  return g_file_set_contents (path, what, -1, error);
}

/**
 * accord_file_export_ask_text:
 * @page: above which the chooser opens
 * @title: of the chooser
 * @name: what the file is called unless another is chosen
 * @text: (transfer full): what is written
 */
void
accord_file_export_ask_text (AccordPage *page,
                             const char *title,
                             const char *name,
                             char       *text)
{
  accord_file_export_ask (page, title, name, write_text, text, g_free);
}
