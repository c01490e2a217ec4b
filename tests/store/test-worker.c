#include "store/worker.h"

typedef struct
{
  AccordWorker *worker;
  GString      *said;
  GMutex        gate;
} Fixture;

typedef struct
{
  Fixture *fixture;
  char     letter;
} Job;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->worker = accord_worker_new ();
  fixture->said = g_string_new (NULL);
  g_mutex_init (&fixture->gate);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->worker, accord_worker_free);
  g_string_free (fixture->said, TRUE);
  g_mutex_clear (&fixture->gate);
}

static void
say (gpointer data)
{
  Job *job = data;

  g_string_append_c (job->fixture->said, job->letter);
  g_free (job);
}

static void
push (Fixture            *fixture,
      AccordWorkPriority  priority,
      char                letter)
{
  Job *job = g_new (Job, 1);

  job->fixture = fixture;
  job->letter = letter;
  accord_worker_push (fixture->worker, priority, say, job);
}

static void
wait_at_gate (gpointer data)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->gate);
  g_mutex_unlock (&fixture->gate);
}

static void
do_nothing (gpointer data)
{
}

/* Saves go ahead of reads; within each, first come, first served. */
static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  g_mutex_lock (&fixture->gate);
  accord_worker_push (fixture->worker, ACCORD_WORK_IMPORT, wait_at_gate, fixture);
  push (fixture, ACCORD_WORK_READ, 'r');
  push (fixture, ACCORD_WORK_SAVE, 's');
  push (fixture, ACCORD_WORK_READ, 'R');
  push (fixture, ACCORD_WORK_SAVE, 'S');
  push (fixture, ACCORD_WORK_IMPORT, 'i');
  g_mutex_unlock (&fixture->gate);
  accord_worker_run (fixture->worker, ACCORD_WORK_READ, do_nothing, NULL);
  g_assert_cmpstr (fixture->said->str, ==, "isSrR");
}

typedef struct
{
  Fixture *fixture;
  GThread *thread;
} Holding;

static void
hold_for (gpointer data)
{
  Holding *holding = data;

  accord_worker_hold (holding->fixture->worker, holding->thread);
}

static void
release (gpointer data)
{
  accord_worker_release (((Fixture *) data)->worker);
}

/* While it is held, all waits but what its holder waits for. */
static void
test_hold (Fixture      *fixture,
           gconstpointer data)
{
  Holding holding = { fixture, g_thread_self () };
  Job *job = g_new (Job, 1);

  accord_worker_run (fixture->worker, ACCORD_WORK_SAVE, hold_for, &holding);
  push (fixture, ACCORD_WORK_SAVE, 's');
  push (fixture, ACCORD_WORK_READ, 'r');
  job->fixture = fixture;
  job->letter = 'o';
  accord_worker_run (fixture->worker, ACCORD_WORK_READ, say, job);
  g_assert_cmpstr (fixture->said->str, ==, "o");
  accord_worker_run (fixture->worker, ACCORD_WORK_IMPORT, release, fixture);
  accord_worker_run (fixture->worker, ACCORD_WORK_READ, do_nothing, NULL);
  g_assert_cmpstr (fixture->said->str, ==, "osr");
}

/* What was asked for is done before it ends. */
static void
test_end (Fixture      *fixture,
          gconstpointer data)
{
  for (guint i = 0; i < 100; i++)
    push (fixture, i % 2 == 0 ? ACCORD_WORK_READ : ACCORD_WORK_SAVE, '.');
  g_clear_pointer (&fixture->worker, accord_worker_free);
  g_assert_cmpuint (fixture->said->len, ==, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/worker/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/store/worker/hold", Fixture, NULL, set_up, test_hold, tear_down);
  g_test_add ("/store/worker/end", Fixture, NULL, set_up, test_end, tear_down);
  return g_test_run ();
}
