#include "exchange/column-scan.h"

#include <string.h>

static gboolean
is_one_of (const char        *text,
           gsize              length,
           const char *const *words,
           guint              n_words)
{
  /* In lower case, as the words begin: hardly any cell goes further. */
  guint8 first = (guint8) *text | 0x20;

  for (guint i = 0; i < n_words; i++)
    if ((guint8) words[i][0] == first && strlen (words[i]) == length && g_ascii_strncasecmp (text, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_cell_trim_spaces:
 * @text: (inout): a cell
 * @length: (inout): its length in bytes
 *
 * See accord_cell_trim().
 */
void
accord_cell_trim_spaces (const char **text,
                         gsize       *length)
{
  while (*length > 0 && g_ascii_isspace (**text))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

/**
 * accord_cell_find_marker:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 *
 * Returns: see accord_cell_is_marker()
 */
gboolean
accord_cell_find_marker (const char *text,
                         gsize       length)
{
  static const char *const markers[] = { "-", "–", "n/a", "#n/a", "null" };

  return is_one_of (text, length, markers, G_N_ELEMENTS (markers));
}

/**
 * accord_cell_parse_boolean:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 * @value: (out): which
 *
 * «Yes» and «0» make no column one of booleans: they stay what they are, so that conditions can quote them.
 *
 * Returns: whether @text is what programs write for true or false, in English or, as spreadsheets do, in another language
 */
gboolean
accord_cell_parse_boolean (const char *text,
                           gsize       length,
                           gboolean   *value)
{
  static const char *const true_words[] = { "true", "wahr", "vrai", "verdadero", "verdadeiro", "vero" };
  static const char *const false_words[] = { "false", "falsch", "faux", "falso" };

  /* In lower case, if it is a letter at all. */
  char first = *text | 0x20;

  if (length < 4 || length > 10 || (first != 't' && first != 'w' && first != 'v' && first != 'f'))
    return FALSE;
  *value = is_one_of (text, length, true_words, G_N_ELEMENTS (true_words));
  return *value || is_one_of (text, length, false_words, G_N_ELEMENTS (false_words));
}

/**
 * accord_cell_read_boolean:
 * @text: a cell of a field of booleans, without spaces around it
 * @length: its length in bytes
 * @value: (out): which
 *
 * Returns: whether @text says yes or no, in whatever words
 */
gboolean
accord_cell_read_boolean (const char *text,
                          gsize       length,
                          gboolean   *value)
{
  static const char *const yes[] = { "yes", "y", "1", "on", "t", "x", "ja", "oui", "si", "sí", "sim", "tak" };
  static const char *const no[] = { "no", "n", "0", "off", "f", "nein", "non", "não", "nao", "nie", "nej", "nee" };

  if (accord_cell_parse_boolean (text, length, value))
    return TRUE;
  *value = is_one_of (text, length, yes, G_N_ELEMENTS (yes));
  return *value || is_one_of (text, length, no, G_N_ELEMENTS (no));
}
