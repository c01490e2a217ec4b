#pragma once

#include <gio/gio.h>

#include "model/batch.h"
#include "model/change-set.h"
#include "model/moment.h"

G_BEGIN_DECLS

#define ACCORD_STORE_ERROR (accord_store_error_quark ())

typedef enum
{
  ACCORD_STORE_ERROR_NOT_FOUND,      /* no such file */
  ACCORD_STORE_ERROR_EXISTS,         /* new: something is there already */
  ACCORD_STORE_ERROR_NOT_WORKSPACE,  /* a file of another kind */
  ACCORD_STORE_ERROR_DAMAGED,        /* what the file says cannot be */
  ACCORD_STORE_ERROR_READ_ONLY,      /* writing is not possible; the message says why */
  ACCORD_STORE_ERROR_NEWER,          /* made by a newer Accord; open read-only */
  ACCORD_STORE_ERROR_BUSY,           /* somebody else was writing for too long */
  ACCORD_STORE_ERROR_CONFLICT,       /* the record was changed or deleted meanwhile */
  ACCORD_STORE_ERROR_INVALID,        /* a value breaks a rule of its column */
  ACCORD_STORE_ERROR_DISK_FULL,
  ACCORD_STORE_ERROR_IO,
  ACCORD_STORE_ERROR_FAILED,
  ACCORD_STORE_ERROR_NO_MEMORY,
  ACCORD_STORE_ERROR_FORBIDDEN,      /* who writes may not; the message says whom to ask */
  ACCORD_STORE_ERROR_FOREIGN,        /* another program put something into it; accord_file_repair() makes it anew without */
} AccordStoreError;

GQuark     accord_store_error_quark         (void);
/* Of a CONFLICT: what met (of AccordConflict, see model/conflict.h); else NULL. */
GPtrArray *accord_store_error_get_conflicts (const GError *error);

typedef enum
{
  ACCORD_OPEN_DEFAULT = 0,
  ACCORD_OPEN_SOLE_USER = 1 << 0, /* a person says that nobody else has it open: its folder need not protect it */
} AccordOpenFlags;

/*
 * Where a workspace is kept: records, bulk rows, and the log of what was changed.
 * Abstract, and it speaks of records, batches, keys and change sets, never of SQL.
 * One worker thread does all the work. The _async calls are for the main thread (their
 * callbacks come to the thread-default context of the caller); the others wait for the
 * worker and are for the command line, tests and job threads: never call them from the
 * thread that runs the window.
 *
 * Lists and signals belong to the thread that made the store: it is the one that gets
 * «changed» and whose live lists follow.
 */
#define ACCORD_TYPE_STORE (accord_store_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordStore, accord_store, ACCORD, STORE, GObject)

/* Properties: read-only (b), read-only-reason (s, translated), can-undo (b), can-redo (b),
 * undo-summary (s), redo-summary (s), saving (b), uuid (s), place-is-reason (b: it is read-only because of its folder),
 * warning (s: what to know of its folder), damage (s: what the check in the background found), reachable (b), absence
 * (s: why the file does not answer, or NULL), waiting (s: a sentence: for whom a save waits, or NULL), unsaved (u: of
 * earlier sittings, to be decided).
 * Signals: records-changed (GType, GPtrArray of ids), leads-changed (), others-changed (GPtrArray of
 * AccordRemoteChange). On the owner's thread. */

typedef struct
{
  const char *member;      /* who writes: a member's id, or «system» */
  const char *member_name; /* as it is written to the change log */
  const char *session;     /* of an earlier sitting whose work this is; NULL: this one's */
} AccordStoreAuthor;

void        accord_store_set_author      (AccordStore             *self,
                                          const AccordStoreAuthor *author);
