#pragma once

#include <adwaita.h>

#include "workspace/board.h"

G_BEGIN_DECLS

/*
 * The bar above the board: span, what is compared, what counts as converted, which leads, what it is compared with. Where
 * there is little room, most of it is behind one button.
 *
 * Property: folded (b: there is little room). Signal: «changed» ().
 */
#define ACCORD_TYPE_KPI_FILTER (accord_kpi_filter_get_type ())
G_DECLARE_FINAL_TYPE (AccordKpiFilter, accord_kpi_filter, ACCORD, KPI_FILTER, AdwBin)

void                   accord_kpi_filter_set_workspace (AccordKpiFilter *self,
                                                        AccordWorkspace *workspace);
void                   accord_kpi_filter_set_frame     (AccordKpiFilter *self,
                                                        AccordFrame     *frame);
const AccordKpiChoice *accord_kpi_filter_get_choice    (AccordKpiFilter *self);
/* As if a person had chosen it. */
void                   accord_kpi_filter_set_choice    (AccordKpiFilter       *self,
                                                        const AccordKpiChoice *choice);
void                   accord_kpi_filter_focus_where   (AccordKpiFilter *self);
/* Beside the other buttons. */
void                   accord_kpi_filter_add           (AccordKpiFilter *self,
                                                        GtkWidget       *widget);

G_END_DECLS
