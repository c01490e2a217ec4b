#include "frame/frame-merge-private.h"

#include <string.h>

static gboolean
has_key (const AccordFrame *frame,
         guint              row,
         gint64             key)
{
  return row < frame->keys->n && frame->keys->keys[row] == key;
}

static void
add_run (AccordMerge *self,
         gboolean     fresh,
         guint        first,
         guint        n)
{
  AccordMergeRun *last = self->runs->len > 0 ? ACCORD_MERGE_RUN (self, self->runs->len - 1) : NULL;
  AccordMergeRun run = { fresh, first, n, self->n_rows };

  if (n == 0)
    return;
  self->n_rows += n;
  if (last != NULL && last->fresh == fresh && last->first + last->n == first)
    last->n += n;
  else
    g_array_append_val (self->runs, run);
}

static void
plan (AccordMerge  *self,
      const gint64 *keys,
      guint         n_keys)
{
  guint32 next = 0;
  guint fresh = 0;

  for (guint i = 0; i < n_keys; i++)
    {
      guint32 row = _accord_keys_find_from (self->base->keys->keys, next, self->base->keys->n, keys[i]);
      gboolean was = has_key (self->base, row, keys[i]);
      gboolean is = has_key (self->fresh, fresh, keys[i]);

      add_run (self, FALSE, next, row - next);
      next = row;
      if (was)
        {
          g_array_append_val (self->replaced, row);
          next++;
        }
      if (is)
        {
          self->old_rows[fresh] = was ? row : ACCORD_MERGE_NO_ROW;
          add_run (self, TRUE, fresh++, 1);
        }
      self->in_place = self->in_place && was == is;
    }
  add_run (self, FALSE, next, self->base->keys->n - next);
  g_warn_if_fail (fresh == self->fresh->keys->n);
}

static AccordKeyData *
merge_keys (const AccordMerge *self)
{
  AccordKeyData *keys;

  if (self->in_place)
    return g_atomic_rc_box_acquire (self->base->keys);
  keys = g_atomic_rc_box_new0 (AccordKeyData);
  keys->n = self->n_rows;
  keys->keys = g_new (gint64, MAX (self->n_rows, 1));
  for (guint i = 0; i < self->runs->len; i++)
    {
      const AccordMergeRun *run = ACCORD_MERGE_RUN (self, i);
      const AccordFrame *from = run->fresh ? self->fresh : self->base;

      memcpy (keys->keys + run->to, from->keys->keys + run->first, run->n * sizeof *keys->keys);
    }
  return keys;
}

AccordDictionary *
_accord_merge_drop_unused (AccordDictionary *dictionary,
                           guint8           *lost,
                           guint32          *codes,
                           gsize             n_codes)
{
  g_autofree guint32 *moved = NULL;
  AccordDictionary *rest;

  lost[0] = 0;
  for (gsize i = 0; i < n_codes; i++)
    lost[codes[i]] = 0;
  if (memchr (lost, 1, accord_dictionary_get_n (dictionary)) == NULL)
    return dictionary;

  moved = g_new (guint32, accord_dictionary_get_n (dictionary));
  rest = accord_dictionary_without (dictionary, lost, moved);
  for (gsize i = 0; i < n_codes; i++)
    codes[i] = moved[codes[i]];
  accord_dictionary_unref (dictionary);
  return rest;
}

/**
 * _accord_frame_merge:
 * @base: a frame, as it was loaded
 * @keys: (array length=n_keys): leads that were written, made or deleted since, ascending
 * @n_keys: their number
 * @fresh: a frame of those of them that are there, in the same zone; with the fields as they are now
 *
 * What did not change is shared, what did is copied once. A field that @base did not have is empty in all its leads:
 * whoever has a value in it was written since.
 *
 * Returns: (transfer full): the frame, with the log's number of @fresh
 */
AccordFrame *
_accord_frame_merge (AccordFrame  *base,
                     const gint64 *keys,
                     guint         n_keys,
                     AccordFrame  *fresh)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (AccordMergeRun));
  g_autoptr (GArray) replaced = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint32 *old_rows = g_new (guint32, MAX (fresh->keys->n, 1));
  AccordFrame *merged;
  AccordMerge self = { .base = base, .fresh = fresh, .in_place = TRUE, .runs = runs, .replaced = replaced,
                       .old_rows = old_rows };
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) _accord_column_data_unref);

  plan (&self, keys, n_keys);
  for (guint i = 0; i < fresh->columns->len; i++)
    g_ptr_array_add (columns, _accord_merge_column (&self, g_ptr_array_index (fresh->columns, i)));
  merged = _accord_frame_new (base->zone, fresh->log_seq, merge_keys (&self), _accord_merge_activities (&self), columns);
  if (self.in_place)
    merged->change = _accord_change_data_new (accord_frame_ref (fresh), g_steal_pointer (&old_rows), base->log_seq);
  return merged;
}
