#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/*
 * Keeping a file: backups, restoring, mending, compacting, archiving, erasing. All of these wait, some long: call them
 * from a job's thread, or the command line.
 */

/* Backups that are kept on this computer. */
typedef struct
{
  char        *path;
  AccordMoment at;          /* when it was made */
  char        *reason;      /* «daily», «before-restore» … */
  guint64      size;        /* bytes */
  char        *member_name; /* who changed the file last before it; "": nobody yet, NULL: it cannot be restored */
  AccordMoment changed_at;  /* when */
} AccordBackupInfo;

void        accord_backup_info_free      (AccordBackupInfo *self);
const char *accord_backup_reason_words   (const char       *reason); /* «before a restore», translated */
GPtrArray  *accord_backups_list          (const char       *uuid,
                                          GCancellable     *cancellable); /* the newest first */
/* The workspace that is, or was last, at @path, for when it cannot be opened; NULL: not known. */
char       *accord_backups_find          (const char       *path);
/* «latest», a path, or the beginning of a name in the list. */
char       *accord_backups_choose        (const char       *uuid,
                                          const char       *which,
                                          GError          **error);
/* Whether what breaks the disk of the file at @path breaks its backups, too. */
gboolean    accord_backups_on_same_disk  (const char       *uuid,
                                          const char       *path);
/* A backup of today, unless there is one; then what need not be kept goes. @made: where it is, or NULL. */
gboolean    accord_store_backup_daily    (AccordStore      *self,
                                          const char       *path,
                                          char            **made,
                                          GCancellable     *cancellable,
                                          GError          **error);
/* A copy of a backup to look into, opened as a store; it goes with accord_backup_view_close(). */
AccordStore *accord_backup_view_open     (const char       *backup,
                                          const char       *uuid,
                                          char            **scratch,
                                          GCancellable     *cancellable,
                                          GError          **error);
void        accord_backup_view_close     (AccordStore      *view,
                                          const char       *scratch);

/* Makes the file what @backup is; @kept gets the backup of what was. */
gboolean    accord_store_restore         (AccordStore      *self,
                                          const char       *backup,
                                          char            **kept,
                                          GCancellable     *cancellable,
                                          GError          **error);
/* Of a file that cannot be opened: puts @backup in its place and keeps what was there as @kept (NULL: nothing was). */
gboolean    accord_restore_damaged       (const char       *path,
                                          const char       *backup,
                                          char            **kept,
                                          GCancellable     *cancellable,
                                          GError          **error);

/* What is wrong with a file. */
typedef struct
{
  char    *text;       /* a sentence */
  gboolean repairable; /* else: a backup, or a dump and a load of it */
} AccordFinding;

AccordFinding *accord_finding_new        (char             *text,
                                          gboolean          repairable);
void        accord_finding_free          (AccordFinding    *self);
GPtrArray  *accord_store_examine         (AccordStore      *self,
                                          GCancellable     *cancellable,
                                          GError          **error);
/* Repairs what can be, after a backup. @repaired, @left: of AccordFinding; @kept: NULL where there was nothing to do. */
gboolean    accord_store_repair          (AccordStore      *self,
                                          GPtrArray       **repaired,
                                          GPtrArray       **left,
                                          char            **kept,
                                          GCancellable     *cancellable,
                                          GError          **error);

/* Of a file that is not open and may be made of what no Accord made, so that it would not be opened: only that. */
GPtrArray  *accord_file_examine          (const char       *path,
                                          GCancellable     *cancellable,
                                          GError          **error);
gboolean    accord_file_repair           (const char       *path,
                                          GPtrArray       **repaired,
                                          GPtrArray       **left,
                                          char            **kept,
                                          GCancellable     *cancellable,
                                          GError          **error);

/* Gives back the room of what was deleted; refused while others are in the file. Sizes in bytes. */
gboolean    accord_store_compact         (AccordStore      *self,
                                          guint64          *before,
                                          guint64          *after,
                                          GCancellable     *cancellable,
                                          GError          **error);

/* Leads whose last event lies before a day go into a file of their own. */
typedef struct
{
  guint64      n_leads, n_activities, n_stage_events; /* that leave */
  guint64      n_staying;   /* leads of that time that stay, because something happened since */
  AccordMoment first, last; /* when the first and the last of them came; NONE: not known */
} AccordArchived;

/* @destination NULL: only says what would leave. @kept gets the backup of what was. */
gboolean    accord_store_archive         (AccordStore      *self,
                                          AccordDay         before,
                                          AccordZone       *zone,
                                          const char       *destination,
                                          AccordArchived   *archived,
                                          char            **kept,
                                          GCancellable     *cancellable,
                                          GError          **error);

/* What goes, or went, with a person. */
typedef struct
{
  guint64    n_leads, n_deals, n_activities, n_stage_events;
  guint64    n_import_values; /* kept values that imports changed */
  guint64    n_log_entries;   /* of the change log, in which their data stood */
  guint64    n_backups;       /* on this computer, in which they were */
  guint64    n_texts;         /* that people wrote, in which their e-mail stands; these stay */
  GPtrArray *out_of_reach;    /* of char*: files that may hold them and that were not reached */
} AccordErased;

void        accord_erased_clear          (AccordErased     *self);
/* @who: the id or the e-mail of a lead. @dry_run: only says what would go. */
gboolean    accord_store_erase           (AccordStore      *self,
                                          const char       *who,
                                          gboolean          dry_run,
                                          AccordErased     *erased,
                                          GCancellable     *cancellable,
                                          GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordErased, accord_erased_clear)

G_END_DECLS
