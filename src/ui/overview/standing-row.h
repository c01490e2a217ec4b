#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_STANDING_ROW (accord_standing_row_get_type ())

/* A commitment on Overview: what was agreed, and how it stands; it leads to its place on the page SLA. */
G_DECLARE_FINAL_TYPE (AccordStandingRow, accord_standing_row, ACCORD, STANDING_ROW, GtkListBoxRow)

GtkWidget *accord_standing_row_new (AccordWorkspace *workspace,
                                    AccordRecord    *commitment);

G_END_DECLS
