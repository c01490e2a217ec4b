#include "exchange/empty-values.h"

#include <string.h>

static const char *const usual[] = { "Select", "-", "–", "—", "N/A", "#N/A", NULL };

/**
 * accord_empty_values_new:
 * @words: (nullable) (array zero-terminated=1): what means empty; %NULL: what usually does
 *
 * Returns: (transfer full): the words
 */
AccordEmptyValues *
accord_empty_values_new (const char *const *words)
{
  AccordEmptyValues *self = g_new0 (AccordEmptyValues, 1);

  self->ref_count = 1;
  self->is_default = words == NULL;
  self->words = g_strdupv ((char **) (words != NULL ? words : usual));
  for (guint i = 0; self->words[i] != NULL; i++)
    {
      guint8 first = (guint8) self->words[i][0];

      self->longest = MAX (self->longest, strlen (self->words[i]));
      self->begins[(guint8) g_ascii_tolower ((char) first)] = self->begins[(guint8) g_ascii_toupper ((char) first)] = TRUE;
    }
  return self;
}

/**
 * accord_empty_values_ref:
 * @self: words
 *
 * Returns: (transfer full): @self
 */
AccordEmptyValues *
accord_empty_values_ref (AccordEmptyValues *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * accord_empty_values_unref:
 * @self: (transfer full) (nullable): words
 */
void
accord_empty_values_unref (AccordEmptyValues *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_strfreev (self->words);
  g_free (self);
}

/**
 * accord_empty_values_get_words:
 * @self: words
 *
 * Returns: (transfer none): them
 */
GStrv
accord_empty_values_get_words (const AccordEmptyValues *self)
{
  return self->words;
}

/**
 * accord_empty_values_is_default:
 * @self: words
 *
 * Returns: whether nobody chose them
 */
gboolean
accord_empty_values_is_default (const AccordEmptyValues *self)
{
  return self->is_default;
}

/**
 * accord_empty_values_find:
 * @self: words
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 *
 * Returns: whether @text is one of the words, whatever its case
 */
gboolean
accord_empty_values_find (const AccordEmptyValues *self,
                          const char              *text,
                          gsize                    length)
{
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strlen (self->words[i]) == length && g_ascii_strncasecmp (self->words[i], text, length) == 0)
      return TRUE;
  return FALSE;
}
