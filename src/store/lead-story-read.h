#pragma once

#include "store/connection.h"
#include "store/lead-story.h"

G_BEGIN_DECLS

AccordLeadStory *accord_lead_story_read   (AccordConnection *connection,
                                           gint64            lead,
                                           GError          **error);
/* lead-events.c: imports that changed it, and what people did to it; the newest first. */
GPtrArray       *accord_lead_events_read  (AccordConnection *connection,
                                           gint64            lead,
                                           GError          **error);

G_END_DECLS
