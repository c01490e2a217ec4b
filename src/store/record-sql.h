#pragma once

#include "model/records.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Records as rows: all SQL follows from their columns. */
GPtrArray    *accord_record_sql_load   (AccordConnection *connection,
                                        GType             type,
                                        GError          **error);
AccordRecord *accord_record_sql_find   (AccordConnection *connection,
                                        GType             type,
                                        const char       *id,
                                        gboolean         *deleted,
                                        GError          **error);
/* Inserts, or writes over what has the id; the revision is the record's. */
gboolean      accord_record_sql_write  (AccordConnection *connection,
                                        AccordRecord     *record,
                                        const char       *member,
                                        gint64            at,
                                        GError          **error);
gboolean      accord_record_sql_delete (AccordConnection *connection,
                                        AccordRecord     *record,
                                        const char       *member,
                                        gint64            at,
                                        GError          **error);

G_END_DECLS
