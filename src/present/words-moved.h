#pragma once

#include "kpi/metric.h"
#include "model/record.h"

G_BEGIN_DECLS

/* The last period that is over beside the one before: «14.9 % in Jul 2026 after 9.9 % in Jun 2026: better.» */
char *accord_words_moved (const AccordFigures *figures,
                          AccordRecord        *settings);

G_END_DECLS
