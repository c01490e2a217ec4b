#include "slow-vfs.h"

#include <sqlite3.h>

static sqlite3_vfs *real;
static gint delay_ms, n_calls;

typedef struct
{
  sqlite3_file base;
  sqlite3_file real; /* its size is the real one's */
} SlowFile;

#define REAL(file) (&((SlowFile *) (file))->real)
#define CALL(file, method, ...) (be_slow (), REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__))

static void
be_slow (void)
{
  g_atomic_int_inc (&n_calls);
  g_usleep ((gulong) g_atomic_int_get (&delay_ms) * 1000);
}

static int
slow_close (sqlite3_file *file)
{
  return REAL (file)->pMethods != NULL ? CALL (file, xClose) : SQLITE_OK;
}

static int
slow_read (sqlite3_file *file, void *bytes, int n, sqlite3_int64 offset)
{
  return CALL (file, xRead, bytes, n, offset);
}

static int
slow_write (sqlite3_file *file, const void *bytes, int n, sqlite3_int64 offset)
{
  return CALL (file, xWrite, bytes, n, offset);
}

static int
slow_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return CALL (file, xTruncate, size);
}

static int
slow_sync (sqlite3_file *file, int flags)
{
  return CALL (file, xSync, flags);
}

static int
slow_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
slow_lock (sqlite3_file *file, int lock)
{
  return CALL (file, xLock, lock);
}

static int
slow_unlock (sqlite3_file *file, int lock)
{
  return CALL (file, xUnlock, lock);
}

static int
slow_check_reserved_lock (sqlite3_file *file, int *result)
{
  return CALL (file, xCheckReservedLock, result);
}

static int
slow_file_control (sqlite3_file *file, int op, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, argument);
}

static int
slow_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
slow_device_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = slow_close,
  .xRead = slow_read,
  .xWrite = slow_write,
  .xTruncate = slow_truncate,
  .xSync = slow_sync,
  .xFileSize = slow_file_size,
  .xLock = slow_lock,
  .xUnlock = slow_unlock,
  .xCheckReservedLock = slow_check_reserved_lock,
  .xFileControl = slow_file_control,
  .xSectorSize = slow_sector_size,
  .xDeviceCharacteristics = slow_device_characteristics,
};

static int
slow_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  int rc;

  be_slow ();
  rc = real->xOpen (real, name, REAL (file), flags, out_flags);
  file->pMethods = REAL (file)->pMethods != NULL ? &methods : NULL;
  return rc;
}

static int
slow_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  be_slow ();
  return real->xDelete (real, name, sync);
}

static int
slow_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  be_slow ();
  return real->xAccess (real, name, flags, result);
}

void
slow_vfs_install (void)
{
  static sqlite3_vfs vfs;

  real = sqlite3_vfs_find (NULL);
  vfs = *real;
  vfs.zName = "slow";
  vfs.szOsFile = (int) sizeof (sqlite3_file) + real->szOsFile;
  vfs.pNext = NULL;
  vfs.xOpen = slow_open;
  vfs.xDelete = slow_delete;
  vfs.xAccess = slow_access;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, TRUE), ==, SQLITE_OK);
}

void
slow_vfs_set_delay (guint ms)
{
  g_atomic_int_set (&delay_ms, (gint) ms);
}

guint
slow_vfs_get_calls (void)
{
  return (guint) g_atomic_int_get (&n_calls);
}
