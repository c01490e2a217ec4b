#pragma once

#include "model/holidays.h"

G_BEGIN_DECLS

/* Changes of the list of holidays as a calendar keeps it; lines that are for people stay, above the list. */
char *accord_holidays_merge  (const char    *text,
                              const GArray  *more,
                              guint         *n_known,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;
char *accord_holidays_remove (const char    *text,
                              AccordDay      day,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
