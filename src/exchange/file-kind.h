#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What kinds of files rows are read from. */
typedef enum
{
  ACCORD_SOURCE_CSV,
  ACCORD_SOURCE_JSON,
  ACCORD_SOURCE_XLSX,
} AccordSourceKind;

gboolean    accord_file_kind_find  (const char       *name,
                                    const guint8     *bytes,
                                    gsize             length,
                                    AccordSourceKind *kind,
                                    GError          **error);
const char *accord_file_kind_utf16 (const guint8  *bytes,
                                    gsize          length);

G_END_DECLS
