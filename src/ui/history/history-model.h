#pragma once

#include <gio/gio.h>

#include "store/history.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * The history as a list of AccordHistoryItem, the newest first: read page by page as somebody scrolls, and followed as
 * people write.
 *
 * Properties: loading (b), problem (s: why it could not be read, or NULL). Signal: «settled» () – a page was read.
 */
#define ACCORD_TYPE_HISTORY_MODEL (accord_history_model_get_type ())
G_DECLARE_FINAL_TYPE (AccordHistoryModel, accord_history_model, ACCORD, HISTORY_MODEL, GObject)

AccordHistoryModel *accord_history_model_new        (AccordStore *store);
GListModel         *accord_history_model_get_items  (AccordHistoryModel *self);
void                accord_history_model_set_filter (AccordHistoryModel       *self,
                                                     const AccordHistoryQuery *filter);
void                accord_history_model_load_more  (AccordHistoryModel *self);
gboolean            accord_history_model_is_loading (AccordHistoryModel *self);
const char         *accord_history_model_get_problem (AccordHistoryModel *self);

G_END_DECLS
