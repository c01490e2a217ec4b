#include "ui/leads/import-chooser.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AccordImportChosen chosen;
  GWeakRef           owner;
} Answer;

static void
free_answer (gpointer  data,
             GClosure *closure)
{
  Answer *answer = data;

  g_weak_ref_clear (&answer->owner);
  g_free (answer);
}

/**
 * accord_import_chooser_list_paths:
 * @files: (element-type GFile): files
 *
 * Returns: (transfer full): the paths of those that have one
 */
GStrv
accord_import_chooser_list_paths (GSList *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (; files != NULL; files = files->next)
    {
      g_autofree char *path = g_file_get_path (files->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

static void
on_response_cb (GtkFileChooserNative *chooser,
                gint                  response,
                Answer               *answer)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&answer->owner);
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  GSList *list = NULL;
  g_auto (GStrv) paths = NULL;

  for (guint i = g_list_model_get_n_items (files); i > 0; i--)
    list = g_slist_prepend (list, g_list_model_get_item (files, i - 1));
  paths = accord_import_chooser_list_paths (list);
  g_slist_free_full (list, g_object_unref);
  if (response == GTK_RESPONSE_ACCEPT && owner != NULL && paths[0] != NULL)
    answer->chosen (paths, owner);
  g_object_unref (chooser);
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "xlsx", "json", "jsonl", "ndjson" };
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Tables (CSV, Excel, JSON)"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, tables);
  gtk_file_chooser_add_filter (chooser, all);
}

/**
 * accord_import_chooser_show:
 * @parent: the window that asks
 * @chosen: gets the paths of the files
 * @owner: an object without which nobody asks
 */
void
accord_import_chooser_show (GtkWindow          *parent,
                            AccordImportChosen  chosen,
                            GObject            *owner)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_("Choose Files"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  Answer *answer = g_new0 (Answer, 1);

  answer->chosen = chosen;
  g_weak_ref_init (&answer->owner, owner);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_response_cb), answer, free_answer, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
