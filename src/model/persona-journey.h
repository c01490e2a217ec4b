#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* The way of a buyer: what a persona needs, asks, is shown, and where it is met, from becoming aware to after. */
#define ACCORD_JOURNEY_N_STAGES 4
#define ACCORD_JOURNEY_N_ASPECTS 4
#define ACCORD_JOURNEY_N_CELLS (ACCORD_JOURNEY_N_STAGES * ACCORD_JOURNEY_N_ASPECTS)

const char *accord_persona_journey_stage_label  (guint         stage);
const char *accord_persona_journey_aspect_label (guint         aspect);
const char *accord_persona_journey_column       (guint         stage,
                                                 guint         aspect);
guint       accord_persona_journey_count_stage  (AccordRecord *persona,
                                                 guint         stage);
guint       accord_persona_journey_count        (AccordRecord *persona);

G_END_DECLS
