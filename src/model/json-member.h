#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of an object that somebody else may have written: what is not there, or is something else, is the default. */
const char *accord_json_get_text    (JsonObject *object,
                                     const char *name); /* NULL: none */
gint64      accord_json_get_integer (JsonObject *object,
                                     const char *name,
                                     gint64      otherwise);
gboolean    accord_json_get_flag    (JsonObject *object,
                                     const char *name);
JsonObject *accord_json_get_object  (JsonObject *object,
                                     const char *name); /* borrowed; NULL: none */
JsonArray  *accord_json_get_array   (JsonObject *object,
                                     const char *name);

G_END_DECLS
