#pragma once

#include "frame/lead-set.h"

G_BEGIN_DECLS

/* Who is asked about, and who of them has bought: what a score and evidence are measured by. */
typedef struct
{
  AccordAsOf             as_of;
  gint                   horizon_days; /* a lead may become a customer within these; younger ones are left out */
  const AccordCondition *condition;    /* says who has bought in place of the date as a customer; or NULL */
  const AccordLeadSet   *scope;        /* only these leads; or NULL */
} AccordOutcomeQuery;

typedef struct
{
  AccordLeadSet *leads; /* all that are asked about */
  AccordLeadSet *won;   /* those of them who have bought */
  AccordAsOf    *each;  /* for each row: right before t(lead); as-of where that is not known */
  AccordDay     *days;  /* for each row: of t(lead), or ACCORD_DAY_NONE */
  guint          n, n_won;
  guint          n_young;   /* left out: no time yet to buy */
  guint          n_customers; /* by dates: in whatever time, the young ones included */
  guint          n_undated; /* by dates: left out, for nobody knows since when they are leads */
} AccordOutcome;

/* NULL and an ACCORD_SCORE_ERROR_DATA: nobody has bought as far as is known; or an AccordConditionError. */
AccordOutcome *accord_outcome_new  (const AccordFrame        *frame,
                                    const AccordOutcomeQuery *query,
                                    GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
/* The days of the first and the last t(lead) of all leads; none: nobody knows when they came. */
void           accord_outcome_find_span (const AccordFrame *frame,
                                         const AccordAsOf  *as_of,
                                         AccordDay         *first,
                                         AccordDay         *last);
void           accord_outcome_find_begins (const AccordFrame  *frame,
                                            const AccordAsOf   *as_of,
                                            AccordAsOf        **each,
                                            AccordDay         **days);
void           accord_outcome_free (AccordOutcome            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordOutcome, accord_outcome_free)

G_END_DECLS
