#pragma once

#include "store/check-copy.h"
#include "store/place.h"
#include "store/reading-copy.h"
#include "store/statement.h"
#include "store/waiting.h"

G_BEGIN_DECLS

/* «ACRD»: what a workspace's header says it is. */
#define ACCORD_APPLICATION_ID 0x41435244
#define ACCORD_SCHEMA_VERSION 9

/* An open file. It belongs to the worker's thread. */
typedef struct
{
  sqlite3 *db;
  char    *path;
  char    *claim;          /* the file's place among those open in this program */
  char    *uuid;           /* of the workspace */
  char    *session;        /* of this opening: in each row of the change log */
  char    *reason;         /* why nothing can be written, in a sentence; NULL: it can */
  AccordWait wait;         /* for others to finish writing */
  gboolean broken;         /* by an error: it is to be closed as it is, and opened anew */
  guint    n_refs;         /* beside the owner's */
  gint64   written;        /* number of the log's row that was written last; of the transaction until it is committed */
  AccordOpenFlags    flags; /* what a person said of it */
  AccordPlace        place; /* how it is opened where it lies */
  AccordReadingCopy *copy;  /* what is open instead; NULL: the file itself */
  AccordCheckCopy   *check_copy; /* in the making, for the check in the background */
} AccordConnection;

AccordConnection *accord_connection_create   (const char       *path,
                                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void              accord_connection_discard  (const char       *path);
AccordConnection *accord_connection_open     (const char       *path,
                                              AccordOpenFlags   flags,
                                              GCancellable     *cancellable,
                                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of which nothing may be used before it was compared with what the migrations make. */
AccordConnection *accord_connection_open_unchecked (const char      *path,
                                                    AccordOpenFlags  flags,
                                                    gint64          *version,
                                                    GCancellable    *cancellable,
                                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          accord_connection_prepare_mending (AccordConnection *self,
                                                     GError          **error); /* whether it can be repaired there */
void              accord_connection_free     (AccordConnection *self); /* closes it */
AccordConnection *accord_connection_ref      (AccordConnection *self);
void              accord_connection_unref    (AccordConnection *self);

void              accord_connection_set_import_cache (AccordConnection *self,
                                              gboolean          importing);
gboolean          accord_connection_begin    (AccordConnection *self,
                                              GError          **error); /* to write */
gboolean          accord_connection_commit   (AccordConnection *self,
                                              GError          **error); /* FALSE with «broken»: nobody knows */
void              accord_connection_rollback (AccordConnection *self);

/* writing.c: the course of a transaction, and what an error does to a connection. */
gboolean          accord_connection_note_error (AccordConnection *self,
                                                const GError     *error);
void              accord_connection_make_read_only (AccordConnection *self,
                                                    const char       *reason);

void              accord_connection_note_other     (AccordConnection *self); /* who wrote last, for when it must wait */

/* open-file.c: a file of any version, set up for use. */
AccordConnection *accord_connection_open_file (const char      *path,
                                               AccordOpenFlags  flags,
                                               GCancellable    *cancellable,
                                               GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* migration.c; an upgrade is a migration without a backup before it. */
gboolean          accord_connection_upgrade  (AccordConnection *self,
                                              gint64            from,
                                              GError          **error);
gboolean          accord_migration_apply     (sqlite3 *db,
                                              gint     version,
                                              GError **error);
gboolean          accord_connection_migrate  (AccordConnection *self,
                                              gint64            from,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordConnection, accord_connection_free)

G_END_DECLS
