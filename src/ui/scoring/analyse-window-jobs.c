#include "ui/scoring/analyse-window-private.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "model/score-model.h"
#include "scoring/evidence-list.h"
#include "ui/common/long-work.h"

/* What takes no longer shows nothing of its work. */
#define PATIENCE_MS 300
#define PROGRESS_MS 100

/* What a thread works on, and what it finds. */
typedef struct
{
  AccordFrame           *frame;
  AccordAsOf             as_of;
  gint                   horizon_days;
  AccordCondition       *condition; /* or NULL */
  AccordEvidenceProgress progress;
  AccordScoreModel      *model;     /* of a suggestion */
  char                 **known;
  AccordScoreSuggestion *suggestion;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_frame_unref (job->frame);
  g_clear_pointer (&job->condition, accord_condition_unref);
  g_clear_pointer (&job->model, accord_score_model_unref);
  g_clear_pointer (&job->known, g_strfreev);
  g_clear_pointer (&job->suggestion, accord_score_suggestion_free);
  g_free (job);
}

static Job *
job_new (AccordAnalyseWindow *self,
         AccordFrame         *frame)
{
  AccordWorkspace *workspace = accord_analyse_window_get_workspace (self);
  AccordRecord *settings = accord_workspace_get_settings (workspace);
  const char *text = accord_record_get_text (settings, "score_outcome");
  Job *job = g_new0 (Job, 1);

  job->frame = accord_frame_ref (frame);
  job->horizon_days = accord_settings_get_horizon (settings);
  job->condition = text != NULL && *text != '\0' ? accord_condition_parse (text, NULL) : NULL;
  accord_workspace_get_as_of (workspace, &job->as_of);
  return job;
}

static AccordOutcome *
find_outcome (const Job *job,
              GError   **error)
{
  AccordOutcomeQuery query = { .as_of = job->as_of, .horizon_days = job->horizon_days, .condition = job->condition };

  return accord_outcome_new (job->frame, &query, error);
}

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (AccordOutcome) outcome = find_outcome (job, &error);
  GPtrArray *fields = outcome != NULL
                          ? accord_evidence_list_new (job->frame, outcome, &job->progress, cancellable, &error)
                          : NULL;

  if (fields != NULL)
    g_task_return_pointer (task, fields, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_problem (AccordAnalyseWindow *self,
              const char          *problem)
{
  adw_status_page_set_description (self->problem_page, problem);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "analyse.suggest", FALSE);
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  AccordAnalyseWindow *self = ACCORD_ANALYSE_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  GPtrArray *fields = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* another is looked for, or the window is gone */
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->finding);
  self->shown = NULL;
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->frame, accord_frame_unref);
  self->fields = fields;
  self->frame = accord_frame_ref (job->frame);
  if (fields == NULL)
    show_problem (self, error->message);
  else
    accord_analyse_window_show_fields (self);
}

static gboolean
on_progress_cb (gpointer user_data)
{
  GTask *task = user_data;
  AccordAnalyseWindow *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  gint all = g_atomic_int_get (&job->progress.all);

  gtk_progress_bar_set_fraction (self->progress_bar, all > 0 ? (double) g_atomic_int_get (&job->progress.done) / all : 0);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  GTask *task = user_data;
  AccordAnalyseWindow *self = g_task_get_source_object (task);

  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "working");
  self->timer = g_timeout_add_full (G_PRIORITY_DEFAULT, PROGRESS_MS, on_progress_cb, g_object_ref (task), g_object_unref);
  return G_SOURCE_REMOVE;
}

/**
 * accord_analyse_window_find:
 *
 * Looks at every field, off the main thread; what was being looked for is given up.
 */
void
accord_analyse_window_find (AccordAnalyseWindow *self)
{
  AccordFrame *frame = accord_workspace_get_frame (accord_analyse_window_get_workspace (self));
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (frame == NULL)
    return; /* it comes, and is told of */
  if (accord_frame_get_n_leads (frame) == 0)
    {
      show_problem (self, _("No leads yet. Import a CRM export; nothing is saved until you see what will change."));
      return;
    }
  self->finding = g_cancellable_new ();
  task = g_task_new (self, self->finding, on_found_cb, NULL);
  g_task_set_source_tag (task, accord_analyse_window_find);
  g_task_set_task_data (task, job_new (self, frame), job_free);
  self->timer = g_timeout_add_full (G_PRIORITY_DEFAULT, PATIENCE_MS, on_patience_ended_cb, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, find_in_thread);
}

static gboolean
suggest_in_thread (gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Job *job = data;
  g_autoptr (AccordOutcome) outcome = find_outcome (job, error);

  if (outcome != NULL)
    job->suggestion = accord_score_suggestion_new (job->frame, job->model, &job->as_of, outcome,
                                                   (const char *const *) job->known, cancellable, error);
  return job->suggestion != NULL;
}

static void
on_suggested_cb (GtkWindow    *window,
                 gpointer      data,
                 const GError *error)
{
  AccordAnalyseWindow *self = ACCORD_ANALYSE_WINDOW (window);
  Job *job = data;

  g_clear_pointer (&self->suggestion, accord_score_suggestion_free);
  self->suggestion = g_steal_pointer (&job->suggestion);
  if (self->suggestion != NULL)
    accord_suggestion_view_show (self->suggestion_view, self->suggestion, accord_analyse_window_get_workspace (self));
  else
    accord_suggestion_view_show_problem (self->suggestion_view, error->message);
  gtk_list_box_unselect_all (self->fields_list);
  self->shown = NULL;
  gtk_stack_set_visible_child_name (self->detail_stack, "suggestion");
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

static void
on_drafted_cb (AccordAnalyseWindow *self,
               AccordScoreModel    *model)
{
  Job *job = job_new (self, self->frame);

  job->model = model;
  job->known = (char **) g_hash_table_get_keys_as_array (self->known, NULL);
  for (guint i = 0; job->known[i] != NULL; i++)
    job->known[i] = g_strdup (job->known[i]);
  accord_long_work_run (GTK_WINDOW (self), _("Looking for points that tell best…"), suggest_in_thread, on_suggested_cb, job,
                        job_free);
}

/**
 * accord_analyse_window_suggest:
 *
 * Looks for the points that would tell best who buys, and shows them beside those of the draft.
 */
void
accord_analyse_window_suggest (AccordAnalyseWindow *self)
{
  g_autoptr (GError) error = NULL;
  AccordScoreModel *model = accord_score_draft_dup_model (self->draft, &error);

  if (self->frame == NULL)
    g_clear_pointer (&model, accord_score_model_unref);
  else if (model != NULL)
    on_drafted_cb (self, model);
  else
    accord_long_work_toast (GTK_WINDOW (self), error->message);
}
