#pragma once

#include <gio/gio.h>

#include "report/agreement-report.h"

G_BEGIN_DECLS

/* What one person on one computer prefers; what both teams share is in the file. */
GSettings  *accord_preferences              (void);
AccordPaper accord_preferences_get_paper    (void);
char       *accord_preferences_get_identity (const char *workspace_uuid);
void        accord_preferences_set_identity (const char *workspace_uuid,
                                             const char *member_id);

G_END_DECLS
