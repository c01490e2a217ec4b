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

G_END_DECLS
