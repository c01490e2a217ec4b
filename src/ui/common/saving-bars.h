#pragma once

#include <gtk/gtk.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What a person must know of an open file while they work on it, above a page: that it waits for somebody, that the file
 * cannot be reached, that something of an earlier sitting is not saved. */
#define ACCORD_TYPE_SAVING_BARS (accord_saving_bars_get_type ())
G_DECLARE_FINAL_TYPE (AccordSavingBars, accord_saving_bars, ACCORD, SAVING_BARS, GtkBox)

void accord_saving_bars_set_workspace (AccordSavingBars  *self,
                                     AccordWorkspace *workspace);

G_END_DECLS
