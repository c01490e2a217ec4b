#pragma once

#include "chart/chart.h"

/* Charts as the window has them, for the tests of their drawing. */
AccordChart            *sample_chart_rate   (void); /* twelve months, ranges, three of them too early, a target */
AccordChart            *sample_chart_money  (void); /* bars, a target, the last not over */
AccordChart            *sample_chart_groups (void); /* rows with notes and a target */
AccordChart            *sample_chart_lines  (void); /* five groups over a year, a gap */
AccordChart            *sample_chart_random (GRand *rand); /* any that the program could ever be asked to draw, and some more */
const AccordChartTheme *sample_theme        (const AccordChartTheme *theme); /* in a font that every machine has */
