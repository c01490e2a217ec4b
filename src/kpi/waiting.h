#pragma once

#include "frame/lead-set.h"
#include "kpi/promise.h"

G_BEGIN_DECLS

/* A lead whose clock has run past its limit, and still runs. */
typedef struct
{
  guint  row;
  gint64 limit_ms; /* the last instant that was in time */
  guint  promises; /* whose clock: the number of the promises that were asked about */
} AccordWaiting;

/* Of each lead that somebody still waits for the clock that ran out first; most late first. */
GArray *accord_waiting_find (const AccordFrame *frame,
                             const AccordAsOf  *as_of,
                             GPtrArray         *promises, /* of AccordPromises: of each commitment with a clock */
                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for people, who know neither rows nor promises. */
typedef struct
{
  gint64 key;        /* of the lead */
  char  *who;        /* its company, or else its name */
  char  *what;       /* the commitment whose clock ran out */
  char  *band;       /* or NULL */
  gint64 late_ms;    /* since its limit, by as-of */
} AccordWaitingLead;

void    accord_waiting_lead_free (AccordWaitingLead *self);

G_END_DECLS
