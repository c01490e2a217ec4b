#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean    accord_file_kind_check (const char    *name,
                                    const guint8  *bytes,
                                    gsize          length,
                                    GError       **error);
const char *accord_file_kind_utf16 (const guint8  *bytes,
                                    gsize          length);

G_END_DECLS
