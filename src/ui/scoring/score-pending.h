#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* For which version of the agreement the model published last waits; 0: it counts, or none was published. */
gint64 accord_score_pending_find (AccordWorkspace *workspace);
/* «Model 3, published on … · pending until version 2 is in force» */
char  *accord_score_pending_add  (AccordWorkspace *workspace,
                                  const char      *state);

G_END_DECLS
