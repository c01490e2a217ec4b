/* What a store tells of its file: whether it answers, for whom it waits, whether it can be written. */
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

/* From the worker: the owner learns it. */
static void
say (AccordStore     *self,
     AccordStoreNews  news,
     const char      *text)
{
  AccordDelivery *delivery = g_new0 (AccordDelivery, 1);

  delivery->news = news;
  delivery->text = g_strdup (text);
  accord_store_deliver (self, delivery);
}

/**
 * accord_store_say_absent:
 * @self: a store, on its worker
 * @sentence: (nullable): why its file does not answer; %NULL: it does
 */
void
accord_store_say_absent (AccordStore *self,
                         const char  *sentence)
{
  say (self, ACCORD_STORE_NEWS_ABSENCE, sentence);
}

/**
 * accord_store_say_waiting:
 * @self: a store, on its worker
 * @name: (nullable): who writes; %NULL: it waits no more
 */
void
accord_store_say_waiting (AccordStore *self,
                          const char  *name)
{
  g_autofree char *sentence = NULL;

  if (name != NULL)
    /* Translators: %s is a person's name, or «somebody» */
    sentence = g_strdup_printf (_("Waiting for %s, who is writing to the file. What you typed is kept."), name);
  say (self, ACCORD_STORE_NEWS_WAITING, sentence);
}

/**
 * accord_store_say_read_only:
 * @self: a store, on its worker
 * @reason: why nothing can be written any more, as the end of a sentence
 */
void
accord_store_say_read_only (AccordStore *self,
                            const char  *reason)
{
  say (self, ACCORD_STORE_NEWS_READ_ONLY, reason);
}

/**
 * accord_store_set_call:
 * @self: a store, on its worker
 * @call: (nullable): of the call that begins; %NULL: it is over
 * @patience: (nullable): what ends all waiting of that time
 */
void
accord_store_set_call (AccordStore  *self,
                       GCancellable *call,
                       GCancellable *patience)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  priv->call = call;
  priv->patient = patience;
}

/**
 * accord_store_is_wait_cancelled:
 * @self: a store, on its worker
 *
 * Returns: whether the call under way is not to wait for others any longer
 */
gboolean
accord_store_is_wait_cancelled (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  return g_cancellable_is_cancelled (priv->call) || g_cancellable_is_cancelled (priv->patient);
}

/**
 * accord_store_dup_patience:
 * @self: a store
 *
 * Returns: (transfer full): what accord_store_cancel_wait() will cancel
 */
GCancellable *
accord_store_dup_patience (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  GCancellable *patience;

  g_mutex_lock (&priv->lock);
  patience = g_object_ref (priv->patience);
  g_mutex_unlock (&priv->lock);
  return patience;
}

/**
 * accord_store_cancel_wait:
 * @self: a store
 *
 * Ends the wait for others of all saves that were asked for until now: they fail, nothing is changed, and whoever asked
 * keeps what was to be written. Does not wait.
 */
void
accord_store_cancel_wait (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);
  g_autoptr (GCancellable) patience = NULL;

  g_return_if_fail (ACCORD_IS_STORE (self));

  g_mutex_lock (&priv->lock);
  patience = g_steal_pointer (&priv->patience);
  priv->patience = g_cancellable_new ();
  g_mutex_unlock (&priv->lock);
  g_cancellable_cancel (patience);
}
