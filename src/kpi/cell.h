#pragma once

#include "kpi/counting.h"

G_BEGIN_DECLS

/* What a figure is made of while leads are counted. */
typedef struct
{
  guint32   numerator, denominator, open;
  guint32   left_out[ACCORD_N_LEFT_OUT];
  double    amount;
  guint32   valued;          /* of the numerator: whose amount is known */
  GArray   *durations;       /* of double; NULL: none yet */
  double    quantiles[ACCORD_N_QUANTILES]; /* of them, once they were looked for */

  /* Of the whole period, even where what is asked for begins or ends within it: whether it is mature. */
  guint32   judged, waiting; /* as denominator and open */
  AccordDay youngest;        /* of those judged */
} AccordCell;

gboolean accord_cell_is_used (const AccordCell *self);
void     accord_cell_clear   (AccordCell *self);
/* Adds an amount of the numerator; NaN: it is not known. */
void     accord_cell_add_amount (AccordCell *self,
                                 double      amount,
                                 gboolean    is_duration);

/* What is counted, of all leads or of some. */
typedef struct
{
  gsize       n_cells;
  guint       n_groups;
  AccordCell *cells;   /* by period, then group */
  guint8     *seen;    /* by group: whether any lead of it was counted or left out */
  guint32    *undated; /* by group */
} AccordCounts;

void     accord_counts_init  (AccordCounts       *self,
                              gsize               n_cells,
                              guint               n_groups);
/* Adds what was counted of blocks of leads, in their order. */
void     accord_counts_merge (AccordCounts       *self,
                              const AccordCounts *blocks,
                              guint               n_blocks);
void     accord_counts_find_quantiles (AccordCounts *self);
void     accord_counts_clear (AccordCounts *self); /* which may be zeroed only */

static inline void
accord_cell_add_to_maturity (AccordCell        *self,
                             const AccordCount *count)
{
  self->waiting += (count->flags & ACCORD_COUNT_OPEN) != 0;
  if ((count->flags & ACCORD_COUNT_DENOMINATOR) != 0)
    {
      self->youngest = self->judged == 0 ? count->day : MAX (self->youngest, count->day);
      self->judged++;
    }
}

static inline void
accord_cell_add (AccordCell        *self,
                 const AccordCount *count,
                 gboolean           is_duration)
{
  self->numerator += (count->flags & ACCORD_COUNT_NUMERATOR) != 0;
  self->open += (count->flags & ACCORD_COUNT_OPEN) != 0;
  if ((count->flags & ACCORD_COUNT_NUMERATOR) != 0)
    accord_cell_add_amount (self, count->amount, is_duration);
  self->denominator += (count->flags & ACCORD_COUNT_DENOMINATOR) != 0;
  if (count->flags >= ACCORD_COUNT_LEFT_OUT)
    for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
      self->left_out[reason] += (count->flags & (ACCORD_COUNT_LEFT_OUT << reason)) != 0;
}

G_END_DECLS
