#pragma once

#include "kpi/figure.h"
#include "model/record.h"

G_BEGIN_DECLS

/* What one rule would have paid in one month. */
typedef struct
{
  guint64 leads;         /* that came to its milestone */
  guint64 without_value; /* of them, left out: no value, or in a currency without a rate; of shares only */
  double  paid;
} AccordIncentiveCell;

typedef struct
{
  AccordDay            first, last;
  double               marketing, sales; /* of what goes to both, each has half */
  AccordIncentiveCell *cells;            /* by rule */
} AccordIncentiveMonth;

/* What the rules would have paid, by month: from the same leads as every figure. No payroll. */
typedef struct
{
  guint                 n_rules;
  AccordIncentiveCell  *rules;  /* all months together */
  guint                 n_months;
  AccordIncentiveMonth *months; /* by time */
  double                marketing, sales;
} AccordIncentivePreview;

/* @query: its from and to must be days; @rules: of AccordRecord, incentives. */
AccordIncentivePreview *accord_incentive_preview_new  (const AccordFrame  *frame,
                                                       const AccordQuery  *query,
                                                       GPtrArray          *rules,
                                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void                    accord_incentive_preview_free (AccordIncentivePreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordIncentivePreview, accord_incentive_preview_free)

G_END_DECLS
