#pragma once

#include "model/holidays.h"

G_BEGIN_DECLS

/* The whole-day events of a calendar file (.ics); those that come back every year for ten years from @from on. */
GArray *accord_holidays_read_ics (const char *path,
                                  AccordDay   from,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT; /* of AccordHoliday */

G_END_DECLS
