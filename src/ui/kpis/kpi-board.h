#pragma once

#include "ui/common/page.h"
#include "ui/kpis/kpi-card.h"

G_BEGIN_DECLS

/* The charts of the board, as cards; they follow what others arrange. */
#define ACCORD_TYPE_KPI_BOARD (accord_kpi_board_get_type ())
G_DECLARE_FINAL_TYPE (AccordKpiBoard, accord_kpi_board, ACCORD, KPI_BOARD, AdwBin)

void           accord_kpi_board_set_workspace (AccordKpiBoard        *self,
                                               AccordWorkspace       *workspace);
void           accord_kpi_board_show          (AccordKpiBoard        *self,
                                               AccordFrame           *frame,
                                               const AccordKpiChoice *choice);
/* Of AccordKpiCard, in their order (transfer container). */
GPtrArray     *accord_kpi_board_list_cards    (AccordKpiBoard        *self);
/* NULL: there is no such chart. */
AccordKpiCard *accord_kpi_board_find_card     (AccordKpiBoard        *self,
                                               const char            *id);
/* The keyboard goes to it, now or once it is there. */
void           accord_kpi_board_focus         (AccordKpiBoard        *self,
                                               const char            *id);

G_END_DECLS
