#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Every change: when, who, what; and the way back to how something stood. */
#define ACCORD_TYPE_HISTORY_PAGE (accord_history_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordHistoryPage, accord_history_page, ACCORD, HISTORY_PAGE, AccordPage)

G_END_DECLS
