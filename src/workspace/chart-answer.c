/* The figures of a chart of the board, and those that they are compared with. */
#include <glib/gi18n-lib.h>

#include "workspace/chart-question.h"
#include "workspace/figure-origin.h"

typedef struct
{
  AccordFigureOrigin *origin;
  AccordFigureOrigin *compared; /* or NULL */
  AccordFrame        *frame;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_figure_origin_unref (job->origin);
  g_clear_pointer (&job->compared, accord_figure_origin_unref);
  accord_frame_unref (job->frame);
  g_free (job);
}

static Job *
job_new (const AccordChartQuestion *question,
         AccordFrame               *frame)
{
  AccordQuery days = question->query;
  Job *job = g_new0 (Job, 1);

  job->origin = accord_figure_origin_new (question->metric, &question->query, question->where);
  if (accord_compared_set_days (question->compared, &days))
    job->compared = accord_figure_origin_new (question->metric, &days, question->where);
  job->frame = accord_frame_ref (frame);
  return job;
}

static AccordChartAnswer *
answer (const Job *job,
        GError   **error)
{
  g_autoptr (AccordChartAnswer) self = g_new0 (AccordChartAnswer, 1);

  self->figures = accord_figure_origin_compute (job->origin, job->frame, error);
  if (self->figures == NULL)
    return NULL;
  if (job->compared != NULL)
    {
      self->compared = accord_figure_origin_compute (job->compared, job->frame, error);
      if (self->compared == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

static void
answer_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  AccordChartAnswer *self;

  if (g_task_return_error_if_cancelled (task))
    return;
  self = answer (task_data, &error);
  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) accord_chart_answer_free);
  else
    g_task_return_error (task, error);
}

/**
 * accord_chart_question_answer:
 * @self: what is asked
 * @frame: all leads
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the figures
 */
AccordChartAnswer *
accord_chart_question_answer (const AccordChartQuestion *self,
                              AccordFrame               *frame,
                              GError                   **error)
{
  Job *job = job_new (self, frame);
  AccordChartAnswer *result = answer (job, error);

  job_free (job);
  return result;
}

/**
 * accord_workspace_ask_async:
 * @self: a workspace
 * @question: what is asked of its leads; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: for @callback
 */
void
accord_workspace_ask_async (AccordWorkspace           *self,
                            const AccordChartQuestion *question,
                            GCancellable              *cancellable,
                            GAsyncReadyCallback        callback,
                            gpointer                   user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  AccordFrame *frame = accord_workspace_get_frame (self);

  g_task_set_source_tag (task, accord_workspace_ask_async);
  if (frame == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The leads are still being read."));
      return;
    }
  g_task_set_task_data (task, job_new (question, frame), job_free);
  g_task_run_in_thread (task, answer_in_thread);
}

/**
 * accord_workspace_ask_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the figures
 */
AccordChartAnswer *
accord_workspace_ask_finish (AccordWorkspace *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_chart_answer_free:
 * @self: (transfer full): an answer
 */
void
accord_chart_answer_free (AccordChartAnswer *self)
{
  g_clear_pointer (&self->figures, accord_figures_unref);
  g_clear_pointer (&self->compared, accord_figures_unref);
  g_free (self);
}
