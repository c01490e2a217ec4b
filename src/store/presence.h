#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* The rows of «presence»: for display only. Nothing waits for them, and a failure is nobody's concern. */
gboolean   accord_presence_write  (AccordConnection        *connection,
                                   const AccordStoreAuthor *author,
                                   const char              *page); /* NULL: gone */
GPtrArray *accord_presence_others (AccordConnection        *connection); /* of AccordPresence; NULL: not known */

/* For accord_presence_others(). */
AccordPresence *accord_presence_new (const char *session,
                                     const char *member,
                                     const char *name,
                                     const char *page);

G_END_DECLS
