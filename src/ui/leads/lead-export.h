#pragma once

#include "ui/common/page.h"
#include "ui/leads/lead-sheet.h"

G_BEGIN_DECLS

/* Leads leave the table. @sheet: transfer full. */
void accord_lead_export_copy  (AccordPage      *page,
                               AccordLeadSheet *sheet);
/* Asks where, and writes CSV or a workbook there. */
void accord_lead_export_begin (AccordPage      *page,
                               AccordLeadSheet *sheet);

G_END_DECLS
