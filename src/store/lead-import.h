#pragma once

#include "store/bulk.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* The SQL side of an import: see bulk.h for what each does. */
AccordImport *accord_lead_import_sql_begin  (AccordStore               *store,
                                             AccordConnection          *connection,
                                             const AccordStoreAuthor   *author,
                                             const AccordImportOptions *options,
                                             GPtrArray                 *fields,
                                             GError                   **error);
gboolean      accord_lead_import_sql_rows   (AccordImport      *self,
                                             AccordBatch       *batch,
                                             AccordRowOutcome  *outcomes,
                                             GError           **error);
gint64        accord_lead_import_sql_commit (AccordImport  *self,
                                             guint64        rejected,
                                             GError       **error);
void          accord_lead_import_sql_abort  (AccordImport  *self);

GPtrArray    *accord_import_sql_list        (AccordConnection *connection,
                                             GError          **error);
gboolean      accord_import_sql_undo        (AccordConnection        *connection,
                                             const AccordStoreAuthor *author,
                                             gint64                   id,
                                             guint64                 *deleted,
                                             guint64                 *restored,
                                             GPtrArray               *left,
                                             GError                 **error);

G_END_DECLS
