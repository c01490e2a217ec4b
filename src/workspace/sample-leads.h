#pragma once

#include "model/batch.h"
#include "model/moment.h"

G_BEGIN_DECLS

/* How many leads there are, and in how many months up to the last day. */
#define ACCORD_SAMPLE_N_LEADS 2700
#define ACCORD_SAMPLE_N_MONTHS 18

/* The fields of the invented leads: of AccordField, without the fingerprint that an import's batch ends with. */
GPtrArray   *accord_sample_fields    (void);
/* Invented leads up to the end of @last_day, the same for the same day. Values are in @currency. */
AccordBatch *accord_sample_leads     (AccordDay   last_day,
                                      const char *currency);
AccordDay    accord_sample_first_day (AccordDay last_day);
AccordDay    accord_sample_add_months (AccordDay day,
                                       gint      months);

G_END_DECLS
