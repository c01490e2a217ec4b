#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where another program of this one is: beside it before it is installed, else in @folder. */
char *accord_program_find (const char *name,
                           const char *folder);

G_END_DECLS
