#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char  *path;
  gint64 opened; /* seconds since 1970 */
} AccordRecentFile;

/* The files opened lately, the latest first. */
GPtrArray *accord_recent_files_list   (void);
void       accord_recent_files_add    (const char *path);
void       accord_recent_files_remove (const char *path);
char      *accord_recent_files_last   (void);
void       accord_recent_files_forget_last (void);

G_END_DECLS
