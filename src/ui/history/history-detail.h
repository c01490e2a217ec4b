#pragma once

#include <adwaita.h>

#include "ui/common/page.h"
#include "ui/history/history-item.h"

G_BEGIN_DECLS

/* One entry: who, when, and what stood there before and after; and the way back to it. */
#define ACCORD_TYPE_HISTORY_DETAIL (accord_history_detail_get_type ())
G_DECLARE_FINAL_TYPE (AccordHistoryDetail, accord_history_detail, ACCORD, HISTORY_DETAIL, AdwBin)

void accord_history_detail_set_page (AccordHistoryDetail *self,
                                     AccordPage          *page);
void accord_history_detail_set_item (AccordHistoryDetail *self,
                                     AccordHistoryItem   *item);

G_END_DECLS
