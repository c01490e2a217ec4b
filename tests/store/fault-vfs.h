#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A disk that fails on demand: SQLite's own file layer, with every call counted. The default of this process once
 * installed; what nothing was armed for it hands on as it is, but syncs, which it only counts.
 */
typedef enum
{
  FAULT_FAIL = 1 << 0,  /* the call answers with an error of its kind, and does nothing */
  FAULT_SHORT = 1 << 1, /* the system reads only half of what was asked for; a write writes half and fails; others go on */
  FAULT_FULL = 1 << 2,  /* a write finds no room; others go on */
  FAULT_BUSY = 1 << 3,  /* a lock is somebody else's; others go on */
} FaultKind;

void        fault_vfs_install (void);
/* From now on the @nth call (from 1) is faulty, and with @lasting all that follow too. */
void        fault_vfs_arm     (FaultKind kind,
                               guint     nth,
                               gboolean  lasting);
/* The kinds of fault that the @nth call could have had, of those since it was armed last. */
FaultKind   fault_vfs_kinds   (guint     nth);
/* All is well again. Returns how many calls there were since it was armed. */
guint       fault_vfs_disarm  (void);
/* What the first faulty call was to do, as «write of the journal»; NULL: there was none. */
const char *fault_vfs_hit     (void);

G_END_DECLS
