#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Rows in which a formula is typed: what is wrong with it, or how it reads, under it; and a list of what it may name. */
#define ACCORD_TYPE_OWN_KPI_FORMULA (accord_own_kpi_formula_get_type ())
G_DECLARE_FINAL_TYPE (AccordOwnKpiFormula, accord_own_kpi_formula, ACCORD, OWN_KPI_FORMULA, AdwBin)

GtkWidget *accord_own_kpi_formula_new  (AccordWorkspace     *workspace,
                                        AccordRecord        *kpi,
                                        AccordAutosave      *autosave);

G_END_DECLS
