#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Which stretch of time the board shows; it ends with the data. */
typedef enum
{
  ACCORD_SPAN_12_MONTHS,
  ACCORD_SPAN_24_MONTHS,
  ACCORD_SPAN_THIS_QUARTER,
  ACCORD_SPAN_LAST_QUARTER,
  ACCORD_SPAN_THIS_YEAR,
  ACCORD_SPAN_LAST_YEAR,
  ACCORD_SPAN_ALL,
  ACCORD_SPAN_DAYS, /* two days that a person chose */
  ACCORD_N_SPANS,
} AccordSpan;

/* What figures are compared with. */
typedef enum
{
  ACCORD_COMPARED_NOTHING,
  ACCORD_COMPARED_PREVIOUS, /* the stretch of time before, as long */
  ACCORD_COMPARED_LAST_YEAR,
  ACCORD_COMPARED_TARGET,
  ACCORD_N_COMPARED,
} AccordCompared;

/* What a person chose above the board; what a chart leaves open is as it says. */
typedef struct
{
  AccordSpan       span;
  AccordDay        first, last; /* of ACCORD_SPAN_DAYS */
  AccordPeriodKind by;
  char            *group; /* a lead's field: lying bars over the whole span; NULL: one mark a period */
  AccordBasis      basis;
  gint             horizon_days;
  AccordCompared   compared;
  AccordCondition *picked; /* sources, campaigns …: all of «field in (values)»; or NULL */
  AccordCondition *where;  /* or NULL */
} AccordKpiChoice;

/* What is chosen before anybody chooses: the last twelve months, month by month, within the horizon of the workspace. */
void accord_kpi_choice_init  (AccordKpiChoice *self,
                              AccordWorkspace *workspace);
void accord_kpi_choice_copy  (AccordKpiChoice       *self,
                              const AccordKpiChoice *other);
void accord_kpi_choice_clear (AccordKpiChoice *self);
void accord_kpi_choice_query (const AccordKpiChoice *self,
                              AccordWorkspace       *workspace,
                              AccordFrame           *frame,
                              AccordQuery           *query);
/* Which leads: all that was picked, and the condition. NULL: all leads. */
AccordCondition *accord_kpi_choice_where (const AccordKpiChoice *self);

/* The days of a span that ends with @today; NONE for both: ever. */
void        accord_span_find_days       (const AccordKpiChoice *choice,
                                         AccordDay              today,
                                         AccordDay             *from,
                                         AccordDay             *to);
const char *accord_span_get_name        (AccordSpan  span); /* «12-months», in the workspace */
gboolean    accord_span_parse           (const char *name,
                                         AccordSpan *span);
const char *accord_compared_get_name    (AccordCompared  compared);
gboolean    accord_compared_parse       (const char     *name,
                                         AccordCompared *compared);
/* The days that @query is compared with; FALSE: there are none, for it is of all days. */
gboolean    accord_compared_set_days    (AccordCompared compared,
                                         AccordQuery   *query);

/* What was picked of one field: sources, campaigns … */
GStrv            accord_picked_get (const AccordCondition *picked,
                                    const char            *field); /* NULL: nothing */
AccordCondition *accord_picked_set (const AccordCondition *picked,
                                    const char            *field,
                                    const char *const     *values);
/* Both, where both are there; NULL: neither. */
AccordCondition *accord_condition_both (const AccordCondition *one,
                                        const AccordCondition *other);

G_END_DECLS
