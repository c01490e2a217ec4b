#include "exchange/value-prefix.h"

#include <string.h>

/**
 * accord_value_prefix_find:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 *
 * Returns: the length of the prefix of @text, such as Meta Lead Ads writes it (a lead, an ad, a set of ads, a campaign, a
 *   form, a telephone number); 0: none
 */
gsize
accord_value_prefix_find (const char *text,
                          gsize       length)
{
  static const char *const two[] = { "ag:", "as:" };

  if (length > 2 && text[1] == ':' && strchr ("lcfp", text[0]) != NULL && text[0] != '\0')
    return g_ascii_isdigit (text[2]) || text[2] == '+' ? 2 : 0;
  for (guint i = 0; length > 3 && text[2] == ':' && i < G_N_ELEMENTS (two); i++)
    if (strncmp (text, two[i], 3) == 0)
      return g_ascii_isdigit (text[3]) ? 3 : 0;
  return 0;
}
