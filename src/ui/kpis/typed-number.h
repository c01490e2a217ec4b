#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as people type them, with decimal point or comma. NaN is an empty text. */
gboolean accord_typed_number_read  (const char *typed,
                                    double     *number);
char    *accord_typed_number_write (double      number);

G_END_DECLS
