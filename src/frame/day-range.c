#include "frame/day-range.h"

#include "frame/frame-private.h"

G_STATIC_ASSERT (G_STRUCT_OFFSET (AccordColumnData, view) == 0);

static void
find_range (AccordColumnData *column,
            guint             n_rows)
{
  const AccordDay *days = column->days;
  AccordDay first = G_MAXINT32, last = ACCORD_DAY_NONE;

  for (guint row = 0; row < n_rows; row++)
    {
      AccordDay day = days[row];

      first = day != ACCORD_DAY_NONE && day < first ? day : first;
      last = day > last ? day : last; /* that of none is before all */
    }
  column->first_day = first;
  column->last_day = last;
}

/**
 * accord_frame_day_range:
 * @self: a frame
 * @column: one of its columns, of moments
 * @first: (out): the first day that any lead has there
 * @last: (out): the last
 *
 * Figures ask for it each time, and frames are asked for many figures: it is kept with the column.
 *
 * Returns: whether any lead has a date there
 */
gboolean
accord_frame_day_range (const AccordFrame       *self,
                        const AccordFrameColumn *column,
                        AccordDay               *first,
                        AccordDay               *last)
{
  AccordColumnData *data = (AccordColumnData *) column; /* whose view stands first */

  g_return_val_if_fail (self != NULL && column != NULL && column->kind == ACCORD_FRAME_MOMENT, FALSE);

  if (g_once_init_enter (&data->has_range))
    {
      find_range (data, accord_frame_get_n_leads (self));
      g_once_init_leave (&data->has_range, 1);
    }
  *first = data->first_day;
  *last = data->last_day;
  return *last != ACCORD_DAY_NONE;
}
