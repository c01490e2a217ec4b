#pragma once

#include <gio/gio.h>

#include "model/change-set.h"

G_BEGIN_DECLS

/* The order of records that have a «position»: a number between those of its neighbours. */
double accord_record_order_last (GListModel      *list);
double accord_record_order_after (GListModel     *list,
                                  guint           index);
void   accord_record_order_move (AccordChangeSet *changes,
                                 GListModel      *list,
                                 guint            from,
                                 guint            to);

G_END_DECLS
