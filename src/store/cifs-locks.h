#pragma once

#include <glib.h>
#include <sys/vfs.h>

G_BEGIN_DECLS

/*
 * SQLite on a Linux CIFS mount. Locks between computers work there, but the client refuses to turn a read lock into a
 * write lock on the same bytes, which SQLite does at the end of every transaction: stock SQLite says «database is
 * locked» at the first one. With this the shared range is given up and taken anew, as SQLite does on Windows.
 *
 * And the client remembers for a second how long a file is, lock or no lock: a file that somebody else has just made
 * longer looks cut short, which SQLite calls malformed, and a journal to recover from looks empty. So it is asked anew.
 *
 * And a journal that somebody deleted cannot be made again while another computer has the old one open, which its client
 * keeps for a second after it was looked at: SQLite says «unable to open database file». So it is tried for a while.
 */
void accord_cifs_locks_install     (void);

/* For tests: who says on which file system a descriptor is, instead of fstatfs(2); NULL: that. */
typedef int (*AccordStatFs) (int            fd,
                             struct statfs *info);
void accord_cifs_locks_set_statfs  (AccordStatFs function);
/* For tests: what has the client ask the server for a file's length, instead of statx(2); NULL: that. */
typedef void (*AccordRefresh) (int fd);
void accord_cifs_locks_set_refresh (AccordRefresh function);
/* How often the shared range was given up since the program began. */
int  accord_cifs_locks_get_n_given (void);

G_END_DECLS
