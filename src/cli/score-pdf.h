#pragma once

#include "paper.h"
#include "scoring/ledger.h"

G_BEGIN_DECLS

/* A score model as a PDF, or why a lead has its score by it. @number: 0: it is the draft; @lead, @ledger: NULL, or both. */
gboolean accord_score_pdf_write (AccordCall       *call,
                                 AccordWorkspace  *workspace,
                                 AccordScoreModel *model,
                                 gint64            number,
                                 const char       *lead,
                                 AccordLedger     *ledger, /* (transfer full) */
                                 const char       *path,
                                 AccordPaper       paper,
                                 GError          **error);

G_END_DECLS
