#include "interrupt.h"

#include <glib-unix.h>
#include <signal.h>

struct _AccordInterrupt
{
  GCancellable *cancellable;
  GMainContext *context;
  GMainLoop    *loop;
  GThread      *thread;
};

/* The source goes with the first signal: the second one ends the program at once, as a person who insists expects. */
static gboolean
on_signal_cb (gpointer user_data)
{
  AccordInterrupt *self = user_data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
attach_signal (AccordInterrupt *self,
               int              number)
{
  g_autoptr (GSource) source = g_unix_signal_source_new (number);

  g_source_set_callback (source, on_signal_cb, self, NULL);
  g_source_attach (source, self->context);
}

static gpointer
watch_signals (gpointer user_data)
{
  AccordInterrupt *self = user_data;

  g_main_loop_run (self->loop);
  return NULL;
}

static gboolean
on_quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * accord_interrupt_new:
 * @cancellable: what to cancel
 *
 * Cancels @cancellable when the program is interrupted or asked to end, until it is freed. The command itself may
 * wait for the disk meanwhile: signals are looked for on a thread of their own.
 *
 * Returns: (transfer full): a new watch
 */
AccordInterrupt *
accord_interrupt_new (GCancellable *cancellable)
{
  AccordInterrupt *self = g_new0 (AccordInterrupt, 1);

  self->cancellable = g_object_ref (cancellable);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  attach_signal (self, SIGINT);
  attach_signal (self, SIGTERM);
  /* GLib 2.74 makes its locale for numbers when it reads the first, and takes that one for none where another thread
   * begins at the same moment (GNOME/glib#3034): it is made before there is one. */
  g_ascii_strtod ("0", NULL);
  self->thread = g_thread_new ("interrupt", watch_signals, self);
  return self;
}

/**
 * accord_interrupt_free:
 * @self: (transfer full): a watch
 *
 * Ends watching.
 */
void
accord_interrupt_free (AccordInterrupt *self)
{
  g_autoptr (GSource) quit = g_idle_source_new ();

  g_source_set_callback (quit, on_quit_cb, self->loop, NULL);
  g_source_attach (quit, self->context);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self);
}
