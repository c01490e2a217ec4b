#pragma once

#include "scoring/rejections.h"

G_BEGIN_DECLS

/* What leads that were rejected by one reason have in common, as people read it. */
char *accord_words_rejection         (const AccordRejection     *self); /* «38 of 200 leads» */
char *accord_words_rejection_sign    (const AccordRejectionSign *self); /* how many of those with it were rejected so */
char *accord_words_rejection_stopped (const AccordRejectionSign *self); /* whom a rule would stop */

G_END_DECLS
