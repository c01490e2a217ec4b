#pragma once

#include "scoring/evidence.h"
#include "scoring/ledger.h"

G_BEGIN_DECLS

/* A score and why it is so, in words. All transfer full. */

char *accord_words_points      (double                  points);  /* «+18», «−2.5» */
char *accord_words_score       (double                  score);   /* «62», «61.4» */
char *accord_words_half_life   (double                  days);    /* what is lost with time; NULL (NaN): nothing */
char *accord_words_rule        (const AccordScoreRule  *rule);    /* its name, or its condition */
char *accord_words_ledger_line (const AccordLedgerLine *line,
                                const AccordScoreModel *model);   /* «Who they are: at most 40» */
/* «visit 3 times, last on 5 May 2025; 12 days ago: half of 20 points»; NULL: nothing but the line */
char *accord_words_ledger_why  (const AccordLedgerLine *line,
                                const AccordZone       *zone);

char *accord_words_ledger_left_out (const AccordLedger  *self); /* opens and clicks that look automatic; NULL: none */
const char *accord_words_value_verdict (AccordValueVerdict verdict); /* transfer none: «too few to tell» */
const char *accord_words_field_verdict (AccordFieldVerdict verdict); /* «known only after the sale» */

G_END_DECLS
