#include "fault-vfs.h"

#include <sqlite3.h>
#include <unistd.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real; /* behind this struct, in the same memory */
  const char   *name; /* of what kind the file is */
} FaultFile;

#define MOST_CALLS 4096

static sqlite3_vfs *under;
static FaultKind could[MOST_CALLS + 1]; /* what each call can be */
static gint n_calls, first, last; /* atomic: the calls in [first, last] are faulty */
static gint kind;                 /* atomic */
static const char *hit;           /* written under the store's own order, read once it is idle */
static char hit_words[64];
static gint shorten;              /* atomic: the next read of the system gives only half */

/* A whole half page that SQLite is told of as the end of the file would be a lie no file system tells. */
static ssize_t
read_half (int     fd,
           void   *buffer,
           size_t  n)
{
  return read (fd, buffer, g_atomic_int_compare_and_exchange (&shorten, TRUE, FALSE) ? (n + 1) / 2 : n);
}

static ssize_t
pread_half (int     fd,
            void   *buffer,
            size_t  n,
            off_t   offset)
{
  return pread (fd, buffer, g_atomic_int_compare_and_exchange (&shorten, TRUE, FALSE) ? (n + 1) / 2 : n, offset);
}

/* Whether this call is to be faulty, which only those of @kinds can be. */
static gboolean
is_faulty (FaultFile  *file,
           const char *what,
           FaultKind   kinds)
{
  gint n = g_atomic_int_add (&n_calls, 1) + 1;

  if (n <= MOST_CALLS)
    could[n] = kinds;
  if (n < g_atomic_int_get (&first) || n > g_atomic_int_get (&last) || (g_atomic_int_get (&kind) & kinds) == 0)
    return FALSE;
  if (hit == NULL)
    {
      g_snprintf (hit_words, sizeof hit_words, "%s of the %s", what, file->name);
      hit = hit_words;
    }
  return TRUE;
}

/* What a call answers that can only fail. */
static int
answer (FaultFile  *file,
        const char *what,
        int         error)
{
  return is_faulty (file, what, FAULT_FAIL) ? error : SQLITE_OK;
}

static int
fault_close (sqlite3_file *base)
{
  FaultFile *file = (FaultFile *) base;

  /* Closing is not counted: it cannot be refused. */
  return file->real->pMethods != NULL ? file->real->pMethods->xClose (file->real) : SQLITE_OK;
}

static int
fault_read (sqlite3_file *base,
            void         *buffer,
            int           n,
            sqlite3_int64 offset)
{
  FaultFile *file = (FaultFile *) base;

  if (!is_faulty (file, "read", FAULT_FAIL | FAULT_SHORT))
    return file->real->pMethods->xRead (file->real, buffer, n, offset);
  if (g_atomic_int_get (&kind) == FAULT_FAIL)
    return SQLITE_IOERR_READ;
  g_atomic_int_set (&shorten, TRUE);
  return file->real->pMethods->xRead (file->real, buffer, n, offset);
}

static int
fault_write (sqlite3_file *base,
             const void   *buffer,
             int           n,
             sqlite3_int64 offset)
{
  FaultFile *file = (FaultFile *) base;

  if (!is_faulty (file, "write", FAULT_FAIL | FAULT_SHORT | FAULT_FULL))
    return file->real->pMethods->xWrite (file->real, buffer, n, offset);
  if (g_atomic_int_get (&kind) == FAULT_SHORT)
    file->real->pMethods->xWrite (file->real, buffer, n / 2, offset);
  return g_atomic_int_get (&kind) == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
fault_truncate (sqlite3_file *base,
                sqlite3_int64 size)
{
  FaultFile *file = (FaultFile *) base;
  int rc = answer (file, "truncation", SQLITE_IOERR_TRUNCATE);

  return rc == SQLITE_OK ? file->real->pMethods->xTruncate (file->real, size) : rc;
}

/* Counted and not done: nobody pulls the plug here, and thousands of syncs would take an hour. */
static int
fault_sync (sqlite3_file *base,
            int           flags)
{
  return answer ((FaultFile *) base, "sync", SQLITE_IOERR_FSYNC);
}

static int
fault_size (sqlite3_file  *base,
            sqlite3_int64 *size)
{
  FaultFile *file = (FaultFile *) base;
  int rc = answer (file, "look at the size", SQLITE_IOERR_FSTAT);

  return rc == SQLITE_OK ? file->real->pMethods->xFileSize (file->real, size) : rc;
}

static int
fault_lock (sqlite3_file *base,
            int           level)
{
  FaultFile *file = (FaultFile *) base;

  if (!is_faulty (file, "lock", FAULT_FAIL | FAULT_BUSY))
    return file->real->pMethods->xLock (file->real, level);
  return g_atomic_int_get (&kind) == FAULT_BUSY ? SQLITE_BUSY : SQLITE_IOERR_LOCK;
}

/* Giving a lock back is not counted: the kernel does not refuse it, and takes it at the close. */
static int
fault_unlock (sqlite3_file *base,
              int           level)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xUnlock (file->real, level);
}

