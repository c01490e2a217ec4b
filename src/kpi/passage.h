#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

/*
 * When leads passed a stage, as known at as-of: the own date of the stage, else that of the next stage that the lead
 * has a date of (it skipped this one). Lost is no stage that a lead passes on its way: it has its own date only.
 */
typedef struct
{
  const AccordFrame  *frame;
  AccordAsOf          as_of;
  const AccordDay    *days[ACCORD_N_STAGES];
  const AccordMoment *moments[ACCORD_N_STAGES];
} AccordPassages;

typedef struct
{
  AccordDay day;
  gboolean  skipped;
} AccordPassage;

void     accord_passages_init    (AccordPassages    *self,
                                  const AccordFrame *frame,
                                  const AccordAsOf  *as_of);
/* Whether the lead has no date of any stage from lead to customer, not even a later one than as-of. */
gboolean accord_passages_undated (const AccordPassages *self,
                                  guint                 row);
gboolean accord_passages_lost    (const AccordPassages *self,
                                  guint                 row);
/* The days asked for on which any lead can have come to the first stage asked for; the last before the first: none. */
void     accord_passages_get_range (const AccordPassages *self,
                                    const AccordQuery    *query,
                                    AccordDay            *first,
                                    AccordDay            *last);
gint     accord_passages_quantile (const AccordPassages *self,
                                   AccordStage           from,
                                   AccordStage           to,
                                   guint                 per_cent);

/* Whether a lead has a date of its own of the stage. Moments are looked at on the last day only: they are twice the memory. */
static inline gboolean
accord_passages_has (const AccordPassages *self,
                     guint                 row,
                     guint                 stage)
{
  AccordDay day = self->days[stage][row];

  if (day >= self->as_of.day)
    return day == self->as_of.day && accord_as_of_includes (&self->as_of, self->moments[stage][row], day);
  return day != ACCORD_DAY_NONE;
}

static inline gboolean
accord_passages_find (const AccordPassages *self,
                      guint                 row,
                      AccordStage           stage,
                      AccordPassage        *passage)
{
  guint last = stage == ACCORD_STAGE_LOST ? ACCORD_STAGE_LOST : ACCORD_STAGE_CUSTOMER;

  for (guint s = stage; s <= last; s++)
    if (accord_passages_has (self, row, s))
      {
        passage->day = self->days[s][row];
        passage->skipped = s != stage;
        return TRUE;
      }
  return FALSE;
}

G_END_DECLS
