#pragma once

#include "model/batch.h"
#include "model/moment.h"

G_BEGIN_DECLS

/* Some of the invented leads are never reached: changes them so, and invents what sales did for all of them. */
AccordBatch *accord_sample_activities (AccordBatch *leads,
                                       AccordDay    last_day);

G_END_DECLS
