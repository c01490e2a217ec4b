#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The first board: what the two teams argue about most stands first. Ids of metrics; NULL ends them. */
extern const char *const accord_board_metrics[];

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

/* What is chosen before anybody chooses: the last twelve months, month by month, within the horizon of the workspace. */
void accord_kpi_choice_init  (AccordKpiChoice *self,
                              AccordWorkspace *workspace);
void accord_kpi_choice_clear (AccordKpiChoice *self);
void accord_kpi_choice_query (const AccordKpiChoice *self,
                              AccordWorkspace       *workspace,
                              AccordFrame           *frame,
                              AccordQuery           *query);

G_END_DECLS
