#pragma once

#include "store/statement.h"

G_BEGIN_DECLS

/* «ACRD»: what a workspace's header says it is. */
#define ACCORD_APPLICATION_ID 0x41435244
#define ACCORD_SCHEMA_VERSION 1

/* An open file. It belongs to the worker's thread. */
typedef struct
{
  sqlite3  *db;
  char     *path;
  char     *uuid;      /* of the workspace */
  char     *session;   /* of this opening: in each row of the change log */
  gboolean  read_only;
  char     *reason;    /* why, in a sentence */
  guint64   device;
  guint64   inode;
} AccordConnection;

AccordConnection *accord_connection_create   (const char  *path,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
AccordConnection *accord_connection_open     (const char  *path,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void              accord_connection_free     (AccordConnection *self);

gboolean          accord_connection_begin    (AccordConnection *self,
                                              GError          **error); /* to write */
gboolean          accord_connection_commit   (AccordConnection *self,
                                              GError          **error);
void              accord_connection_rollback (AccordConnection *self);

/* migration.c */
gboolean          accord_connection_migrate  (AccordConnection *self,
                                              gint64            from,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordConnection, accord_connection_free)

G_END_DECLS
