#include "ui/overview/changes-list.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/actionable.h"
#include "ui/common/place-words.h"

#define MOST_CHANGES 6

struct _AccordChangesList
{
  AdwBin parent_instance;

  /* borrowed */
  GtkListBox *list;

  /* owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AccordChangesList, accord_changes_list, ADW_TYPE_BIN)

static void
read_changes (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *changes = accord_store_recent_changes (task_data, MOST_CHANGES, cancellable, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static GtkWidget *
make_row (const AccordLogEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  /* A summary is written to stand within a sentence: «import of “export.csv”». */
  g_autofree char *title = accord_words_capital (entry->summary);
  g_autofree char *time = accord_place_words_time (accord_moment_to_ms (entry->at) / 1000);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", entry->member_name, time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AccordChangesList *self = ACCORD_CHANGES_LIST (source);
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkWidget *row;

  if (changes == NULL)
    return;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (self->list, make_row (changes->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), changes->len > 0);
}

static void
stop (AccordChangesList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
accord_changes_list_dispose (GObject *object)
{
  stop (ACCORD_CHANGES_LIST (object));

  G_OBJECT_CLASS (accord_changes_list_parent_class)->dispose (object);
}

static void
accord_changes_list_class_init (AccordChangesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_changes_list_dispose;
}

static void
accord_changes_list_init (AccordChangesList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = gtk_label_new (_("Changed lately"));
  GtkWidget *all = gtk_button_new_with_label (_("All"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (head), heading);
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_add_css_class (all, "link-button");
  gtk_widget_set_tooltip_text (all, _("Every change, on the page History"));
  accord_actionable_set (GTK_ACTIONABLE (all), "win.show-page('history')");
  gtk_box_append (GTK_BOX (head), all);
  gtk_box_append (GTK_BOX (box), head);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_changes_list_new:
 *
 * Returns: (transfer floating): a list that waits for accord_changes_list_show()
 */
GtkWidget *
accord_changes_list_new (void)
{
  return g_object_new (ACCORD_TYPE_CHANGES_LIST, NULL);
}

/**
 * accord_changes_list_show:
 * @workspace: an open file
 *
 * Reads the change log in the background and shows its newest lines.
 */
void
accord_changes_list_show (AccordChangesList *self,
                          AccordWorkspace   *workspace)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ACCORD_IS_CHANGES_LIST (self));

  stop (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (accord_workspace_get_store (workspace)), g_object_unref);
  g_task_run_in_thread (task, read_changes);
}
