/* Who else has the file open, and on which page they are: to be looked at only. */
#include "store/store-private.h"

#include "store/presence.h"

#define HEARTBEAT_SECONDS 60
/* Of pages that are walked through only the last is told. */
#define SETTLE_MS 300
/* Somebody was writing just then. */
#define AGAIN_MS 3000

struct _AccordPresence
{
  GObject parent_instance;

  char *session;
  char *member;
  char *name;
  char *page;
};

G_DEFINE_FINAL_TYPE (AccordPresence, accord_presence, G_TYPE_OBJECT)

static void
accord_presence_finalize (GObject *object)
{
  AccordPresence *self = ACCORD_PRESENCE (object);

  g_free (self->session);
  g_free (self->member);
  g_free (self->name);
  g_free (self->page);

  G_OBJECT_CLASS (accord_presence_parent_class)->finalize (object);
}

static void
accord_presence_class_init (AccordPresenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_presence_finalize;
}

static void
accord_presence_init (AccordPresence *self)
{
}

/**
 * accord_presence_new:
 * @session: which opening of the file it is
 * @member: who
 * @name: as it is read
 * @page: where
 *
 * Returns: (transfer full): that somebody is there
 */
AccordPresence *
accord_presence_new (const char *session,
                     const char *member,
                     const char *name,
                     const char *page)
{
  AccordPresence *self = g_object_new (ACCORD_TYPE_PRESENCE, NULL);

  self->session = g_strdup (session);
  self->member = g_strdup (member);
  self->name = g_utf8_make_valid (name != NULL ? name : "", -1);
  self->page = g_strdup (page);
  return self;
}

/**
 * accord_presence_get_name:
 *
 * Returns: (transfer none): who it is, as it is read
 */
const char *
accord_presence_get_name (AccordPresence *self)
{
  g_return_val_if_fail (ACCORD_IS_PRESENCE (self), NULL);

  return self->name;
}

/**
 * accord_presence_get_page:
 *
 * Returns: (transfer none): the name of the page they are on: «sla»
 */
const char *
accord_presence_get_page (AccordPresence *self)
{
  g_return_val_if_fail (ACCORD_IS_PRESENCE (self), NULL);

  return self->page;
}

static gboolean
is_same (AccordPresence *a,
         AccordPresence *b)
{
  return g_strcmp0 (a->session, b->session) == 0 && g_strcmp0 (a->member, b->member) == 0 &&
         g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->page, b->page) == 0;
}

/**
 * accord_store_follow_present:
 * @self: a store, on its owner's thread
 * @others: (element-type AccordPresence): who is there now
 */
void
accord_store_follow_present (AccordStore *self,
                             GPtrArray   *others)
{
  GListStore *list = accord_store_get_private (self)->present;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  gboolean same = n == others->len;

  for (guint i = 0; same && i < n; i++)
    {
      g_autoptr (AccordPresence) shown = g_list_model_get_item (G_LIST_MODEL (list), i);

      same = is_same (shown, g_ptr_array_index (others, i));
    }
  if (!same)
    g_list_store_splice (list, 0, n, others->pdata, others->len);
}

/**
 * accord_store_read_present:
 * @self: a store, on its worker
 *
 * Returns: (transfer full) (nullable): who else is there; %NULL where this store takes no part
 */
GPtrArray *
accord_store_read_present (AccordStore *self)
{
  AccordStoreClass *klass = ACCORD_STORE_GET_CLASS (self);

  if (!g_atomic_int_get (&accord_store_get_private (self)->takes_part) || klass->present == NULL)
    return NULL;
  return klass->present (self);
}

static gboolean
write_page (AccordStore *self,
            const char  *page)
{
  AccordStoreClass *klass = ACCORD_STORE_GET_CLASS (self);
  AccordStoreAuthor *author = accord_store_dup_author (self);
  gboolean done = klass->set_present != NULL && klass->set_present (self, author, page);

  accord_store_author_free (author);
  return done;
}

