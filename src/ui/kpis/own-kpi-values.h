#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The values of a KPI of the teams' own, month by month: typed, or pasted from a spreadsheet. Signal: «said» (s text,
 * b whether it can be undone). */
#define ACCORD_TYPE_OWN_KPI_VALUES (accord_own_kpi_values_get_type ())
G_DECLARE_FINAL_TYPE (AccordOwnKpiValues, accord_own_kpi_values, ACCORD, OWN_KPI_VALUES, AdwBin)

GtkWidget *accord_own_kpi_values_new   (AccordWorkspace *workspace,
                                        AccordRecord    *kpi);
void       accord_own_kpi_values_flush (AccordOwnKpiValues *self);

/* Writes a change of those values: NaN takes one away. For what removes a KPI with its values, too. */
void       accord_own_kpi_values_put   (AccordChangeSet *changes,
                                        GListModel      *values,
                                        const char      *kpi,
                                        AccordDay        month,
                                        double           value);
void       accord_own_kpi_values_drop  (AccordChangeSet *changes,
                                        GListModel      *values,
                                        const char      *kpi);

G_END_DECLS
