#include "store/key-set.h"

#define SMALLEST_SIZE 1024 /* a power of two */
#define REMOVED (-1)

typedef struct
{
  guint64 hash;
  gint64  lead; /* 0: free; REMOVED: it was taken, search on */
} Slot;

struct _AccordKeySet
{
  Slot    *slots;
  gsize    size;   /* a power of two */
  gsize    n_used; /* and removed ones */
  gboolean any[ACCORD_N_KEY_KINDS]; /* of a kind: most files have one kind only */
  guint64  secret;
};

/* The finisher of MurmurHash3 (Austin Appleby, public domain): each bit of the input moves each of the output. */
static guint64
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}

/* FNV-1a over the bytes, from a secret that is another for each kind in all of its bits. */
static guint64
hash_key (AccordKeySet *self,
          AccordKeyKind kind,
          const char   *key)
{
  guint64 hash = mix (self->secret + (guint64) kind);

  for (const char *p = key; *p != '\0'; p++)
    hash = (hash ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return mix (hash);
}

/* The slot of the hash, or the free one where its search ends. */
static Slot *
find_slot (AccordKeySet *self,
           guint64       hash)
{
  gsize i = hash & (self->size - 1);

  while (self->slots[i].lead != 0 && (self->slots[i].hash != hash || self->slots[i].lead == REMOVED))
    i = (i + 1) & (self->size - 1);
  return &self->slots[i];
}

static void
grow (AccordKeySet *self)
{
  Slot *old = self->slots;
  gsize old_size = self->size;

  self->size *= 2;
  self->n_used = 0;
  self->slots = g_new0 (Slot, self->size);
  for (gsize i = 0; i < old_size; i++)
    if (old[i].lead != 0 && old[i].lead != REMOVED)
      {
        *find_slot (self, old[i].hash) = old[i];
        self->n_used++;
      }
  g_free (old);
}

/**
 * accord_key_set_new:
 *
 * Returns: (transfer full): without keys
 */
AccordKeySet *
accord_key_set_new (void)
{
  AccordKeySet *self = g_new0 (AccordKeySet, 1);

  self->size = SMALLEST_SIZE;
  self->slots = g_new0 (Slot, self->size);
  self->secret = (guint64) g_random_int () << 32 | g_random_int ();
  return self;
}

/**
 * accord_key_set_free:
 * @self: (transfer full): a key set
 */
void
accord_key_set_free (AccordKeySet *self)
{
  g_free (self->slots);
  g_free (self);
}

/**
 * accord_key_set_find:
 * @self: a key set
 * @kind: what kind of key
 * @key: the key
 *
 * Returns: the lead that has it, or 0
 */
gint64
accord_key_set_find (AccordKeySet *self,
                     AccordKeyKind kind,
                     const char   *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, 0);

  if (!self->any[kind])
    return 0;
  return find_slot (self, hash_key (self, kind, key))->lead;
}

/**
 * accord_key_set_put:
 * @self: a key set
 * @kind: what kind of key
 * @key: the key
 * @lead: the lead that has it from now on, above 0
 */
void
accord_key_set_put (AccordKeySet *self,
                    AccordKeyKind kind,
                    const char   *key,
                    gint64        lead)
{
  guint64 hash;
  Slot *slot;

  g_return_if_fail (self != NULL && key != NULL && lead > 0);

  if (self->n_used * 4 >= self->size * 3)
    grow (self);
  hash = hash_key (self, kind, key);
  slot = find_slot (self, hash);
  self->n_used += slot->lead == 0;
  slot->hash = hash;
  slot->lead = lead;
  self->any[kind] = TRUE;
}

/**
 * accord_key_set_remove:
 * @self: a key set
 * @kind: what kind of key
 * @key: a key that no lead of these has from now on
 */
void
accord_key_set_remove (AccordKeySet *self,
                       AccordKeyKind kind,
                       const char   *key)
{
  Slot *slot;

  g_return_if_fail (self != NULL && key != NULL);

  slot = find_slot (self, hash_key (self, kind, key));
  if (slot->lead != 0)
    slot->lead = REMOVED;
}
