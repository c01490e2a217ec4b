#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Who waits for sales past what was agreed, most late first; each leads to the lead, and «All» to all of them. */
#define ACCORD_TYPE_WAITING_LIST (accord_waiting_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordWaitingList, accord_waiting_list, ACCORD, WAITING_LIST, AdwBin)

void accord_waiting_list_show (AccordWaitingList *self,
                               AccordPage        *page);

G_END_DECLS
