#include "present/diff-runs.h"

#include <string.h>

/* Of longer texts the middle that differs is shown as replaced: the table of lengths grows with the square. */
#define MOST_WORDS 2000

typedef struct
{
  const char *text;
  gsize       length;
} Word;

/* A word, or what is between two words: spaces and line breaks one by one. */
static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  while (*text != '\0')
    {
      const char *end = g_utf8_next_char (text);
      gboolean space = g_unichar_isspace (g_utf8_get_char (text));
      Word word = { .text = text };

      while (!space && *end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      word.length = (gsize) (end - text);
      g_array_append_val (words, word);
      text = end;
    }
  return words;
}

static gboolean
are_same (const Word *a,
          const Word *b)
{
  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

static void
free_run (gpointer data)
{
  g_free (((AccordDiffRun *) data)->text);
  g_free (data);
}

static void
append (GPtrArray      *runs,
        AccordDiffKind  kind,
        const Word     *words,
        guint           n)
{
  AccordDiffRun *last = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strndup (words[i].text, words[i].length);
      char *joined;

      if (last == NULL || last->kind != kind)
        {
          last = g_new0 (AccordDiffRun, 1);
          last->kind = kind;
          last->text = g_strdup ("");
          g_ptr_array_add (runs, last);
        }
      joined = g_strconcat (last->text, word, NULL);
      g_free (last->text);
      last->text = joined;
    }
}

/* The longest common sequence of what is left and right of it, from each place on. */
static guint16 *
measure (const Word *a,
         guint       n_a,
         const Word *b,
         guint       n_b)
{
  guint16 *lengths = g_new0 (guint16, (gsize) (n_a + 1) * (n_b + 1));

  for (guint i = n_a; i > 0; i--)
    for (guint j = n_b; j > 0; j--)
      {
        guint16 *here = &lengths[(gsize) (i - 1) * (n_b + 1) + j - 1];
        guint16 right = here[1], below = here[n_b + 1];

        *here = are_same (&a[i - 1], &b[j - 1]) ? (guint16) (here[n_b + 2] + 1) : MAX (right, below);
      }
  return lengths;
}

static void
compare_middle (GPtrArray  *runs,
                const Word *a,
                guint       n_a,
                const Word *b,
                guint       n_b)
{
  g_autofree guint16 *lengths = NULL;
  guint i = 0, j = 0;

  if (n_a <= MOST_WORDS && n_b <= MOST_WORDS)
    lengths = measure (a, n_a, b, n_b);
  while (lengths != NULL && i < n_a && j < n_b)
    {
      const guint16 *here = &lengths[(gsize) i * (n_b + 1) + j];

      if (are_same (&a[i], &b[j]))
        {
          append (runs, ACCORD_DIFF_SAME, &a[i], 1);
          i++;
          j++;
        }
      else if (here[n_b + 1] >= here[1])
        append (runs, ACCORD_DIFF_REMOVED, &a[i++], 1);
      else
        append (runs, ACCORD_DIFF_ADDED, &b[j++], 1);
    }
  append (runs, ACCORD_DIFF_REMOVED, a + i, n_a - i);
  append (runs, ACCORD_DIFF_ADDED, b + j, n_b - j);
}

/**
 * accord_diff_runs:
 * @before: a text
 * @after: what became of it
 *
 * Compares word by word.
 *
 * Returns: (transfer full): of #AccordDiffRun: both texts in one. Those that are not added make @before, those that are
 *   not removed make @after
 */
GPtrArray *
accord_diff_runs (const char *before,
                  const char *after)
{
  g_autoptr (GArray) first = split (before);
  g_autoptr (GArray) second = split (after);
  GPtrArray *runs = g_ptr_array_new_with_free_func (free_run);
  const Word *a = (const Word *) (gconstpointer) first->data, *b = (const Word *) (gconstpointer) second->data;
  guint n_a = first->len, n_b = second->len, head = 0, tail = 0;

  while (head < n_a && head < n_b && are_same (&a[head], &b[head]))
    head++;
  while (tail < n_a - head && tail < n_b - head && are_same (&a[n_a - tail - 1], &b[n_b - tail - 1]))
    tail++;
  append (runs, ACCORD_DIFF_SAME, a, head);
  compare_middle (runs, a + head, n_a - head - tail, b + head, n_b - head - tail);
  append (runs, ACCORD_DIFF_SAME, a + n_a - tail, tail);
  return runs;
}
