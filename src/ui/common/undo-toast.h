#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* «“Quality manager” deleted», with a button that takes back what was given to be saved last when it was said. */
AdwToast *accord_undo_toast_new (AccordWorkspace *workspace,
                                 const char      *title);

G_END_DECLS