static int
fault_check_reserved (sqlite3_file *base,
                      int          *result)
{
  FaultFile *file = (FaultFile *) base;
  int rc = answer (file, "look at the lock", SQLITE_IOERR_CHECKRESERVEDLOCK);

  return rc == SQLITE_OK ? file->real->pMethods->xCheckReservedLock (file->real, result) : rc;
}

static int
fault_control (sqlite3_file *base,
               int           operation,
               void         *argument)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xFileControl (file->real, operation, argument);
}

static int
fault_sector_size (sqlite3_file *base)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xSectorSize (file->real);
}

static int
fault_characteristics (sqlite3_file *base)
{
  FaultFile *file = (FaultFile *) base;

  return file->real->pMethods->xDeviceCharacteristics (file->real);
}

static const sqlite3_io_methods methods = {
  1, /* without shared memory: no WAL */
  fault_close, fault_read, fault_write, fault_truncate, fault_sync, fault_size, fault_lock, fault_unlock,
  fault_check_reserved, fault_control, fault_sector_size, fault_characteristics,
  NULL, NULL, NULL, NULL, NULL, NULL,
};

static const char *
name_file (int flags)
{
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
    return "file";
  return (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0 ? "journal" : "temporary file";
}

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *path,
            sqlite3_file *base,
            int           flags,
            int          *out_flags)
{
  FaultFile *file = (FaultFile *) base;
  int rc;

  file->base.pMethods = NULL;
  file->real = (sqlite3_file *) (file + 1);
  file->name = name_file (flags);
  rc = answer (file, "opening", SQLITE_CANTOPEN);
  if (rc == SQLITE_OK)
    rc = under->xOpen (under, path, file->real, flags, out_flags);
  if (rc == SQLITE_OK)
    file->base.pMethods = &methods;
  return rc;
}

static int
fault_delete (sqlite3_vfs *vfs,
              const char  *path,
              int          sync)
{
  FaultFile journal = { .name = "journal" };
  int rc = answer (&journal, "removal", SQLITE_IOERR_DELETE);

  return rc == SQLITE_OK ? under->xDelete (under, path, 0) : rc;
}

static int
fault_access (sqlite3_vfs *vfs,
              const char  *path,
              int          flags,
              int         *result)
{
  FaultFile journal = { .name = "journal" };
  int rc = answer (&journal, "look", SQLITE_IOERR_ACCESS);

  return rc == SQLITE_OK ? under->xAccess (under, path, flags, result) : rc;
}

void
fault_vfs_install (void)
{
  static sqlite3_vfs vfs;

  under = sqlite3_vfs_find (NULL);
  vfs = *under;
  vfs.zName = "fault";
  vfs.szOsFile = (int) sizeof (FaultFile) + under->szOsFile;
  vfs.xOpen = fault_open;
  vfs.xDelete = fault_delete;
  vfs.xAccess = fault_access;
  under->xSetSystemCall (under, "read", (sqlite3_syscall_ptr) read_half);
  under->xSetSystemCall (under, "pread", (sqlite3_syscall_ptr) pread_half);
  under->xSetSystemCall (under, "pread64", (sqlite3_syscall_ptr) pread_half);
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
fault_vfs_arm (FaultKind what,
               guint     nth,
               gboolean  lasting)
{
  hit = NULL;
  g_atomic_int_set (&n_calls, 0);
  g_atomic_int_set (&kind, what);
  g_atomic_int_set (&first, (gint) nth);
  g_atomic_int_set (&last, lasting ? G_MAXINT : (gint) nth);
}

FaultKind
fault_vfs_kinds (guint nth)
{
  g_return_val_if_fail (nth <= MOST_CALLS, 0);

  return could[nth];
}

guint
fault_vfs_disarm (void)
{
  g_atomic_int_set (&first, G_MAXINT);
  g_atomic_int_set (&last, 0);
  return (guint) g_atomic_int_get (&n_calls);
}

const char *
fault_vfs_hit (void)
{
  return hit;
}
