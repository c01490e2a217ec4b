#pragma once

#include "kpi/incentive-preview.h"

G_BEGIN_DECLS

/* «€50 for each SQL, to Sales» */
char *accord_words_incentive      (AccordRecord                 *rule,
                                   AccordRecord                 *settings);
/* A line a month and rule: month, rule, team, leads, without_value, paid. @rules: of AccordRecord, in their order. */
char *accord_present_incentives_csv (const AccordIncentivePreview *preview,
                                     GPtrArray                    *rules);

G_END_DECLS
