#include "exchange/utf8-check.h"

#include <string.h>

/* What is looked at at once: most of a file is ASCII. */
#define BLOCK (4 * sizeof (guint64))

#define TOPS G_GUINT64_CONSTANT (0x8080808080808080)

static guint64
load (const guint8 *at)
{
  guint64 word;

  memcpy (&word, at, sizeof word);
  return word;
}

/* The first byte that is not ASCII, or one of up to seven before it. */
static const guint8 *
skip_ascii (const guint8 *at,
            const guint8 *end)
{
  while ((gsize) (end - at) >= BLOCK && ((load (at) | load (at + 8) | load (at + 16) | load (at + 24)) & TOPS) == 0)
    at += BLOCK;
  while (end - at >= 8 && (load (at) & TOPS) == 0)
    at += 8;
  return at;
}

/* How many bytes a character has that begins so; 0: none does. */
static guint
get_length (guint8 lead)
{
  if (lead < 0x80)
    return 1;
  if (lead < 0xc2 || lead > 0xf4)
    return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* The second byte of some is limited: no longer form than needed, no halves of UTF-16, nothing beyond U+10FFFF. */
static gboolean
is_second (guint8 lead,
           guint8 second)
{
  guint8 low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  guint8 high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;

  return second >= low && second <= high;
}

/* Whether @n bytes are a character, or as much of one as there is. */
static gboolean
begins_character (const guint8 *at,
                  gsize         n)
{
  if (n > 1 && !is_second (at[0], at[1]))
    return FALSE;
  for (gsize i = 2; i < n; i++)
    if ((at[i] & 0xc0) != 0x80)
      return FALSE;
  return TRUE;
}

/* @rest: (out): where a character begins that is not all there; else the end */
static gboolean
check (const guint8  *bytes,
       gsize          length,
       const guint8 **rest)
{
  const guint8 *at = bytes, *end = bytes + length;

  for (gsize n = 0; (at = skip_ascii (at, end)) < end; at += n)
    {
      guint whole;

      while (at < end && *at < 0x80)
        at++;
      if (at == end)
        break;
      whole = get_length (*at);
      n = MIN ((gsize) (end - at), whole);
      if (whole == 0 || !begins_character (at, n))
        return FALSE;
      if (n < whole)
        break;
    }
  *rest = at;
  return TRUE;
}

/* The character that the last piece ended in goes on in this one; @n_used: of its bytes. */
static gboolean
finish_tail (AccordUtf8Check *self,
             const guint8    *bytes,
             gsize            length,
             gsize           *n_used)
{
  gsize n_missing = self->n_tail > 0 ? get_length (self->tail[0]) - self->n_tail : 0;

  *n_used = MIN (n_missing, length);
  memcpy (self->tail + self->n_tail, bytes, *n_used);
  self->n_tail += *n_used;
  if (!begins_character (self->tail, self->n_tail))
    return FALSE;
  if (*n_used == n_missing)
    self->n_tail = 0;
  return TRUE;
}

/**
 * accord_utf8_check_feed:
 * @self: a check
 * @bytes: (array length=length): the next bytes of a file
 * @length: their number
 *
 * NUL counts as a character.
 *
 * Returns: whether they are UTF-8, but for a character that is not all there yet
 */
gboolean
accord_utf8_check_feed (AccordUtf8Check *self,
                        const guint8    *bytes,
                        gsize            length)
{
  const guint8 *rest = bytes + length;
  gsize n_used;

  if (length == 0)
    return TRUE;
  if (!finish_tail (self, bytes, length, &n_used))
    return FALSE;
  if (n_used < length && !check (bytes + n_used, length - n_used, &rest))
    return FALSE;
  if (rest < bytes + length)
    {
      self->n_tail = (gsize) (bytes + length - rest);
      memcpy (self->tail, rest, self->n_tail);
    }
  return TRUE;
}

/**
 * accord_utf8_check_end:
 * @self: a check that was fed with all of a file and found nothing wrong
 *
 * Returns: whether the file does not end within a character
 */
gboolean
accord_utf8_check_end (const AccordUtf8Check *self)
{
  return self->n_tail == 0;
}
