#pragma once

#include "present/words.h"

G_BEGIN_DECLS

/* Words of figures in other forms than the plain one. All transfer full. */

/* Their stretch: «within 30 days», «10–14 days», «€1,000 to €2,000»; NULL: they have none. */
char *accord_words_stretch    (const AccordFigures *figures,
                               const AccordFigure  *figure,
                               const char          *currency);
/* How one came about: «1,124 of 2,676 leads»; NULL: nothing is to be added, or the form is the plain one. */
char *accord_words_form_parts (const AccordFigures *figures,
                               const AccordFigure  *figure,
                               const char          *currency,
                               AccordRecord        *settings);
/* What some of a change is due to: «Number of leads»; NULL: no step is named so. */
char *accord_words_step       (const char          *step,
                               AccordRecord        *settings);

G_END_DECLS
