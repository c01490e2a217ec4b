#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ui/application/application.h"
#include "ui/common/place-words.h"
#include "ui/window/start-window.h"
#include "ui/window/window-private.h"

static AccordApplication *
get_application (AccordWindow *self)
{
  return ACCORD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* By its name, never by its contents: to open and close a workspace drops the locks that this process holds on it. */
static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Accord files"));
  gtk_file_filter_add_suffix (filter, "accord");

  return filter;
}

static void
set_documents_folder (GtkFileChooser *chooser)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

static GtkFileChooserNative *
make_chooser (AccordWindow         *self,
              const char           *title,
              GtkFileChooserAction  action,
              const char           *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  g_autoptr (GtkFileFilter) filter = make_filter ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);

  return chooser;
}

/* The path that was chosen, with the suffix that it must have; NULL: none was. */
static char *
take_path (GtkFileChooserNative *chooser,
           int                   response,
           gboolean              add_suffix)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return NULL;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && add_suffix && !g_str_has_suffix (path, ".accord"))
    return g_strconcat (path, ".accord", NULL);

  return g_steal_pointer (&path);
}

static void
on_open_response_cb (GtkFileChooserNative *chooser,
                     int                   response,
                     AccordWindow         *self)
{
  g_autofree char *path = take_path (chooser, response, FALSE);

  g_clear_object (&self->chooser);
  if (path != NULL)
    accord_window_open_here_or_elsewhere (self, path, NULL);
}

static void
on_place_response_cb (GtkFileChooserNative *chooser,
                      int                   response,
                      AccordStartWindow    *start)
{
  g_autofree char *path = take_path (chooser, response, TRUE);
  AccordWindow *self = ACCORD_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (start)));
  AccordNewOptions options;

  g_object_set_data (G_OBJECT (start), "accord-chooser", NULL);
  if (path == NULL)
    return;

  accord_start_window_get_options (start, &options);
  accord_window_open_here_or_elsewhere (self, path, &options);
  gtk_window_destroy (GTK_WINDOW (start));
}

static void
on_start_done_cb (AccordStartWindow *start,
                  AccordWindow      *self)
{
  g_autofree char *name = accord_start_window_get_name (start);
  GtkFileChooserNative *chooser = make_chooser (self, _("Where should the file be kept?"),
                                                GTK_FILE_CHOOSER_ACTION_SAVE, _("_Create"));

  gtk_native_dialog_set_transient_for (GTK_NATIVE_DIALOG (chooser), GTK_WINDOW (start));
  set_documents_folder (GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place_response_cb), start, 0);
  g_object_set_data_full (G_OBJECT (start), "accord-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

typedef struct
{
  AccordStore *store;
  char        *path;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->store);
  g_free (copy->path);
  g_free (copy);
}

static void
run_copy (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Copy *copy = task_data;
  GError *error = NULL;

  if (accord_store_backup (copy->store, copy->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_copied_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordWindow *self = ACCORD_WINDOW (source);
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    accord_application_open_path (get_application (self), copy->path, NULL);
  else if (accord_window_get_page (self) != NULL)
    accord_page_show_error (accord_window_get_page (self), _("The copy was not made"), error);
}

static void
on_copy_response_cb (GtkFileChooserNative *chooser,
                     int                   response,
                     AccordWindow         *self)
{
  g_autofree char *path = take_path (chooser, response, TRUE);
  g_autoptr (GTask) task = NULL;
  Copy *copy;

  g_clear_object (&self->chooser);
  if (path == NULL || self->workspace == NULL)
    return;

  copy = g_new0 (Copy, 1);
  copy->store = g_object_ref (accord_workspace_get_store (self->workspace));
  copy->path = g_steal_pointer (&path);
  task = g_task_new (self, NULL, on_copied_cb, NULL);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  g_task_run_in_thread (task, run_copy);
}

/* Its window goes with it: whoever answers lets go of it. Kept and hidden it would be offered to screen readers, at
 * which GTK stumbles. */
static void
show_chooser (AccordWindow         *self,
              GtkFileChooserNative *chooser,
              GCallback             callback)
{
  g_signal_connect_object (chooser, "response", callback, self, 0);
  g_set_object (&self->chooser, chooser);
  g_object_unref (chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * accord_window_start:
 *
 * Asks whose agreement it is and where to keep it, and makes the file.
 */
void
accord_window_start (AccordWindow *self)
{
  GtkWidget *start = accord_start_window_new (GTK_WINDOW (self));

  g_signal_connect_object (start, "done", G_CALLBACK (on_start_done_cb), self, 0);
  gtk_window_present (GTK_WINDOW (start));
}

/**
 * accord_window_choose_file:
 *
 * Asks which file to open, and opens it.
 */
void
accord_window_choose_file (AccordWindow *self)
{
  show_chooser (self, make_chooser (self, _("Open a file"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open")),
                G_CALLBACK (on_open_response_cb));
}

/**
 * accord_window_open_example:
 *
 * Opens the example, making it the first time.
 */
void
accord_window_open_example (AccordWindow *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "accord", NULL);
  g_autofree char *name = g_strconcat (_("Example"), ".accord", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const AccordNewOptions options = { .template_name = "sample" };

  g_mkdir_with_parents (folder, 0700);
  accord_window_open_here_or_elsewhere (self, path, g_file_test (path, G_FILE_TEST_EXISTS) ? NULL : &options);
}

/**
 * accord_window_save_copy:
 *
 * Asks where, writes a copy of the file there, and opens it.
 */
void
accord_window_save_copy (AccordWindow *self)
{
  GtkFileChooserNative *chooser = make_chooser (self, _("Save a copy"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"));
  g_autofree char *title = accord_place_words_title (self->path);
  /* Translators: the name of a copy of a file */
  g_autofree char *name = g_strdup_printf (_("%s, copy.accord"), title);

  set_documents_folder (GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show_chooser (self, chooser, G_CALLBACK (on_copy_response_cb));
}

/**
 * accord_window_open_here_or_elsewhere:
 * @path: of a file
 * @create: (nullable): how to make it first
 *
 * Opens @path in this window if it has no file, else in another one.
 */
void
accord_window_open_here_or_elsewhere (AccordWindow           *self,
                                      const char             *path,
                                      const AccordNewOptions *create)
{
  if (self->workspace == NULL)
    g_clear_pointer (&self->path, g_free);
  accord_application_open_path (get_application (self), path, create);
}
