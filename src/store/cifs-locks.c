#include "store/cifs-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef CIFS_SUPER_MAGIC
#define CIFS_SUPER_MAGIC 0xFF534D42
#endif
#ifndef SMB2_SUPER_MAGIC
#define SMB2_SUPER_MAGIC 0xFE534D42
#endif

/* SQLite's lock bytes (its sqliteInt.h): who wants to write takes PENDING, readers share the range behind. */
#define PENDING_BYTE 0x40000000
#define SHARED_FIRST (PENDING_BYTE + 2)
#define SHARED_SIZE 510

/* How long somebody may hold a file that was deleted: their client closes what they only looked at after a second. */
#define DELETION (3 * G_USEC_PER_SEC)
#define MOMENT (20 * 1000)

typedef int (*Fcntl) (int fd, int command, ...);

typedef int (*Open) (const char *path, int flags, int mode);
typedef int (*Fstat) (int fd, struct stat *info);
typedef int (*Stat) (const char *path, struct stat *info);

/* What was there before: the system's, or a test's. */
static Fcntl below;
static Open open_below;
static Fstat fstat_below;
static Stat stat_below;

static AccordStatFs stat_fs = fstatfs;
static void ask_server (int fd);
static AccordRefresh refresh = ask_server;
static gint n_given; /* atomic */

static GMutex mutex;
static GHashTable *pending; /* the descriptors that hold PENDING for themselves */

static gboolean
is_on_cifs (int fd)
{
  struct statfs info;

  /* The field is signed, and as wide as the machine. */
  return stat_fs (fd, &info) == 0 &&
         ((guint32) info.f_type == CIFS_SUPER_MAGIC || (guint32) info.f_type == SMB2_SUPER_MAGIC);
}

static gboolean
covers_pending (const struct flock *lock)
{
  return lock->l_start <= PENDING_BYTE && (lock->l_len == 0 || lock->l_start + lock->l_len > PENDING_BYTE);
}

/* The client refuses a lock that is held already, so what is held must be known here. */
static void
note (int                 fd,
      const struct flock *lock)
{
  if (!covers_pending (lock))
    return;
  g_mutex_lock (&mutex);
  if (lock->l_type == F_WRLCK)
    g_hash_table_add (pending, GINT_TO_POINTER (fd));
  else
    g_hash_table_remove (pending, GINT_TO_POINTER (fd));
  g_mutex_unlock (&mutex);
}

static gboolean
holds_pending (int fd)
{
  gboolean held;

  g_mutex_lock (&mutex);
  held = g_hash_table_contains (pending, GINT_TO_POINTER (fd));
  g_mutex_unlock (&mutex);
  return held;
}

static int
set_lock (int   fd,
          short type,
          off_t start,
          off_t length)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };
  int result = below (fd, F_SETLK, &lock);

  if (result == 0)
    note (fd, &lock);
  return result;
}

/* Nobody can come in between: whoever wants the range needs PENDING first, as SQLite's readers and writers do. Only the
 * recovery from a hot journal does not take it; there it is taken here, or a writer whose lock is given up for a moment
 * could lose its journal to somebody who takes it for a dead one's. SQLite gives it up with its next unlock. */
static int
take_range (int fd)
{
  gboolean had_pending = holds_pending (fd);
  int number;

  if (!had_pending && set_lock (fd, F_WRLCK, PENDING_BYTE, 1) != 0)
    return -1;
  g_atomic_int_inc (&n_given);
  set_lock (fd, F_UNLCK, SHARED_FIRST, SHARED_SIZE);
  if (set_lock (fd, F_WRLCK, SHARED_FIRST, SHARED_SIZE) == 0)
    return 0;
  number = errno;
  set_lock (fd, F_RDLCK, SHARED_FIRST, SHARED_SIZE);
  if (!had_pending)
    set_lock (fd, F_UNLCK, PENDING_BYTE, 1);
  errno = number;
  return -1;
}

