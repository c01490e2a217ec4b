#include "frame/activity-filter.h"

#include "frame/frame-private.h"

static inline gboolean
is_set (const guint64 *bits,
        guint          index)
{
  return (bits[index / 64] >> (index % 64) & 1) != 0;
}

static AccordActivityData *
copy_without (const AccordActivityData *from,
              guint                     n_leads,
              const guint64            *left_out)
{
  AccordActivityData *to = g_atomic_rc_box_new0 (AccordActivityData);
  guint n = from->first[n_leads], kept = 0;

  to->first = g_new (guint32, n_leads + 1);
  to->kinds = g_new (guint32, MAX (n, 1));
  to->at = g_new (AccordMoment, MAX (n, 1));
  to->dictionary = accord_dictionary_ref (from->dictionary);
  for (guint row = 0; row < n_leads; row++)
    {
      to->first[row] = kept;
      for (guint i = from->first[row]; i < from->first[row + 1]; i++)
        if (!is_set (left_out, i))
          {
            to->kinds[kept] = from->kinds[i];
            to->at[kept++] = from->at[i];
          }
    }
  to->first[n_leads] = kept;
  return to;
}

/**
 * accord_frame_without_activities:
 * @self: a frame
 * @left_out: a bit for each activity
 *
 * Returns: (transfer full): the same leads, who did less
 */
AccordFrame *
accord_frame_without_activities (AccordFrame   *self,
                                 const guint64 *left_out)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) _accord_column_data_unref);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (columns, g_atomic_rc_box_acquire (g_ptr_array_index (self->columns, i)));
  return _accord_frame_new (self->zone, self->log_seq, g_atomic_rc_box_acquire (self->keys),
                            copy_without (self->activities, self->keys->n, left_out), columns);
}
