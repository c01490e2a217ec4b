/* What others wrote meanwhile. */
#include "store/store-private.h"

/* How often it is looked for what others wrote, in ms: on a share each look is a round trip or two. */
#define LOCAL_PAUSE 1000
#define REMOTE_PAUSE 2000

static gboolean
look (AccordStore     *self,
      AccordDelivery **delivery,
      GError         **error)
{
  AccordNews news = { NULL };
  gboolean done = ACCORD_STORE_GET_CLASS (self)->poll (self, &news, error);

  *delivery = NULL;
  if (done && (news.written != NULL || news.all != NULL || news.leads))
    {
      *delivery = g_new0 (AccordDelivery, 1);
      (*delivery)->written = g_steal_pointer (&news.written);
      (*delivery)->all = g_steal_pointer (&news.all);
      (*delivery)->leads = news.leads;
      (*delivery)->changes = g_steal_pointer (&news.changes);
      (*delivery)->present = accord_store_read_present (self);
    }
  g_clear_pointer (&news.written, g_ptr_array_unref);
  g_clear_pointer (&news.all, g_ptr_array_unref);
  g_clear_pointer (&news.changes, g_ptr_array_unref);
  if (done)
    accord_store_empty_outbox (self, FALSE);
  return done;
}

static void
poll_on_worker (gpointer data)
{
  AccordStoreCall *call = data;

  call->ok = look (call->self, (AccordDelivery **) &call->out[0], call->error);
}

/**
 * accord_store_poll:
 * @self: a store
 * @error: return location for a #GError
 *
 * Looks once for what others have written. Waits.
 *
 * Returns: whether it could
 */
gboolean
accord_store_poll (AccordStore *self,
                   GError     **error)
{
  AccordStoreCall call = { .self = self, .error = error };

  g_return_val_if_fail (ACCORD_IS_STORE (self), FALSE);

  accord_store_call (&call, ACCORD_WORK_READ, poll_on_worker);
  if (call.out[0] != NULL)
    accord_store_deliver (self, call.out[0]);
  return call.ok;
}

static void
watch_on_worker (gpointer data)
{
  AccordStore *self = data;
  AccordDelivery *delivery;

  /* A poll that fails is tried again later; that the file is away is said by itself. */
  if (look (self, &delivery, NULL) && delivery != NULL)
    accord_store_deliver (self, delivery);
  g_atomic_int_set (&accord_store_get_private (self)->polling, FALSE);
}

static gboolean
on_tick_cb (gpointer data)
{
  AccordStore *self = data;
  AccordStorePrivate *priv = accord_store_get_private (self);

  /* The store outlives the work: it waits for its worker before it goes. */
  if (g_atomic_int_compare_and_exchange (&priv->polling, FALSE, TRUE))
    accord_worker_push (priv->worker, ACCORD_WORK_READ, watch_on_worker, self);
  return G_SOURCE_CONTINUE;
}

/**
 * accord_store_watch:
 * @self: a store
 *
 * Looks every second, or every two on a share, for what others have written, from the owner's main loop, until the store is closed.
 */
void
accord_store_watch (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_return_if_fail (ACCORD_IS_STORE (self));

  if (priv->watch != NULL)
    return;
  accord_store_take_ownership (self);
  g_atomic_int_set (&priv->watched, TRUE);
  priv->watch = g_timeout_source_new (priv->remote ? REMOTE_PAUSE : LOCAL_PAUSE);
  g_source_set_callback (priv->watch, on_tick_cb, self, NULL);
  g_source_attach (priv->watch, priv->context);
}

/**
 * accord_store_stop_watch:
 * @self: a store
 *
 * Looks no more.
 */
void
accord_store_stop_watch (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  if (priv->watch != NULL)
    g_source_destroy (priv->watch);
  g_atomic_int_set (&priv->watched, FALSE);
  g_clear_pointer (&priv->watch, g_source_unref);
}
