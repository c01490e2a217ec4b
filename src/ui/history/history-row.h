#pragma once

#include <adwaita.h>

#include "ui/history/history-item.h"

G_BEGIN_DECLS

/* How an entry is shown in the list: who, what, when. Property: item (AccordHistoryItem). */
#define ACCORD_TYPE_HISTORY_ROW (accord_history_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordHistoryRow, accord_history_row, ACCORD, HISTORY_ROW, AdwBin)

GtkWidget *accord_history_row_new      (void);
void       accord_history_row_set_item (AccordHistoryRow  *self,
                                        AccordHistoryItem *item);

G_END_DECLS
