#include "scoring/rule-age.h"

#include <glib/gi18n-lib.h>

#include "frame/activity-window.h"
#include "model/score-model.h"

typedef struct
{
  const AccordCondition *test;
  AccordActivityWindow   window;
  AccordAsOf             as_of; /* that the window stands at */
} Activity;

struct _AccordRuleAge
{
  const AccordFrame *frame;
  GArray            *activities; /* of Activity */
  GPtrArray         *dates;      /* of AccordFrameColumn, borrowed from the frame */
};

static void
clear_activity (gpointer data)
{
  Activity *activity = data;

  accord_activity_window_clear (&activity->window);
}

static void
add_activity (AccordRuleAge         *self,
              const AccordCondition *test)
{
  const AccordAsOf ever = { G_MAXINT64, G_MAXINT32 };
  Activity activity = { .test = test, .as_of = ever };

  accord_activity_window_init (&activity.window, self->frame, test, &ever);
  g_array_append_val (self->activities, activity);
}

/* An activity below «not» says what did not happen: it has no date. A date does have one, whatever is said of it. */
static void
collect (AccordRuleAge         *self,
         const AccordCondition *condition,
         gboolean               negated)
{
  const AccordFrameColumn *column = NULL;

  if (condition->kind == ACCORD_CONDITION_ACTIVITY && !negated)
    add_activity (self, condition);
  if (condition->kind == ACCORD_CONDITION_TEST)
    column = accord_frame_find_column (self->frame, condition->field);
  if (column != NULL && column->kind == ACCORD_FRAME_MOMENT)
    g_ptr_array_add (self->dates, (gpointer) column);
  for (guint i = 0; condition->children != NULL && i < condition->children->len; i++)
    collect (self, condition->children->pdata[i], negated != (condition->kind == ACCORD_CONDITION_NOT));
}

/**
 * accord_rule_age_new:
 * @condition: of a rule that loses points with time; must outlive what is returned
 * @frame: the leads
 * @error: one sentence that says what the condition lacks
 *
 * Returns: (transfer full) (nullable): what tells when it happened
 */
AccordRuleAge *
accord_rule_age_new (const AccordCondition *condition,
                     const AccordFrame     *frame,
                     GError               **error)
{
  g_autoptr (AccordRuleAge) self = g_new0 (AccordRuleAge, 1);

  self->frame = frame;
  self->activities = g_array_new (FALSE, FALSE, sizeof (Activity));
  g_array_set_clear_func (self->activities, clear_activity);
  self->dates = g_ptr_array_new ();
  collect (self, condition, FALSE);
  if (self->activities->len > 0 || self->dates->len > 0)
    return g_steal_pointer (&self);
  g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE,
                       _("It loses points with time, but its condition names no activity and no date of these leads; "
                         "name one, or let it keep its points."));
  return NULL;
}

/**
 * accord_rule_age_free:
 * @self: (transfer full) (nullable): what tells when it happened
 */
void
accord_rule_age_free (AccordRuleAge *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->activities);
  g_ptr_array_unref (self->dates);
  g_free (self);
}

/* By time: the last that counts is the latest. */
static AccordDay
find_latest_activity (AccordRuleAge    *self,
                      Activity         *activity,
                      guint             row,
                      const AccordAsOf *as_of)
{
  AccordActivities all;

  accord_frame_get_activities (self->frame, row, &all);
  if (all.n == 0)
    return ACCORD_DAY_NONE;
  if (activity->as_of.instant_ms != as_of->instant_ms || activity->as_of.day != as_of->day)
    {
      accord_activity_window_move (&activity->window, activity->test, as_of);
      activity->as_of = *as_of;
    }
  for (guint i = all.n; i > 0; i--)
    if (activity->window.kinds[all.kinds[i - 1]] && accord_activity_window_includes (&activity->window, all.at[i - 1]))
      return accord_moment_to_day (all.at[i - 1], activity->window.zone);
  return ACCORD_DAY_NONE;
}

static AccordDay
later (AccordDay a,
       AccordDay b)
{
  if (a == ACCORD_DAY_NONE || b == ACCORD_DAY_NONE)
    return a == ACCORD_DAY_NONE ? b : a;
  return MAX (a, b);
}

/**
 * accord_rule_age_find_latest:
 * @self: what tells when it happened; for one thread at a time
 * @row: a lead
 * @as_of: what is later is not seen
 *
 * Returns: the day of the latest activity that the condition counts, or of the latest date that it tests
 */
AccordDay
accord_rule_age_find_latest (AccordRuleAge    *self,
                             guint             row,
                             const AccordAsOf *as_of)
{
  AccordDay latest = ACCORD_DAY_NONE;

  for (guint i = 0; i < self->activities->len; i++)
    latest = later (latest, find_latest_activity (self, &g_array_index (self->activities, Activity, i), row, as_of));
  for (guint i = 0; i < self->dates->len; i++)
    {
      const AccordFrameColumn *column = self->dates->pdata[i];

      if (accord_as_of_includes (as_of, column->moments[row], column->days[row]))
        latest = later (latest, column->days[row]);
    }
  return latest;
}
