#pragma once

#include "call.h"

G_BEGIN_DECLS

/* The options that kpi and chart share, as they were typed. */
typedef struct
{
  char *by, *from, *to, *group, *where, *basis, *horizon, *from_stage, *to_stage, *as_of, *commitment, *condition, *from_date, *to_date, *form;
} AccordQueryOptions;

void           accord_query_options_add     (AccordQueryOptions *self,
                                             AccordCall         *call);
void           accord_query_options_clear   (AccordQueryOptions *self);
AccordFigures *accord_query_options_compute (const AccordQueryOptions *self,
                                             AccordWorkspace          *workspace,
                                             const AccordMetric       *metric,
                                             GCancellable             *cancellable,
                                             GError                  **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordQueryOptions, accord_query_options_clear)

/* The leads of @frame that meet the condition written in @where. */
AccordLeadSet      *accord_where_match  (const char        *where,
                                         const AccordFrame *frame,
                                         const AccordAsOf  *as_of,
                                         GError           **error);
const AccordMetric *accord_metric_named (AccordWorkspace *workspace,
                                         const char      *id,
                                         GError         **error);

G_END_DECLS
