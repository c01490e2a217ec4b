#include "frame/frame.h"

/**
 * accord_as_of_day:
 * @self: (out): the instant
 * @zone: the zone of the day
 * @day: a civil date
 *
 * As of a day means as of its end.
 */
void
accord_as_of_day (AccordAsOf       *self,
                  const AccordZone *zone,
                  AccordDay         day)
{
  g_return_if_fail (self != NULL && day != ACCORD_DAY_NONE);

  self->instant_ms = accord_moment_end_of_day (zone, day);
  self->day = day;
}

/**
 * accord_as_of_moment:
 * @self: (out): the instant
 * @zone: the zone in which its day is told
 * @moment: a moment; a whole day stands for its end
 */
void
accord_as_of_moment (AccordAsOf       *self,
                     const AccordZone *zone,
                     AccordMoment      moment)
{
  g_return_if_fail (self != NULL && moment != ACCORD_MOMENT_NONE);

  self->day = accord_moment_to_day (moment, zone);
  self->instant_ms = accord_moment_is_day (moment) ? accord_moment_end_of_day (zone, self->day)
                                                   : accord_moment_to_ms (moment);
}

/**
 * accord_as_of_before:
 * @self: (out): the instant
 * @zone: the zone in which its day is told
 * @moment: a moment
 *
 * The last instant before @moment; before a whole day is the day before. What is known by its day only, and is of the
 * day of an instant, counts as before it.
 */
void
accord_as_of_before (AccordAsOf       *self,
                     const AccordZone *zone,
                     AccordMoment      moment)
{
  g_return_if_fail (self != NULL && moment != ACCORD_MOMENT_NONE);

  self->day = accord_moment_to_day (moment, zone);
  if (accord_moment_is_day (moment))
    accord_as_of_day (self, zone, self->day - 1);
  else
    self->instant_ms = accord_moment_to_ms (moment) - 1;
}
