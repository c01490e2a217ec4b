#include "ui/common/condition-editor-private.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/condition-count.h"

/* A pause in typing after which the leads are counted, in milliseconds. */
#define TYPING_PAUSE 200

static void
say_problem (AccordConditionEditor *self,
             const char            *problem)
{
  GtkAccessibleInvalidState state = problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE;

  if (problem != NULL)
    gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (self->problem_box, problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_STATE_INVALID, state, -1);
}

static void
say_count (AccordConditionEditor *self,
           gint64                 count)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (count >= 0)
    {
      number = accord_words_count ((guint64) count);
      /* Translators: %s is a number of leads */
      text = g_strdup_printf (ngettext ("%s lead matches", "%s leads match", (gulong) count), number);
    }
  gtk_label_set_label (self->count_label, text != NULL ? text : "");
}

static void
say (AccordConditionEditor *self,
     gint64                 count,
     const GError          *error)
{
  say_count (self, count);
  say_problem (self, error != NULL ? error->message : NULL);
  g_signal_emit_by_name (self, "checked", error == NULL, count);
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordConditionEditor) self = ACCORD_CONDITION_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  gint64 count = accord_condition_count_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  say (self, count, error);
}

/**
 * accord_condition_editor_check:
 *
 * Says what is wrong with what stands there, or how many leads meet it.
 */
void
accord_condition_editor_check (AccordConditionEditor *self)
{
  gboolean as_text = accord_condition_editor_shows_text (self);
  g_autofree char *typed = as_text ? accord_condition_editor_get_typed (self) : g_strdup (self->text);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCondition) condition = accord_condition_parse (typed, &error);
  AccordAsOf as_of;

  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (condition == NULL || self->frame == NULL || *typed == '\0' || accord_frame_get_n_leads (self->frame) == 0)
    {
      say (self, -1, error);
      return;
    }

  self->counting = g_cancellable_new ();
  accord_workspace_get_as_of (self->workspace, &as_of);
  accord_condition_count_async (condition, self->frame, &as_of, self->counting, on_counted_cb, g_object_ref (self));
}

static gboolean
on_typing_paused_cb (gpointer user_data)
{
  AccordConditionEditor *self = ACCORD_CONDITION_EDITOR (user_data);

  self->typing = 0;
  accord_condition_editor_take_typed (self);
  accord_condition_editor_check (self);
  return G_SOURCE_REMOVE;
}

/**
 * accord_condition_editor_check_soon:
 *
 * The same after a pause in typing.
 */
void
accord_condition_editor_check_soon (AccordConditionEditor *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_PAUSE, on_typing_paused_cb, self);
}

/**
 * accord_condition_editor_shows_text:
 *
 * Returns: whether the condition is shown as text
 */
gboolean
accord_condition_editor_shows_text (AccordConditionEditor *self)
{
  return gtk_toggle_button_get_active (self->text_toggle);
}

/**
 * accord_condition_editor_get_typed:
 *
 * Returns: (transfer full): what stands in the text
 */
char *
accord_condition_editor_get_typed (AccordConditionEditor *self)
{
  GtkTextIter start, end;
  g_autofree char *typed = NULL;

  gtk_text_buffer_get_bounds (self->text_buffer, &start, &end);
  typed = gtk_text_buffer_get_text (self->text_buffer, &start, &end, FALSE);
  return g_strdup (g_strstrip (typed));
}
