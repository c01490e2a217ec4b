#include "ui/agreement/comment-input.h"

#include <glib/gi18n-lib.h>

#include "ui/common/growing-text.h"

struct _AccordCommentInput
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkTextView *text;
  GtkWidget   *write_button;
};

G_DEFINE_FINAL_TYPE (AccordCommentInput, accord_comment_input, ADW_TYPE_BIN)

enum
{
  WRITTEN,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_text (AccordCommentInput *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, TRUE));
}

static void
on_changed_cb (AccordCommentInput *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_sensitive (self->write_button, *text != '\0');
}

static void
write_it (AccordCommentInput *self)
{
  g_autofree char *text = dup_text (self);

  if (*text == '\0')
    return;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0);
  g_signal_emit (self, signals[WRITTEN], 0, text);
}

static void
leave (AccordCommentInput *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0);
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
on_key_pressed_cb (AccordCommentInput *self,
                   guint               keyval,
                   guint               keycode,
                   GdkModifierType     modifiers)
{
  /* What was typed is still there when it is opened again. */
  if (keyval == GDK_KEY_Escape)
    g_signal_emit (self, signals[LEFT], 0);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (modifiers & GDK_CONTROL_MASK) != 0)
    write_it (self);
  else
    return FALSE;
  return TRUE;
}

static void
accord_comment_input_class_init (AccordCommentInputClass *klass)
{
  signals[WRITTEN] = g_signal_new ("written", ACCORD_TYPE_COMMENT_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", ACCORD_TYPE_COMMENT_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

static void
add_buttons (AccordCommentInput *self,
             GtkBox             *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->write_button = gtk_button_new ();
  gtk_widget_add_css_class (self->write_button, "suggested-action");
  gtk_widget_set_sensitive (self->write_button, FALSE);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (leave), self);
  g_signal_connect_swapped (self->write_button, "clicked", G_CALLBACK (write_it), self);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), self->write_button);
  gtk_box_append (box, buttons);
}

static void
accord_comment_input_init (AccordCommentInput *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = GTK_TEXT_VIEW (accord_growing_text_new ());
  gtk_text_view_set_left_margin (self->text, 8);
  gtk_text_view_set_right_margin (self->text, 8);
  gtk_text_view_set_top_margin (self->text, 6);
  gtk_text_view_set_bottom_margin (self->text, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "comment-input");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  add_buttons (self, GTK_BOX (box));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_comment_input_new:
 * @name: of the field, for those who do not see where it is
 * @verb: on its button
 *
 * Returns: (transfer floating): a field that is hidden until it is opened
 */
GtkWidget *
accord_comment_input_new (const char *name,
                          const char *verb)
{
  AccordCommentInput *self = g_object_new (ACCORD_TYPE_COMMENT_INPUT, "visible", FALSE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_button_set_label (GTK_BUTTON (self->write_button), verb);
  return GTK_WIDGET (self);
}

/**
 * accord_comment_input_open:
 * @text: (nullable): what stands in it; %NULL: what stood there
 *
 * Shows it, and gives it the keyboard.
 */
void
accord_comment_input_open (AccordCommentInput *self,
                           const char         *text)
{
  if (text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
