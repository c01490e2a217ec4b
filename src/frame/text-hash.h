#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 accord_text_hash (const char *text,
                          gsize       length);

G_END_DECLS
