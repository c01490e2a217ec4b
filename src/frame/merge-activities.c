#include "frame/frame-merge-private.h"

#include <string.h>

static gboolean
is_same (const AccordMerge *self,
         guint              row)
{
  const AccordActivityData *base = self->base->activities;
  const AccordActivityData *fresh = self->fresh->activities;
  const char *const *kinds = accord_dictionary_get_texts (base->dictionary);
  const char *const *fresh_kinds = accord_dictionary_get_texts (fresh->dictionary);
  guint32 a = base->first[self->old_rows[row]];
  guint32 b = fresh->first[row];
  guint32 n = fresh->first[row + 1] - b;

  if (base->first[self->old_rows[row] + 1] - a != n)
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    if (base->at[a + i] != fresh->at[b + i] || strcmp (kinds[base->kinds[a + i]], fresh_kinds[fresh->kinds[b + i]]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
are_same (const AccordMerge *self)
{
  for (guint row = 0; row < self->fresh->keys->n; row++)
    if (!is_same (self, row))
      return FALSE;
  return TRUE;
}

/* Where those of each row begin, and at the end how many there are. */
static guint32 *
lay_out (const AccordMerge *self)
{
  guint32 *first = g_new (guint32, (gsize) self->n_rows + 1);

  first[0] = 0;
  for (guint i = 0; i < self->runs->len; i++)
    {
      const AccordMergeRun *run = ACCORD_MERGE_RUN (self, i);
      const guint32 *from = (run->fresh ? self->fresh : self->base)->activities->first + run->first;

      for (guint row = 0; row < run->n; row++)
        first[run->to + row + 1] = first[run->to] + (from[row + 1] - from[0]);
    }
  return first;
}

static void
copy_run (const AccordMerge    *self,
          const AccordMergeRun *run,
          const guint32        *codes,
          AccordActivityData   *merged)
{
  const AccordActivityData *from = (run->fresh ? self->fresh : self->base)->activities;
  guint32 first = from->first[run->first];
  guint32 n = from->first[run->first + run->n] - first;
  guint32 to = merged->first[run->to];

  if (n == 0)
    return;
  memcpy (merged->at + to, from->at + first, n * sizeof *merged->at);
  memcpy (merged->kinds + to, from->kinds + first, n * sizeof *merged->kinds);
  for (guint32 i = to; run->fresh && i < to + n; i++)
    merged->kinds[i] = codes[merged->kinds[i]];
}

static void
drop_unused (const AccordMerge  *self,
             AccordActivityData *merged)
{
  const AccordActivityData *base = self->base->activities;
  g_autofree guint8 *lost = g_new0 (guint8, accord_dictionary_get_n (merged->dictionary));

  for (guint i = 0; i < self->replaced->len; i++)
    {
      guint32 row = g_array_index (self->replaced, guint32, i);

      for (guint32 j = base->first[row]; j < base->first[row + 1]; j++)
        lost[base->kinds[j]] = 1;
    }
  merged->dictionary = _accord_merge_drop_unused (merged->dictionary, lost, merged->kinds, merged->first[self->n_rows]);
}

AccordActivityData *
_accord_merge_activities (const AccordMerge *self)
{
  AccordDictionary *base = self->base->activities->dictionary;
  AccordDictionary *fresh = self->fresh->activities->dictionary;
  g_autofree guint32 *codes = g_new0 (guint32, accord_dictionary_get_n (fresh));
  AccordActivityData *merged;

  if (self->in_place && are_same (self))
    return g_atomic_rc_box_acquire (self->base->activities);

  merged = g_atomic_rc_box_new0 (AccordActivityData);
  merged->first = lay_out (self);
  merged->kinds = g_new (guint32, merged->first[self->n_rows]);
  merged->at = g_new (AccordMoment, merged->first[self->n_rows]);
  merged->dictionary = accord_dictionary_extend (base, accord_dictionary_get_texts (fresh), codes,
                                                 accord_dictionary_get_n (fresh));
  for (guint i = 0; i < self->runs->len; i++)
    copy_run (self, ACCORD_MERGE_RUN (self, i), codes, merged);
  drop_unused (self, merged);
  return merged;
}
