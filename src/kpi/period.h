#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

#define ACCORD_NO_PERIOD G_MAXUINT

/* The periods of a range of days, numbered by time; one alone for «all». */
typedef struct _AccordPeriods AccordPeriods;

/* The number of the period of each day, for those who look up many. */
typedef struct
{
  AccordDay      first;   /* of the range */
  guint32        n_more;  /* days behind it */
  const guint32 *numbers; /* by day from the first on; NULL: all are in one */
} AccordPeriodIndex;

/* %ACCORD_DAY_NONE is in «all» where the range is open on both sides; %ACCORD_NO_PERIOD: outside the range. */
static inline guint
accord_period_index_find (const AccordPeriodIndex *self,
                          AccordDay                day)
{
  guint32 place = (guint32) day - (guint32) self->first;

  if (place > self->n_more)
    return ACCORD_NO_PERIOD;
  return self->numbers != NULL ? self->numbers[place] : 0;
}

AccordPeriods *accord_periods_new       (AccordPeriodKind kind,
                                         AccordDay        first,
                                         AccordDay        last);
void           accord_periods_free      (AccordPeriods *self);
guint          accord_periods_get_n     (const AccordPeriods *self);
guint          accord_periods_find      (const AccordPeriods *self,
                                         AccordDay            day);
void           accord_periods_get_index (const AccordPeriods *self,
                                         AccordPeriodIndex   *index); /* which borrows */
guint          accord_periods_find_first (const AccordPeriods *self,
                                          AccordDay            first);
void           accord_periods_get_days  (const AccordPeriods *self,
                                         guint                index,
                                         AccordDay           *first,
                                         AccordDay           *last);

void           accord_period_get_days   (AccordPeriodKind kind,
                                         AccordDay        day,
                                         AccordDay       *first,
                                         AccordDay       *last);
char          *accord_period_get_name   (AccordPeriodKind kind,
                                         AccordDay        first);
/* The stretch that ends where another begins, and is as long: whole months before whole months, else as many days. */
void           accord_stretch_before    (AccordDay        first,
                                         AccordDay        last,
                                         AccordDay       *before_first,
                                         AccordDay       *before_last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPeriods, accord_periods_free)

G_END_DECLS
