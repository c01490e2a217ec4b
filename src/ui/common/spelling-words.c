#include "ui/common/spelling-words.h"

#include <pango/pango.h>
#include <string.h>

static void
word_free (gpointer data)
{
  AccordSpellingWord *word = data;

  g_free (word->text);
  g_free (word);
}

/* Names and abbreviations are in no dictionary: «MQL», «MQLs», «HubSpot», «Q3». */
static gboolean
is_plain (const char *word,
          const char *end)
{
  guint n = 0;
  guint n_upper = 0;
  gboolean first = TRUE;
  gboolean within = FALSE;

  for (const char *at = word; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c) || c == '_')
        return FALSE;
      within |= !first && g_unichar_isupper (c);
      n_upper += g_unichar_isupper (c);
      n += g_unichar_isalpha (c);
      first = FALSE;
    }
  return n > 1 && n_upper < n && !within;
}

/* «www.example.com», «e.g.», «ada@example.com», «/etc/hosts», «C:\notes», «#sales»; but not «and/or». */
static gboolean
is_of_address (const char *paragraph,
               const char *word)
{
  const char *at = word;

  while (at > paragraph && !g_ascii_isspace (at[-1]))
    at--;
  if (*at == '/')
    return TRUE;
  for (; *at != '\0' && !g_ascii_isspace (*at); at++)
    if (strchr ("@\\#~=&", *at) != NULL || g_str_has_prefix (at, "://"))
      return TRUE;
    else if (*at == '.' && at > paragraph && g_ascii_isalnum (at[-1]) && g_ascii_isalnum (at[1]))
      return TRUE;
  return FALSE;
}

static void
add_word (GPtrArray  *words,
          const char *paragraph,
          const char *start,
          const char *end,
          gint        from,
          gint        to)
{
  AccordSpellingWord *word;

  if (!is_plain (start, end) || is_of_address (paragraph, start))
    return;
  word = g_new (AccordSpellingWord, 1);
  word->start = from;
  word->end = to;
  word->text = g_strndup (start, (gsize) (end - start));
  g_ptr_array_add (words, word);
}

/* «don’t»: Pango ends a word before it. */
static gboolean
is_apostrophe (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return c == '\'' || c == 0x2019;
}

/**
 * accord_spelling_words_find:
 * @paragraph: UTF-8
 *
 * «don’t» is one word, «follow-up» two.
 *
 * Returns: (transfer full) (element-type AccordSpellingWord): those that can be right or wrong
 */
GPtrArray *
accord_spelling_words_find (const char *paragraph)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  gint n = (gint) g_utf8_strlen (paragraph, -1);
  g_autofree PangoLogAttr *breaks = g_new0 (PangoLogAttr, n + 1);
  const char *at = paragraph;
  const char *start = NULL;
  gint from = 0;

  pango_get_log_attrs (paragraph, -1, -1, pango_language_get_default (), breaks, n + 1);
  for (gint i = 0; i <= n; i++)
    {
      if (start != NULL && breaks[i].is_word_end && !(i < n && is_apostrophe (at) && breaks[i + 1].is_word_start))
        {
          add_word (words, paragraph, start, at, from, i);
          start = NULL;
        }
      if (start == NULL && breaks[i].is_word_start)
        {
          start = at;
          from = i;
        }
      at = i < n ? g_utf8_next_char (at) : at;
    }
  return words;
}
