#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_UUID_NIL "00000000-0000-0000-0000-000000000000"
#define ACCORD_UUID_TEXT_LENGTH 36
#define ACCORD_UUID_N_BYTES 16

char    *accord_uuid_new        (void);
gboolean accord_uuid_is_valid   (const char   *text);
gboolean accord_uuid_to_bytes   (const char   *text,
                                 guint8       *bytes);
char    *accord_uuid_from_bytes (const guint8 *bytes);

G_END_DECLS
