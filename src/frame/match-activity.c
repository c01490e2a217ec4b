#include "frame/match-private.h"

#include <glib/gi18n-lib.h>

/* What counts: of one of these kinds, not before the window, not after as-of. */
typedef struct
{
  const guint8     *kinds; /* by code */
  const AccordAsOf *as_of;
  AccordDay         first_day;
  gint64            first_ms;
  AccordZone       *zone;
} Window;

static gboolean
is_in_window (const Window *window,
              AccordMoment  at)
{
  if (accord_moment_is_day (at))
    {
      AccordDay day = accord_moment_to_day (at, window->zone);

      return day >= window->first_day && day <= window->as_of->day;
    }
  return accord_moment_to_ms (at) >= window->first_ms && accord_moment_to_ms (at) <= window->as_of->instant_ms;
}

static guint
count_activities (const AccordFrame *frame,
                  const Window      *window,
                  guint              row)
{
  AccordActivities activities;
  guint count = 0;

  accord_frame_get_activities (frame, row, &activities);
  for (guint i = 0; i < activities.n; i++)
    count += window->kinds[activities.kinds[i]] && is_in_window (window, activities.at[i]);
  return count;
}

static gboolean
count_meets (guint          count,
             AccordOperator op,
             double         than)
{
  switch ((guint) op)
    {
    case ACCORD_OPERATOR_LT:
      return count < than;
    case ACCORD_OPERATOR_LE:
      return count <= than;
    case ACCORD_OPERATOR_GT:
      return count > than;
    case ACCORD_OPERATOR_GE:
      return count >= than;
    case ACCORD_OPERATOR_NE:
      return count != than;
    default:
      return count == than;
    }
}

/* Which codes are of that kind, however its case is written. */
static guint8 *
find_kinds (const AccordFrame *frame,
            const char        *kind)
{
  g_autofree char *folded = g_utf8_casefold (kind, -1);
  const char *const *kinds;
  guint8 *found;
  guint n;

  kinds = accord_frame_get_activity_kinds (frame, &n);
  found = g_new0 (guint8, n);
  for (guint code = 1; code < n; code++)
    {
      g_autofree char *other = g_utf8_casefold (kinds[code], -1);

      found[code] = g_str_equal (other, folded);
    }
  return found;
}

/* Within N days of as-of are the days 0 … N before it, as everywhere. */
gboolean
_accord_match_activity (const AccordMatch     *self,
                        const AccordCondition *test,
                        AccordLeadSet         *set,
                        GError               **error)
{
  g_autofree guint8 *kinds = find_kinds (self->frame, test->field);
  const AccordLiteral *than = &g_array_index (test->values, AccordLiteral, 0);
  Window window = { kinds, self->as_of, G_MININT32, G_MININT64, accord_frame_get_zone (self->frame) };

  if (!than->is_number)
    return _accord_match_bad_value (test, than, _("how often something happened"), "2", error);
  if (test->within_days >= 0)
    {
      window.first_day = self->as_of->day - test->within_days;
      window.first_ms = accord_moment_end_of_day (window.zone, window.first_day - 1) + 1;
    }
  ACCORD_MATCH_ROWS (set, count_meets (count_activities (self->frame, &window, row), test->op, than->number));
  return TRUE;
}
