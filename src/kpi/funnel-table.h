#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

/* How many leads passed one stage, and how. */
typedef struct
{
  guint32 n, skipped, out_of_order;
} AccordFunnelStage;

typedef struct
{
  AccordFunnelStage stages[ACCORD_N_STAGES];
  guint32           open, undated;
  double            money; /* what those were worth who passed the last stage asked for, where their value is known and asked for */
} AccordFunnelCell;

/* How far the leads of each period and group came: by the period of their first stage, all stages in one go. */
typedef struct
{
  guint             n_periods, n_groups;
  AccordFunnelCell *cells; /* by period, then group */
} AccordFunnelTable;

AccordFunnelTable *accord_funnel_table_new  (const AccordFrame *frame,
                                             const AccordQuery *query,
                                             gboolean           with_money,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void               accord_funnel_table_free (AccordFunnelTable *self);

/* What a lead is at one stage. */
typedef enum
{
  ACCORD_PLACE_PASSED = 1 << 0,       /* it has passed it */
  ACCORD_PLACE_SKIPPED = 1 << 1,      /* without a date of it */
  ACCORD_PLACE_OUT_OF_ORDER = 1 << 2, /* the date lies before that of the first stage, or behind that of a later one */
} AccordPlace;

/* Those who are at @stage in such a place; open ones, or undated ones, where @place says %ACCORD_PLACE_OPEN or _UNDATED. */
#define ACCORD_PLACE_OPEN (1u << 8)
#define ACCORD_PLACE_UNDATED (1u << 9)

AccordLeadSet     *accord_funnel_collect    (const AccordFrame *frame,
                                             const AccordQuery *query,
                                             AccordStage        stage,
                                             guint              place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFunnelTable, accord_funnel_table_free)

G_END_DECLS
