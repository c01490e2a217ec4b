#pragma once

#include "model/moment.h"
#include "model/persona-review.h"

G_BEGIN_DECLS

/* «Approved by T. O., sales lead, on 6 May» */
char *accord_words_review       (const AccordPersonaReview *self,
                                 GListModel                *members,
                                 const AccordZone          *zone,
                                 AccordDay                  today);
/* «Approved by sales»: on a card. */
char *accord_words_review_short (const AccordPersonaReview *self);

/* «3 of 9 fields are evidence» */
char *accord_words_evidence     (AccordRecord              *persona);
/* «evidence», «assumption», or NULL. */
const char *accord_words_evidence_of (AccordRecord         *persona,
                                      const char           *column);

G_END_DECLS
