#include "ui/history/history-row.h"

#include "present/words-history.h"
#include "ui/history/history-words.h"

struct _AccordHistoryRow
{
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *heading_label;
  AdwAvatar *avatar;
  GtkWidget *what_label;
  GtkWidget *when_label;

  /* owned */
  AccordHistoryItem *item;
};

G_DEFINE_FINAL_TYPE (AccordHistoryRow, accord_history_row, ADW_TYPE_BIN)

static void
show_heading (AccordHistoryRow *self)
{
  g_autofree char *heading = NULL;

  g_object_get (self->item, "heading", &heading, NULL);
  gtk_label_set_label (GTK_LABEL (self->heading_label), heading != NULL ? heading : "");
  gtk_widget_set_visible (self->heading_label, heading != NULL);
}

static void
show_entry (AccordHistoryRow *self)
{
  const AccordHistoryEntry *entry = accord_history_item_get_entry (self->item);
  g_autofree char *what = accord_words_change (entry);
  g_autofree char *when = accord_history_words_time (entry->at);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = g_strdup_printf ("%s, %s", what, when);

  adw_avatar_set_text (self->avatar, entry->member_name);
  gtk_label_set_label (GTK_LABEL (self->what_label), what);
  gtk_label_set_label (GTK_LABEL (self->when_label), when);
  /* The list's own widget around it is what a screen reader meets. */
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
accord_history_row_dispose (GObject *object)
{
  accord_history_row_set_item (ACCORD_HISTORY_ROW (object), NULL);

  G_OBJECT_CLASS (accord_history_row_parent_class)->dispose (object);
}

static void
accord_history_row_class_init (AccordHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_history_row_dispose;
}

static GtkWidget *
make_label (GtkBox     *box,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

static void
accord_history_row_init (AccordHistoryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->heading_label = make_label (GTK_BOX (box), "heading");
  gtk_widget_add_css_class (self->heading_label, "history-day");
  self->avatar = ADW_AVATAR (adw_avatar_new (32, NULL, TRUE));
  gtk_widget_set_valign (GTK_WIDGET (self->avatar), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->avatar));
  gtk_widget_set_hexpand (labels, TRUE);
  gtk_widget_set_valign (labels, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), labels);
  self->what_label = make_label (GTK_BOX (labels), NULL);
  gtk_label_set_wrap (GTK_LABEL (self->what_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->what_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->what_label), 2);
  self->when_label = make_label (GTK_BOX (labels), "note");
  gtk_widget_add_css_class (line, "history-line");
  gtk_box_append (GTK_BOX (box), line);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_history_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
accord_history_row_new (void)
{
  return g_object_new (ACCORD_TYPE_HISTORY_ROW, NULL);
}

/**
 * accord_history_row_set_item:
 * @item: (nullable): what to show; it is followed
 */
void
accord_history_row_set_item (AccordHistoryRow  *self,
                             AccordHistoryItem *item)
{
  g_return_if_fail (ACCORD_IS_HISTORY_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "notify::heading", G_CALLBACK (show_heading), self);
  show_heading (self);
  show_entry (self);
}
