#include "ui/personas/prose-row.h"

#include "ui/common/growing-text.h"

struct _AccordProseRow
{
  AdwPreferencesRow parent_instance;

  /* template */
  GtkWidget     *empty_title;
  GtkWidget     *title_label;
  GtkTextView   *text_view;
  AdwBin        *suffix_bin;
  GtkTextBuffer *buffer;

  gboolean focused;
};

G_DEFINE_FINAL_TYPE (AccordProseRow, accord_prose_row, ADW_TYPE_PREFERENCES_ROW)

/* As in an AdwEntryRow: the title stands small above a text, and in its place where there is none. */
static void
show_titles (AccordProseRow *self)
{
  gboolean empty = gtk_text_buffer_get_char_count (self->buffer) == 0 && !self->focused;

  gtk_widget_set_opacity (self->empty_title, empty ? 1 : 0);
  gtk_widget_set_visible (self->empty_title, empty);
  gtk_widget_set_opacity (self->title_label, empty ? 0 : 1);
}

static void
set_focused (AccordProseRow *self,
             gboolean        focused)
{
  self->focused = focused;
  if (focused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
  show_titles (self);
}

static void
on_enter_cb (AccordProseRow *self)
{
  set_focused (self, TRUE);
}

static void
on_leave_cb (AccordProseRow *self)
{
  set_focused (self, FALSE);
}

/* Anywhere on the row is a click into its text. */
static void
on_released_cb (AccordProseRow *self)
{
  if (!self->focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static gboolean
accord_prose_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ACCORD_PROSE_ROW (widget)->text_view));
}

static void
accord_prose_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_PROSE_ROW);

  G_OBJECT_CLASS (accord_prose_row_parent_class)->dispose (object);
}

static void
accord_prose_row_class_init (AccordProseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_prose_row_dispose;
  widget_class->grab_focus = accord_prose_row_grab_focus;

  g_type_ensure (ACCORD_TYPE_GROWING_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/personas/prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordProseRow, empty_title);
  gtk_widget_class_bind_template_child (widget_class, AccordProseRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, AccordProseRow, text_view);
  gtk_widget_class_bind_template_child (widget_class, AccordProseRow, suffix_bin);
  gtk_widget_class_bind_template_child (widget_class, AccordProseRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, show_titles);
  gtk_widget_class_bind_template_callback (widget_class, on_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_released_cb);
}

static void
accord_prose_row_init (AccordProseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_titles (self);
}

/**
 * accord_prose_row_new:
 * @title: what the text is about
 *
 * Returns: an empty row
 */
GtkWidget *
accord_prose_row_new (const char *title)
{
  return g_object_new (ACCORD_TYPE_PROSE_ROW, "title", title, NULL);
}

/**
 * accord_prose_row_get_text_view:
 *
 * Returns: (transfer none): where the text is typed
 */
GtkWidget *
accord_prose_row_get_text_view (AccordProseRow *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_ROW (self), NULL);

  return GTK_WIDGET (self->text_view);
}

/**
 * accord_prose_row_set_suffix:
 * @suffix: a widget
 *
 * Puts @suffix at the row's end, beside the text.
 */
void
accord_prose_row_set_suffix (AccordProseRow *self,
                             GtkWidget      *suffix)
{
  g_return_if_fail (ACCORD_IS_PROSE_ROW (self));

  adw_bin_set_child (self->suffix_bin, suffix);
}
