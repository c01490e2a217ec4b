#pragma once

#include "scoring/ledger.h"
#include "ui/common/pages.h"
#include "ui/scoring/score-previewer.h"

G_BEGIN_DECLS

/* The score model as it is on the page, to be printed; NULL: it cannot be read yet, which @page says. Transfer full. */
AccordPages *accord_score_pages_new_model (AccordPage             *page,
                                           AccordScorePreviewer   *previewer);
/* Why a lead has its score by it. */
AccordPages *accord_score_pages_new_lead  (AccordPage             *page,
                                           AccordScorePreviewer   *previewer,
                                           const AccordScoreModel *model,
                                           const char             *name,
                                           AccordLedger           *ledger); /* (transfer full) */

G_END_DECLS
