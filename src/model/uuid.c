#include "model/uuid.h"

#include <string.h>
#include <sys/random.h>

#define COUNTER_MASK 0x0fff

static gboolean
is_dash_at (guint i)
{
  return i == 8 || i == 13 || i == 18 || i == 23;
}

static void
fill_random (guint8 *bytes,
             gsize   n_bytes)
{
  if (getrandom (bytes, n_bytes, 0) == (gssize) n_bytes)
    return;
  for (gsize i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) g_random_int_range (0, 256);
}

/* The millisecond, and a counter within it, both of which only rise: ids made later sort later. */
static void
next_time (guint64 *ms,
           guint   *counter)
{
  static GMutex mutex;
  static guint64 last_ms;
  static guint last_counter;
  guint64 now = (guint64) (g_get_real_time () / 1000);

  g_mutex_lock (&mutex);
  if (now > last_ms)
    {
      last_ms = now;
      last_counter = g_random_int () & (COUNTER_MASK >> 1);
    }
  else if (++last_counter > COUNTER_MASK)
    {
      last_ms++;
      last_counter = 0;
    }
  *ms = last_ms;
  *counter = last_counter;
  g_mutex_unlock (&mutex);
}

/**
 * accord_uuid_new:
 *
 * A UUID of version 7 (RFC 9562): unique everywhere, and those made later sort later.
 *
 * Returns: (transfer full): 36 characters, lower case
 */
char *
accord_uuid_new (void)
{
  guint8 bytes[ACCORD_UUID_N_BYTES];
  guint64 ms;
  guint counter;

  next_time (&ms, &counter);
  fill_random (bytes, sizeof bytes);
  for (guint i = 0; i < 6; i++)
    bytes[i] = (guint8) (ms >> (40 - 8 * i));
  bytes[6] = (guint8) (0x70 | counter >> 8);
  bytes[7] = (guint8) counter;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return accord_uuid_from_bytes (bytes);
}

/**
 * accord_uuid_is_valid:
 * @text: (nullable): a text
 *
 * Returns: whether it is a UUID in its usual form, of any version
 */
gboolean
accord_uuid_is_valid (const char *text)
{
  if (text == NULL || strnlen (text, ACCORD_UUID_TEXT_LENGTH + 1) != ACCORD_UUID_TEXT_LENGTH)
    return FALSE;
  for (guint i = 0; i < ACCORD_UUID_TEXT_LENGTH; i++)
    if (is_dash_at (i) ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

/**
 * accord_uuid_to_bytes:
 * @text: (nullable): a UUID
 * @bytes: (out caller-allocates) (array fixed-size=16): its bytes
 *
 * Returns: whether @text is a UUID
 */
gboolean
accord_uuid_to_bytes (const char *text,
                      guint8     *bytes)
{
  guint n = 0;

  if (!accord_uuid_is_valid (text))
    return FALSE;
  for (guint i = 0; i < ACCORD_UUID_TEXT_LENGTH; i += 2)
    {
      if (is_dash_at (i))
        i++;
      bytes[n++] = (guint8) (g_ascii_xdigit_value (text[i]) << 4 | g_ascii_xdigit_value (text[i + 1]));
    }
  return TRUE;
}

/**
 * accord_uuid_from_bytes:
 * @bytes: (array fixed-size=16): the bytes of a UUID
 *
 * Returns: (transfer full): its text, lower case
 */
char *
accord_uuid_from_bytes (const guint8 *bytes)
{
  static const char digits[] = "0123456789abcdef";
  char *text;
  guint n = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_malloc (ACCORD_UUID_TEXT_LENGTH + 1);
  for (guint i = 0; i < ACCORD_UUID_N_BYTES; i++)
    {
      if (is_dash_at (n))
        text[n++] = '-';
      text[n++] = digits[bytes[i] >> 4];
      text[n++] = digits[bytes[i] & 0x0f];
    }
  text[n] = '\0';
  return text;
}
