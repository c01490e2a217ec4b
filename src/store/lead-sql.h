#pragma once

#include "model/batch.h"
#include "store/bulk.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Leads and activities as rows. */
GPtrArray  *accord_lead_sql_fields          (AccordConnection *connection,
                                             GError          **error);
const char *accord_lead_sql_type_name       (AccordColumnType  type);
AccordField *accord_lead_sql_add_field      (AccordConnection *connection,
                                             const char       *name,
                                             AccordColumnType  type,
                                             gint64            import_id,
                                             GError          **error);
gboolean    accord_lead_sql_read            (AccordConnection *connection,
                                             gint64            after,
                                             AccordBatch      *batch,
                                             GError          **error);
gboolean    accord_lead_sql_since           (AccordConnection *connection,
                                             gint64            since,
                                             gint64           *now,
                                             GArray          **keys,
                                             GError          **error);
gboolean    accord_lead_sql_read_activities (AccordConnection *connection,
                                             gint64            after,
                                             AccordBatch      *batch,
                                             GError          **error);
gboolean    accord_lead_sql_add_activities  (AccordConnection  *connection,
                                             const AccordBatch *batch,
                                             GError           **error);
char       *accord_lead_sql_email_key       (const char *email);

G_END_DECLS
