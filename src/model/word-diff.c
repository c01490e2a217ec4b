#include "model/word-diff.h"

#include <string.h>

#include "model/sequence-match.h"

typedef struct
{
  const char *a;
  const char *b;
  GArray     *a_words; /* of AccordTextRange */
  GArray     *b_words;
} Pair;

/* Letters and figures go together («15:00», «don’t»); every other mark is one of its own. */
static gboolean
belongs_to_word (const char *p,
                 const char *begin)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);

  if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_')
    return TRUE;
  return p > begin && strchr (".,:'-", (int) MIN (c, 127)) != NULL && c < 127 &&
         g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))) && g_unichar_isalnum (g_utf8_get_char (next));
}

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (AccordTextRange));
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;
      AccordTextRange word;

      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      while (*p != '\0' && belongs_to_word (p, text))
        p = g_utf8_next_char (p);
      if (p == start)
        p = g_utf8_next_char (p);
      word.start = (gsize) (start - text);
      word.end = (gsize) (p - text);
      g_array_append_val (words, word);
    }
  return words;
}

static guint
compare_words (guint    i,
               guint    j,
               gpointer user_data)
{
  Pair *pair = user_data;
  AccordTextRange *a = &g_array_index (pair->a_words, AccordTextRange, i);
  AccordTextRange *b = &g_array_index (pair->b_words, AccordTextRange, j);
  gsize length = a->end - a->start;

  return length == b->end - b->start && memcmp (pair->a + a->start, pair->b + b->start, length) == 0
             ? ACCORD_LIKENESS_SAME
             : 0;
}

/**
 * accord_word_pairs:
 * @a: a text
 * @b: another
 *
 * Returns: (transfer full): of #AccordWordPair: the most words that both have, in the order they stand in
 */
GArray *
accord_word_pairs (const char *a,
                   const char *b)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (AccordWordPair));
  g_autoptr (GArray) a_words = split_words (a);
  g_autoptr (GArray) b_words = split_words (b);
  Pair pair = { a, b, a_words, b_words };
  g_autofree gint *partners = accord_sequence_match (a_words->len, b_words->len, compare_words, &pair);

  for (guint i = 0; i < a_words->len; i++)
    if (partners[i] >= 0)
      {
        AccordWordPair both = { g_array_index (a_words, AccordTextRange, i),
                                g_array_index (b_words, AccordTextRange, partners[i]) };

        g_array_append_val (pairs, both);
      }
  return pairs;
}

/* The words that are not among the paired; those that stand side by side are one range. */
static GArray *
join_single (const char *text,
             GArray     *pairs,
             gsize       side)
{
  g_autoptr (GArray) words = split_words (text);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AccordTextRange));
  gboolean open = FALSE;
  guint n_paired = 0;

  for (guint i = 0; i < words->len; i++)
    {
      AccordTextRange word = g_array_index (words, AccordTextRange, i);
      gboolean paired = n_paired < pairs->len &&
                        G_STRUCT_MEMBER (AccordTextRange, &g_array_index (pairs, AccordWordPair, n_paired), side).start ==
                            word.start;

      if (!paired && open)
        g_array_index (ranges, AccordTextRange, ranges->len - 1).end = word.end;
      else if (!paired)
        g_array_append_val (ranges, word);
      n_paired += paired;
      open = !paired;
    }
  return ranges;
}

/**
 * accord_word_diff:
 * @a: a text
 * @b: another
 * @only_a: (out) (transfer full): the ranges of @a that @b does not have
 * @only_b: (out) (transfer full): the ranges of @b that @a does not have
 */
void
accord_word_diff (const char  *a,
                  const char  *b,
                  GArray     **only_a,
                  GArray     **only_b)
{
  g_autoptr (GArray) pairs = accord_word_pairs (a, b);

  *only_a = join_single (a, pairs, G_STRUCT_OFFSET (AccordWordPair, a));
  *only_b = join_single (b, pairs, G_STRUCT_OFFSET (AccordWordPair, b));
}

static GHashTable *
count_words (const char *text,
             guint      *n)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) words = split_words (text);

  for (guint i = 0; i < words->len; i++)
    {
      AccordTextRange *word = &g_array_index (words, AccordTextRange, i);
      char *key = g_strndup (text + word->start, word->end - word->start);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_replace (counts, key, GUINT_TO_POINTER (count + 1));
    }
  *n = words->len;
  return counts;
}

/**
 * accord_word_likeness:
 * @a: a text
 * @b: another
 *
 * Returns: twice the words they share (each as often as both have it) over all their words; 0 … 1
 */
double
accord_word_likeness (const char *a,
                      const char *b)
{
  guint n_a, n_b, common = 0;
  g_autoptr (GHashTable) in_a = count_words (a, &n_a);
  g_autoptr (GHashTable) in_b = count_words (b, &n_b);
  GHashTableIter iter;
  gpointer word, count;

  g_hash_table_iter_init (&iter, in_a);
  while (g_hash_table_iter_next (&iter, &word, &count))
    common += MIN (GPOINTER_TO_UINT (count), GPOINTER_TO_UINT (g_hash_table_lookup (in_b, word)));
  return n_a + n_b > 0 ? 2.0 * common / (n_a + n_b) : 1;
}
