#pragma once

#include "frame/frame.h"
#include "kpi/event.h"

G_BEGIN_DECLS

/* Of AccordEvent, by day: when the first lead of each campaign came, of those that began after the data did. */
GPtrArray *accord_campaign_starts (const AccordFrame *frame,
                                   const AccordAsOf  *as_of);

G_END_DECLS
