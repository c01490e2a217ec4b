#include "frame/text-hash.h"

#include <string.h>

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

static guint64
read_word (const char *text,
           gsize       n)
{
  guint64 word = 0;

  memcpy (&word, text, n);
  return word;
}

/* The first bytes of a text of fewer than eight, told from each other by the text's length. */
static guint64
read_short (const char *text,
            gsize       length)
{
  if (length >= 4)
    return read_word (text, 4) << 32 | read_word (text + length - 4, 4);
  if (length >= 2)
    return read_word (text, 2) << 16 | read_word (text + length - 2, 2);
  return (guint8) *text;
}

/**
 * accord_text_hash:
 * @text: a text
 * @length: its length in bytes
 *
 * Takes eight bytes at a time, the last ones of which may have been among the eight before.
 *
 * Returns: its hash, of which each bit is as good as the others
 */
guint32
accord_text_hash (const char *text,
                  gsize       length)
{
  guint64 hash = length;

  if (length < sizeof (guint64))
    return (guint32) mix (hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ read_short (text, length));
  for (gsize i = 0; i + sizeof (guint64) < length; i += sizeof (guint64))
    hash = mix (hash ^ read_word (text + i, sizeof (guint64)));
  return (guint32) mix (hash ^ read_word (text + length - sizeof (guint64), sizeof (guint64)));
}
