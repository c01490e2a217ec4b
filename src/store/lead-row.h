#pragma once

#include <json-glib/json-glib.h>

#include "store/connection.h"

G_BEGIN_DECLS

/* A lead as it stands in the file, by the names of its columns: all of it, so that it can be put back. */
JsonObject *accord_lead_row_read   (AccordConnection *connection,
                                    gint64            lead,
                                    GError          **error);
JsonObject *accord_lead_row_copy   (JsonObject       *row);
JsonNode   *accord_lead_row_read_cell (AccordStatement *statement,
                                       int              index);
void        accord_lead_row_bind   (AccordStatement  *statement,
                                    int               index,
                                    JsonNode         *node);
gboolean    accord_lead_row_insert (AccordConnection *connection,
                                    JsonObject       *row,
                                    GError          **error);

G_END_DECLS
