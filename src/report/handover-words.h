#pragma once

#include "model/agreement.h"

G_BEGIN_DECLS

/* What the PDF and the Markdown say alike of the hand-over. All transfer full; NULL where nothing is agreed. */
char      *accord_handover_words_fields   (AccordRecord          *settings); /* «Company, name, job title» */
char      *accord_handover_words_attempts (AccordRecord          *settings); /* «5 within 10 working days» */
char      *accord_handover_words_limit    (AccordRecord          *rule);     /* «4 working hours» */
char      *accord_handover_words_scope    (AccordRecord          *rule,
                                           AccordRecord          *settings); /* «Leads where country is Italy» */
char      *accord_handover_words_when     (AccordRecord          *settings); /* «Handed over to sales has a date» */
GPtrArray *accord_handover_list_rules     (const AccordAgreement *agreement,
                                           const char            *kind);     /* of AccordRecord; may be empty */

G_END_DECLS
