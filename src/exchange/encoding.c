#include "exchange/encoding.h"

#include <string.h>
#include <uchardet.h>

/* uchardet slows down linearly and is sure long before: it sees so many bytes that are not UTF-8, and what is around. */
#define ENOUGH_FOR_UCHARDET (4 * 1024 * 1024)

/* Fewer bytes than this make no other alphabet likely: in one, nearly every letter is such a byte. */
#define ENOUGH_TO_NAME 4

struct _AccordEncodingGuess
{
  uchardet_t detector;
  gsize      n_detected;
  guint8     tail[4];     /* an unfinished character at the end of the last block */
  gsize      tail_length;
  guint64    line;
  guint64    wrong_line;  /* the first that is not UTF-8; 0: none */
  guint64    n_right;     /* characters of several bytes that are UTF-8 */
  guint64    n_wrong;
  guint64    n_plausible; /* of the wrong ones: could be a letter or sign of a Western one-byte encoding */
};

/**
 * accord_encoding_guess_new:
 *
 * Returns: (transfer full): a guess about nothing yet
 */
AccordEncodingGuess *
accord_encoding_guess_new (void)
{
  AccordEncodingGuess *self = g_new0 (AccordEncodingGuess, 1);

  self->detector = uchardet_new ();
  self->line = 1;
  return self;
}

/**
 * accord_encoding_guess_free:
 * @self: (transfer full) (nullable): a guess
 */
void
accord_encoding_guess_free (AccordEncodingGuess *self)
{
  if (self == NULL)
    return;
  uchardet_delete (self->detector);
  g_free (self);
}

static gboolean
is_western_lower (guint8 byte)
{
  return g_ascii_islower (byte) || byte == 0xdf || (byte >= 0xe0 && byte < 0xfe && byte != 0xf7);
}

static gboolean
is_western_upper (guint8 byte)
{
  return g_ascii_isupper (byte) || (byte >= 0xc0 && byte < 0xdf && byte != 0xd7);
}

/* Whether a byte stands where a person would have written that letter or sign of Windows-1252: «José», not «Jos\xc3(». */
static gboolean
is_plausible (guint8 before,
              guint8 byte,
              guint8 after)
{
  static const char others[] = "\x82\x84\x85\x8a\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x99\x9a\x9c\x9e"
                               "\xa0\xa7\xa9\xab\xae\xb4\xb7\xba\xbb";
  gboolean between_letters = g_ascii_isalpha (before) && g_ascii_isalpha (after);

  if (is_western_upper (byte))
    return !is_western_lower (before) && (is_western_lower (after) || is_western_upper (after));
  if (is_western_lower (byte))
    return is_western_lower (before) || is_western_upper (before) || is_western_lower (after);
  if (byte == 0x80 || byte == 0xa3 || byte == 0xa5 || byte == 0xb0)
    return !between_letters;
  return memchr (others, byte, sizeof others - 1) != NULL;
}

static guint64
count_lines (const guint8 *bytes,
             gsize         length)
{
  guint64 n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] == '\n';
  return n;
}

/* Characters of several bytes in text that is UTF-8. */
static guint64
count_wide (const guint8 *bytes,
            gsize         length)
{
  guint64 n = 0;

  for (gsize i = 0; i < length; i++)
    n += bytes[i] >= 0xc0;
  return n;
}

/* Counts up to the end of @bytes; returns how many bytes at the end may be the beginning of a character. */
static gsize
check_utf8 (AccordEncodingGuess *self,
            const guint8        *bytes,
            gsize                length,
            gboolean             at_end)
{
  const guint8 *at = bytes, *end = bytes + length;

  while (at < end)
    {
      const char *stop;
      gboolean valid = g_utf8_validate_len ((const char *) at, end - at, &stop);
      const guint8 *wrong = (const guint8 *) stop;

      self->line += count_lines (at, wrong - at);
      self->n_right += count_wide (at, wrong - at);
      if (valid)
        return 0;
      if (!at_end && end - wrong < 4 && g_utf8_get_char_validated (stop, end - wrong) == (gunichar) -2)
        return end - wrong;
      if (*wrong != '\0')
        {
          if (self->wrong_line == 0)
            self->wrong_line = self->line;
          self->n_wrong++;
          self->n_plausible += is_plausible (wrong > bytes ? wrong[-1] : ' ', *wrong, wrong + 1 < end ? wrong[1] : ' ');
        }
      at = wrong + 1;
    }
  return 0;
}

/**
 * accord_encoding_guess_feed:
 * @self: a guess
 * @bytes: (array length=length): the next bytes of the file
 * @length: their number
 */
void
accord_encoding_guess_feed (AccordEncodingGuess *self,
                            const guint8        *bytes,
                            gsize                length)
{
  g_autofree guint8 *joined = NULL;
  const guint8 *all = bytes;
  gsize n = length;

  if (self->tail_length > 0)
    {
      n = self->tail_length + length;
      joined = g_malloc (n);
      memcpy (joined, self->tail, self->tail_length);
      memcpy (joined + self->tail_length, bytes, length);
      all = joined;
    }
  self->tail_length = check_utf8 (self, all, n, FALSE);
  memcpy (self->tail, all + n - self->tail_length, self->tail_length);
  if (self->n_wrong > 0 && self->n_detected < ENOUGH_FOR_UCHARDET)
    {
      uchardet_handle_data (self->detector, (const char *) bytes, length);
      self->n_detected += length;
    }
}

static gboolean
is_western (const char *encoding)
{
  return g_str_equal (encoding, "WINDOWS-1252") || g_str_has_prefix (encoding, "ISO-8859-1") ||
         g_str_equal (encoding, "ASCII") || *encoding == '\0';
}

/**
 * accord_encoding_guess_end:
 * @self: a guess that has seen the whole file
 * @wrong_line: (out): where it is nothing that can be named: the line of the first wrong byte
 *
 * What is UTF-8 nearly throughout is meant to be; then, and where the wrong bytes make no words in any encoding,
 * the file is wrong rather than in another encoding.
 *
 * Returns: (transfer full) (nullable): the name of the encoding
 */
char *
accord_encoding_guess_end (AccordEncodingGuess *self,
                           guint64             *wrong_line)
{
  g_autofree char *found = NULL;

  check_utf8 (self, self->tail, self->tail_length, TRUE);
  if (self->n_wrong == 0)
    return g_strdup ("UTF-8");
  *wrong_line = self->wrong_line;
  uchardet_data_end (self->detector);
  found = g_strdup (uchardet_get_charset (self->detector));
  if (self->n_right >= self->n_wrong || g_str_has_prefix (found, "UTF"))
    return NULL;
  if (self->n_plausible * 2 <= self->n_wrong && (is_western (found) || self->n_wrong < ENOUGH_TO_NAME))
    return NULL;
  if (!is_western (found))
    return g_steal_pointer (&found);
  return g_strdup ("WINDOWS-1252");
}
