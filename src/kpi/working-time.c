#include "kpi/working-time.h"

#include "model/holidays.h"
#include "model/working-hours.h"
#include "model/zone.h"

#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)
#define N_DAYS 47482 /* from 1970-01-01 until 2100-01-01 */
#define MONDAY_OFFSET 3 /* 1970-01-01 was a Thursday */

/* Open without a break, from one instant until another, which is not included. */
typedef struct
{
  gint64 start, end;
  gint64 before; /* what is worked in all spans before this one */
} Span;

struct _AccordWorkingTime
{
  gatomicrefcount ref_count;
  AccordZone     *zone;
  GArray         *spans;     /* of Span, in order */
  guint32        *first;     /* by day in UTC: the first span that ends after its midnight */
  guint8         *works;     /* by civil day: whether anybody works on it */
};

/* While it is made */
typedef struct
{
  AccordWorkingTime *self;
  const GArray      *hours;
  const GArray      *holidays;
  guint              next_holiday;
} Builder;

static gint64
floor_day (gint64 ms)
{
  return ms >= 0 ? ms / MS_PER_DAY : -((-ms + MS_PER_DAY - 1) / MS_PER_DAY);
}

static void
add_span (Builder *builder,
          gint64   start,
          gint64   end)
{
  GArray *spans = builder->self->spans;
  Span *last = spans->len > 0 ? &g_array_index (spans, Span, spans->len - 1) : NULL;
  Span span = { start, end, 0 };

  if (last != NULL && last->end == start)
    {
      last->end = end;
      return;
    }
  span.before = last != NULL ? last->before + last->end - last->start : 0;
  g_array_append_val (spans, span);
}

static gboolean
is_holiday (const Builder *builder,
            AccordDay      day)
{
  guint low = 0, high = builder->holidays->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      AccordDay there = g_array_index (builder->holidays, AccordHoliday, middle).day;

      if (there == day)
        return TRUE;
      if (there < day)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* What is worked on one civil day while its clock is @offset ahead of UTC: from @from until @to. */
static void
add_day (Builder  *builder,
         AccordDay day,
         gint64    offset,
         gint64    from,
         gint64    to)
{
  gint first = ((day % 7 + 7 + MONDAY_OFFSET) % 7) * ACCORD_MINUTES_PER_DAY;

  if (is_holiday (builder, day))
    return;
  for (guint i = 0; i < builder->hours->len; i++)
    {
      const AccordHours *window = &g_array_index (builder->hours, AccordHours, i);
      gint open = MAX (window->start - first, 0), close = MIN (window->end - first, ACCORD_MINUTES_PER_DAY);
      gint64 start = MAX (day * MS_PER_DAY + open * MS_PER_MINUTE - offset, from);
      gint64 end = MIN (day * MS_PER_DAY + close * MS_PER_MINUTE - offset, to);

      if (open >= close || start >= end)
        continue;
      add_span (builder, start, end);
      if (day >= 0 && day < N_DAYS)
        builder->self->works[day] = TRUE;
    }
}

/* A time during which the zone's clock does not change. */
static void
add_stretch (Builder *builder,
             gint64   from,
             gint64   to)
{
  gint64 offset = accord_zone_offset_at (builder->self->zone, from);

  for (gint64 day = floor_day (from + offset); day <= floor_day (to - 1 + offset); day++)
    add_day (builder, (AccordDay) day, offset, from, to);
}

/* The first instant at which the clock is not as it was at @low; it has changed by @high. */
static gint64
find_change (const AccordZone *zone,
             gint64            low,
             gint64            high)
{
  gint64 offset = accord_zone_offset_at (zone, low);

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (accord_zone_offset_at (zone, middle) == offset)
        low = middle;
      else
        high = middle;
    }
  return high;
}

static void
add_all (Builder *builder)
{
  const AccordZone *zone = builder->self->zone;
  gint64 from = 0;

  for (gint64 day = 0; day < N_DAYS; day++)
    {
      gint64 next = (day + 1) * MS_PER_DAY;

      if (accord_zone_offset_at (zone, day * MS_PER_DAY) == accord_zone_offset_at (zone, next))
        continue;
      next = find_change (zone, day * MS_PER_DAY, next);
      add_stretch (builder, from, next);
      from = next;
    }
  add_stretch (builder, from, N_DAYS * MS_PER_DAY);
}

static void
index_days (AccordWorkingTime *self)
{
  guint span = 0;

  for (gint64 day = 0; day < N_DAYS; day++)
    {
      while (span < self->spans->len && g_array_index (self->spans, Span, span).end <= day * MS_PER_DAY)
        span++;
      self->first[day] = span;
    }
}

/* The first span that ends after @ms; their number where none does. */
static inline guint
find_span (const AccordWorkingTime *self,
           gint64                   ms)
{
  const Span *spans = (const Span *) (gpointer) self->spans->data;
  guint span;

  if (ms < 0)
    return 0;
  if (ms >= N_DAYS * MS_PER_DAY)
    return self->spans->len;
  for (span = self->first[ms / MS_PER_DAY]; span < self->spans->len && spans[span].end <= ms; span++)
    ;
  return span;
}

