#pragma once

#include "chart/chart.h"
#include "scoring/evidence.h"

G_BEGIN_DECLS

/* The rates of a field's values with their likely ranges, against the average. */
AccordChart *accord_evidence_chart_new (const AccordFieldEvidence *evidence);
/* What it shows, for who does not see it. */
char        *accord_evidence_chart_sentence (const AccordFieldEvidence *evidence);

G_END_DECLS
