#pragma once

#include "kpi/quality.h"
#include "model/record.h"

G_BEGIN_DECLS

/* What may be wrong with leads, as people read it. */
const char *accord_words_quality_title   (AccordQuality quality);
const char *accord_words_quality_meaning (AccordQuality quality);
/* «12 leads in 5 groups» */
char       *accord_words_quality_count   (const AccordQualityFinding *finding);
/* «Customers within 90 days: 10.2 %, without them 11 %. Lead value: €98, without them €120.» */
char       *accord_words_quality_effect  (const AccordQualityReport  *report,
                                          const AccordQualityFinding *finding,
                                          const char                 *currency,
                                          AccordRecord               *settings);

G_END_DECLS
