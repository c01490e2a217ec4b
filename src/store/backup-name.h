#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a kept backup is called: «2025-01-31T184502.123Z daily.accord», when and why. The names alone say what may go.
 */
#define ACCORD_BACKUP_DAILY "daily"

char      *accord_backup_name_new    (gint64      at,
                                      const char *reason); /* ms since 1970 */
gboolean   accord_backup_name_parse  (const char *name,
                                      gint64     *at,
                                      char      **reason);
/* Of those names the ones that need not be kept: pure. */
GPtrArray *accord_backup_name_rotate (const char *const *names,
                                      gint64             now);

G_END_DECLS