/* What is worked from the beginning until @ms. */
static inline gint64
worked_until (const AccordWorkingTime *self,
              gint64                   ms)
{
  const Span *spans = (const Span *) (gpointer) self->spans->data;
  guint span = find_span (self, ms);

  if (span == self->spans->len)
    return span > 0 ? spans[span - 1].before + spans[span - 1].end - spans[span - 1].start : 0;
  return spans[span].before + MAX (ms - spans[span].start, 0);
}

/**
 * accord_working_time_new:
 * @hours: weekly windows, as accord_working_hours_parse() reads them
 * @holidays: days off, as accord_holidays_parse() reads them; a window that runs into one ends at its midnight
 * @zone: the zone in which both are meant
 * @error: return location for a #GError
 *
 * An hour that the clock shows twice in autumn is worked twice if it lies in a window; one that it skips is not worked.
 *
 * Returns: (transfer full): the working time; %NULL with an #AccordModelError
 */
AccordWorkingTime *
accord_working_time_new (const char       *hours,
                         const char       *holidays,
                         const AccordZone *zone,
                         GError          **error)
{
  g_autoptr (GArray) windows = accord_working_hours_parse (hours, error);
  g_autoptr (GArray) days_off = windows != NULL ? accord_holidays_parse (holidays, error) : NULL;
  Builder builder = { .hours = windows, .holidays = days_off };
  AccordWorkingTime *self;

  if (days_off == NULL)
    return NULL;
  self = g_new0 (AccordWorkingTime, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->zone = accord_zone_ref ((AccordZone *) zone);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->first = g_new (guint32, N_DAYS);
  self->works = g_new0 (guint8, N_DAYS);
  builder.self = self;
  add_all (&builder);
  index_days (self);
  return self;
}

AccordWorkingTime *
accord_working_time_ref (AccordWorkingTime *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_working_time_unref (AccordWorkingTime *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  accord_zone_unref (self->zone);
  g_array_unref (self->spans);
  g_free (self->first);
  g_free (self->works);
  g_free (self);
}

/**
 * accord_working_time_between:
 * @from_ms: an instant
 * @to_ms: another
 *
 * Returns: how much of the time between them is worked, in milliseconds; 0 where the second is not the later one
 */
gint64
accord_working_time_between (const AccordWorkingTime *self,
                             gint64                   from_ms,
                             gint64                   to_ms)
{
  return to_ms > from_ms ? worked_until (self, to_ms) - worked_until (self, from_ms) : 0;
}

/**
 * accord_working_time_start:
 * @ms: an instant
 *
 * Returns: @ms where it lies in a window, else the beginning of the next one; %G_MAXINT64 where none comes
 */
gint64
accord_working_time_start (const AccordWorkingTime *self,
                           gint64                   ms)
{
  guint span = find_span (self, ms);

  return span < self->spans->len ? MAX (g_array_index (self->spans, Span, span).start, ms) : G_MAXINT64;
}

/**
 * accord_working_time_after:
 * @from_ms: when a clock starts
 * @worked_ms: how much is to be worked, in milliseconds; more than 0
 *
 * Returns: the first instant by which so much has been worked: 17:00 where that is the end of a day's work, not 9:00 of
 *   the next; %G_MAXINT64 where it never is
 */
gint64
accord_working_time_after (const AccordWorkingTime *self,
                           gint64                   from_ms,
                           gint64                   worked_ms)
{
  const Span *spans = (const Span *) (gpointer) self->spans->data;
  gint64 aim = worked_until (self, from_ms) + worked_ms;
  guint low = find_span (self, from_ms), high = self->spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (spans[middle].before + spans[middle].end - spans[middle].start < aim)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->spans->len ? spans[low].start + aim - spans[low].before : G_MAXINT64;
}

/**
 * accord_working_time_after_days:
 * @from_ms: an instant
 * @days: how many working days are given
 *
 * As ages are counted in civil days, so are working days: what begins on Friday has until the end of Monday where one
 * working day is given, at whatever hour it began; a clock from Saturday on starts on Monday and has until the end of Tuesday.
 *
 * Returns: the last instant of that civil day; %G_MAXINT64 where nobody ever works so long
 */
gint64
accord_working_time_after_days (const AccordWorkingTime *self,
                                gint64                   from_ms,
                                guint                    days)
{
  gint64 start = accord_working_time_start (self, from_ms);
  gint64 day;

  if (start == G_MAXINT64)
    return G_MAXINT64;
  day = MAX (floor_day (start + accord_zone_offset_at (self->zone, start)), 0);
  for (guint left = days; left > 0; left--)
    do
      {
        if (++day >= N_DAYS)
          return G_MAXINT64;
      }
    while (!self->works[day]);
  return accord_moment_end_of_day (self->zone, (AccordDay) day);
}
