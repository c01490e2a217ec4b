#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

GListModel *accord_records_load (AccordWorkspace *workspace,
                                 GType            type,
                                 GCancellable    *cancellable,
                                 GError         **error);

G_END_DECLS
