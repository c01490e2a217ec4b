#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* A KPI of the teams' own: what it is called, and where its values come from; saved as it is typed. Signals: «said» (s text,
 * b whether it can be undone); «left» (); «delete» (). */
#define ACCORD_TYPE_OWN_KPI_EDITOR (accord_own_kpi_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordOwnKpiEditor, accord_own_kpi_editor, ACCORD, OWN_KPI_EDITOR, AdwBin)

GtkWidget    *accord_own_kpi_editor_new        (AccordWorkspace    *workspace,
                                                AccordRecord       *kpi);
AccordRecord *accord_own_kpi_editor_get_record (AccordOwnKpiEditor *self);
void          accord_own_kpi_editor_begin      (AccordOwnKpiEditor *self); /* puts the cursor into its name */
void          accord_own_kpi_editor_flush      (AccordOwnKpiEditor *self);

G_END_DECLS
