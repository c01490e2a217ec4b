#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * What there is to say about the open file, under a page's header bar: why nothing can be saved, what to know of its
 * folder, what is wrong with it. Properties: workspace, folded (b: in a narrow window).
 */
#define ACCORD_TYPE_FILE_BARS (accord_file_bars_get_type ())
G_DECLARE_FINAL_TYPE (AccordFileBars, accord_file_bars, ACCORD, FILE_BARS, AdwBin)

G_END_DECLS
