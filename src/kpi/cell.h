#pragma once

#include <math.h>

#include "kpi/counting.h"
#include "kpi/quantile.h"

G_BEGIN_DECLS

/* What a figure is made of while leads are counted, and once they are. */
typedef struct
{
  guint32        met[2][ACCORD_COUNT_LEFT_OUT]; /* leads by flags: outside, then within the days that are asked for */
  guint32        left_out[ACCORD_N_LEFT_OUT];
  guint32        valued;                        /* of the numerator: whose amount is known */
  AccordDay      youngest;                      /* of the denominator, outside too */
  double         amount;
  AccordAmounts  amounts;                       /* known ones, where they are kept */
  AccordAmounts *pieces;                        /* or those of blocks that were counted apart */
  guint          n_pieces;

  /* Once all are counted */
  guint32        numerator, denominator, open;
  guint32        judged, waiting;               /* as denominator and open, of the whole period: whether it is mature */
  double         quantiles[ACCORD_N_QUANTILES]; /* of amounts, where those are looked for */
} AccordCell;

gboolean             accord_cell_is_used      (const AccordCell *self);
void                 accord_cell_clear        (AccordCell *self);
const AccordAmounts *accord_cell_join_amounts (AccordCell *self);
/* Makes room for more: for @room at first, then for twice as many as there are. */
void                 accord_amounts_grow      (AccordAmounts *self,
                                               guint          room);

/* What is counted, of all leads or of some. */
typedef struct
{
  gsize       n_cells;
  guint       n_groups;
  AccordCell *cells;   /* by period, then group */
  guint8     *seen;    /* by group: whether any lead of it was counted or left out; once all are */
  guint32    *undated; /* by group */
} AccordCounts;

void     accord_counts_init  (AccordCounts       *self,
                              gsize               n_cells,
                              guint               n_groups);
/* Adds what was counted of blocks of leads, in their order, and takes their amounts. */
void     accord_counts_merge (AccordCounts       *self,
                              AccordCounts       *blocks,
                              guint               n_blocks);
/* Once all are counted. */
void     accord_counts_finish (AccordCounts       *self,
                               gboolean            with_quantiles);
void     accord_counts_clear (AccordCounts *self); /* which may be zeroed only */

#define AMOUNTS_AHEAD 12

/* Adds an amount of the numerator; NaN: it is not known. @room: for so many at first; 0: they are not kept one by one */
static inline void
accord_cell_add_amount (AccordCell *self,
                        double      amount,
                        guint       room)
{
  if (isnan (amount))
    return;
  self->amount += amount;
  self->valued++;
  if (room == 0)
    return;
  if (G_UNLIKELY (self->amounts.n == self->amounts.room))
    accord_amounts_grow (&self->amounts, room);
  /* Of many cells in turn: what comes next is fetched meanwhile. */
  __builtin_prefetch (self->amounts.values + self->amounts.n + AMOUNTS_AHEAD, TRUE);
  self->amounts.values[self->amounts.n++] = amount;
}

/* @within: whether it lies in the days that are asked for; what does not counts for the maturity of its period only */
static inline void
accord_cell_add (AccordCell        *self,
                 const AccordCount *count,
                 gboolean           within,
                 guint              room)
{
  AccordDay day = (count->flags & ACCORD_COUNT_DENOMINATOR) != 0 ? count->day : ACCORD_DAY_NONE;

  self->met[within][count->flags & (ACCORD_COUNT_LEFT_OUT - 1)]++;
  self->youngest = MAX (self->youngest, day);
  if (within && (count->flags & ACCORD_COUNT_NUMERATOR) != 0)
    accord_cell_add_amount (self, count->amount, room);
  if (G_UNLIKELY (within && count->flags >= ACCORD_COUNT_LEFT_OUT))
    for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
      self->left_out[reason] += (count->flags & (ACCORD_COUNT_LEFT_OUT << reason)) != 0;
}

G_END_DECLS
