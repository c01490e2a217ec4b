#pragma once

#include <glib.h>

/* The system's files, but each call to one of them takes a while, as on a share that is far away. It is the default for
 * all that is opened afterwards. */
void  slow_vfs_install   (void);
void  slow_vfs_set_delay (guint ms);
guint slow_vfs_get_calls (void);