static int
cifs_fcntl (int fd,
            int command,
            ...)
{
  va_list arguments;
  void *argument;
  struct flock *lock;
  int result;

  va_start (arguments, command);
  argument = va_arg (arguments, void *); /* numbers come the same way */
  va_end (arguments);
  result = below (fd, command, argument);
  if (command != F_SETLK)
    return result;

  lock = argument;
  if (result == 0)
    note (fd, lock);
  else if (errno == EACCES && lock->l_type == F_WRLCK && lock->l_start == SHARED_FIRST && lock->l_len == SHARED_SIZE &&
           is_on_cifs (fd))
    return take_range (fd);
  return result;
}

static void
ask_server (int fd)
{
  struct statx info;

  statx (fd, "", AT_EMPTY_PATH | AT_STATX_FORCE_SYNC, STATX_SIZE, &info);
}

static int
cifs_fstat (int          fd,
            struct stat *info)
{
  if (is_on_cifs (fd))
    refresh (fd);
  return fstat_below (fd, info);
}

/* Whether there is a journal to recover from. A descriptor of this kind drops no locks when it is closed. */
static int
cifs_stat (const char  *path,
           struct stat *info)
{
  int fd = open (path, O_PATH | O_CLOEXEC);

  if (fd >= 0 && is_on_cifs (fd))
    refresh (fd);
  if (fd >= 0)
    close (fd);
  return stat_below (path, info);
}

static gboolean
has_folder_on_cifs (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_PATH | O_CLOEXEC);
  gboolean has = fd >= 0 && is_on_cifs (fd);

  if (fd >= 0)
    close (fd);
  return has;
}

/* A file that was deleted while another computer has it open is neither there nor can it be made until that closes it:
 * so the journal, where who took it back from a dead writer deleted it and others had looked whether there is one. */
static int
cifs_open (const char *path,
           int         flags,
           int         mode)
{
  gint64 end = g_get_monotonic_time () + DELETION;
  int fd, number;

  while (TRUE)
    {
      fd = open_below (path, flags, mode);
      number = errno;
      if (fd >= 0 || (flags & O_CREAT) == 0 || (number != ENOENT && number != EBUSY) || !has_folder_on_cifs (path) ||
          g_get_monotonic_time () >= end)
        break;
      g_usleep (MOMENT);
    }
  errno = number;
  return fd;
}

static gpointer
install_once (gpointer data)
{
  sqlite3_vfs *vfs;

  /* Nobody asks how much memory it has, and to count that takes a lock for each allocation. Before it is first used. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  vfs = sqlite3_vfs_find ("unix"); /* whose table of system calls its relatives share */
  pending = g_hash_table_new (NULL, NULL);
  below = (Fcntl) vfs->xGetSystemCall (vfs, "fcntl");
  open_below = (Open) vfs->xGetSystemCall (vfs, "open");
  stat_below = (Stat) vfs->xGetSystemCall (vfs, "stat");
  fstat_below = (Fstat) vfs->xGetSystemCall (vfs, "fstat");
  vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) cifs_fcntl);
  vfs->xSetSystemCall (vfs, "open", (sqlite3_syscall_ptr) cifs_open);
  vfs->xSetSystemCall (vfs, "fstat", (sqlite3_syscall_ptr) cifs_fstat);
  vfs->xSetSystemCall (vfs, "stat", (sqlite3_syscall_ptr) cifs_stat);
  return NULL;
}

/**
 * accord_cifs_locks_install:
 *
 * Has SQLite lock and measure as said above; once, before anything is opened. It does nothing on other file systems.
 */
void
accord_cifs_locks_install (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, install_once, NULL);
}

/**
 * accord_cifs_locks_set_statfs:
 * @function: (nullable): instead of fstatfs(2)
 */
void
accord_cifs_locks_set_statfs (AccordStatFs function)
{
  stat_fs = function != NULL ? function : fstatfs;
}

/**
 * accord_cifs_locks_set_refresh:
 * @function: (nullable): instead of statx(2)
 */
void
accord_cifs_locks_set_refresh (AccordRefresh function)
{
  refresh = function != NULL ? function : ask_server;
}

/**
 * accord_cifs_locks_get_n_given:
 *
 * Returns: how often a shared range was given up
 */
int
accord_cifs_locks_get_n_given (void)
{
  return g_atomic_int_get (&n_given);
}
