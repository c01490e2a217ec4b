#pragma once

#include "kpi/metric.h"
#include "model/record.h"

G_BEGIN_DECLS

/* How a figure of an own KPI came about: «Revenue €52,300 ÷ New customers 45». NULL where its values are typed. */
char *accord_words_own_figure (const AccordFigures *figures,
                               const AccordFigure  *figure,
                               const char          *currency,
                               AccordRecord        *settings);

G_END_DECLS
