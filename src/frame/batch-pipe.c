#include "frame/batch-pipe.h"

#include <gio/gio.h>

struct _AccordBatchPipe
{
  GAsyncQueue     *filled, *empty;
  GThread         *thread;
  AccordBatchTake  take;
  gpointer         user_data;
};

/* What stands for the end: batches are none. */
static gpointer
get_end (AccordBatchPipe *self)
{
  return self;
}

static gpointer
take_all (gpointer data)
{
  AccordBatchPipe *self = data;
  gpointer batch;

  while ((batch = g_async_queue_pop (self->filled)) != get_end (self))
    {
      self->take (self->user_data, batch);
      g_async_queue_push (self->empty, batch);
    }
  return NULL;
}

/**
 * accord_batch_pipe_new:
 * @batches: two empty batches, lent
 * @take: takes what is in a batch, one after the other in the order in which they were put, on a thread of the pipe
 * @user_data: for @take; nobody else may touch it until the pipe is freed
 *
 * Returns: (transfer full): a pipe
 */
AccordBatchPipe *
accord_batch_pipe_new (AccordBatch     *batches[2],
                       AccordBatchTake  take,
                       gpointer         user_data)
{
  AccordBatchPipe *self = g_new0 (AccordBatchPipe, 1);

  self->filled = g_async_queue_new ();
  self->empty = g_async_queue_new ();
  self->take = take;
  self->user_data = user_data;
  g_async_queue_push (self->empty, batches[0]);
  g_async_queue_push (self->empty, batches[1]);
  self->thread = g_thread_new ("accord-batches", take_all, self);
  return self;
}

/**
 * accord_batch_pipe_free:
 * @self: (transfer full) (nullable): a pipe
 *
 * Returns once all that was put is taken.
 */
void
accord_batch_pipe_free (AccordBatchPipe *self)
{
  if (self == NULL)
    return;
  g_async_queue_push (self->filled, get_end (self));
  g_thread_join (self->thread);
  g_async_queue_unref (self->filled);
  g_async_queue_unref (self->empty);
  g_free (self);
}

/**
 * accord_batch_pipe_get:
 * @self: a pipe
 *
 * Waits until one is free.
 *
 * Returns: (transfer none): a batch to fill, without rows
 */
AccordBatch *
accord_batch_pipe_get (AccordBatchPipe *self)
{
  AccordBatch *batch = g_async_queue_pop (self->empty);

  accord_batch_clear (batch);
  return batch;
}

/**
 * accord_batch_pipe_put:
 * @self: a pipe
 * @batch: what accord_batch_pipe_get() gave, with rows in it
 */
void
accord_batch_pipe_put (AccordBatchPipe *self,
                       AccordBatch     *batch)
{
  g_async_queue_push (self->filled, batch);
}
