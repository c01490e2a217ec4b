#pragma once

#include <adwaita.h>

#include "chart/chart.h"
#include "workspace/board.h"
#include "workspace/chart-question.h"

G_BEGIN_DECLS

/*
 * A chart of the board as a card: its name, its chart, and a menu (table, target, exports, its place on the board).
 * What changes the board are actions of the page: «kpis.edit» (s: the chart's id) and so on.
 *
 * Signal: «redrawn» () – what it shows may be another.
 */
#define ACCORD_TYPE_KPI_CARD (accord_kpi_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordKpiCard, accord_kpi_card, ACCORD, KPI_CARD, AdwBin)

GtkWidget    *accord_kpi_card_new         (AccordWorkspace       *workspace,
                                           AccordRecord          *chart);
/* Another shape of the chart; FALSE: it is what it was. To be shown, it is to be asked for. */
gboolean      accord_kpi_card_set_chart   (AccordKpiCard         *self,
                                           AccordRecord          *chart);
AccordRecord *accord_kpi_card_get_chart   (AccordKpiCard         *self);
/* Without menu and keys: what is shown is not on the board. */
void          accord_kpi_card_set_preview (AccordKpiCard         *self);
/* As it is presented: without frame and menu, its text larger. */
void          accord_kpi_card_set_large   (AccordKpiCard         *self);
void          accord_kpi_card_show        (AccordKpiCard         *self,
                                           AccordFrame           *frame,
                                           const AccordKpiChoice *choice);

/* What is shown, as a picture of its own; NULL while there is nothing to show. @sentence: (out) (optional): in words */
AccordChart  *accord_kpi_card_make_chart  (AccordKpiCard         *self,
                                           char                 **sentence);
const char   *accord_kpi_card_get_title   (AccordKpiCard         *self);
/* What a chart of figures shows, borrowed; NULL: nothing, or it is none of figures. */
const AccordChartAnswer *accord_kpi_card_get_answer (AccordKpiCard *self);
double        accord_kpi_card_get_target  (AccordKpiCard         *self); /* NaN: none is shown */
const char   *accord_kpi_card_get_group   (AccordKpiCard         *self); /* the field that figures are grouped by */
/* Of one of commitments: of AccordStandingFigure. */
GPtrArray    *accord_kpi_card_get_standings (AccordKpiCard       *self);
void accord_kpi_card_focus (AccordKpiCard *self);

G_END_DECLS
