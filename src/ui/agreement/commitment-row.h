#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* One commitment in the list: what is owed and by whom, what is agreed, and how it goes. */
#define ACCORD_TYPE_COMMITMENT_ROW (accord_commitment_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordCommitmentRow, accord_commitment_row, ACCORD, COMMITMENT_ROW, GtkListBoxRow)

GtkWidget    *accord_commitment_row_new        (AccordWorkspace     *workspace,
                                                AccordRecord        *commitment,
                                                GtkSizeGroup *const  sizes[3]);
AccordRecord *accord_commitment_row_get_record (AccordCommitmentRow *self);

G_END_DECLS
