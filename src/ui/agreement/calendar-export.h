#pragma once

#include "model/version-state.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* The days of a version as a file that the calendar of the desktop takes, with alarms. */
gboolean accord_calendar_export_has_days (const AccordVersionStatus *version);
void     accord_calendar_export_ask      (AccordPage                *page,
                                          const AccordVersionStatus *version);

G_END_DECLS
