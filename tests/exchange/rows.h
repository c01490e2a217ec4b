#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* All rows of a file, «line:cell|cell;…», or NULL and why there are none. */
char *rows_read (const char  *path,
                 GError     **error);

G_END_DECLS
