#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * A rule of the hand-over in one line, and unfolded to be edited: which leads, who takes them, how soon.
 * Signals: «dropped» (rule) – another was let go on it; «delete» ().
 */
#define ACCORD_TYPE_HANDOVER_RULE_ROW (accord_handover_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordHandoverRuleRow, accord_handover_rule_row, ACCORD, HANDOVER_RULE_ROW, AdwExpanderRow)

GtkWidget    *accord_handover_rule_row_new        (AccordWorkspace *workspace,
                                                   AccordRecord    *rule);
AccordRecord *accord_handover_rule_row_get_record (AccordHandoverRuleRow *self);
/* How many leads it is the first to take; -1: not known. */
void          accord_handover_rule_row_set_count  (AccordHandoverRuleRow *self,
                                                   gint64                 count);

G_END_DECLS
