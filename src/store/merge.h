#pragma once

#include "model/change-set.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Whether @change can be made to the record as it stands; else ACCORD_STORE_ERROR_CONFLICT says what and who. */
gboolean accord_merge_check (AccordConnection   *connection,
                             const AccordChange *change,
                             AccordRecord       *current,
                             GError            **error);

G_END_DECLS
