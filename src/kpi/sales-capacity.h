#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* Leads that sales can follow up in a week, by what the settings say of its working time; NaN: they do not say all. */
double accord_sales_capacity (AccordRecord *settings);

G_END_DECLS
