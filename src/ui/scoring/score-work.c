#include "ui/scoring/score-work.h"

static void
work_free (gpointer data)
{
  AccordScoreWork *work = data;

  accord_frame_unref (work->frame);
  accord_score_model_unref (work->model);
  g_clear_pointer (&work->published, accord_score_model_unref);
  g_clear_pointer (&work->preview, accord_score_preview_unref);
  g_clear_pointer (&work->judgement, accord_score_judgement_unref);
  g_clear_pointer (&work->before, accord_score_judgement_unref);
  g_free (work);
}

static void
run (AccordScoreWork     *work,
     gpointer             source,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     GTaskThreadFunc      function)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, function);
}

static void
preview_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  AccordScoreWork *work = task_data;
  GError *error = NULL;
  AccordScorePreview *result = accord_score_preview_new (work->frame, work->model, work->published, &work->as_of,
                                                         work->preview, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) accord_score_preview_unref);
  else
    g_task_return_error (task, error);
}

static AccordScoreJudgement *
judge (AccordScoreWork             *work,
       const AccordScoreModel      *model,
       const AccordScoreJudgement  *previous,
       GCancellable                *cancellable,
       GError                     **error)
{
  return accord_score_judgement_new (work->frame, model, &work->as_of, work->horizon_days, previous, cancellable, error);
}

/* What is published stays the same as long as it is, whatever the draft says. */
static AccordScoreJudgement *
judge_published (AccordScoreWork      *work,
                 AccordScoreJudgement *judgement,
                 GCancellable         *cancellable)
{
  if (work->published == NULL || accord_score_model_equal (work->model, work->published))
    return NULL;
  if (work->before != NULL && accord_score_judgement_is_of (work->before, work->frame, work->published, &work->as_of,
                                                             work->horizon_days))
    return accord_score_judgement_ref (work->before);
  return judge (work, work->published, judgement, cancellable, NULL);
}

static void
judge_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  AccordScoreWork *work = task_data;
  GError *error = NULL;
  AccordScoreJudgement *judgement = judge (work, work->model, work->judgement, cancellable, &error);
  AccordScoreVerdicts *verdicts;

  if (judgement == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  verdicts = g_new0 (AccordScoreVerdicts, 1);
  verdicts->judgement = judgement;
  verdicts->before = judge_published (work, judgement, cancellable);
  g_task_return_pointer (task, verdicts, (GDestroyNotify) accord_score_verdicts_free);
}

/**
 * accord_score_work_preview:
 * @work: (transfer full): leads and models
 * @source: (type GObject): whose @callback is called
 * @cancellable: (nullable): ends it
 * @callback: is called with the result
 *
 * Finds in a thread what the draft would do.
 */
void
accord_score_work_preview (AccordScoreWork     *work,
                           gpointer             source,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback)
{
  run (work, source, cancellable, callback, preview_in_thread);
}

AccordScorePreview *
accord_score_work_preview_finish (GAsyncResult *result,
                                  GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_score_work_judge:
 * @work: (transfer full): leads and models
 * @source: (type GObject): whose @callback is called
 * @cancellable: (nullable): ends it
 * @callback: is called with the result
 *
 * Finds in a thread how well the draft tells who buys, and how well what is published does.
 */
void
accord_score_work_judge (AccordScoreWork     *work,
                         gpointer             source,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback)
{
  run (work, source, cancellable, callback, judge_in_thread);
}

AccordScoreVerdicts *
accord_score_work_judge_finish (GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * accord_score_verdicts_free:
 * @self: (transfer full) (nullable): verdicts
 */
void
accord_score_verdicts_free (AccordScoreVerdicts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->judgement, accord_score_judgement_unref);
  g_clear_pointer (&self->before, accord_score_judgement_unref);
  g_free (self);
}
