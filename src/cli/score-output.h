#pragma once

#include "json-members.h"
#include "scoring/ledger.h"
#include "scoring/quality.h"

G_BEGIN_DECLS

/* What `accord score` writes: one of each for a terminal, as JSON and, of all leads, as CSV. All transfer full. */
typedef struct
{
  const AccordScoreModel *model;
  const char             *model_name; /* «draft», or the number of a published one */
  AccordFrame            *frame;
  const AccordAsOf       *as_of;
} AccordScoreOutput;

char *accord_score_write_all_json     (const AccordScoreOutput  *self,
                                       const AccordScores       *scores);
char *accord_score_write_all_csv      (const AccordScoreOutput  *self,
                                       const AccordScores       *scores);
char *accord_score_write_all_table    (const AccordScoreOutput  *self,
                                       const AccordScores       *scores);
char *accord_score_write_ledger_json  (const AccordScoreOutput  *self,
                                       const AccordLedger       *ledger,
                                       guint                     row);
char *accord_score_write_ledger_csv   (const AccordScoreOutput  *self,
                                       const AccordLedger       *ledger);
char *accord_score_write_ledger_table (const AccordScoreOutput  *self,
                                       const AccordLedger       *ledger,
                                       guint                     row);
char *accord_score_write_quality_json (const AccordScoreOutput  *self,
                                       const AccordScoreQuality *quality,
                                       const AccordOutcome      *outcome);
char *accord_score_write_quality_table (const AccordScoreOutput  *self,
                                        const AccordScoreQuality *quality,
                                        const AccordOutcome      *outcome);
/* The lead's id, else its e-mail; NULL: neither */
char *accord_score_name_lead          (AccordFrame              *frame,
                                       guint                     row);

G_END_DECLS
