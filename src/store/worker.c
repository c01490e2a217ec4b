#include "store/worker.h"

typedef struct
{
  AccordWork work;
  gpointer   data;
  gboolean  *done; /* of whoever waits for it; else NULL */
} Job;

struct _AccordWorker
{
  GThread *thread;
  GMutex   mutex; /* of all that follows */
  GCond    changed;
  GQueue   jobs[ACCORD_N_WORK_PRIORITIES];
  GThread *holder; /* of the open transaction, or NULL */
  gboolean ending;
};

/* Times that a running main loop waited for a worker, in this program: it never should. */
static gint n_main_waits;

/* The most urgent job that may be done now. */
static Job *
pop_job (AccordWorker *self)
{
  guint n = self->holder != NULL && !self->ending ? ACCORD_WORK_IMPORT + 1 : ACCORD_N_WORK_PRIORITIES;

  for (guint i = 0; i < n; i++)
    if (!g_queue_is_empty (&self->jobs[i]))
      return g_queue_pop_head (&self->jobs[i]);
  return NULL;
}

/* NULL: all is done and no more will come. */
static Job *
wait_for_job (AccordWorker *self)
{
  Job *job;

  g_mutex_lock (&self->mutex);
  while ((job = pop_job (self)) == NULL && !self->ending)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return job;
}

static void
finish_job (AccordWorker *self,
            Job          *job)
{
  if (job->done != NULL)
    {
      g_mutex_lock (&self->mutex);
      *job->done = TRUE;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->mutex);
    }
  g_free (job);
}

static gpointer
do_jobs (gpointer data)
{
  AccordWorker *self = data;
  Job *job;

  while ((job = wait_for_job (self)) != NULL)
    {
      job->work (job->data);
      finish_job (self, job);
    }
  return NULL;
}

static void
push_job (AccordWorker       *self,
          AccordWorkPriority  priority,
          AccordWork          work,
          gpointer            data,
          gboolean           *done)
{
  Job *job = g_new (Job, 1);

  job->work = work;
  job->data = data;
  job->done = done;
  g_queue_push_tail (&self->jobs[priority], job);
  g_cond_broadcast (&self->changed);
}

static void
set_holder (AccordWorker *self,
            GThread      *holder)
{
  g_mutex_lock (&self->mutex);
  self->holder = holder;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/**
 * accord_worker_new:
 *
 * Returns: (transfer full): a worker with its thread, waiting for work
 */
AccordWorker *
accord_worker_new (void)
{
  AccordWorker *self = g_new0 (AccordWorker, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  for (guint i = 0; i < ACCORD_N_WORK_PRIORITIES; i++)
    g_queue_init (&self->jobs[i]);
  self->thread = g_thread_new ("accord-store", do_jobs, self);
  return self;
}

/**
 * accord_worker_free:
 * @self: (transfer full): a worker
 *
 * Does what waits to be done, and ends the thread. Not from work.
 */
void
accord_worker_free (AccordWorker *self)
{
  g_return_if_fail (self != NULL && self->thread != g_thread_self ());

  g_mutex_lock (&self->mutex);
  self->ending = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/**
 * accord_worker_run:
 * @self: a worker
 * @priority: how soon
 * @work: what to do
 * @data: for @work
 *
 * Has @work done on the worker's thread and waits until it is. Not from work.
 */
void
accord_worker_run (AccordWorker       *self,
                   AccordWorkPriority  priority,
                   AccordWork          work,
                   gpointer            data)
{
  gboolean done = FALSE;

  g_return_if_fail (self != NULL && self->thread != g_thread_self ());

  if (g_main_context_is_owner (g_main_context_default ()))
    g_atomic_int_inc (&n_main_waits);
  g_mutex_lock (&self->mutex);
  push_job (self, self->holder == g_thread_self () ? ACCORD_WORK_IMPORT : priority, work, data, &done);
  while (!done)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * accord_worker_push:
 * @self: a worker
 * @priority: how soon
 * @work: what to do
 * @data: for @work, until it is done
 *
 * Has @work done on the worker's thread some time later.
 */
void
accord_worker_push (AccordWorker       *self,
                    AccordWorkPriority  priority,
                    AccordWork          work,
                    gpointer            data)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  push_job (self, priority, work, data, NULL);
  g_mutex_unlock (&self->mutex);
}

/**
 * accord_worker_hold:
 * @self: a worker, from its work
 * @holder: whose transaction it is
 *
 * From now on only %ACCORD_WORK_IMPORT is done, and what @holder waits for.
 */
void
accord_worker_hold (AccordWorker *self,
                    GThread      *holder)
{
  g_return_if_fail (holder != NULL);

  set_holder (self, holder);
}

/**
 * accord_worker_release:
 * @self: a worker, from its work
 *
 * From now on all work is done again.
 */
void
accord_worker_release (AccordWorker *self)
{
  set_holder (self, NULL);
}

/**
 * accord_worker_count_main_waits:
 *
 * Returns: how often the main loop of this program waited for a worker while it ran
 */
guint
accord_worker_count_main_waits (void)
{
  return (guint) g_atomic_int_get (&n_main_waits);
}
