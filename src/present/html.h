#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What other programs put on the clipboard, cleaned to the named subset: of #AccordBlock, (transfer full). */
GPtrArray *accord_html_parse (const char *html,
                              gssize      length);

G_END_DECLS
