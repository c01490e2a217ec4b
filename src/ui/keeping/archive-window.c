#include "ui/keeping/archive-window.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "ui/common/day-button.h"
#include "ui/common/long-work.h"
#include "workspace/keeping-words.h"

/* How old a lead is that is offered to leave, at first. */
#define YEARS_BACK 2

/* What one call takes and gives. */
typedef struct
{
  AccordStore   *store;
  AccordZone    *zone;
  AccordDay      before;
  char          *path; /* NULL: only what would leave */
  AccordArchived archived;
  char          *kept;
} Archive;

/* The window, as long as it is there. */
typedef struct
{
  GtkWindow       *window, *parent;
  AccordWorkspace *workspace;
  AccordDayButton *day_button;
  GtkLabel        *preview_label;
  GtkWidget       *archive_button;
  GCancellable    *counting;
} Window;

static void
archive_free (gpointer data)
{
  Archive *archive = data;

  g_object_unref (archive->store);
  accord_zone_unref (archive->zone);
  g_free (archive->path);
  g_free (archive->kept);
  g_free (archive);
}

static Archive *
archive_new (AccordWorkspace *workspace,
             AccordDay        before,
             const char      *path)
{
  Archive *archive = g_new0 (Archive, 1);

  archive->store = g_object_ref (accord_workspace_get_store (workspace));
  archive->zone = accord_zone_ref (accord_workspace_get_zone (workspace));
  archive->before = before;
  archive->path = g_strdup (path);
  return archive;
}

static void
window_free (gpointer data)
{
  Window *self = data;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_object_unref (self->workspace);
  g_free (self);
}

static gboolean
archive_now (gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Archive *archive = data;

  return accord_store_archive (archive->store, archive->before, archive->zone, archive->path, &archive->archived,
                               &archive->kept, cancellable, error);
}

static void
on_archived (GtkWindow    *parent,
             gpointer      data,
             const GError *error)
{
  Archive *archive = data;
  g_autofree char *what = NULL, *name = NULL, *body = NULL;

  if (error != NULL)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Nothing Was Archived"), error->message)));
      return;
    }
  what = accord_keeping_words_archived (&archive->archived, archive->before, archive->zone);
  name = g_path_get_basename (archive->path);
  body = g_strdup_printf (_("%s\n\nThey are in “%s”, which opens like any other file. To have them back, restore the backup that "
                            "was made before, on top of the list of backups."), what, name);
  gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("Archived"), body)));
}

static void
on_place_response_cb (GtkFileChooserNative *chooser,
                      int                   response,
                      GtkWindow            *window)
{
  Window *self = g_object_get_data (G_OBJECT (window), "archive");
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = chosen == NULL || g_str_has_suffix (chosen, ".accord") ? g_strdup (chosen)
                                                                                : g_strconcat (chosen, ".accord", NULL);
  GtkWindow *parent = self->parent;
  Archive *archive;

  g_object_unref (chooser);
  if (path == NULL)
    return;
  archive = archive_new (self->workspace, accord_day_button_get_day (self->day_button), path);
  gtk_window_destroy (window);
  accord_long_work_run (parent, _("Moving old leads into the archive…"), archive_now, on_archived, archive, archive_free);
}

static void
on_archive_clicked_cb (GtkWidget *button,
                       Window    *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Where should the archive be kept?"), self->window,
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Archive"), _("_Cancel"));
  g_autofree char *day = accord_day_to_iso (accord_day_button_get_day (self->day_button));
  /* Translators: the name of a file: the name of the workspace, a day */
  g_autofree char *name =
      g_strdup_printf (_("%s leads before %s.accord"), accord_workspace_get_title (self->workspace), day);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place_response_cb), self->window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (archive_now (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Window *self = g_object_get_data (source, "archive");
  Archive *archive = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_label (self->preview_label, error->message);
      return;
    }
  text = accord_keeping_words_archived (&archive->archived, archive->before, archive->zone);
  gtk_label_set_label (self->preview_label, text);
  gtk_widget_set_sensitive (self->archive_button, archive->archived.n_leads > 0);
}

static void
count (Window *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  gtk_widget_set_sensitive (self->archive_button, FALSE);
  gtk_label_set_label (self->preview_label, _("Counting…"));
  task = g_task_new (self->window, self->counting, on_counted_cb, NULL);
  g_task_set_task_data (task, archive_new (self->workspace, accord_day_button_get_day (self->day_button), NULL), archive_free);
  g_task_run_in_thread (task, count_in_thread);
}

static AccordDay
default_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return accord_day_from_ymd (g_date_time_get_year (now) - YEARS_BACK, 1, 1);
}

static GtkWidget *
make_day_row (Window *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new ();

  self->day_button = g_object_new (ACCORD_TYPE_DAY_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  accord_day_button_set_day (self->day_button, default_day ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Last event before"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Leads of which nothing happened on this day or later"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->day_button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Last event before"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
make_content (Window *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->archive_button = gtk_button_new_with_mnemonic (_("_Archive…"));
  gtk_widget_add_css_class (self->archive_button, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->archive_button);
  self->preview_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->preview_label, TRUE);
  gtk_label_set_xalign (self->preview_label, 0);
  gtk_label_set_max_width_chars (self->preview_label, 60);
  gtk_box_append (GTK_BOX (inside), make_day_row (self));
  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (self->preview_label));
  gtk_widget_set_margin_top (inside, 18);
  gtk_widget_set_margin_bottom (inside, 24);
  gtk_widget_set_margin_start (inside, 24);
  gtk_widget_set_margin_end (inside, 24);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), inside);
  return box;
}

/**
 * accord_archive_window_present:
 * @parent: the window of @workspace
 * @workspace: an open file
 */
void
accord_archive_window_present (GtkWindow       *parent,
                               AccordWorkspace *workspace)
{
  Window *self = g_new0 (Window, 1);

  self->parent = parent;
  self->workspace = g_object_ref (workspace);
  self->window = GTK_WINDOW (adw_window_new ());
  g_object_set_data_full (G_OBJECT (self->window), "archive", self, window_free);
  gtk_window_set_title (self->window, _("Archive Old Leads"));
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_default_size (self->window, 520, 340);
  adw_window_set_content (ADW_WINDOW (self->window), make_content (self));
  g_signal_connect (self->archive_button, "clicked", G_CALLBACK (on_archive_clicked_cb), self);
  g_signal_connect_swapped (self->day_button, "notify::day", G_CALLBACK (count), self);
  count (self);
  gtk_window_present (self->window);
}
