#pragma once

#include <adwaita.h>

#include "store/lead-story.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What happened to one lead, the newest first: a list that holds thousands. */
GtkWidget *accord_lead_activities_new  (void);
void       accord_lead_activities_fill (GtkWidget       *self,
                                        AccordWorkspace *workspace,
                                        AccordLeadStory *story);

/* «2 won, 1 open»: its deals, one row each. */
void       accord_lead_deals_fill      (GtkListBox      *list,
                                        AccordWorkspace *workspace,
                                        AccordLeadStory *story);

G_END_DECLS