char       *accord_store_dup_member_name (AccordStore *self);
gboolean    accord_store_get_read_only   (AccordStore *self);
const char *accord_store_get_read_only_reason (AccordStore *self);
const char *accord_store_get_uuid        (AccordStore *self);
void        accord_store_close           (AccordStore *self);
void        accord_store_close_async     (AccordStore         *self,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean    accord_store_close_finish    (AccordStore   *self,
                                          GAsyncResult  *result,
                                          GError       **error);
/* Ends the wait for others of what was asked for until now: it fails, and nothing is changed. */
void        accord_store_cancel_wait     (AccordStore *self);

/* store-place.c: the folder that it lies in. */
gboolean    accord_store_get_place_is_reason (AccordStore *self);
const char *accord_store_get_warning     (AccordStore *self);
void        accord_store_dismiss_warning (AccordStore *self);

/* store-check.c: looks in the background whether the file is whole; once, after so many milliseconds. */
void        accord_store_check_later     (AccordStore *self,
                                          guint        after_ms);
const char *accord_store_get_damage      (AccordStore *self);

gboolean    accord_store_has_open        (const char *path);

/* Records */
GPtrArray  *accord_store_load_records    (AccordStore  *self,
                                          GType         type,
                                          GCancellable *cancellable,
                                          GError      **error);
GListModel *accord_store_list            (AccordStore *self,
                                          GType        type);
AccordRecord *accord_store_get_settings  (AccordStore *self);
gboolean    accord_store_save            (AccordStore     *self,
                                          AccordChangeSet *changes,
                                          GCancellable    *cancellable,
                                          GError         **error);
void        accord_store_save_async      (AccordStore         *self,
                                          AccordChangeSet     *changes,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean    accord_store_save_finish     (AccordStore   *self,
                                          GAsyncResult  *result,
                                          GError       **error);

/* What is typed and not in the file yet, on this computer's own disk. Of a window: once it keeps unsaved edits, what it
 * saves in the background is kept there first, and what earlier sittings left is saved, or offered as «unsaved». */
typedef struct
{
  AccordChangeSet *changes;
  AccordMoment     at;
  char            *member_name;
  char            *problem; /* why it could not be saved, a sentence */
} AccordUnsaved;

void        accord_store_keep_unsaved    (AccordStore *self);
void        accord_store_keep_edit       (AccordStore     *self,
                                          const char      *key,
                                          AccordChangeSet *changes); /* NULL: no longer */
guint       accord_store_count_kept      (AccordStore *self);
GPtrArray  *accord_store_get_unsaved     (AccordStore *self); /* of AccordUnsaved */
void        accord_store_save_unsaved    (AccordStore *self); /* over what others wrote */
void        accord_store_discard_unsaved (AccordStore *self);

/* Undo and redo one's own changes of this session; the result is the summary of what was undone. */
void        accord_store_undo_async      (AccordStore         *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
/* Not the last, but the change set of that id. */
void        accord_store_take_back_async (AccordStore         *self,
                                          const char          *id,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
char       *accord_store_undo_finish     (AccordStore   *self,
                                          GAsyncResult  *result,
                                          GError       **error);
void        accord_store_redo_async      (AccordStore         *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
char       *accord_store_redo_finish     (AccordStore   *self,
                                          GAsyncResult  *result,
                                          GError       **error);

/* Looks for what others have written since; the owner's lists and signals follow. Also by itself, every second,
 * once accord_store_watch() was called. */
gboolean    accord_store_poll            (AccordStore *self,
                                          GError     **error);
void        accord_store_watch           (AccordStore *self);

/* One thing that somebody else did to a record, as the change log has it. */
typedef struct
{
  GType        type;
  char        *id;
  char        *action; /* «insert», «update», «delete» */
  char        *member_name;
  AccordMoment at;
  gint64       revision;
  JsonObject  *before; /* of the columns that changed; NULL where there was nothing */
  JsonObject  *after;
} AccordRemoteChange;

void        accord_remote_change_free    (AccordRemoteChange *change);

/* Who else has the file open: for display only. */
#define ACCORD_TYPE_PRESENCE (accord_presence_get_type ())
G_DECLARE_FINAL_TYPE (AccordPresence, accord_presence, ACCORD, PRESENCE, GObject)

const char *accord_presence_get_name     (AccordPresence *self);
const char *accord_presence_get_page     (AccordPresence *self);
void        accord_store_set_presence    (AccordStore *self,
                                          const char  *page);
GListModel *accord_store_get_present     (AccordStore *self); /* of AccordPresence */

/* The newest entries of the change log: for «what changed» on a page. */
typedef struct
{
  gint64       seq;
  AccordMoment at;
  char        *member;  /* a member's id, or «system» */
  char        *member_name;
  char        *summary; /* of the change set: one entry for each */
} AccordLogEntry;

void        accord_log_entry_free        (AccordLogEntry *entry);
GPtrArray  *accord_store_recent_changes  (AccordStore  *self,
                                          guint         limit,
                                          GCancellable *cancellable,
                                          GError      **error);

/* Keeping */
GPtrArray  *accord_store_check           (AccordStore  *self,
                                          GCancellable *cancellable,
                                          GError      **error);
gboolean    accord_store_backup          (AccordStore  *self,
                                          const char   *destination,
                                          GCancellable *cancellable,
                                          GError      **error);

G_END_DECLS
