#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From here on two names may be of the same column. */
#define ACCORD_NAMES_ALIKE 0.4

double accord_name_likeness (const char *a,
                             const char *b);

G_END_DECLS
