#pragma once

#include "exchange/row-source.h"

G_BEGIN_DECLS

/* Reads rows of JSON objects: an array of them, one after the other, or the array that a member of one object holds. What
 * is nested has its path for a name: «address.city». An #AccordRowSource, whose first row has the names. */
typedef struct _AccordJsonRows AccordJsonRows;

char            *accord_json_rows_find_member  (const char      *text,
                                                gsize            length);
GPtrArray       *accord_json_rows_read_columns (GInputStream    *stream,
                                                const char      *member,
                                                gboolean         is_cut,
                                                GCancellable    *cancellable,
                                                GError         **error);
AccordRowSource *accord_json_rows_new          (GInputStream    *stream,
                                                const char      *member,
                                                GPtrArray       *columns);

G_END_DECLS
