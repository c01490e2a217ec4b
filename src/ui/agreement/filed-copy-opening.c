#include "ui/agreement/filed-copy-opening.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ui/common/long-work.h"
#include "workspace/filed-copies.h"

typedef struct
{
  AccordPage   *page;
  AccordRecord *copy;
  char         *folder; /* of its own, or NULL */
  char         *path;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->page);
  g_object_unref (opening->copy);
  g_free (opening->folder);
  g_free (opening->path);
  g_free (opening);
}

/* Where others on this computer do not read it. Nothing can be saved there: it would be lost with the copy. */
static gboolean
write_in_thread (gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Opening *opening = data;
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "accord-copies-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (accord_record_get_text (opening->copy, "name"));

  if (g_mkdtemp (folder) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” cannot be written: %s."), folder, g_strerror (errno));
      return FALSE;
    }
  opening->path = g_build_filename (folder, name, NULL);
  opening->folder = g_steal_pointer (&folder);
  if (!accord_filed_copy_write (opening->copy, opening->path, 0400, error))
    return FALSE;
  g_chmod (opening->folder, 0500);
  return TRUE;
}

static void
on_shutdown_cb (GApplication *application,
                const char   *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_chmod (folder, 0700);
  g_remove (path);
  g_rmdir (folder);
}

static void
on_launched_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AccordPage) page = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    accord_page_show_error (page, _("The PDF Cannot Be Shown"), error);
}

static void
on_written (GtkWindow    *parent,
            gpointer      data,
            const GError *error)
{
  Opening *opening = data;
  g_autofree char *uri = NULL;

  /* It is not known when the other program has read it: it stays for as long as this one runs. */
  if (opening->folder != NULL)
    g_signal_connect_data (g_application_get_default (), "shutdown", G_CALLBACK (on_shutdown_cb), g_strdup (opening->path),
                           (GClosureNotify) (void (*) (void)) g_free, 0);
  if (error != NULL)
    {
      accord_page_show_error (opening->page, _("The PDF Cannot Be Shown"), error);
      return;
    }
  uri = g_filename_to_uri (opening->path, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, on_launched_cb, g_object_ref (opening->page));
}

/**
 * accord_filed_copy_opening_run:
 * @page: above which it is opened
 * @copy: a filed PDF
 *
 * Gives a copy to the program that shows PDFs. The copy is gone when Accord ends.
 */
void
accord_filed_copy_opening_run (AccordPage   *page,
                               AccordRecord *copy)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->page = g_object_ref (page);
  opening->copy = accord_record_copy (copy);
  accord_long_work_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _("Opening the PDF…"), write_in_thread, on_written,
                        opening, opening_free);
}
