#pragma once

#include "kpi/metric.h"
#include "kpi/working-time.h"

G_BEGIN_DECLS

/* What a clock's limit is in. Working hours and days are those of the calendar; without one, all hours are. */
typedef enum
{
  ACCORD_LIMIT_NONE,
  ACCORD_LIMIT_WORKING_HOURS,
  ACCORD_LIMIT_WORKING_DAYS, /* until the end of the n-th working day after the one on which the clock starts */
  ACCORD_LIMIT_HOURS,
  ACCORD_LIMIT_DAYS,         /* civil days, as ages are counted */
} AccordLimitUnit;

/* What one version of the agreement says of one commitment: what is measured, by which clock, what is aimed at. */
typedef struct
{
  AccordDay            from;       /* in force from this day on; ACCORD_DAY_NONE: a draft, agreed by nobody yet */
  gint                 version;    /* its number; 0 for a draft */
  const AccordMetric  *metric;     /* NULL: judged by people */
  AccordStage          from_stage, to_stage;
  gint                 horizon_days;
  AccordCondition     *scope;      /* for which leads; NULL: for all */
  AccordCondition     *condition;  /* what must be true of a lead; NULL: nothing */
  char                *from_date;  /* a field of leads: when the clock starts; NULL: the metric's own */
  char                *to_date;    /* when it stops: a field, or «decision»; NULL: the metric's own */
  double               limit;      /* NaN: none */
  AccordLimitUnit      limit_unit;
  guint                attempts;
  AccordWorkingTime   *calendar;   /* NULL: all hours are worked */
  double               target;     /* in the unit of figures; NaN: none agreed */
  gboolean             at_most;
  AccordPeriodKind     period;     /* how often it is judged */
} AccordPromise;

/*
 * The terms of a commitment through time: one an agreement signed, by the day from which each is in force; or the
 * draft alone. A lead is judged by those in force at its hand-over, without one at t(MQL), else at t(lead); where none
 * was, by the earliest signed. Immutable once they are in a query; of any thread.
 */
AccordPromises      *accord_promises_new      (void);
AccordPromises      *accord_promises_ref      (AccordPromises *self);
void                 accord_promises_unref    (AccordPromises *self);
void                 accord_promises_add      (AccordPromises *self,
                                               AccordPromise  *promise); /* transfer full; while building */
guint                accord_promises_get_n    (const AccordPromises *self);
const AccordPromise *accord_promises_get      (const AccordPromises *self,
                                               guint                 index);
/* Those in force on a day, else the earliest; NULL: there are none. */
const AccordPromise *accord_promises_find     (const AccordPromises *self,
                                               AccordDay             day);
guint                accord_promises_find_index (const AccordPromises *self,
                                                 AccordDay             day);
gboolean             accord_promises_is_trial (const AccordPromises *self); /* judged by a draft */

AccordPromise       *accord_promise_new       (const AccordMetric *metric);
AccordPromise       *accord_promise_copy      (const AccordPromise *self);
void                 accord_promise_free      (AccordPromise *self);
/* Whether each lead keeps it or not; else whole periods do. */
gboolean             accord_promise_is_of_leads (const AccordPromise *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPromise, accord_promise_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPromises, accord_promises_unref)

G_END_DECLS
