#pragma once

#include "model/batch.h"
#include "store/connection.h"

G_BEGIN_DECLS

/*
 * What the deals of a lead say of it: worked out where leads are read, and never written to them, so that an import of
 * deals can be taken back without a trace.
 */
gboolean accord_lead_deals_apply (AccordConnection *connection,
                                  AccordBatch      *batch,
                                  gboolean          in_order,
                                  GError          **error);

G_END_DECLS
