#pragma once

#include "ui/common/page.h"
#include "workspace/board.h"

G_BEGIN_DECLS

/* The board as a PDF, as it is on the screen. @cards: of AccordKpiCard */
void accord_board_export_ask (AccordPage            *page,
                              GPtrArray             *cards,
                              const AccordKpiChoice *choice);

G_END_DECLS
