#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/* What a lead is called: its name, or the first other thing that is known of it. Transfer full. */
char *accord_lead_name        (const AccordFrame *frame,
                               guint              row);
/* «Example GmbH, a.novak@example.com»; transfer full. */
char *accord_lead_particulars (const AccordFrame *frame,
                               guint              row);

G_END_DECLS
