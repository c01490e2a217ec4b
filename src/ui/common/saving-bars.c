#include "ui/common/saving-bars.h"

#include <glib/gi18n-lib.h>

#include "model/moment.h"
#include "ui/common/place-words.h"
#include "ui/common/saver.h"
#include "ui/common/unsaved-window.h"

struct _AccordSavingBars
{
  GtkBox parent_instance;

  /* template */
  GtkInfoBar *waiting_bar;
  GtkLabel   *waiting_label;
  GtkInfoBar *absent_bar;
  GtkLabel   *absent_label;
  GtkInfoBar *unsaved_bar;
  GtkLabel   *unsaved_label;

  /* owned */
  AccordWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (AccordSavingBars, accord_saving_bars, GTK_TYPE_BOX)

static AccordStore *
get_store (AccordSavingBars *self)
{
  return accord_workspace_get_store (self->workspace);
}

static void
show_waiting (AccordSavingBars *self)
{
  g_autofree char *sentence = NULL;

  g_object_get (get_store (self), "waiting", &sentence, NULL);
  if (sentence != NULL)
    gtk_label_set_label (self->waiting_label, sentence);
  gtk_info_bar_set_revealed (self->waiting_bar, sentence != NULL);
}

static void
show_absent (AccordSavingBars *self)
{
  g_autofree char *absence = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *markup = NULL;
  guint n = accord_store_count_kept (get_store (self));

  g_object_get (get_store (self), "absence", &absence, NULL);
  gtk_info_bar_set_revealed (self->absent_bar, absence != NULL);
  if (absence == NULL)
    return;

  kept = n == 0 ? g_strdup (_("Keep working: what you change is kept on this computer."))
                : g_strdup_printf (ngettext ("Keep working: %u change is kept on this computer.",
                                             "Keep working: %u changes are kept on this computer.", n), n);
  markup = g_markup_printf_escaped ("<b>%s</b> %s\n<small>%s</small>", _("The file does not answer."), kept, absence);
  gtk_label_set_markup (self->absent_label, markup);
}

static guint
count_changes (GPtrArray *unsaved)
{
  guint n = 0;

  for (guint i = 0; i < unsaved->len; i++)
    {
      AccordChangeSet *changes = ((AccordUnsaved *) unsaved->pdata[i])->changes;

      n += accord_change_set_get_length (changes) + accord_lead_change_count (accord_change_set_get_leads (changes));
    }
  return n;
}

static void
show_unsaved (AccordSavingBars *self)
{
  GPtrArray *unsaved = accord_store_get_unsaved (get_store (self));
  guint n = count_changes (unsaved);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  gtk_info_bar_set_revealed (self->unsaved_bar, n > 0);
  if (n == 0)
    return;

  time = accord_place_words_time (accord_moment_to_ms (((AccordUnsaved *) unsaved->pdata[unsaved->len - 1])->at) / 1000);
  /* Translators: %s is a time: «yesterday, 18:02» */
  text = g_strdup_printf (ngettext ("%u change of %s was not saved.", "%u changes of %s were not saved.", n), n, time);
  gtk_label_set_label (self->unsaved_label, text);
}

static void
on_cancel_clicked_cb (AccordSavingBars *self)
{
  accord_store_cancel_wait (get_store (self));
}

static void
on_save_clicked_cb (AccordSavingBars *self)
{
  accord_store_save_unsaved (get_store (self));
}

static void
on_discard_clicked_cb (AccordSavingBars *self)
{
  accord_store_discard_unsaved (get_store (self));
}

static void
on_look_clicked_cb (AccordSavingBars *self)
{
  GtkWidget *window = accord_unsaved_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace);

  gtk_window_present (GTK_WINDOW (window));
}

static void
accord_saving_bars_dispose (GObject *object)
{
  AccordSavingBars *self = ACCORD_SAVING_BARS (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_SAVING_BARS);

  G_OBJECT_CLASS (accord_saving_bars_parent_class)->dispose (object);
}

static void
accord_saving_bars_class_init (AccordSavingBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_saving_bars_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/common/saving-bars.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordSavingBars, waiting_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordSavingBars, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSavingBars, absent_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordSavingBars, absent_label);
  gtk_widget_class_bind_template_child (widget_class, AccordSavingBars, unsaved_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordSavingBars, unsaved_label);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_look_clicked_cb);
}

static void
accord_saving_bars_init (AccordSavingBars *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_saving_bars_set_workspace:
 * @workspace: an open file; once
 *
 * Shows what is so of it, and follows that.
 */
void
accord_saving_bars_set_workspace (AccordSavingBars  *self,
                                AccordWorkspace *workspace)
{
  AccordStore *store = accord_workspace_get_store (workspace);

  g_return_if_fail (ACCORD_IS_SAVING_BARS (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (store, "notify::waiting", G_CALLBACK (show_waiting), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::absence", G_CALLBACK (show_absent), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::unsaved", G_CALLBACK (show_unsaved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_saver_get (workspace), "notify::words", G_CALLBACK (show_absent), self,
                           G_CONNECT_SWAPPED);
  show_waiting (self);
  show_absent (self);
  show_unsaved (self);
}
