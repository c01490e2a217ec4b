#pragma once

#include "call.h"
#include "model/score-model.h"

G_BEGIN_DECLS

/* --model published|draft: which score model a command is about. */
gboolean          accord_which_model_check (AccordCall      *call,
                                            const char      *said);
AccordScoreModel *accord_which_model_load  (AccordWorkspace *workspace,
                                            gboolean         draft,
                                            gint64          *number,
                                            GCancellable    *cancellable,
                                            GError         **error);

G_END_DECLS
