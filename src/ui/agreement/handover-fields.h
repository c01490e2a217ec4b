#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What must be filled in before a lead goes to sales: its fields, to be ticked, and how many leads have all of them. */
#define ACCORD_TYPE_HANDOVER_FIELDS (accord_handover_fields_get_type ())
G_DECLARE_FINAL_TYPE (AccordHandoverFields, accord_handover_fields, ACCORD, HANDOVER_FIELDS, AdwExpanderRow)

GtkWidget *accord_handover_fields_new (AccordWorkspace *workspace);

G_END_DECLS
