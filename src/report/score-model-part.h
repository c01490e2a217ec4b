#pragma once

#include "model/score-model.h"
#include "report/document.h"

G_BEGIN_DECLS

/* A score model as tables: what holds for all of it, then each group with its rules. @settings: with own words, or NULL */
void accord_score_model_part_add (AccordDocument         *document,
                                  const AccordScoreModel *model,
                                  AccordRecord           *settings,
                                  double                  indent);

G_END_DECLS