static char *
dup_page (AccordStorePrivate *priv)
{
  char *page;

  g_mutex_lock (&priv->lock);
  page = g_strdup (priv->page);
  g_mutex_unlock (&priv->lock);
  return page;
}

static void schedule (AccordStore *self,
                      guint        ms);

static void
beat_on_worker (gpointer data)
{
  AccordStore *self = data;
  g_autofree char *page = dup_page (accord_store_get_private (self));
  AccordDelivery *delivery;

  if (page == NULL)
    return;
  if (!write_page (self, page) && !accord_store_get_read_only (self))
    schedule (self, AGAIN_MS);
  delivery = g_new0 (AccordDelivery, 1);
  delivery->present = accord_store_read_present (self);
  accord_store_deliver (self, delivery);
}

static gboolean
on_beat_cb (gpointer data)
{
  AccordStore *self = data;
  AccordStorePrivate *priv = accord_store_get_private (self);

  /* The store outlives the work: it waits for its worker before it goes. */
  accord_worker_push (priv->worker, ACCORD_WORK_READ, beat_on_worker, self);
  schedule (self, HEARTBEAT_SECONDS * 1000);
  return G_SOURCE_REMOVE;
}

/* The next time: there is never more than one. */
static void
schedule (AccordStore *self,
          guint        ms)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_mutex_lock (&priv->lock);
  if (priv->page != NULL)
    {
      if (priv->heartbeat != NULL)
        g_source_destroy (priv->heartbeat);
      g_clear_pointer (&priv->heartbeat, g_source_unref);
      priv->heartbeat = g_timeout_source_new (ms);
      g_source_set_callback (priv->heartbeat, on_beat_cb, self, NULL);
      g_source_attach (priv->heartbeat, priv->context);
    }
  g_mutex_unlock (&priv->lock);
}

/**
 * accord_store_set_presence:
 * @self: a store
 * @page: (nullable): the name of the page that is looked at; %NULL: of none any more
 *
 * Tells others where one is, and from then on follows where they are. It is written in the background, now and every
 * minute; it is no change: no «Saving…», no undo, no entry in the change log, and where it fails nobody is told. A store
 * that is read-only only looks.
 */
void
accord_store_set_presence (AccordStore *self,
                           const char  *page)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_return_if_fail (ACCORD_IS_STORE (self));

  g_mutex_lock (&priv->lock);
  g_free (priv->page);
  priv->page = g_strdup (page);
  g_mutex_unlock (&priv->lock);
  g_atomic_int_set (&priv->takes_part, page != NULL);
  schedule (self, SETTLE_MS);
}

/**
 * accord_store_get_present:
 * @self: a store
 *
 * Returns: (transfer none) (element-type AccordPresence): everybody else who has the file open, by name; it follows
 */
GListModel *
accord_store_get_present (AccordStore *self)
{
  g_return_val_if_fail (ACCORD_IS_STORE (self), NULL);

  return G_LIST_MODEL (accord_store_get_private (self)->present);
}

/**
 * accord_store_refresh_presence:
 * @self: a store
 *
 * Somebody else sits here now.
 */
void
accord_store_refresh_presence (AccordStore *self)
{
  schedule (self, SETTLE_MS);
}

/**
 * accord_store_stop_presence:
 * @self: a store, on its owner's thread, that is about to be closed
 */
void
accord_store_stop_presence (AccordStore *self)
{
  AccordStorePrivate *priv = accord_store_get_private (self);

  g_mutex_lock (&priv->lock);
  g_clear_pointer (&priv->page, g_free);
  if (priv->heartbeat != NULL)
    g_source_destroy (priv->heartbeat);
  g_clear_pointer (&priv->heartbeat, g_source_unref);
  g_mutex_unlock (&priv->lock);
}

/**
 * accord_store_leave:
 * @self: a store, on its worker, just before it is closed
 */
void
accord_store_leave (AccordStore *self)
{
  if (g_atomic_int_compare_and_exchange (&accord_store_get_private (self)->takes_part, TRUE, FALSE))
    write_page (self, NULL);
}
