/* What a text is encoded in, wherever its wide characters stand and however it is read. */
#include <string.h>

#include "exchange/encoding.h"
#include "exchange/utf8-check.h"

#define N_TEXTS 3000
#define LONGEST_PIECE 90

static char *
guess (const GString *text,
       guint64       *wrong_line)
{
  g_autoptr (AccordEncodingGuess) self = accord_encoding_guess_new ();

  for (gsize at = 0, n; at < text->len; at += n)
    {
      n = (gsize) g_test_rand_int_range (1, 200);
      n = MIN (n, text->len - at);
      accord_encoding_guess_feed (self, (const guint8 *) text->str + at, n);
    }
  return accord_encoding_guess_end (self, wrong_line);
}

static void
append_random (GString *text)
{
  static const char *const wide[] = { "ä", "ß", "€", "語", "😀", "\n", "\r\n" };
  gint n = g_test_rand_int_range (0, LONGEST_PIECE);

  for (gint i = 0; i < n; i++)
    g_string_append_c (text, (char) g_test_rand_int_range (' ', 0x7f));
  for (gint i = g_test_rand_int_range (0, 40) == 0 ? LONGEST_PIECE : 1; i > 0; i--)
    g_string_append (text, wide[g_test_rand_int_range (0, G_N_ELEMENTS (wide))]);
}

static guint64
count_lines (const GString *text)
{
  guint64 n = 1;

  for (gsize i = 0; i < text->len; i++)
    n += text->str[i] == '\n';
  return n;
}

/* Of each text first as it is, then with something in it that is no character. */
static void
test_random (void)
{
  static const char *const wrong[] = { "\xff", "\xc3 ", "\xe2\x82 ", "\xf0\x9f\x98 ", "\x80", "\xc0\x80 ", "\xed\xa0\x80 " };

  for (guint n = 0; n < N_TEXTS; n++)
    {
      g_autoptr (GString) text = g_string_new ("äöüäöüäöü");
      g_autofree char *right = NULL;
      g_autofree char *broken = NULL;
      guint64 line = 0, wrong_line;

      for (gint i = g_test_rand_int_range (0, 6); i > 0; i--)
        append_random (text);
      right = guess (text, &line);
      g_assert_cmpstr (right, ==, "UTF-8");
      wrong_line = count_lines (text);
      g_string_append (text, wrong[g_test_rand_int_range (0, G_N_ELEMENTS (wrong))]);
      for (gint i = g_test_rand_int_range (0, 6); i > 0; i--)
        append_random (text);
      broken = guess (text, &line);
      g_assert_null (broken);
      g_assert_cmpuint (line, ==, wrong_line);
    }
}

static gboolean
is_utf8 (const GString *text)
{
  AccordUtf8Check check = { { 0 } };

  for (gsize at = 0, n; at < text->len; at += n)
    {
      n = g_test_rand_int_range (0, 3) == 0 ? 1 : (gsize) g_test_rand_int_range (1, 200);
      n = MIN (n, text->len - at);
      if (!accord_utf8_check_feed (&check, (const guint8 *) text->str + at, n))
        return FALSE;
    }
  return accord_utf8_check_end (&check);
}

/* As GLib says, of texts in which a byte was spoilt. */
static void
test_utf8 (void)
{
  guint n_right = 0;

  for (guint n = 0; n < N_TEXTS; n++)
    {
      g_autoptr (GString) text = g_string_new ("");
      gboolean right;

      for (gint i = g_test_rand_int_range (0, 6); i > 0; i--)
        append_random (text);
      if (text->len > 0 && g_test_rand_bit ())
        text->str[g_test_rand_int_range (0, (gint32) text->len)] = (char) g_test_rand_int_range (0x01, 0x100);
      if (text->len > 0 && g_test_rand_int_range (0, 8) == 0)
        g_string_truncate (text, text->len - 1);
      right = g_utf8_validate_len (text->str, text->len, NULL);
      n_right += right;
      g_assert_cmpint (is_utf8 (text), ==, right);
    }
  g_assert_cmpuint (n_right, >, N_TEXTS / 4);
  g_assert_cmpuint (n_right, <, N_TEXTS * 3 / 4 + N_TEXTS / 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/encoding/random", test_random);
  g_test_add_func ("/encoding/utf8", test_utf8);
  return g_test_run ();
}
