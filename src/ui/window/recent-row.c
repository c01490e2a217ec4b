#include "ui/window/recent-row.h"

#include <glib/gi18n-lib.h>

#include "ui/common/place-words.h"

struct _AccordRecentRow
{
  AdwActionRow parent_instance;

  /* borrowed */
  GtkWidget *again_button;
  GtkWidget *forget_button;
  GtkWidget *arrow;

  /* owned */
  GCancellable *cancellable;
  char         *path;
  gint64        opened;
};

G_DEFINE_FINAL_TYPE (AccordRecentRow, accord_recent_row, ADW_TYPE_ACTION_ROW)

enum
{
  FORGOTTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
describe (AccordRecentRow *self,
          const char      *problem)
{
  g_autofree char *folder = accord_place_words_folder (self->path);
  g_autofree char *time = accord_place_words_time (self->opened);
  /* Translators: a folder, and when a file of it was opened: «Documents · opened today, 08:12» */
  g_autofree char *text = problem != NULL ? g_strdup_printf ("%s · %s", folder, problem)
                                          : g_strdup_printf (_("%s · opened %s"), folder, time);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (self->again_button, problem != NULL);
  gtk_widget_set_visible (self->forget_button, problem != NULL);
  gtk_widget_set_visible (self->arrow, problem == NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), problem == NULL);
}

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    describe (user_data, _("it is not there any more"));
  else if (error != NULL)
    describe (user_data, _("it does not answer"));
  else
    describe (user_data, NULL);
}

/* In the background: a network folder may take its time. Only whether it is there: nothing opens the file. */
static void
look (AccordRecentRow *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           self->cancellable, on_looked_cb, self);
}

static void
on_forget_clicked_cb (AccordRecentRow *self)
{
  g_signal_emit (self, signals[FORGOTTEN], 0);
}

static GtkWidget *
add_button (AccordRecentRow *self,
            GtkWidget       *button,
            GCallback        callback)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_swapped (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);

  return button;
}

static void
accord_recent_row_dispose (GObject *object)
{
  AccordRecentRow *self = ACCORD_RECENT_ROW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (accord_recent_row_parent_class)->dispose (object);
}

static void
accord_recent_row_finalize (GObject *object)
{
  g_free (ACCORD_RECENT_ROW (object)->path);

  G_OBJECT_CLASS (accord_recent_row_parent_class)->finalize (object);
}

static void
accord_recent_row_class_init (AccordRecentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_recent_row_dispose;
  object_class->finalize = accord_recent_row_finalize;

  signals[FORGOTTEN] = g_signal_new ("forgotten", ACCORD_TYPE_RECENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
accord_recent_row_init (AccordRecentRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("accord-sla-symbolic");
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->cancellable = g_cancellable_new ();
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
  self->again_button = add_button (self, gtk_button_new_with_label (_("Try again")), G_CALLBACK (look));
  gtk_widget_set_tooltip_text (forget, _("Remove from this list"));
  self->forget_button = add_button (self, forget, G_CALLBACK (on_forget_clicked_cb));
  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->arrow);
}

/**
 * accord_recent_row_new:
 * @file: what it shows
 *
 * Returns: a row
 */
GtkWidget *
accord_recent_row_new (const AccordRecentFile *file)
{
  AccordRecentRow *self = g_object_new (ACCORD_TYPE_RECENT_ROW, NULL);
  g_autofree char *title = accord_place_words_title (file->path);

  self->path = g_strdup (file->path);
  self->opened = file->opened;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  describe (self, NULL);
  look (self);

  return GTK_WIDGET (self);
}

/**
 * accord_recent_row_get_path:
 *
 * Returns: the file that it shows
 */
const char *
accord_recent_row_get_path (AccordRecentRow *self)
{
  g_return_val_if_fail (ACCORD_IS_RECENT_ROW (self), NULL);

  return self->path;
}
