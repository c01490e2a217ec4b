#pragma once

#include "frame/frame.h"
#include "model/condition.h"

G_BEGIN_DECLS

/* Which activities a condition on an activity counts: of one of these kinds, not before the window, not after as-of. */
typedef struct
{
  guint8     *kinds; /* by code */
  AccordAsOf  last;
  AccordDay   first_day;
  gint64      first_ms;
  AccordZone *zone;
} AccordActivityWindow;

void accord_activity_window_init  (AccordActivityWindow  *self,
                                   const AccordFrame     *frame,
                                   const AccordCondition *test,
                                   const AccordAsOf      *as_of);
void accord_activity_window_move  (AccordActivityWindow  *self,
                                   const AccordCondition *test,
                                   const AccordAsOf      *as_of);
void accord_activity_window_clear (AccordActivityWindow  *self);

static inline gboolean
accord_activity_window_includes (const AccordActivityWindow *self,
                                 AccordMoment                at)
{
  if (accord_moment_is_day (at))
    {
      AccordDay day = accord_moment_to_day (at, self->zone);

      return day >= self->first_day && day <= self->last.day;
    }
  return accord_moment_to_ms (at) >= self->first_ms && accord_moment_to_ms (at) <= self->last.instant_ms;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordActivityWindow, accord_activity_window_clear)

G_END_DECLS
