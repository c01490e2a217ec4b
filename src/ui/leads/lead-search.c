#include "ui/leads/lead-search.h"

#include "ui/common/suggestion-popover.h"

/* Of one letter nearly everything is meant. */
#define FEWEST_LETTERS 2

typedef struct
{
  GtkSearchEntry          *entry;  /* borrowed: it owns this */
  AccordFilterButton      *filter; /* borrowed: of the same page */
  AccordSuggestionPopover *popover;
  AccordWorkspace         *workspace;
  GCancellable            *cancellable;
} Search;

typedef struct
{
  AccordFrame *frame;
  char        *typed;
} Job;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_frame_unref (job->frame);
  g_free (job->typed);
  g_free (job);
}

static void
suggest_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_pointer (task, accord_suggest_values (job->frame, job->typed), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_suggested_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  GPtrArray *suggestions = g_task_propagate_pointer (G_TASK (result), NULL);
  Search *self = g_object_get_data (source, "accord-lead-search");

  if (suggestions == NULL)
    return;
  accord_suggestion_popover_show (self->popover, suggestions, job->frame,
                                  accord_workspace_get_settings (self->workspace));
}

static void
stop (Search *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  accord_suggestion_popover_show (self->popover, NULL, NULL, NULL);
}

static void
on_changed_cb (GtkEditable *editable,
               Search      *self)
{
  const char *typed = gtk_editable_get_text (editable);
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (frame == NULL || g_utf8_strlen (typed, -1) < FEWEST_LETTERS)
    {
      stop (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self->entry, self->cancellable, on_suggested_cb, NULL);
  job = g_new0 (Job, 1);
  job->frame = accord_frame_ref (frame);
  job->typed = g_strdup (typed);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, suggest_in_thread);
}

/* What is asked already, and this. */
static void
on_chosen_cb (Search                 *self,
              const AccordSuggestion *suggestion)
{
  g_autoptr (AccordCondition) both = accord_condition_new_group (ACCORD_CONDITION_ALL);
  AccordCondition *asked = accord_filter_button_get_condition (self->filter);
  AccordCondition *test = accord_condition_new_test (suggestion->field, ACCORD_OPERATOR_EQ);
  g_autofree char *text = NULL;

  accord_condition_add_text (test, suggestion->label);
  if (asked != NULL && asked->kind == ACCORD_CONDITION_ALL)
    for (guint i = 0; i < asked->children->len; i++)
      accord_condition_add (both, accord_condition_ref (g_ptr_array_index (asked->children, i)));
  else if (asked != NULL)
    accord_condition_add (both, accord_condition_ref (asked));
  accord_condition_add (both, test);
  text = accord_condition_to_text (both);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  stop (self);
  accord_filter_button_set_text (self->filter, text);
}

/**
 * accord_lead_search_attach:
 * @entry: where a person searches for leads
 * @filter: the filter of the same page
 * @workspace: whose leads
 *
 * To be called once.
 */
void
accord_lead_search_attach (GtkSearchEntry     *entry,
                           AccordFilterButton *filter,
                           AccordWorkspace    *workspace)
{
  Search *self = g_new0 (Search, 1);

  self->entry = entry;
  self->filter = filter;
  self->workspace = g_object_ref (workspace);
  self->popover = accord_suggestion_popover_new (GTK_WIDGET (entry), GTK_WIDGET (entry));
  g_object_set_data_full (G_OBJECT (entry), "accord-lead-search", self, search_free);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (self->popover, "chosen", G_CALLBACK (on_chosen_cb), self);
}
