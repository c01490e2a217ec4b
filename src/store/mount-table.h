#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line of /proc/self/mountinfo (proc(5)), its escapes undone. */
typedef struct
{
  int    id, parent;
  char  *point;
  char  *type;
  char  *source;
  GStrv  options;       /* of this mount */
  GStrv  super_options; /* of its file system */
} AccordMountLine;

void                   accord_mount_line_free     (AccordMountLine *line);
GPtrArray             *accord_mount_table_parse   (const char      *text) G_GNUC_WARN_UNUSED_RESULT;
const AccordMountLine *accord_mount_table_look_up (GPtrArray       *lines,
                                                   const char      *path);
/* The option of that name, with its value: of the mount, or else of its file system; NULL: not given. */
const char            *accord_mount_line_option   (const AccordMountLine *line,
                                                   const char            *name);

G_END_DECLS
