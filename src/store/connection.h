#pragma once

#include "store/statement.h"

G_BEGIN_DECLS

/* «ACRD»: what a workspace's header says it is. */
#define ACCORD_APPLICATION_ID 0x41435244
#define ACCORD_SCHEMA_VERSION 2

/* An open file. It belongs to the worker's thread. */
typedef struct
{
  sqlite3 *db;
  char    *path;
  char    *claim;          /* the file's place among those open in this program */
  char    *uuid;           /* of the workspace */
  char    *session;        /* of this opening: in each row of the change log */
  char    *reason;         /* why nothing can be written, in a sentence; NULL: it can */
  gint64   waiting_since;  /* for others to finish writing; monotonic µs */
} AccordConnection;

AccordConnection *accord_connection_create   (const char       *path,
                                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;
AccordConnection *accord_connection_open     (const char       *path,
                                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void              accord_connection_free     (AccordConnection *self);

gboolean          accord_connection_begin    (AccordConnection *self,
                                              GError          **error); /* to write */
gboolean          accord_connection_commit   (AccordConnection *self,
                                              GError          **error);
void              accord_connection_rollback (AccordConnection *self);

/* open-file.c: a file of any version, set up for use. */
AccordConnection *accord_connection_open_file (const char  *path,
                                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* migration.c */
gboolean          accord_migration_apply     (sqlite3 *db,
                                              gint     version,
                                              GError **error);
gboolean          accord_connection_migrate  (AccordConnection *self,
                                              gint64            from,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordConnection, accord_connection_free)

G_END_DECLS
