#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What some exports set before each value of a column, to say what it is: «l:1204» is the lead 1204. */
gsize accord_value_prefix_find (const char *text,
                                gsize       length);

G_END_DECLS
