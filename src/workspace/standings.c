#include "workspace/standings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/attainment.h"
#include "workspace/board.h"
#include "workspace/own-kpis.h"
#include "workspace/promises.h"

typedef struct
{
  AccordFrame *frame;
  GPtrArray   *standings; /* of AccordStandingFigure, without their figures */
  GPtrArray   *origins;   /* of AccordFigureOrigin, one each */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  accord_frame_unref (job->frame);
  g_clear_pointer (&job->standings, g_ptr_array_unref);
  g_ptr_array_unref (job->origins);
  g_free (job);
}

static AccordStandingFigure *
describe (AccordRecord              *commitment,
          const AccordCommitmentAsk *ask,
          const AccordQuery         *query)
{
  AccordStandingFigure *standing = g_new0 (AccordStandingFigure, 1);

  standing->id = g_strdup (accord_record_get_id (commitment));
  standing->title = g_strdup (accord_record_get_text (commitment, "title"));
  standing->owner = g_strdup (accord_record_get_text (commitment, "owner"));
  standing->metric = ask->promise->metric;
  standing->period = ask->promise->period;
  standing->first = query->from;
  standing->last = query->to;
  standing->target = ask->promise->target;
  standing->at_most = ask->promise->at_most;
  standing->due = standing->at_most ? standing->target
                                    : accord_attainment_get_pace (standing->metric, standing->period, query->to,
                                                                  standing->target);
  return standing;
}

/**
 * accord_workspace_ask_standing:
 * @self: a workspace
 * @frame: its leads
 * @commitment: one of its commitments
 * @where: (inout): which of the leads, or %NULL; with those that the commitment is about
 * @standing: (out): how it stands, without figures
 *
 * Returns: (transfer full) (nullable): how to come to its figures, in any thread; %NULL: it is for people to judge, or cannot
 *   be read: its own page says why
 */
AccordFigureOrigin *
accord_workspace_ask_standing (AccordWorkspace       *self,
                               AccordFrame           *frame,
                               AccordRecord          *commitment,
                               AccordCondition      **where,
                               AccordStandingFigure **standing)
{
  g_auto (AccordCommitmentAsk) ask = { NULL };
  g_autoptr (AccordCondition) given = *where;
  AccordFigureOrigin *origin;
  AccordQuery query;

  *where = NULL;
  accord_workspace_init_query (self, frame, &query);
  if (!accord_workspace_ask_commitment (self, commitment, &query, &ask, NULL))
    return NULL;
  query.horizon_days = ask.promise->horizon_days;
  accord_attainment_set_days (&query, ask.promise->metric, ask.promise->period);
  *where = accord_condition_both (ask.where, given);
  origin = accord_workspace_ask_metric (self, ask.metric, &query, *where, NULL);
  if (origin != NULL)
    *standing = describe (commitment, &ask, &query);
  return origin;
}

static void
add (Job                   *job,
     AccordWorkspace       *workspace,
     AccordRecord          *commitment,
     const AccordCondition *where)
{
  g_autoptr (AccordCondition) both = where != NULL ? accord_condition_ref ((AccordCondition *) where) : NULL;
  AccordStandingFigure *standing = NULL;
  AccordFigureOrigin *origin = accord_workspace_ask_standing (workspace, job->frame, commitment, &both, &standing);

  if (origin == NULL)
    return;
  g_ptr_array_add (job->standings, standing);
  g_ptr_array_add (job->origins, origin);
}

static Job *
job_new (AccordWorkspace       *workspace,
         AccordFrame           *frame,
         const AccordCondition *where)
{
  GListModel *commitments = accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT);
  Job *job = g_new0 (Job, 1);

  job->frame = accord_frame_ref (frame);
  job->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_standing_figure_free);
  job->origins = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_origin_unref);
  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (commitments, i);

      add (job, workspace, commitment, where);
    }
  return job;
}

static gboolean
compute (Job     *job,
         GError **error)
{
  for (guint i = 0; i < job->standings->len; i++)
    {
      AccordStandingFigure *standing = job->standings->pdata[i];

      standing->figures = accord_figure_origin_compute (job->origins->pdata[i], job->frame, error);
      if (standing->figures == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
compute_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (compute (job, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->standings), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_list_standings:
 * @self: a workspace
 * @frame: its leads
 * @where: (nullable): which of them
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AccordStandingFigure) (nullable): how the commitments stand
 */
GPtrArray *
accord_workspace_list_standings (AccordWorkspace       *self,
                                 AccordFrame           *frame,
                                 const AccordCondition *where,
                                 GError               **error)
{
  Job *job = job_new (self, frame, where);
  GPtrArray *standings = compute (job, error) ? g_steal_pointer (&job->standings) : NULL;

  job_free (job);
  return standings;
}

/**
 * accord_workspace_list_standings_async:
 * @self: a workspace, whose leads are read
 * @where: (nullable): which of them
 * @cancellable: (nullable): a cancellable
 * @callback: called with how the commitments stand
 * @user_data: for @callback
 */
void
accord_workspace_list_standings_async (AccordWorkspace       *self,
                                       const AccordCondition *where,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  AccordFrame *frame = accord_workspace_get_frame (self);

  g_task_set_source_tag (task, accord_workspace_list_standings_async);
  if (frame == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The leads are still being read."));
      return;
    }
  g_task_set_task_data (task, job_new (self, frame, where), job_free);
  g_task_run_in_thread (task, compute_in_thread);
}

/**
 * accord_workspace_list_standings_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AccordStandingFigure) (nullable): how the commitments stand
 */
GPtrArray *
accord_workspace_list_standings_finish (AccordWorkspace *self,
                                        GAsyncResult    *result,
                                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
