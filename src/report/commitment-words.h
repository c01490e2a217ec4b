#pragma once

#include "model/record.h"
#include "present/words.h"

G_BEGIN_DECLS

/* A commitment in words; the window shows the same. Transfer full unless said otherwise. */

AccordUnit  accord_commitment_get_unit     (AccordRecord *commitment);
char       *accord_commitment_agreed       (AccordRecord *commitment,
                                            const char   *currency); /* «95 %», «≤ €40»; NULL: no target yet */
const char *accord_commitment_each         (AccordRecord *commitment); /* «month», translated; transfer none */
/* «MQLs → SQLs within 30 days»; NULL: no metric. @settings: with words for stages, or NULL. */
char       *accord_commitment_measure      (AccordRecord *commitment,
                                            AccordRecord *settings);
AccordPeriodKind accord_commitment_get_period (AccordRecord *commitment); /* how often it is judged */
double      accord_commitment_get_target   (AccordRecord *commitment); /* in the unit of figures; NaN: none */
/* What to compute for it, but its scope. FALSE: it has no metric that Accord computes. */
gboolean    accord_commitment_init_query   (AccordRecord *commitment,
                                            AccordQuery  *query);

G_END_DECLS
