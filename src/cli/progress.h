#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A bar on standard error, where that is a terminal. The data of _show is what is being done, translated. */
void accord_progress_show  (double   fraction,
                            gpointer what);
void accord_progress_clear (void);

G_END_DECLS
