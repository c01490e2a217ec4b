#include "frame/text-scan.h"

#include <string.h>

#define WIDTH 16
#define SHARP_S 0x9f /* the second byte of ß, and few others */
/* Shorter ones are in too many texts: fewer have something else than ASCII. */
#define LONG_PART 3

/* As many bytes as every processor compares at once; where two are equal all bits of the outcome's byte are set. */
typedef guint8 Bytes __attribute__ ((vector_size (WIDTH)));

/* Where a text may have what is sought: at ASCII that begins and ends as it does, but for case, and at other characters, of
 * which the test itself knows what they become. */
typedef struct
{
  const char *part;   /* folded, in ASCII, of what is sought */
  gsize       length; /* of that part; 1 where it is not searched for */
  gboolean    whole;  /* it is all that is sought */
  gboolean    by_part; /* else every text is tested that has something else than ASCII: those that have not cannot have it */
  Bytes       first, first_case, last, last_case;
  Bytes       foreign; /* from this byte on characters may become ASCII, or join it, but for those of Latin-1 (which are many) */
} Scan;

static Bytes
repeat (guint8 byte)
{
  return (Bytes) { 0 } + byte;
}

static void
scan_init (Scan       *self,
           const char *part,
           gsize       length,
           gboolean    whole)
{
  char last;

  self->part = part;
  self->whole = whole;
  self->by_part = whole || length >= LONG_PART;
  self->length = self->by_part ? length : 1;
  last = part[self->length - 1];
  self->first = repeat (self->by_part ? (guint8) *part : 0xff);
  self->first_case = repeat (g_ascii_islower (*part) ? 'a' - 'A' : 0);
  self->last = repeat ((guint8) last);
  self->last_case = repeat (g_ascii_islower (last) ? 'a' - 'A' : 0);
  self->foreign = repeat (self->by_part ? 0xc4 : 0x80);
}

/* The first place from @at on to look closer at; @end: there is none before it. What can be read there goes on for
 * WIDTH and the length of what is sought. */
static inline const char *
find_stop (const Scan *self,
           const char *at,
           const char *end)
{
  const Bytes sharp_s = repeat (SHARP_S);

  for (; at < end; at += WIDTH)
    {
      Bytes first, last;
      guint64 words[WIDTH / sizeof (guint64)];

      memcpy (&first, at, sizeof first);
      memcpy (&last, at + self->length - 1, sizeof last);
      first = (Bytes) ((((first | self->first_case) == self->first) & ((last | self->last_case) == self->last)) |
                       (first >= self->foreign) | (first == sharp_s));
      memcpy (words, &first, sizeof words);
      if (words[0] != 0)
        return at + __builtin_ctzll (GUINT64_FROM_LE (words[0])) / 8;
      if (words[1] != 0)
        return at + sizeof *words + __builtin_ctzll (GUINT64_FROM_LE (words[1])) / 8;
    }
  return end;
}

typedef enum
{
  NOT_HERE,
  HERE,
  UNSURE, /* the text has to be tested */
} Answer;

/* What follows in ASCII joins nothing of what is found. */
static inline Answer
look_closer (const Scan *self,
             const char *at)
{
  gsize i = 1;

  if (!self->by_part)
    return UNSURE;
  if (*at < 0)
    return (guint8) *at == SHARP_S || accord_text_may_become_ascii (at) ? UNSURE : NOT_HERE;
  while (i < self->length && (at[i] | (g_ascii_islower (self->part[i]) ? 'a' - 'A' : 0)) == self->part[i])
    i++;
  if (i < self->length)
    return NOT_HERE;
  return self->whole && at[i] >= 0 ? HERE : UNSURE;
}

static gboolean
test_each (AccordTextTest     *test,
           const char *const  *texts,
           guint               first,
           guint               end,
           bool               *hits,
           GError            **error)
{
  for (guint code = first; code < end; code++)
    {
      gboolean met;

      if (!accord_text_test_run (test, texts[code], &met, error))
        return FALSE;
      hits[code] |= met;
    }
  return TRUE;
}

/* The last texts, behind which there is too little to read, are tested one by one. */
static gboolean
scan_run (const Scan         *self,
          AccordTextTest     *test,
          const char *const  *texts,
          guint               first,
          guint               end,
          bool               *hits,
          GError            **error)
{
  guint code = first, last = end - 1;
  gsize reach = WIDTH + self->length;

  while (last > first && texts[end - 1] - texts[last] < (gssize) reach)
    last--;
  for (const char *at = texts[first]; (at = find_stop (self, at, texts[last])) < texts[last];)
    {
      Answer answer = look_closer (self, at);

      if (answer == NOT_HERE)
        {
          at++;
          continue;
        }
      while (texts[code + 1] <= at)
        code++;
      if (answer == HERE)
        hits[code] = TRUE;
      else if (!test_each (test, texts, code, code + 1, hits, error))
        return FALSE;
      at = texts[++code];
    }
  return test_each (test, texts, last, end, hits, error);
}

/**
 * accord_text_scan:
 * @test: a test
 * @texts: (array): texts by code; those that are asked about lie one behind the other, each ended by a NUL
 * @first: the first code that is asked about
 * @end: behind the last
 * @hits: (array) (inout): for each text whether it is one already; it is one then, too, if it meets the test
 * @error: return location for a #GError
 *
 * As accord_text_test_run() for each. Where one text is to be contained, all of them are searched at once: most have
 * nothing like it, and to begin with each anew takes longer than to read it.
 *
 * Returns: %FALSE where a pattern takes too long
 */
gboolean
accord_text_scan (AccordTextTest     *test,
                  const char *const  *texts,
                  guint               first,
                  guint               end,
                  bool               *hits,
                  GError            **error)
{
  gsize length;
  gboolean whole;
  const char *part = accord_text_test_get_plain (test, &length, &whole);
  Scan scan;

  if (part == NULL || first == end || texts[first] == NULL)
    return test_each (test, texts, first, end, hits, error);
  scan_init (&scan, part, length, whole);
  return scan_run (&scan, test, texts, first, end, hits, error);
}
