#include "ui/common/condition-completion.h"

#include <string.h>

#include "ui/common/suggestion-popover.h"

typedef struct
{
  GtkTextView              *view; /* borrowed: it owns this */
  GtkWidget                *around;
  AccordSuggestionPopover  *popover;
  AccordConditionFrameFunc  get_frame;
  gpointer                  user_data;

  gint     start; /* where what is being typed begins, in characters */
  gboolean taking;
} Completion;

static char *
get_text (Completion *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gint
get_cursor (Completion  *self,
            GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (iter);
}

static void
point (Completion        *self,
       const GtkTextIter *iter)
{
  GdkRectangle place;
  double x = 0, y = 0;

  gtk_text_view_get_iter_location (self->view, iter, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), self->around, place.x, place.y, &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
}

static Completion *
get_completion (GtkTextView *view)
{
  return g_object_get_data (G_OBJECT (view), "accord-condition-completion");
}

/* Only where a person types at the end of a word: not in what is filled in, nor within a text that stands there. */
static void
suggest (Completion *self)
{
  AccordFrame *frame = self->get_frame (self->user_data);
  g_autofree char *text = get_text (self);
  GPtrArray *suggestions = NULL;
  GtkTextIter cursor;
  gint offset = get_cursor (self, &cursor);
  const char *at = g_utf8_offset_to_pointer (text, offset);
  gsize start;

  if (self->taking || frame == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)) || offset == 0 ||
      g_unichar_isalnum (g_utf8_get_char (at)))
    {
      accord_suggestion_popover_show (self->popover, NULL, NULL, NULL);
      return;
    }
  suggestions = accord_suggest_at (frame, text, (gsize) (at - text), &start);
  self->start = (gint) g_utf8_pointer_to_offset (text, text + start);
  point (self, &cursor);
  accord_suggestion_popover_show (self->popover, suggestions, frame, NULL);
}

static void
on_changed_cb (GtkTextView *view)
{
  suggest (get_completion (view));
}

static void
on_chosen_cb (Completion             *self,
              const AccordSuggestion *suggestion)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *insert = g_strconcat (suggestion->insert, " ", NULL);
  GtkTextIter start, cursor;

  self->taking = TRUE;
  get_cursor (self, &cursor);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, self->start);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &cursor);
  gtk_text_buffer_insert (buffer, &start, insert, -1);
  gtk_text_buffer_end_user_action (buffer);
  self->taking = FALSE;
  /* What can follow is suggested at once. */
  suggest (self);
}

/**
 * accord_condition_completion_attach:
 * @view: where a person types a condition
 * @around: a box around it, without padding, which the suggestions end with
 * @get_frame: returns the leads whose fields and values are suggested (transfer none), or %NULL
 * @user_data: for @get_frame
 *
 * To be called once.
 */
void
accord_condition_completion_attach (GtkTextView              *view,
                                    GtkWidget                *around,
                                    AccordConditionFrameFunc  get_frame,
                                    gpointer                  user_data)
{
  Completion *self = g_new0 (Completion, 1);

  self->view = view;
  self->around = around;
  self->get_frame = get_frame;
  self->user_data = user_data;
  self->popover = accord_suggestion_popover_new (around, GTK_WIDGET (view));
  g_object_set_data_full (G_OBJECT (view), "accord-condition-completion", self, g_free);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (on_changed_cb), view,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (self->popover, "chosen", G_CALLBACK (on_chosen_cb), self);
}
