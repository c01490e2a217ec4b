#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A key that comes behind all others. */
#define ACCORD_ROW_SORT_LAST G_MAXUINT64

guint64 *accord_row_sort_new_keys (guint    n);
guint32 *accord_row_sort          (guint64 *keys,
                                   guint    n);

G_END_DECLS
