#pragma once

#include "chart/chart.h"
#include "scoring/score-judgement.h"

G_BEGIN_DECLS

/* How many of each band became customers, with the likely range and the average. Transfer full. */
AccordChart *accord_band_chart_new      (const AccordScoreJudgement *judgement);
/* The same in words: «A: 35.9 %, 83 of 231. B: …» */
char        *accord_band_chart_sentence (const AccordScoreJudgement *judgement);

G_END_DECLS
