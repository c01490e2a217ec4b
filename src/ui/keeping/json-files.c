#include "ui/keeping/json-files.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/workspace-json.h"
#include "ui/application/application.h"
#include "ui/common/long-work.h"

typedef struct
{
  AccordStore *store; /* of an export */
  char        *json;
  char        *path;  /* of the new file of an import */
} Exchange;

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  g_clear_object (&exchange->store);
  g_free (exchange->json);
  g_free (exchange->path);
  g_free (exchange);
}

static GtkFileChooserNative *
make_chooser (GtkWindow            *parent,
              const char           *title,
              GtkFileChooserAction  action,
              const char           *accept,
              const char           *suffix)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, parent, action, accept, _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  /* By its name, never by its contents: to open and close a workspace drops the locks that this process holds on it. */
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_filter_set_name (filter, g_str_equal (suffix, "json") ? _("JSON files") : _("Accord files"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

/* The path that was chosen, with its suffix; NULL: none was. The chooser goes. */
static char *
take_path (GtkFileChooserNative *chooser,
           int                   response,
           const char           *suffix)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_object_unref (chooser);
  if (path == NULL || g_str_has_suffix (path, suffix))
    return g_steal_pointer (&path);
  return g_strconcat (path, suffix, NULL);
}

static gboolean
write_json (gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Exchange *exchange = data;

  return accord_workspace_dump_to_file (exchange->store, exchange->json, FALSE, cancellable, error);
}

static void
on_written (GtkWindow    *parent,
            gpointer      data,
            const GError *error)
{
  Exchange *exchange = data;
  g_autofree char *name = g_path_get_basename (exchange->json), *text = NULL;

  if (error != NULL)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("The JSON Was Not Written"), error->message)));
      return;
    }
  text = g_strdup_printf (_("Exported as “%s”"), name);
  accord_long_work_toast (parent, text);
}

static void
on_export_chosen_cb (GtkFileChooserNative *chooser,
                     int                   response,
                     AccordWorkspace      *workspace)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));
  g_autofree char *path = take_path (chooser, response, ".json");
  Exchange *exchange;

  if (path == NULL)
    return;
  exchange = g_new0 (Exchange, 1);
  exchange->store = g_object_ref (accord_workspace_get_store (workspace));
  exchange->json = g_steal_pointer (&path);
  accord_long_work_run (parent, _("Writing the JSON…"), write_json, on_written, exchange, exchange_free);
}

/**
 * accord_json_files_export:
 * @parent: the window of @workspace
 * @workspace: an open file
 *
 * Asks where, and writes all content there.
 */
void
accord_json_files_export (GtkWindow       *parent,
                          AccordWorkspace *workspace)
{
  GtkFileChooserNative *chooser =
      make_chooser (parent, _("Export as JSON"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), "json");
  g_autofree char *name = g_strdup_printf ("%s.json", accord_workspace_get_title (workspace));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_export_chosen_cb), workspace, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
read_json (gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Exchange *exchange = data;

  return accord_workspace_load (exchange->json, exchange->path, cancellable, error);
}

static void
on_read (GtkWindow    *parent,
         gpointer      data,
         const GError *error)
{
  Exchange *exchange = data;

  if (error != NULL)
    gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("No File Was Made from the JSON"), error->message)));
  else
    accord_application_open_path (ACCORD_APPLICATION (gtk_window_get_application (parent)), exchange->path, NULL);
}

static void
on_place_chosen_cb (GtkFileChooserNative *chooser,
                    int                   response,
                    gpointer              user_data)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));
  g_autofree char *json = g_strdup (g_object_get_data (G_OBJECT (chooser), "json"));
  g_autofree char *path = take_path (chooser, response, ".accord");
  Exchange *exchange;

  if (path == NULL)
    return;
  exchange = g_new0 (Exchange, 1);
  exchange->json = g_steal_pointer (&json);
  exchange->path = g_steal_pointer (&path);
  accord_long_work_run (parent, _("Making a file from the JSON…"), read_json, on_read, exchange, exchange_free);
}

static void
on_json_chosen_cb (GtkFileChooserNative *chooser,
                   int                   response,
                   gpointer              user_data)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));
  g_autofree char *json = take_path (chooser, response, "");
  g_autofree char *base = json != NULL ? g_path_get_basename (json) : NULL;
  g_autofree char *name = NULL;
  GtkFileChooserNative *place;

  if (json == NULL)
    return;
  if (g_str_has_suffix (base, ".json"))
    base[strlen (base) - strlen (".json")] = '\0';
  name = g_strdup_printf ("%s.accord", base);
  place = make_chooser (parent, _("Where should the file be kept?"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Create"), "accord");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (place), name);
  g_object_set_data_full (G_OBJECT (place), "json", g_steal_pointer (&json), g_free);
  g_signal_connect (place, "response", G_CALLBACK (on_place_chosen_cb), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (place));
}

/**
 * accord_json_files_import:
 * @parent: a window
 *
 * Asks for the JSON and for a place, makes a new file there, and opens it.
 */
void
accord_json_files_import (GtkWindow *parent)
{
  GtkFileChooserNative *chooser =
      make_chooser (parent, _("Make a File from JSON"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), "json");

  g_signal_connect (chooser, "response", G_CALLBACK (on_json_chosen_cb), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
