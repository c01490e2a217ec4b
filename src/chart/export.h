#pragma once

#include "chart/chart.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes the chart to @path as .png (at 2 × the size in pixels when @scale is 2), .svg or .pdf, by its ending.
 * Written beside and renamed: a failure leaves what was there. */
gboolean accord_chart_export (const AccordChart      *self,
                              const AccordChartTheme *theme,
                              double                  width,
                              double                  height,
                              double                  scale,
                              const char             *path,
                              GError                **error);

G_END_DECLS
