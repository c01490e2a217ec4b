#pragma once

#include <adwaita.h>

#include "store/lead-story.h"
#include "ui/leads/lead-field-row.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The fields of one lead, in groups. Signals: «edit» (AccordLeadFieldRow), «problem» (s). */
#define ACCORD_TYPE_LEAD_FIELDS (accord_lead_fields_get_type ())
G_DECLARE_FINAL_TYPE (AccordLeadFields, accord_lead_fields, ACCORD, LEAD_FIELDS, GtkBox)

/* Another lead than before begins anew; the same one keeps what a person is typing. */
void                accord_lead_fields_show   (AccordLeadFields *self,
                                               AccordWorkspace  *workspace,
                                               AccordLeadStory  *story);
void                accord_lead_fields_commit (AccordLeadFields *self);
AccordLeadFieldRow *accord_lead_fields_find   (AccordLeadFields *self,
                                               const char       *field);

G_END_DECLS
