#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

AccordLeadSet *accord_outliers_find (const AccordFrame *frame,
                                     const AccordQuery *query);

G_END_DECLS
