#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

/* When something was changed, on the clock of this computer. Transfer full. */
char *accord_history_words_day  (AccordMoment at); /* «Today», «Friday, 3 May» */
char *accord_history_words_time (AccordMoment at); /* «08:51» */
char *accord_history_words_when (AccordMoment at); /* «3 May 2025, 08:51» */

G_END_DECLS
