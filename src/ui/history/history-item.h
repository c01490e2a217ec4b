#pragma once

#include <glib-object.h>

#include "model/history.h"

G_BEGIN_DECLS

/* An entry in the list of the history. Property: heading (s), the day above it, where it is the first of its day. */
#define ACCORD_TYPE_HISTORY_ITEM (accord_history_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordHistoryItem, accord_history_item, ACCORD, HISTORY_ITEM, GObject)

AccordHistoryItem  *accord_history_item_new         (AccordHistoryEntry *entry);
AccordHistoryEntry *accord_history_item_get_entry   (AccordHistoryItem *self);
void                accord_history_item_set_newer   (AccordHistoryItem *self,
                                                     AccordHistoryItem *newer);

G_END_DECLS
