#pragma once

#include "scoring/watch.h"

G_BEGIN_DECLS

/* How a model holds since it was published, as people read it. */
char *accord_words_watch_month (gint                    month); /* «June 2025», of AccordDriftMonth */
char *accord_words_watch_shift (const AccordScoreWatch *self);  /* whether the audience has changed */
char *accord_words_watch_order (const AccordScoreWatch *self);  /* whether bands convert in order */

G_END_DECLS
