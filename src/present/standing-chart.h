#pragma once

#include "chart/chart.h"
#include "kpi/standing.h"
#include "model/record.h"

G_BEGIN_DECLS

/* How commitments stand, of AccordStandingFigure: a lying bar each, and a tick at what was agreed. */
AccordChart *accord_present_standings          (GPtrArray  *standings,
                                                const char *currency);
/* The same in a sentence: «4 as agreed, 1 not as agreed: every rejection has a reason (22 of 23).» */
char        *accord_present_standings_sentence (GPtrArray  *standings,
                                                const char *currency);
/* And as CSV. */
char        *accord_present_standings_csv      (GPtrArray  *standings);

/* Of one: «22 of 23», «67 so far», «–»; «agreed 95 %»; «kept», «at risk», «missed», «nothing yet». */
char        *accord_words_standing             (const AccordStandingFigure *standing,
                                                const char                 *currency);
char        *accord_words_standing_agreed      (const AccordStandingFigure *standing,
                                                const char                 *currency);
const char  *accord_words_standing_state       (AccordStandingState state);

G_END_DECLS
