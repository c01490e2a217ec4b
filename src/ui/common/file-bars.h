#pragma once

#include <gtk/gtk.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What a person must know of an open file while they work on it, above a page: that it waits for somebody, that the file
 * cannot be reached, that something of an earlier sitting is not saved. */
#define ACCORD_TYPE_FILE_BARS (accord_file_bars_get_type ())
G_DECLARE_FINAL_TYPE (AccordFileBars, accord_file_bars, ACCORD, FILE_BARS, GtkBox)

void accord_file_bars_set_workspace (AccordFileBars  *self,
                                     AccordWorkspace *workspace);

G_END_DECLS
