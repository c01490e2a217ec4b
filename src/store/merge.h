#pragma once

#include "model/change-set.h"
#include "model/conflict.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* What an update, or a delete, makes of the record as it stands: *@merged, by column; or *@conflict, where it cannot be
 * decided. FALSE: an error. */
gboolean accord_merge (AccordConnection   *connection,
                       const AccordChange *change,
                       AccordRecord       *current,
                       gboolean            deleted,
                       JsonObject        **merged,
                       AccordConflict    **conflict,
                       GError            **error);

/* All conflicts of a change set as one error, whose sentence is that of the first. (transfer full) */
void     accord_merge_refuse (GPtrArray *conflicts,
                              GError   **error);

/* store-error.c */
void     accord_store_error_take_conflicts (GError    *error,
                                            GPtrArray *conflicts);

G_END_DECLS
