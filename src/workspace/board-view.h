#pragma once

#include "workspace/board.h"

G_BEGIN_DECLS

/* What is chosen above the board, as a record under a name. */
void     accord_board_view_write (AccordRecord          *view,
                                  const AccordKpiChoice *choice);
/* What it does not say is as before anybody chose. */
void     accord_board_view_read  (AccordRecord          *view,
                                  AccordWorkspace       *workspace,
                                  AccordKpiChoice       *choice);
gboolean accord_board_view_is    (AccordRecord          *view,
                                  const AccordKpiChoice *choice); /* whether it says just that */

G_END_DECLS
