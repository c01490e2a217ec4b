#pragma once

#include <glib.h>
#include <sys/vfs.h>

G_BEGIN_DECLS

/*
 * SQLite on a Linux CIFS mount. Locks between computers work there, but the client refuses to turn a read lock into a
 * write lock on the same bytes, which SQLite does at the end of every transaction: stock SQLite says «database is
 * locked» at the first one. With this the shared range is given up and taken anew, as SQLite does on Windows.
 */
void accord_cifs_locks_install     (void);

/* For tests: who says on which file system a descriptor is, instead of fstatfs(2); NULL: that. */
typedef int (*AccordStatFs) (int            fd,
                             struct statfs *info);
void accord_cifs_locks_set_statfs  (AccordStatFs function);
/* How often the shared range was given up since the program began. */
int  accord_cifs_locks_get_n_given (void);

G_END_DECLS
