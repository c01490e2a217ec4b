#include "exchange/column-scan.h"

#include <string.h>

static gboolean
is_one_of (const char        *text,
           gsize              length,
           const char *const *words,
           guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (text, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_cell_trim:
 * @text: (inout): a cell
 * @length: (inout): its length in bytes
 *
 * Leaves out the white space around a cell.
 */
void
accord_cell_trim (const char **text,
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
 * accord_cell_is_marker:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 *
 * Returns: whether @text stands for «nothing» in a column of dates, numbers or addresses
 */
gboolean
accord_cell_is_marker (const char *text,
                       gsize       length)
{
  static const char *const markers[] = { "-", "–", "n/a", "#n/a", "null" };

  return length <= 4 && is_one_of (text, length, markers, G_N_ELEMENTS (markers));
}

/**
 * accord_cell_is_address:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 *
 * Returns: whether @text may be an e-mail address
 */
gboolean
accord_cell_is_address (const char *text,
                        gsize       length)
{
  return memchr (text, '@', length) != NULL;
}

/**
 * accord_cell_parse_boolean:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 * @value: (out): which
 *
 * «Yes» and «0» are no booleans: they stay what they are, so that conditions can quote them.
 *
 * Returns: whether @text says true or false
 */
gboolean
accord_cell_parse_boolean (const char *text,
                           gsize       length,
                           gboolean   *value)
{
  *value = length == 4 && g_ascii_strncasecmp (text, "true", 4) == 0;
  return *value || (length == 5 && g_ascii_strncasecmp (text, "false", 5) == 0);
}
