#include "store/worker.h"

typedef struct
{
  AccordWorkPriority priority;
  guint              number; /* first come, first served within a priority */
  AccordWork         work;
  gpointer           data;
  gboolean           waited; /* whoever pushed it waits; else it is freed when done */
  gboolean           done;
} Job;

struct _AccordWorker
{
  GThreadPool *pool;
  GThread     *thread;
  GMutex       mutex;
  GCond        cond;
  guint        n_jobs;
  gboolean     holding; /* only on the thread */
  GQueue       held;    /* of Job */
};

static gint
compare_jobs (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Job *first = a;
  const Job *second = b;

  if (first->priority != second->priority)
    return (gint) first->priority - (gint) second->priority;
  return (gint) (first->number - second->number);
}

static void
do_job (gpointer data,
        gpointer user_data)
{
  AccordWorker *self = user_data;
  Job *job = data;

  self->thread = g_thread_self ();
  if (self->holding && job->priority == ACCORD_WORK_SAVE)
    {
      g_queue_push_tail (&self->held, job);
      return;
    }
  job->work (job->data);
  if (!job->waited)
    {
      g_free (job);
      return;
    }
  g_mutex_lock (&self->mutex);
  job->done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static Job *
push_job (AccordWorker       *self,
          AccordWorkPriority  priority,
          AccordWork          work,
          gpointer            data,
          gboolean            waited)
{
  Job *job = g_new0 (Job, 1);

  job->priority = priority;
  job->work = work;
  job->data = data;
  job->waited = waited;
  g_mutex_lock (&self->mutex);
  job->number = self->n_jobs++;
  g_mutex_unlock (&self->mutex);
  g_thread_pool_push (self->pool, job, NULL);
  return job;
}

AccordWorker *
accord_worker_new (void)
{
  AccordWorker *self = g_new0 (AccordWorker, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->pool = g_thread_pool_new (do_job, self, 1, TRUE, NULL);
  g_thread_pool_set_sort_function (self->pool, compare_jobs, NULL);
  return self;
}

/* Does what is waiting, then ends the thread; from that thread itself, it ends when its work has returned. */
void
accord_worker_free (AccordWorker *self)
{
  g_thread_pool_free (self->pool, FALSE, g_thread_self () != self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* Has @work done on the worker's thread and waits for it. */
void
accord_worker_run (AccordWorker       *self,
                   AccordWorkPriority  priority,
                   AccordWork          work,
                   gpointer            data)
{
  Job *job = push_job (self, priority, work, data, TRUE);

  g_mutex_lock (&self->mutex);
  while (!job->done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  g_free (job);
}

/* Has @work done on the worker's thread some time later. */
void
accord_worker_push (AccordWorker       *self,
                    AccordWorkPriority  priority,
                    AccordWork          work,
                    gpointer            data)
{
  push_job (self, priority, work, data, FALSE);
}

void
accord_worker_hold_saves (AccordWorker *self)
{
  self->holding = TRUE;
}

void
accord_worker_release_saves (AccordWorker *self)
{
  Job *job;

  self->holding = FALSE;
  while ((job = g_queue_pop_head (&self->held)) != NULL)
    g_thread_pool_push (self->pool, job, NULL);
}
