#include "ui/overview/score-alert.h"

#include <glib/gi18n-lib.h>

#include "present/words-watch.h"
#include "workspace/watch.h"

struct _AccordScoreAlert
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel  *label;
  GtkWidget *button;

  /* owned */
  GCancellable *running;
};

G_DEFINE_FINAL_TYPE (AccordScoreAlert, accord_score_alert, ADW_TYPE_BIN)

/* NULL: there is nothing to tell. */
static char *
describe (const AccordScoreWatch *watch)
{
  if (watch == NULL)
    return NULL;
  if (accord_score_watch_get_shift (watch) != NULL)
    return accord_words_watch_shift (watch);
  return watch->disorder >= 0 ? accord_words_watch_order (watch) : NULL;
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AccordScoreAlert) self = ACCORD_SCORE_ALERT (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreWatch) watch = accord_workspace_watch_finish (ACCORD_WORKSPACE (source), result, &error);
  g_autofree char *text = describe (watch);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL || self->label == NULL)
    return;
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
accord_score_alert_dispose (GObject *object)
{
  AccordScoreAlert *self = ACCORD_SCORE_ALERT (object);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->label = NULL;
  G_OBJECT_CLASS (accord_score_alert_parent_class)->dispose (object);
}

static void
accord_score_alert_class_init (AccordScoreAlertClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_score_alert_dispose;
}

static void
accord_score_alert_init (AccordScoreAlert *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->button = gtk_button_new ();
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (icon, "warning");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_set_tooltip_text (self->button, _("Watch the Score"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), "win.open-item(('scoring', 'watch'))");
  adw_bin_set_child (ADW_BIN (self), self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_score_alert_show:
 * @workspace: an open file
 *
 * Looks, off this thread, whether there is something to tell, and tells it.
 */
void
accord_score_alert_show (AccordScoreAlert *self,
                         AccordWorkspace  *workspace)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  accord_workspace_watch_async (workspace, self->running, on_found_cb, g_object_ref (self));
}
