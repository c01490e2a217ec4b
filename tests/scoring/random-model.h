#pragma once

#include "model/score-model.h"

G_BEGIN_DECLS

AccordCondition  *parse_condition  (const char *text);
/* A model over the fields of fixture_frame_new_random(): the same for the same @rand. */
AccordScoreModel *random_model_new (GRand      *rand);

G_END_DECLS
