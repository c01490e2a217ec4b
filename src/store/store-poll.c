/* What others wrote meanwhile. */
#include "store/store-private.h"

static gboolean
look (AccordStore     *self,
      AccordDelivery **delivery,
      GError         **error)
{
  GError *local = NULL;
  gboolean leads = FALSE;
  GPtrArray *changes = NULL;
  GPtrArray *written = ACCORD_STORE_GET_CLASS (self)->poll (self, &leads, &changes, &local);

  *delivery = NULL;
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (written != NULL)
    {
      *delivery = g_new0 (AccordDelivery, 1);
      (*delivery)->written = written;
      (*delivery)->leads = leads;
      (*delivery)->changes = changes;
      (*delivery)->present = accord_store_read_present (self);
    }
  return TRUE;
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

  /* A poll that fails is tried again in a second; saves say it when the file is away. */
  if (look (self, &delivery, NULL) && delivery != NULL)
    accord_store_deliver (self, delivery);
  g_atomic_int_set (&accord_store_get_private (self)->polling, FALSE);
}

static gboolean
on_second_cb (gpointer data)
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
 * Looks every second for what others have written, from the owner's main loop, until the store is closed.
 */
void
accord_store_watch (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_return_if_fail (ACCORD_IS_STORE (self));

  if (priv->watch != NULL)
    return;
  accord_store_take_ownership (self);
  priv->watch = g_timeout_source_new_seconds (1);
  g_source_set_callback (priv->watch, on_second_cb, self, NULL);
  g_source_attach (priv->watch, priv->context);
}
