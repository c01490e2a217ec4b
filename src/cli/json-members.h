#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What commands write as JSON and CSV is made of these. */
void  accord_json_add_number (JsonBuilder *builder,
                              const char  *member,
                              double       number); /* NaN is null */
void  accord_json_add_text   (JsonBuilder *builder,
                              const char  *member,
                              const char  *text); /* NULL is null */
void  accord_json_add_count  (JsonBuilder *builder,
                              const char  *member,
                              guint        count);
char *accord_json_end        (JsonBuilder *builder);
void  accord_csv_add_number  (GString     *text,
                              double       number); /* a comma before it; NaN is empty */

G_END_DECLS
