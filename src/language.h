#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language that the desktop is in, for both programs; to be called first. */
void accord_language_set (void);

G_END_DECLS
