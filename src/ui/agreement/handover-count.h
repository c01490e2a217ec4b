#pragma once

#include <gio/gio.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* How many leads meet each of several conditions, counted off the main thread; -1 where one is NULL or does not fit. */
void    accord_handover_count_async  (AccordWorkspace      *workspace,
                                      GPtrArray            *conditions,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
GArray *accord_handover_count_finish (GAsyncResult         *result,
                                      GError              **error); /* of gint64 */

G_END_DECLS
