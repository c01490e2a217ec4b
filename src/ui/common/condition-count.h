#pragma once

#include <gio/gio.h>

#include "frame/lead-set.h"

G_BEGIN_DECLS

/* How many leads meet a condition, counted off the main thread. */
void   accord_condition_count_async  (AccordCondition     *condition,
                                      AccordFrame         *frame,
                                      const AccordAsOf    *as_of,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gint64 accord_condition_count_finish (GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
