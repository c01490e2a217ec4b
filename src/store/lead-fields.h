#pragma once

#include "model/field.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* The fields of leads, and what tells one lead from another. */
GPtrArray   *accord_lead_fields_list    (AccordConnection *connection,
                                         GError          **error);
/* Adds a custom field: a row of its table and a column of leads. */
AccordField *accord_lead_fields_add     (AccordConnection *connection,
                                         const char       *name,
                                         AccordColumnType  type,
                                         gint64            import_id,
                                         GError          **error);
const char  *accord_lead_type_name      (AccordColumnType  type);

/* An e-mail address as it is compared; FALSE, and nothing in @key: there is none. */
gboolean     accord_lead_email_key      (const char *email,
                                         GString    *key);

gboolean     accord_lead_fields_is_own_name (const char *column);

G_END_DECLS
