#pragma once

#include "scoring/automatic-effect.h"

G_BEGIN_DECLS

/* What leaving out opens and clicks that look automatic does, as people read it. */
char *accord_words_automatic_found     (const AccordAutomaticEffect *self); /* how many there are */
char *accord_words_automatic_dependent (const AccordAutomaticEffect *self); /* how many leads qualify by them alone */

G_END_DECLS
