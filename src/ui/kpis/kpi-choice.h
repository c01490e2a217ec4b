#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Which stretch of time the board shows; it ends with the data. */
typedef enum
{
  ACCORD_SPAN_12_MONTHS,
  ACCORD_SPAN_24_MONTHS,
  ACCORD_SPAN_THIS_YEAR,
  ACCORD_SPAN_LAST_YEAR,
  ACCORD_SPAN_ALL,
} AccordSpan;

/* What a person chose above the board; all cards show it. */
typedef struct
{
  AccordSpan       span;
  AccordPeriodKind by;
  char            *group; /* a lead's field: lying bars over the whole span; NULL: one mark a period */
  AccordBasis      basis;
  gint             horizon_days;
  AccordCondition *where; /* or NULL */
} AccordKpiChoice;

void accord_kpi_choice_clear (AccordKpiChoice *self);
void accord_kpi_choice_query (const AccordKpiChoice *self,
                              AccordWorkspace       *workspace,
                              AccordFrame           *frame,
                              AccordQuery           *query);

G_END_DECLS
