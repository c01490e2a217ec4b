#pragma once

#include "store/connection.h"
#include "store/history.h"

G_BEGIN_DECLS

/* The change log, read for people. */
AccordHistoryPart *accord_history_read        (AccordConnection         *connection,
                                               const AccordHistoryQuery *query,
                                               GError                  **error);
GPtrArray         *accord_history_read_people (AccordConnection *connection,
                                               GError          **error);

G_END_DECLS
