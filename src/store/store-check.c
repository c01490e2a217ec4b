/* The check in the background: a copy is made when the worker has nothing else to do, and looked at by a thread of its
 * own. What it finds is the store's «damage». */
#include <glib/gi18n-lib.h>

#include "store/check-copy.h"
#include "store/store-private.h"

struct _AccordCheckRun
{
  AccordStore *store;   /* not owned: it ends the run before it goes */
  GSource     *timer;
  gint         stopped; /* atomic */
  sqlite3     *copy;    /* the thread's, until it has ended */
  GThread     *thread;
};

static gpointer
look_at_copy (gpointer data)
{
  AccordCheckRun *run = data;
  g_autofree char *finding = accord_check_copy_find (run->copy);
  AccordDelivery *delivery;

  if (finding == NULL || g_atomic_int_get (&run->stopped))
    return NULL;
  delivery = g_new0 (AccordDelivery, 1);
  /* Translators: %s is a database's own finding, in English */
  delivery->damage = g_strdup_printf (_("This file is damaged (%s). Write nothing more into it; open a backup of it."),
                                      finding);
  accord_store_deliver (run->store, delivery);
  return NULL;
}

static void
step_on_worker (gpointer data)
{
  AccordCheckRun *run = data;
  AccordStoreClass *klass = ACCORD_STORE_GET_CLASS (run->store);

  if (g_atomic_int_get (&run->stopped) || klass->copy_to_check == NULL ||
      !klass->copy_to_check (run->store, (gpointer *) &run->copy))
    return;
  if (run->copy == NULL)
    accord_worker_push (accord_store_get_private (run->store)->worker, ACCORD_WORK_IDLE, step_on_worker, run);
  else
    run->thread = g_thread_new ("accord-check", look_at_copy, run);
}

static gboolean
on_time_cb (gpointer data)
{
  AccordCheckRun *run = data;

  accord_worker_push (accord_store_get_private (run->store)->worker, ACCORD_WORK_IDLE, step_on_worker, run);
  return G_SOURCE_REMOVE;
}

/**
 * accord_store_check_later:
 * @self: a store
 * @after_ms: how long to wait, so that what a person waits for comes first
 *
 * Looks whether the file is whole, once, without ever holding up a save: the property «damage» tells what was found.
 * Closing the store ends it.
 */
void
accord_store_check_later (AccordStore *self,
                          guint        after_ms)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_return_if_fail (ACCORD_IS_STORE (self));

  if (priv->check != NULL)
    return;
  accord_store_take_ownership (self);
  priv->check = g_new0 (AccordCheckRun, 1);
  priv->check->store = self;
  priv->check->timer = g_timeout_source_new (after_ms);
  g_source_set_callback (priv->check->timer, on_time_cb, priv->check, NULL);
  g_source_attach (priv->check->timer, priv->context);
}

/**
 * accord_store_stop_check:
 * @self: a store
 *
 * Begins no further step. Once the worker has done what it was at, accord_store_end_check() ends the rest.
 */
void
accord_store_stop_check (AccordStore *self)
{
  AccordCheckRun *run = accord_store_get_private (self)->check;

  if (run == NULL)
    return;
  g_atomic_int_set (&run->stopped, TRUE);
  g_source_destroy (run->timer);
}

/**
 * accord_store_end_check:
 * @self: a store whose check was stopped and whose file is closed
 */
void
accord_store_end_check (AccordStore *self)
{
  AccordCheckRun *run = accord_store_get_private (self)->check;

  if (run == NULL || run->thread == NULL)
    return;
  sqlite3_interrupt (run->copy);
  g_thread_join (g_steal_pointer (&run->thread));
  sqlite3_close (g_steal_pointer (&run->copy));
}

/**
 * accord_check_run_free:
 * @run: (transfer full): a check that has ended, or that never began
 */
void
accord_check_run_free (AccordCheckRun *run)
{
  g_source_unref (run->timer);
  g_free (run);
}

/**
 * accord_store_set_damage:
 * @self: a store, on its owner's thread
 * @damage: what was found, in sentences
 */
void
accord_store_set_damage (AccordStore *self,
                         const char  *damage)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_free (priv->damage);
  priv->damage = g_strdup (damage);
  accord_store_notify_place (self);
}

/**
 * accord_store_get_damage:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): what the check in the background found, in sentences
 */
const char *
accord_store_get_damage (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  return accord_store_get_private (self)->damage;
}
