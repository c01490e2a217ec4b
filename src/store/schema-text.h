#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A statement in one form, however it is written: «create table t(a text,b)». */
char      *accord_schema_text_plain    (const char *sql) G_GNUC_WARN_UNUSED_RESULT;
/* Its parts: «create table t», «a text», «b», «)». */
GPtrArray *accord_schema_text_split    (const char *plain) G_GNUC_WARN_UNUSED_RESULT;
/* Which column a part makes, «a»; NULL: none. */
char      *accord_schema_text_dup_name (const char *part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
