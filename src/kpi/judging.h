#pragma once

#include "kpi/passage.h"
#include "kpi/promise.h"

G_BEGIN_DECLS

/* When something happened to a lead. */
typedef struct
{
  AccordMoment moment;
  AccordDay    day;
} AccordInstant;

/* A promise read for one frame: its conditions as sets of leads, its dates as columns. NULL: no lead has that date. */
typedef struct
{
  const AccordPromise       *promise;
  const struct _AccordCounting *counting;
  AccordLeadSet             *scope;     /* NULL: all */
  AccordLeadSet             *condition; /* NULL: none */
  const AccordFrameColumn   *from, *to;
  gboolean                   by_stage;  /* the clock has no date of its own: it starts at from_stage */
  gboolean                   to_contact, to_decision;
} AccordReading;

/* By what leads are judged: the readings of all promises, and what belongs to a hand-over. */
typedef struct
{
  const AccordPassages    *passages;
  guint                    n;
  AccordReading           *readings; /* as the promises */
  AccordPromises          *promises;
  const AccordFrameColumn *handed_over, *first_contact, *accepted, *rejected;
  guint8                  *is_attempt; /* by kind of activity: whether sales wrote or called */
  gboolean                 knows_attempts;
} AccordJudging;

gboolean             accord_judging_init  (AccordJudging        *self,
                                           const AccordMetric   *metric,
                                           const AccordPassages *passages,
                                           const AccordQuery    *query,
                                           GError              **error);
void                 accord_judging_clear (AccordJudging *self);
const AccordReading *accord_judging_find_among (const AccordJudging *self,
                                                guint                row);

/* Events that are known at as-of. */
/* When a clock starts that begins with a stage; when one stops that is not stopped by what the lead's own dates say. */
gboolean accord_judging_find_stage    (const AccordJudging     *self,
                                       const AccordReading     *reading,
                                       guint                    row,
                                       AccordInstant           *event);
gboolean accord_judging_find_other_end (const AccordJudging    *self,
                                       const AccordReading     *reading,
                                       guint                    row,
                                       const AccordInstant     *start,
                                       AccordInstant           *event);
/* The first decision of sales that does not lie before @start. */
gboolean accord_judging_find_decision (const AccordJudging     *self,
                                       guint                    row,
                                       const AccordInstant     *start,
                                       AccordInstant           *event);

/* By what a lead is judged; NULL: nothing was agreed for it. */
static inline const AccordReading *
accord_judging_find (const AccordJudging *self,
                     guint                row)
{
  if (G_LIKELY (self->n == 1 && self->readings[0].scope == NULL))
    return &self->readings[0];
  return accord_judging_find_among (self, row);
}

static inline gboolean
accord_judging_find_date (const AccordJudging     *self,
                          const AccordFrameColumn *column,
                          guint                    row,
                          AccordInstant           *event)
{
  if (column == NULL ||
      !accord_as_of_includes (&self->passages->as_of, column->moments[row], column->days[row]))
    return FALSE;
  *event = (AccordInstant) { column->moments[row], column->days[row] };
  return TRUE;
}

static inline gboolean
accord_judging_find_start (const AccordJudging *self,
                           const AccordReading *reading,
                           guint                row,
                           AccordInstant       *event)
{
  return reading->by_stage ? accord_judging_find_stage (self, reading, row, event)
                           : accord_judging_find_date (self, reading->from, row, event);
}

static inline gboolean
accord_judging_find_end (const AccordJudging *self,
                         const AccordReading *reading,
                         guint                row,
                         const AccordInstant *start,
                         AccordInstant       *event)
{
  return (!reading->to_decision && accord_judging_find_date (self, reading->to, row, event)) ||
         ((reading->to_decision || (reading->to_contact && self->knows_attempts)) &&
          accord_judging_find_other_end (self, reading, row, start, event));
}

/* Whether @a comes before @b; a day without a time does not come before an event of that day. */
static inline gboolean
accord_event_is_before (const AccordInstant *a,
                        const AccordInstant *b)
{
  if (((a->moment | b->moment) & 1) != 0)
    return a->day < b->day;
  return a->moment < b->moment;
}

/* Kinds of activity in which a person of sales turns to a lead: «Call», «call: no answer», «email sent», «meeting» … */
gboolean accord_sales_contact_is (const char *kind);

G_END_DECLS
