#include "progress-relay.h"

#define LEAST_INTERVAL_US (G_USEC_PER_SEC / 20)

struct _AccordProgressRelay
{
  gatomicrefcount ref_count;
  GMainContext   *context;
  void          (*progress) (double fraction, gpointer user_data);
  gpointer        user_data;
  gint64          last_us; /* of the job's thread */
};

typedef struct
{
  AccordProgressRelay *relay;
  double               fraction;
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  accord_progress_relay_unref (report->relay);
  g_free (report);
}

static gboolean
on_report_cb (gpointer user_data)
{
  Report *report = user_data;

  report->relay->progress (report->fraction, report->relay->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * accord_progress_relay_new:
 * @progress: (nullable): what to call, on this thread's default context
 * @user_data: for @progress
 *
 * Reports have the priority of a #GTask's callback, so that none comes after the job's own.
 *
 * Returns: (transfer full): a new relay
 */
AccordProgressRelay *
accord_progress_relay_new (void   (*progress) (double fraction, gpointer user_data),
                           gpointer user_data)
{
  AccordProgressRelay *self = g_new0 (AccordProgressRelay, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->context = g_main_context_ref_thread_default ();
  self->progress = progress;
  self->user_data = user_data;
  return self;
}

/**
 * accord_progress_relay_unref:
 * @self: (transfer full): a relay
 */
void
accord_progress_relay_unref (AccordProgressRelay *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * accord_progress_relay_report:
 * @fraction: how much is done, 0 … 1
 * @relay: (type AccordProgressRelay): the relay
 *
 * Says how far the job is; from the job's thread. Has the shape of the progress functions of the rooms below.
 */
void
accord_progress_relay_report (double   fraction,
                              gpointer relay)
{
  AccordProgressRelay *self = relay;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (self->progress == NULL || now - self->last_us < LEAST_INTERVAL_US)
    return;
  self->last_us = now;

  report = g_new (Report, 1);
  g_atomic_ref_count_inc (&self->ref_count);
  report->relay = self;
  report->fraction = fraction;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_report_cb, report, report_free);
  g_source_attach (source, self->context);
}
