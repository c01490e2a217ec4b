#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* One metric by month over the last year, small. */
#define ACCORD_TYPE_MINI_CHART (accord_mini_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordMiniChart, accord_mini_chart, ACCORD, MINI_CHART, AdwBin)

GtkWidget *accord_mini_chart_new  (const char *metric);
void       accord_mini_chart_show (AccordMiniChart *self,
                                   AccordWorkspace *workspace);

G_END_DECLS
