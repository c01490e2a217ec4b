#pragma once

#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

/* One prepared statement. Every result code becomes an ACCORD_STORE_ERROR with a sentence; binds count from 1. */
typedef struct
{
  sqlite3_stmt *handle;
  int           rc; /* of the first bind that failed */
} AccordStatement;

AccordStatement *accord_statement_new           (sqlite3     *db,
                                                 const char  *sql,
                                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
AccordStatement *accord_statement_new_printf    (sqlite3     *db,
                                                 GError     **error,
                                                 const char  *format,
                                                 ...) G_GNUC_PRINTF (3, 4) G_GNUC_WARN_UNUSED_RESULT;
void             accord_statement_free          (AccordStatement *self);

void             accord_statement_bind_text     (AccordStatement *self,
                                                 int              index,
                                                 const char      *text);
void             accord_statement_bind_integer  (AccordStatement *self,
                                                 int              index,
                                                 gint64           integer);
void             accord_statement_bind_real     (AccordStatement *self,
                                                 int              index,
                                                 double           real);
void             accord_statement_bind_uuid     (AccordStatement *self,
                                                 int              index,
                                                 const char      *uuid);
void             accord_statement_bind_null     (AccordStatement *self,
                                                 int              index);
void             accord_statement_bind_value    (AccordStatement *self,
                                                 int              index,
                                                 sqlite3_value   *value);

/* The next row; FALSE at the end and on an error. @row is set, then reset at the end. */
gboolean         accord_statement_step          (AccordStatement *self,
                                                 gboolean        *row,
                                                 GError         **error);
/* Steps to the end and resets: for statements without rows. */
gboolean         accord_statement_run           (AccordStatement *self,
                                                 GError         **error);
/* Steps to the end and adds the first column of each row, a text, to @texts. */
gboolean         accord_statement_add_texts     (AccordStatement *self,
                                                 GPtrArray       *texts,
                                                 GError         **error);
void             accord_statement_reset         (AccordStatement *self);
const char      *accord_statement_get_text      (AccordStatement *self,
                                                 int              column); /* NULL of NULL; from 0 */
char            *accord_statement_dup_text      (AccordStatement *self,
                                                 int              column); /* valid UTF-8, or NULL */
gint64           accord_statement_get_integer   (AccordStatement *self,
                                                 int              column); /* G_MININT64 of NULL */
double           accord_statement_get_real      (AccordStatement *self,
                                                 int              column); /* NaN of NULL */
char            *accord_statement_get_uuid      (AccordStatement *self,
                                                 int              column);

void             accord_store_set_sqlite_error  (GError     **error,
                                                 sqlite3     *db,
                                                 int          rc);
gboolean         accord_store_exec              (sqlite3     *db,
                                                 const char  *sql,
                                                 GError     **error);
gboolean         accord_store_query_integer     (sqlite3     *db,
                                                 const char  *sql,
                                                 gint64      *integer,
                                                 GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStatement, accord_statement_free)

G_END_DECLS
