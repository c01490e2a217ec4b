#include "ui/personas/persona-picture.h"

#include <glib/gi18n-lib.h>

#include "present/picture.h"
#include "ui/common/page.h"
#include "ui/common/saver.h"
#include "ui/personas/picture-window.h"

/* On its way from a file to a persona. */
typedef struct
{
  AccordWorkspace *workspace;
  AccordRecord    *persona;
  char            *path;
  GdkPixbuf       *picture;
  double           x, y, side;
} Taking;

static Taking *
taking_new (AccordWorkspace *workspace,
            AccordRecord    *persona)
{
  Taking *self = g_new0 (Taking, 1);

  self->workspace = g_object_ref (workspace);
  self->persona = g_object_ref (persona);
  return self;
}

static void
taking_free (Taking *self)
{
  g_clear_object (&self->workspace);
  g_clear_object (&self->persona);
  g_clear_object (&self->picture);
  g_free (self->path);
  g_free (self);
}

static void
tell (GtkWidget    *near,
      const GError *error)
{
  GtkWidget *page = gtk_widget_get_ancestor (near, ACCORD_TYPE_PAGE);

  if (page != NULL)
    accord_page_show_error (ACCORD_PAGE (page), _("The Picture Was Not Taken"), error);
}

static void
save (AccordWorkspace *workspace,
      AccordRecord    *persona,
      const char      *picture,
      const char      *pattern)
{
  g_autoptr (GString) summary = g_string_new (pattern);
  g_autoptr (AccordChangeSet) changes = NULL;

  g_string_replace (summary, "%s", accord_record_get_text (persona, "name"), 1);
  changes = accord_change_set_new (summary->str);
  accord_change_set_update_text (changes, persona, "picture", picture);
  accord_saver_save (accord_saver_get (workspace), changes);
}

static void
encode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Taking *self = task_data;
  GError *error = NULL;
  char *text = accord_picture_encode (self->picture, self->x, self->y, self->side, &error);

  if (text == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, text, g_free);
}

static void
on_encoded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Taking *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (text == NULL)
    tell (GTK_WIDGET (source), error);
  else
    save (self->workspace, self->persona, text, _("Picture of persona “%s” chosen"));
}

/* @user_data: the task that read the picture. */
static void
on_part_chosen_cb (GdkPixbuf *picture,
                   double     x,
                   double     y,
                   double     side,
                   gpointer   user_data)
{
  GTask *reading = user_data;
  Taking *from = g_task_get_task_data (reading);
  g_autoptr (GTask) task = g_task_new (g_task_get_source_object (reading), NULL, on_encoded_cb, NULL);
  Taking *self = taking_new (from->workspace, from->persona);

  self->picture = g_object_ref (picture);
  self->x = x;
  self->y = y;
  self->side = side;
  g_task_set_task_data (task, self, (GDestroyNotify) taking_free);
  g_task_run_in_thread (task, encode_in_thread);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GdkPixbuf *picture = accord_picture_read_file (((Taking *) task_data)->path, &error);

  if (picture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, picture, g_object_unref);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = g_task_propagate_pointer (G_TASK (result), &error);

  if (picture == NULL)
    tell (GTK_WIDGET (source), error);
  else if (GTK_IS_WINDOW (root))
    accord_picture_window_present (GTK_WINDOW (root), picture, on_part_chosen_cb, g_object_ref (result), g_object_unref);
}

/**
 * accord_persona_picture_load:
 * @near: a widget of the page that asks
 * @workspace: where the persona is kept
 * @persona: whose picture it is to be
 * @path: of a file that may be a picture
 *
 * Reads it off the main thread, asks which part is wanted, and saves that.
 */
void
accord_persona_picture_load (GtkWidget       *near,
                             AccordWorkspace *workspace,
                             AccordRecord    *persona,
                             const char      *path)
{
  g_autoptr (GTask) task = g_task_new (near, NULL, on_read_cb, NULL);
  Taking *self = taking_new (workspace, persona);

  self->path = g_strdup (path);
  g_task_set_task_data (task, self, (GDestroyNotify) taking_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
on_file_chosen_cb (GtkWidget            *near,
                   gint                  response,
                   GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  Taking *self = g_object_get_data (G_OBJECT (chooser), "accord-taking");

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    accord_persona_picture_load (near, self->workspace, self->persona, path);
  g_object_unref (chooser);
}

/**
 * accord_persona_picture_choose:
 * @near: a widget of the page that asks
 * @workspace: where the persona is kept
 * @persona: whose picture it is to be
 *
 * Asks for a file, and goes on as accord_persona_picture_load().
 */
void
accord_persona_picture_choose (GtkWidget       *near,
                               AccordWorkspace *workspace,
                               AccordRecord    *persona)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Choose a Picture"), GTK_WINDOW (gtk_widget_get_root (near)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "accord-taking", taking_new (workspace, persona), (GDestroyNotify) taking_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_file_chosen_cb), near, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * accord_persona_picture_remove:
 * @workspace: where the persona is kept
 * @persona: who is to be shown by its initials again
 */
void
accord_persona_picture_remove (AccordWorkspace *workspace,
                               AccordRecord    *persona)
{
  save (workspace, persona, "", _("Picture of persona “%s” removed"));
}
