#pragma once

#include <gio/gio.h>

#include "model/record.h"

G_BEGIN_DECLS

/* What sales says of a persona: the last of the reviews of it, and whether it is still of the same text. */
typedef enum
{
  ACCORD_PERSONA_UNSEEN,
  ACCORD_PERSONA_APPROVED,
  ACCORD_PERSONA_QUESTIONED,
} AccordPersonaVerdict;

typedef struct
{
  AccordPersonaVerdict verdict;
  gboolean             changed; /* since the review: its text is another */
  AccordRecord        *review;  /* borrowed from the list; NULL where there is none */
} AccordPersonaReview;

char        *accord_persona_digest      (AccordRecord        *persona);
void         accord_persona_review_find (AccordRecord        *persona,
                                         GListModel          *reviews,
                                         AccordPersonaReview *found);
AccordRecord *accord_persona_review_new (AccordRecord        *persona,
                                         AccordPersonaVerdict verdict,
                                         AccordRecord        *member,
                                         const char          *member_name,
                                         gint64               at,
                                         const char          *note);

G_END_DECLS
