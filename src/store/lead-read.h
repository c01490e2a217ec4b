#pragma once

#include "model/batch.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Leads and what happened to them, read in ranges of keys. */
gboolean accord_lead_read              (AccordConnection *connection,
                                        gint64            after,
                                        AccordBatch      *batch,
                                        GError          **error);
gboolean accord_lead_read_activities   (AccordConnection *connection,
                                        gint64            after,
                                        AccordBatch      *batch,
                                        GError          **error);
gboolean accord_lead_read_since        (AccordConnection *connection,
                                        gint64            since,
                                        gint64           *now,
                                        GArray          **keys,
                                        GError          **error);
/* Writes activities of leads that are there, in a transaction. */
gboolean accord_lead_add_activities    (AccordConnection  *connection,
                                        const AccordBatch *batch,
                                        GError           **error);

G_END_DECLS
