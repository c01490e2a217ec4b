#include "present/diff-runs.h"

#include <string.h>

#include "model/word-diff.h"

typedef struct
{
  const char *start;
  const char *end;
} Stretch;

static void
free_run (gpointer data)
{
  g_free (((AccordDiffRun *) data)->text);
  g_free (data);
}

static void
append (GPtrArray      *runs,
        AccordDiffKind  kind,
        const char     *start,
        const char     *end)
{
  AccordDiffRun *run;

  if (start == end)
    return;
  run = g_new0 (AccordDiffRun, 1);
  run->kind = kind;
  run->text = g_strndup (start, (gsize) (end - start));
  g_ptr_array_add (runs, run);
}

static gboolean
is_same_space (const char *a,
               const char *b)
{
  return g_utf8_get_char (a) == g_utf8_get_char (b) && g_unichar_isspace (g_utf8_get_char (a));
}

/* Spaces that both have at their ends are not part of what differs; words that differ are not cut. */
static void
strip (Stretch *a,
       Stretch *b)
{
  while (a->start < a->end && b->start < b->end && is_same_space (a->start, b->start))
    {
      a->start = g_utf8_next_char (a->start);
      b->start = g_utf8_next_char (b->start);
    }
  while (a->start < a->end && b->start < b->end && is_same_space (g_utf8_prev_char (a->end), g_utf8_prev_char (b->end)))
    {
      a->end = g_utf8_prev_char (a->end);
      b->end = g_utf8_prev_char (b->end);
    }
}

/**
 * accord_diff_runs:
 * @before: a text
 * @after: what became of it
 *
 * Compares word by word, as accord_word_diff() does.
 *
 * Returns: (transfer full): of #AccordDiffRun: both texts in one. Those that are not added make @before, those that are
 *   not removed make @after
 */
GPtrArray *
accord_diff_runs (const char *before,
                  const char *after)
{
  g_autoptr (GArray) pairs = accord_word_pairs (before, after);
  GPtrArray *runs = g_ptr_array_new_with_free_func (free_run);
  AccordWordPair ends = { { strlen (before), strlen (before) }, { strlen (after), strlen (after) } };
  const char *same = before, *a = before, *b = after;

  g_array_append_val (pairs, ends);
  for (guint i = 0; i < pairs->len; i++)
    {
      const AccordWordPair *pair = &g_array_index (pairs, AccordWordPair, i);
      Stretch gone = { a, before + pair->a.start }, come = { b, after + pair->b.start };

      strip (&gone, &come);
      if (gone.start < gone.end || come.start < come.end)
        {
          append (runs, ACCORD_DIFF_SAME, same, gone.start);
          append (runs, ACCORD_DIFF_REMOVED, gone.start, gone.end);
          append (runs, ACCORD_DIFF_ADDED, come.start, come.end);
          same = gone.end;
        }
      a = before + pair->a.end;
      b = after + pair->b.end;
    }
  append (runs, ACCORD_DIFF_SAME, same, a);
  return runs;
}
