#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * JSON of which there is one form only (RFC 8785): keys by their UTF-16 code units, numbers as the shortest
 * decimal that reads back as the same, no spaces. Pretty is the same in lines, two spaces a level.
 */
char *accord_json_to_canonical (JsonNode *node);
char *accord_json_to_pretty    (JsonNode *node);
void  accord_json_append       (GString  *text,
                                JsonNode *node,
                                gboolean  pretty,
                                guint     level);
char *accord_number_to_text    (double    number);

G_END_DECLS
