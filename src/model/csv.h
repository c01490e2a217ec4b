#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writing CSV as of RFC 4180. */
void accord_csv_append_cell (GString    *text,
                             const char *cell,
                             gssize      length);

G_END_DECLS
