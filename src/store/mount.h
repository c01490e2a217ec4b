#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The mount that a file lies on, and whether SQLite's locks protect several people there. Judged from the text of the
 * mount table alone: a file system whose locks end at one computer lets two commits overwrite each other without a word.
 */
typedef enum
{
  ACCORD_MOUNT_LOCAL,  /* a disk of this computer: nobody else can be there */
  ACCORD_MOUNT_NFS,    /* locks reach the other computers */
  ACCORD_MOUNT_CIFS,   /* they do, with cifs-locks.h */
  ACCORD_MOUNT_UNSAFE, /* they do not, or nobody knows */
} AccordMountKind;

typedef enum
{
  ACCORD_HAZARD_NONE,
  ACCORD_HAZARD_OPTION,       /* a mount option turns locks between computers off */
  ACCORD_HAZARD_FUSE,         /* a program between the file and whoever opens it: sshfs, rclone … */
  ACCORD_HAZARD_FILE_MANAGER, /* gvfs: what a file manager opened */
  ACCORD_HAZARD_VIRTUAL,      /* a host's folder in a virtual machine: 9p, virtiofs … */
  ACCORD_HAZARD_ALONE,        /* a file mounted without the folder in which its journal must lie */
  ACCORD_HAZARD_UNKNOWN,
} AccordHazard;

typedef struct
{
  AccordMountKind kind;
  AccordHazard    hazard;
  char           *point;  /* where it is mounted; NULL: the table does not say */
  char           *type;   /* «nfs4», «fuse.sshfs» … */
  char           *option; /* ACCORD_HAZARD_OPTION: «nobrl», «local_lock=all» …; else NULL */
} AccordMount;

AccordMount *accord_mount_find            (const char        *table,
                                           const char        *path) G_GNUC_WARN_UNUSED_RESULT;
void         accord_mount_free            (AccordMount       *self);
/* Why nothing is saved there and what to change, as the end of a sentence. (transfer full) */
char        *accord_mount_describe_hazard (const AccordMount *self);

/* The table of this process; NULL: it cannot be read. (transfer full) */
char        *accord_mount_read_table      (void);
/* For tests: another file to read the table from; NULL: the system's. */
void         accord_mount_set_table       (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordMount, accord_mount_free)

G_END_DECLS
