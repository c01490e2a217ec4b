#pragma once

#include "model/condition.h"
#include "model/record.h"

G_BEGIN_DECLS

/* A condition in words, for those who read what others wrote. All transfer full; @settings (or NULL) has own words. */

/* A clause: «industry is Health and visits is at least 3» */
char *accord_words_condition (const AccordCondition *self,
                              AccordRecord          *settings);
/* «company, job title and source filled in»; NULL where it asks for more than that. */
char *accord_words_filled    (const AccordCondition *self,
                              AccordRecord          *settings);
/* «leads with persona filled in», «leads where country is DE»; as it is typed where @text cannot be read. */
char *accord_words_which     (const char            *leads,
                              const char            *text,
                              AccordRecord          *settings);
/* Both for the text of one; as it is typed, in quotes, where it cannot be read. */
char *accord_words_condition_text (const char       *text,
                                   AccordRecord     *settings);

G_END_DECLS
