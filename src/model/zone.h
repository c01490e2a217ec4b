#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

/* What a clock in the zone is ahead of UTC at an instant; both in milliseconds. */
gint64 accord_zone_offset_at (const AccordZone *self,
                              gint64            ms);

G_END_DECLS
