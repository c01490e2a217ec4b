#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

gboolean accord_author_set (AccordWorkspace *workspace,
                            const char      *as,
                            GError         **error);
char    *accord_author_find (AccordWorkspace *workspace,
                            const char      *as,
                            GError         **error);

G_END_DECLS
