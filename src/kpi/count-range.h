#pragma once

#include "kpi/judging.h"

G_BEGIN_DECLS

/* The days of whole periods in which anything that a query asks for can be counted. */
void accord_count_range (const AccordFrame   *frame,
                         const AccordQuery   *query,
                         const AccordJudging *judging,
                         AccordDay           *first,
                         AccordDay           *last);

G_END_DECLS
