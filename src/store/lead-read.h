#pragma once

#include "model/batch.h"
#include "store/connection.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Leads and what happened to them, read in ranges of keys. */
gboolean accord_lead_read               (AccordConnection *connection,
                                         gint64            after,
                                         AccordBatch      *batch,
                                         GError          **error);
gboolean accord_lead_read_activities    (AccordConnection *connection,
                                         gint64            after,
                                         AccordBatch      *batch,
                                         GError          **error);
gboolean accord_lead_read_own           (AccordConnection *connection,
                                         gint64            after,
                                         AccordBatch      *batch,
                                         GError          **error);
gboolean accord_lead_read_deals         (AccordConnection *connection,
                                         gint64            after,
                                         AccordBatch      *batch,
                                         GError          **error);
gboolean accord_lead_read_keys          (AccordConnection *connection,
                                         const gint64     *keys,
                                         guint             n_keys,
                                         AccordBatch      *batch,
                                         GError          **error);
gboolean accord_lead_read_activities_of (AccordConnection *connection,
                                         const gint64     *leads,
                                         guint             n_leads,
                                         AccordBatch      *batch,
                                         GError          **error);
/* Writes activities of leads that are there, in a transaction. */
gboolean accord_lead_add_activities     (AccordConnection        *connection,
                                         const AccordStoreAuthor *author,
                                         const AccordBatch       *batch,
                                         GError                 **error);
gboolean accord_lead_add_deals          (AccordConnection        *connection,
                                         const AccordStoreAuthor *author,
                                         const AccordBatch       *batch,
                                         GError                 **error);

G_END_DECLS
