#include "frame/activity-window.h"
#include "frame/match-private.h"

#include <glib/gi18n-lib.h>

static guint
count_activities (const AccordFrame          *frame,
                  const AccordActivityWindow *window,
                  guint                       row)
{
  AccordActivities activities;
  guint count = 0;

  accord_frame_get_activities (frame, row, &activities);
  for (guint i = 0; i < activities.n; i++)
    count += window->kinds[activities.kinds[i]] && accord_activity_window_includes (window, activities.at[i]);
  return count;
}

/* Where leads are judged at instants of their own, each has its own window. */
static guint
count_at (const AccordMatch          *self,
          const AccordCondition      *test,
          const AccordActivityWindow *window,
          guint                       row)
{
  AccordActivityWindow own = *window;
  AccordActivities activities;

  if (!self->each)
    return count_activities (self->frame, window, row);
  accord_frame_get_activities (self->frame, row, &activities);
  if (activities.n == 0)
    return 0;
  accord_activity_window_move (&own, test, &self->as_of[row]);
  return count_activities (self->frame, &own, row);
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

/**
 * accord_activity_window_init:
 * @self: (out): a window
 * @frame: the leads, which must outlive it
 * @test: a condition on an activity
 * @as_of: when
 *
 * Which codes are of the kind that @test names, however its case is written, and from when to when they count.
 */
void
accord_activity_window_init (AccordActivityWindow  *self,
                             const AccordFrame     *frame,
                             const AccordCondition *test,
                             const AccordAsOf      *as_of)
{
  g_autofree char *folded = g_utf8_casefold (test->field, -1);
  const char *const *kinds;
  guint n;

  kinds = accord_frame_get_activity_kinds (frame, &n);
  self->kinds = g_new0 (guint8, n);
  self->zone = accord_frame_get_zone (frame);
  for (guint code = 1; code < n; code++)
    {
      g_autofree char *other = g_utf8_casefold (kinds[code], -1);

      self->kinds[code] = g_str_equal (other, folded);
    }
  accord_activity_window_move (self, test, as_of);
}

/**
 * accord_activity_window_move:
 * @self: a window
 * @test: the condition it is of
 * @as_of: another instant
 *
 * Within N days of as-of are the days 0 … N before it, as everywhere.
 */
void
accord_activity_window_move (AccordActivityWindow  *self,
                             const AccordCondition *test,
                             const AccordAsOf      *as_of)
{
  self->last = *as_of;
  self->first_day = G_MININT32;
  self->first_ms = G_MININT64;
  if (test->within_days < 0)
    return;
  self->first_day = as_of->day - test->within_days;
  self->first_ms = accord_moment_end_of_day (self->zone, self->first_day - 1) + 1;
}

/**
 * accord_activity_window_clear:
 * @self: a window
 */
void
accord_activity_window_clear (AccordActivityWindow *self)
{
  g_clear_pointer (&self->kinds, g_free);
}

gboolean
_accord_match_activity (const AccordMatch     *self,
                        const AccordCondition *test,
                        AccordLeadSet         *set,
                        GError               **error)
{
  const AccordLiteral *than = &g_array_index (test->values, AccordLiteral, 0);
  g_auto (AccordActivityWindow) window = { NULL };

  if (!than->is_number)
    return _accord_match_bad_value (test, than, _("how often something happened"), "2", error);
  if (accord_frame_get_n_leads (self->frame) == 0)
    return TRUE;
  accord_activity_window_init (&window, self->frame, test, self->as_of);
  ACCORD_MATCH_ROWS (set, count_meets (count_at (self, test, &window, row), test->op, than->number));
  return TRUE;
}
