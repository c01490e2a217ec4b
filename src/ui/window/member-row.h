#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* One member of a team, edited in place. */
#define ACCORD_TYPE_MEMBER_ROW (accord_member_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordMemberRow, accord_member_row, ACCORD, MEMBER_ROW, AdwExpanderRow)

GtkWidget    *accord_member_row_new        (AccordWorkspace *workspace,
                                            AccordRecord    *member);
AccordRecord *accord_member_row_get_member (AccordMemberRow *self);

G_END_DECLS
