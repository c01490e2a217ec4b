#pragma once

#include <adwaita.h>

#include "workspace/board.h"

G_BEGIN_DECLS

/* One metric as a card: its name, its chart, and a menu (table, target, exports). */
#define ACCORD_TYPE_KPI_CARD (accord_kpi_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordKpiCard, accord_kpi_card, ACCORD, KPI_CARD, AdwBin)

GtkWidget *accord_kpi_card_new  (AccordWorkspace    *workspace,
                                 const AccordMetric *metric);
void       accord_kpi_card_show (AccordKpiCard         *self,
                                 AccordFrame           *frame,
                                 const AccordKpiChoice *choice);

/* What is shown, and what is aimed at (NaN: nothing); borrowed, NULL while there is nothing to show. */
AccordFigures *accord_kpi_card_get_figures (AccordKpiCard *self,
                                            double        *target);

G_END_DECLS
