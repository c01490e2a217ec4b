#pragma once

#include <glib.h>

G_BEGIN_DECLS

char accord_delimiter_guess (const char *text,
                             gsize       length);

G_END_DECLS
