#pragma once

#include "ui/common/pages.h"
#include "workspace/board.h"

G_BEGIN_DECLS

/* The board on paper, as it is on the screen; NULL: there is nothing on it, which @page says. @cards: of AccordKpiCard */
AccordPages *accord_board_export_make_pages (AccordPage            *page,
                                             GPtrArray             *cards,
                                             const AccordKpiChoice *choice);

G_END_DECLS
