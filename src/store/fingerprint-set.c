#include "store/fingerprint-set.h"

#include <string.h>

#define SMALLEST_SIZE 1024 /* a power of two */

struct _AccordFingerprintSet
{
  guint64 *slots; /* 0: free */
  gsize    size;  /* a power of two */
  gsize    n_used;
};

/**
 * accord_fingerprint_set_new:
 *
 * Returns: (transfer full): an empty set
 */
AccordFingerprintSet *
accord_fingerprint_set_new (void)
{
  AccordFingerprintSet *self = g_new0 (AccordFingerprintSet, 1);

  self->size = SMALLEST_SIZE;
  self->slots = g_new0 (guint64, self->size);
  return self;
}

/**
 * accord_fingerprint_set_free:
 * @self: (transfer full): a set
 */
void
accord_fingerprint_set_free (AccordFingerprintSet *self)
{
  g_free (self->slots);
  g_free (self);
}

static guint64 *
find_slot (AccordFingerprintSet *self,
           guint64               fingerprint)
{
  gsize i = fingerprint & (self->size - 1);

  while (self->slots[i] != 0 && self->slots[i] != fingerprint)
    i = (i + 1) & (self->size - 1);
  return &self->slots[i];
}

static void
grow (AccordFingerprintSet *self)
{
  g_autofree guint64 *old = self->slots;
  gsize old_size = self->size;

  self->size *= 2;
  self->slots = g_new0 (guint64, self->size);
  for (gsize i = 0; i < old_size; i++)
    if (old[i] != 0)
      *find_slot (self, old[i]) = old[i];
}

/**
 * accord_fingerprint_set_add:
 * @self: a set
 * @fingerprint: what to add
 *
 * Returns: whether it was not there before
 */
gboolean
accord_fingerprint_set_add (AccordFingerprintSet *self,
                            guint64               fingerprint)
{
  guint64 *slot;

  if (self->n_used * 4 >= self->size * 3)
    grow (self);
  fingerprint = MAX (fingerprint, 1);
  slot = find_slot (self, fingerprint);
  if (*slot != 0)
    return FALSE;
  *slot = fingerprint;
  self->n_used++;
  return TRUE;
}

/**
 * accord_fingerprint_set_has:
 * @self: a set
 * @fingerprint: what to look for
 *
 * Returns: whether it was added
 */
gboolean
accord_fingerprint_set_has (AccordFingerprintSet *self,
                            guint64               fingerprint)
{
  return *find_slot (self, MAX (fingerprint, 1)) != 0;
}

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

/**
 * accord_fingerprint_add_integer:
 * @fingerprint: of what came before
 * @integer: the next part
 *
 * Returns: the fingerprint of both
 */
guint64
accord_fingerprint_add_integer (guint64 fingerprint,
                                gint64  integer)
{
  return mix ((fingerprint + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ mix ((guint64) integer));
}

/**
 * accord_fingerprint_add_bytes:
 * @fingerprint: of what came before
 * @bytes: (nullable) (array length=length): the next part
 * @length: how many they are
 *
 * Returns: the fingerprint of both
 */
guint64
accord_fingerprint_add_bytes (guint64     fingerprint,
                              const char *bytes,
                              gsize       length)
{
  gsize i = 0;

  for (; i + sizeof (guint64) <= length; i += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, bytes + i, sizeof word);
      fingerprint = accord_fingerprint_add_integer (fingerprint, (gint64) word);
    }
  if (i < length)
    {
      guint64 word = 0;

      memcpy (&word, bytes + i, length - i);
      fingerprint = accord_fingerprint_add_integer (fingerprint, (gint64) word);
    }
  return accord_fingerprint_add_integer (fingerprint, (gint64) length);
}

/**
 * accord_fingerprint_add_text:
 * @fingerprint: of what came before
 * @text: (nullable): the next part; %NULL is as empty
 *
 * Returns: the fingerprint of both
 */
guint64
accord_fingerprint_add_text (guint64     fingerprint,
                             const char *text)
{
  return accord_fingerprint_add_bytes (fingerprint, text, text != NULL ? strlen (text) : 0);
}
