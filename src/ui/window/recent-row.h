#pragma once

#include <adwaita.h>

#include "ui/common/recent-files.h"

G_BEGIN_DECLS

/* A file opened lately, on the welcome. Looks by itself whether it is still there. Signal: «forgotten» (). */
#define ACCORD_TYPE_RECENT_ROW (accord_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecentRow, accord_recent_row, ACCORD, RECENT_ROW, AdwActionRow)

GtkWidget  *accord_recent_row_new      (const AccordRecentFile *file);
const char *accord_recent_row_get_path (AccordRecentRow *self);

G_END_DECLS
