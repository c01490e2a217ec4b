#pragma once

#include "frame-keeper.h"
#include "workspace.h"

G_BEGIN_DECLS

/* An open store becomes a workspace on the thread that calls this. Takes @store. */
AccordWorkspace   *accord_workspace_new_for_store (const char  *path,
                                                   AccordStore *store,
                                                   GError     **error);
AccordFrameKeeper *accord_workspace_get_keeper    (AccordWorkspace *self);

G_END_DECLS
