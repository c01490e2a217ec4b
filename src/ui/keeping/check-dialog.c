#include "ui/keeping/check-dialog.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "ui/common/long-work.h"

typedef struct
{
  AccordStore *store;
  GPtrArray   *findings, *repaired; /* of AccordFinding */
  char        *kept;
  guint64      before, after;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_object_unref (check->store);
  g_clear_pointer (&check->findings, g_ptr_array_unref);
  g_clear_pointer (&check->repaired, g_ptr_array_unref);
  g_free (check->kept);
  g_free (check);
}

static Check *
check_new (AccordStore *store)
{
  Check *check = g_new0 (Check, 1);

  check->store = g_object_ref (store);
  return check;
}

static gboolean
examine (gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  Check *check = data;

  check->findings = accord_store_examine (check->store, cancellable, error);
  return check->findings != NULL;
}

static gboolean
repair (gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Check *check = data;

  return accord_store_repair (check->store, &check->repaired, &check->findings, &check->kept, cancellable, error);
}

static void
append_findings (GString   *text,
                 GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (text, "• %s\n", ((AccordFinding *) g_ptr_array_index (findings, i))->text);
}

static guint
count_repairable (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((AccordFinding *) g_ptr_array_index (findings, i))->repairable;
  return n;
}

static void
on_repaired (GtkWindow    *parent,
             gpointer      data,
             const GError *error)
{
  Check *check = data;
  g_autoptr (GString) text = g_string_new (NULL);

  if (error != NULL)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("The File Was Not Repaired"), error->message)));
      return;
    }
  if (check->findings->len == 0)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Repaired"),
                                                            _("The file as it was is on top of the list of backups."))));
      return;
    }
  append_findings (text, check->findings);
  g_string_append (text, _("\nRestore a backup, or export the file as JSON and make a new one from it."));
  gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Not Everything Could Be Repaired"), text->str)));
}

static void
on_response_cb (GtkWidget   *dialog,
                const char  *response,
                AccordStore *store)
{
  if (g_str_equal (response, "repair"))
    accord_long_work_run (gtk_window_get_transient_for (GTK_WINDOW (dialog)), _("Repairing the file…"), repair, on_repaired,
                          check_new (store), check_free);
}

static void
show_findings (GtkWindow *parent,
               Check     *check)
{
  guint n_repairable = count_repairable (check->findings);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog;

  append_findings (text, check->findings);
  if (n_repairable > 0)
    g_string_append_printf (text, ngettext ("\n%u of these can be repaired; a backup is made first.",
                                            "\n%u of these can be repaired; a backup is made first.", n_repairable),
                            n_repairable);
  if (n_repairable < check->findings->len)
    g_string_append (text, _("\nFor the rest, restore a backup, or export the file as JSON and make a new one from it."));
  dialog = accord_long_work_say (parent, ngettext ("Something Is Wrong with This File", "Some Things Are Wrong with This File",
                                                   check->findings->len), text->str);
  if (n_repairable > 0 && !accord_store_get_read_only (check->store))
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "repair", _("_Repair"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "repair", ADW_RESPONSE_SUGGESTED);
      g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), check->store, 0);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_examined (GtkWindow    *parent,
             gpointer      data,
             const GError *error)
{
  Check *check = data;

  if (error != NULL)
    gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("The File Could Not Be Checked"), error->message)));
  else if (check->findings->len == 0)
    gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Nothing Is Wrong with This File"),
                                                          _("All of it was read and looked through."))));
  else
    show_findings (parent, check);
}

/**
 * accord_check_dialog_begin:
 * @parent: the window of @workspace
 * @workspace: an open file
 */
void
accord_check_dialog_begin (GtkWindow       *parent,
                           AccordWorkspace *workspace)
{
  accord_long_work_run (parent, _("Checking the file…"), examine, on_examined,
                        check_new (accord_workspace_get_store (workspace)), check_free);
}

static gboolean
compact (gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  Check *check = data;

  return accord_store_compact (check->store, &check->before, &check->after, cancellable, error);
}

static void
on_compacted (GtkWindow    *parent,
              gpointer      data,
              const GError *error)
{
  Check *check = data;
  g_autofree char *before = g_format_size (check->before), *after = g_format_size (check->after), *text = NULL;

  if (error != NULL)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("The File Was Not Compacted"), error->message)));
      return;
    }
  /* Translators: two sizes, as in: 12 MB before, 8 MB now */
  text = g_strdup_printf (_("%s before, %s now."), before, after);
  gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Compacted"), text)));
}

/**
 * accord_compact_dialog_begin:
 * @parent: the window of @workspace
 * @workspace: an open file
 */
void
accord_compact_dialog_begin (GtkWindow       *parent,
                             AccordWorkspace *workspace)
{
  accord_long_work_run (parent, _("Compacting the file…"), compact, on_compacted,
                        check_new (accord_workspace_get_store (workspace)), check_free);
}
