#pragma once

#include "kpi/promise.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What records of commitments mean to figures. */

AccordRecord   *accord_calendars_find          (GListModel       *calendars,
                                                AccordRecord     *commitment);
/* What one commitment says, as it stands in its record. @calendars: of AccordRecord, those that it may name. */
AccordPromise  *accord_promise_new_from_record (AccordRecord     *commitment,
                                                GListModel       *calendars,
                                                const AccordZone *zone,
                                                gint              horizon_days,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* The terms by which a commitment is judged: those of the versions that were signed; without any, the draft. */
AccordPromises *accord_workspace_list_promises (AccordWorkspace  *self,
                                                AccordRecord     *commitment,
                                                GListModel       *calendars,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Usual terms of a metric that no commitment is asked of: the calendar is that of the team that owes it. */
AccordPromise  *accord_workspace_usual_promise (AccordWorkspace    *self,
                                                const AccordMetric *metric,
                                                const AccordQuery  *query,
                                                GListModel         *calendars,
                                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *accord_costs_new_from_records  (GListModel       *costs); /* of AccordCostRow */

/* What is asked of a commitment. Clear it after use; the query borrows from it. */
typedef struct
{
  const AccordMetric *metric;   /* what to compute: its attainment, or the figure that it is a target for */
  AccordPromises     *promises;
  GPtrArray          *costs;
  AccordCondition    *where;    /* NULL: none */
  const AccordPromise *promise; /* of @promises: that which holds now */
} AccordCommitmentAsk;

gboolean accord_workspace_ask_commitment (AccordWorkspace      *self,
                                          AccordRecord         *commitment,
                                          AccordQuery          *query,
                                          AccordCommitmentAsk  *ask,
                                          GError              **error);
void     accord_commitment_ask_clear     (AccordCommitmentAsk  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordCommitmentAsk, accord_commitment_ask_clear)

G_END_DECLS
