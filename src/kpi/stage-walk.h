#pragma once

#include "kpi/passage.h"

G_BEGIN_DECLS

/* So many leads are looked at together, and so many are fetched ahead. */
#define ACCORD_WALK_ROWS 512
#define ACCORD_WALK_AHEAD 64

/* Added to the last stage of a lead that is other than most, which says nothing then. */
#define ACCORD_WALK_OTHER 8u

/*
 * How far leads came that lie side by side, all stages in one go and without a branch, for nobody can guess which dates a lead
 * has, and memory is slow. It says so of those that passed one stage after the other, each on a day of its own; of others it
 * says that they are other: without a date of the first stage, with gaps, with dates before the first, or with one of the very
 * day of as-of.
 */
void accord_stage_walk       (const AccordPassages *passages,
                              const AccordQuery    *query,
                              guint                 begin,
                              guint                 n,
                              guint32               last[ACCORD_WALK_ROWS]);
/* Has the dates of leads from @begin on fetched, while something else is done. Nothing is read, not even where there are no
 * more. */
static inline void
accord_stage_walk_fetch (const AccordPassages *passages,
                         AccordStage           from,
                         guint                 begin)
{
  const guint days_a_line = 16; /* of the processor's cache */

  for (guint stage = from; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    for (guint i = 0; i < ACCORD_WALK_AHEAD; i += days_a_line)
      __builtin_prefetch (&passages->days[stage][begin + i]);
}

G_END_DECLS
