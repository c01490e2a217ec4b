#pragma once

#include "model/zone.h"

G_BEGIN_DECLS

gint64 accord_zone_local_to_ms (const AccordZone *self,
                                gint64            local_ms);

G_END_DECLS
