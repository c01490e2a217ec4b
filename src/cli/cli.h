#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The command line without a window. */
gboolean accord_cli_is_command (const char *word);
int      accord_cli_run        (int    argc,
                                char **argv);

G_END_DECLS
