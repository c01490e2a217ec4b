#pragma once

#include "present/figure-chart.h"

G_BEGIN_DECLS

/* What happened in the days that a chart over time shows. Within present/. @options: with its events. */
void accord_events_add (AccordChart                *chart,
                        const AccordFigures        *figures,
                        const AccordPresentOptions *options);
/* The same in words; NULL: nothing happened. */
char *accord_events_say (const AccordFigures        *figures,
                         const AccordPresentOptions *options);

G_END_DECLS
