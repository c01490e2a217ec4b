#pragma once

#include "kpi/group.h"
#include "kpi/period.h"

G_BEGIN_DECLS

/* What was spent in each period and group, in the workspace's currency. */
typedef struct
{
  double  *amounts;  /* by period, then group */
  guint32 *left_out; /* the same: rows in a currency without a rate */
} AccordSpending;

gboolean accord_spending_init  (AccordSpending      *self,
                                const AccordQuery   *query,
                                const AccordPeriods *periods,
                                const AccordGroups  *groups,
                                GError             **error);
void     accord_spending_clear (AccordSpending *self);

G_END_DECLS
