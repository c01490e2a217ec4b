#include "frame/parallel.h"

#define MOST_THREADS 4

typedef struct
{
  AccordParallelFunc func;
  gpointer           user_data;
  guint              begin, end;
} Part;

static gpointer
run_part (gpointer data)
{
  Part *part = data;

  part->func (part->begin, part->end, part->user_data);
  return NULL;
}

/**
 * accord_parallel_run:
 * @n: the number of pieces
 * @least: fewer than so many are not worth a thread; 1 or more
 * @func: does some of them; from several threads at once
 * @user_data: for @func
 *
 * Returns once all are done. The calling thread does its share.
 */
void
accord_parallel_run (guint              n,
                     guint              least,
                     AccordParallelFunc func,
                     gpointer           user_data)
{
  guint n_parts = CLAMP (MIN (n / MAX (least, 1), g_get_num_processors ()), 1, MOST_THREADS);
  GThread *threads[MOST_THREADS] = { NULL };
  Part parts[MOST_THREADS];

  for (guint i = 0; i < n_parts; i++)
    {
      parts[i] = (Part){ func, user_data, (guint) ((guint64) n * i / n_parts), (guint) ((guint64) n * (i + 1) / n_parts) };
      if (i > 0)
        threads[i] = g_thread_new ("accord-part", run_part, &parts[i]);
    }
  run_part (&parts[0]);
  for (guint i = 1; i < n_parts; i++)
    g_thread_join (threads[i]);
}
