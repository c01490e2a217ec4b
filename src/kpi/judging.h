#pragma once

#include "kpi/passage.h"
#include "kpi/promise.h"

G_BEGIN_DECLS

/* When something happened to a lead. */
typedef struct
{
  AccordMoment moment;
  AccordDay    day;
} AccordEvent;

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
/* By what a lead is judged; NULL: nothing was agreed for it. */
const AccordReading *accord_judging_find  (const AccordJudging *self,
                                           guint                row);

/* Events that are known at as-of. */
gboolean accord_judging_find_date     (const AccordJudging     *self,
                                       const AccordFrameColumn *column,
                                       guint                    row,
                                       AccordEvent             *event);
gboolean accord_judging_find_start    (const AccordJudging     *self,
                                       const AccordReading     *reading,
                                       guint                    row,
                                       AccordEvent             *event);
gboolean accord_judging_find_end      (const AccordJudging     *self,
                                       const AccordReading     *reading,
                                       guint                    row,
                                       const AccordEvent       *start,
                                       AccordEvent             *event);
/* The first decision of sales that does not lie before @start. */
gboolean accord_judging_find_decision (const AccordJudging     *self,
                                       guint                    row,
                                       const AccordEvent       *start,
                                       AccordEvent             *event);

/* Whether @a comes before @b; a day without a time does not come before an event of that day. */
static inline gboolean
accord_event_is_before (const AccordEvent *a,
                        const AccordEvent *b)
{
  if (((a->moment | b->moment) & 1) != 0)
    return a->day < b->day;
  return a->moment < b->moment;
}

/* Kinds of activity in which a person of sales turns to a lead: «Call», «call: no answer», «email sent», «meeting» … */
gboolean accord_sales_contact_is (const char *kind);

G_END_DECLS
