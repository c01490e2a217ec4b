#pragma once

#include "chart/chart.h"
#include "scoring/watch.h"

G_BEGIN_DECLS

/* The share of each band in the leads of each month, A at the bottom, of the last two years. */
AccordChart *accord_watch_chart_new (const AccordScoreWatch *watch);

G_END_DECLS
