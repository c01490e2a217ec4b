#pragma once

#include "model/history.h"

G_BEGIN_DECLS

/* An entry of the change log as one line of canonical JSON: who, when, what, before and after. */
void accord_log_json_append (GString                  *line,
                             const AccordHistoryEntry *entry);

G_END_DECLS
