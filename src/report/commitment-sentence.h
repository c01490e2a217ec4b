#pragma once

#include "model/record.h"
#include "report/commitment-words.h"

G_BEGIN_DECLS

/* What a commitment is put into words with; each may be NULL. */
typedef struct
{
  AccordRecord *settings; /* of the workspace: names of the teams, words for stages, currency */
  AccordRecord *calendar; /* that its clock runs in */
} AccordSentenceContext;

/* «Sales development makes first contact within 4 working hours of hand-over with at least 90 % of leads each month, in
 * the hours of “Sales”.»: what people wrote in place of it, else made from what is measured. Transfer full. */
char *accord_commitment_sentence     (AccordRecord                *commitment,
                                      const AccordSentenceContext *context);
/* The same, whatever people wrote. */
char *accord_commitment_generate     (AccordRecord                *commitment,
                                      const AccordSentenceContext *context);
gboolean accord_commitment_has_clock (AccordRecord               *commitment);
/* «4 working hours»; NULL: none. */
char *accord_commitment_limit        (AccordRecord                *commitment);

G_END_DECLS
