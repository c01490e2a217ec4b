#pragma once

#include <gio/gio.h>

#include "model/record.h"

G_BEGIN_DECLS

/* A record by its id, among several. */

AccordRecord *accord_records_find        (GPtrArray  *records,
                                          const char *id,
                                          guint      *index);
AccordRecord *accord_records_find_listed (GListModel *records,
                                          const char *id,
                                          guint      *index);
gboolean      accord_records_find_index  (GListModel *records,
                                          const char *id,
                                          guint      *index);

G_END_DECLS
