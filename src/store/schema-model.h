#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* A line of the list of what a file is made of. */
typedef struct
{
  char *type; /* «table», «index», «trigger», «view» */
  char *name;
  char *sql;  /* NULL: SQLite makes it by itself */
} AccordSchemaThing;

GPtrArray *accord_schema_list_things (sqlite3     *db,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* An empty file of a version, at @path or «:memory:». To be closed. */
sqlite3   *accord_schema_make_model  (const char  *path,
                                      gint64       page_size,
                                      gint64       version,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
