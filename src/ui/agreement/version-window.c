#include "ui/agreement/version-window.h"

#include <glib/gi18n-lib.h>

#include "report/agreement-report.h"
#include "ui/agreement/markdown-view.h"
#include "ui/common/close-key.h"
#include "workspace/version-content.h"

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AdwClamp *clamp = ADW_CLAMP (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  adw_clamp_set_child (clamp, accord_markdown_view_new (text != NULL ? text : error->message));
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (AccordAgreement) agreement = accord_version_read (task_data, &error);

  if (agreement == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, accord_agreement_to_markdown (agreement), g_free);
}

static void
cancel_and_free (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);
}

/**
 * accord_version_window_present:
 * @parent: above which it stands
 * @version: a version
 *
 * Shows what the version says, from what was frozen alone.
 */
void
accord_version_window_present (GtkWindow    *parent,
                               AccordRecord *version)
{
  g_autofree char *title = g_strdup_printf (_("Version %u"), (guint) accord_record_get_integer (version, "number"));
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "title", title, "default-width", 760,
                                    "default-height", 760, "destroy-with-parent", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "margin-start", 24, "margin-end", 24, "margin-top",
                                   12, "margin-bottom", 36, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (clamp, cancellable, on_read_cb, clamp);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  g_object_set_data_full (G_OBJECT (window), "cancellable", g_object_ref (cancellable), cancel_and_free);
  g_task_set_task_data (task, accord_record_copy (version), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
  accord_close_key_add (window);
  gtk_window_present (GTK_WINDOW (window));
}
