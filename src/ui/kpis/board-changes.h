#pragma once

#include "model/change-set.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * What a person does to the board, as changes to be saved. Until somebody does, the board is the first one, which is no
 * record: whatever is done first writes it with that change, and both are undone together. All transfer full; NULL: there is
 * nothing to do.
 */
AccordChangeSet *accord_board_add    (AccordWorkspace *workspace,
                                      AccordRecord    *chart,
                                      const char      *after); /* the id of a chart; NULL: behind all */
AccordChangeSet *accord_board_edit   (AccordWorkspace *workspace,
                                      AccordRecord    *edited); /* a copy of a chart, with its id */
AccordChangeSet *accord_board_remove (AccordWorkspace *workspace,
                                      const char      *id);
AccordChangeSet *accord_board_move   (AccordWorkspace *workspace,
                                      const char      *id,
                                      guint            to); /* the place that it is to have */
/* Back to the first board. */
AccordChangeSet *accord_board_reset  (AccordWorkspace *workspace);

/* Where a chart stands; FALSE: it is not there. */
gboolean         accord_board_find   (AccordWorkspace *workspace,
                                      const char      *id,
                                      guint           *index);

G_END_DECLS
