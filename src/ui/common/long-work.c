#include "ui/common/long-work.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MS 300
#define PULSE_MS 100

typedef struct
{
  AccordLongWork     work;
  AccordLongWorkDone done;
  gpointer           data;
  GDestroyNotify     free_data;
  char              *title;
  GCancellable      *cancellable;
  GtkWindow         *window; /* that says what is done; NULL: it does not take long yet */
  guint              timer;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_handle_id (&work->timer, g_source_remove);
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_object_unref (work->cancellable);
  g_free (work->title);
  g_free (work);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  if (work->work (work->data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GtkWindow *parent = GTK_WINDOW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_handle_id (&work->timer, g_source_remove);
  if (work->window != NULL)
    gtk_window_destroy (work->window);
  work->window = NULL;
  if (gtk_widget_get_mapped (GTK_WIDGET (parent)) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    work->done (parent, work->data, error);
}

static gboolean
on_pulse_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  gint64 *last = user_data, now = gdk_frame_clock_get_frame_time (clock);

  if (now - *last > PULSE_MS * 1000)
    {
      gtk_progress_bar_pulse (GTK_PROGRESS_BAR (widget));
      *last = now;
    }
  return G_SOURCE_CONTINUE;
}

/* Closing it is asking for the end; it goes when the work has ended. */
static gboolean
on_close_request_cb (GtkWindow    *window,
                     GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
  return TRUE;
}

static void
on_cancel_clicked_cb (GtkButton    *button,
                      GCancellable *cancellable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  g_cancellable_cancel (cancellable);
}

static GtkWidget *
make_content (Work *work)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *label = gtk_label_new (work->title);
  GtkWidget *bar = gtk_progress_bar_new (), *button = gtk_button_new_with_mnemonic (_("_Cancel"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, work->title, -1);
  gtk_widget_add_tick_callback (bar, on_pulse_cb, g_new0 (gint64, 1), g_free);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_cancel_clicked_cb), work->cancellable, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  return box;
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  GTask *task = user_data;
  Work *work = g_task_get_task_data (task);

  work->timer = 0;
  work->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (work->window, work->title);
  gtk_window_set_modal (work->window, TRUE);
  gtk_window_set_transient_for (work->window, GTK_WINDOW (g_task_get_source_object (task)));
  gtk_window_set_default_size (work->window, 360, -1);
  gtk_window_set_resizable (work->window, FALSE);
  adw_window_set_content (ADW_WINDOW (work->window), make_content (work));
  g_signal_connect_object (work->window, "close-request", G_CALLBACK (on_close_request_cb), work->cancellable, 0);
  gtk_window_present (work->window);
  return G_SOURCE_REMOVE;
}

/**
 * accord_long_work_run:
 * @parent: the window that it is done for
 * @title: what is done: «Looking for what differs…»
 * @work: what is done, in a thread
 * @done: what is done then
 * @data: (transfer full): for both
 * @free_data: (nullable): frees @data
 */
void
accord_long_work_run (GtkWindow          *parent,
                      const char         *title,
                      AccordLongWork      work,
                      AccordLongWorkDone  done,
                      gpointer            data,
                      GDestroyNotify      free_data)
{
  g_autoptr (GTask) task = NULL;
  Work *self = g_new0 (Work, 1);

  self->work = work;
  self->done = done;
  self->data = data;
  self->free_data = free_data;
  self->title = g_strdup (title);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (parent, self->cancellable, on_done_cb, NULL);
  /* What was done is said to be done, even if it was to be cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, accord_long_work_run);
  g_task_set_task_data (task, self, work_free);
  self->timer = g_timeout_add (PATIENCE_MS, on_patience_ended_cb, task);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * accord_long_work_say:
 * @parent: a window
 * @heading: what it is about
 * @body: sentences
 *
 * Returns: (transfer none): a dialog with a button that closes it, to be given more and presented
 */
GtkWidget *
accord_long_work_say (GtkWindow  *parent,
                      const char *heading,
                      const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new (), *label = gtk_label_new (body);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  return dialog;
}

/**
 * accord_long_work_toast:
 * @window: a window whose content is a toast overlay, as that of a file
 * @text: what happened, a sentence
 */
void
accord_long_work_toast (GtkWindow  *window,
                        const char *text)
{
  GtkWidget *overlay = ADW_IS_WINDOW (window) ? adw_window_get_content (ADW_WINDOW (window))
                                              : adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (escaped));
}
