#pragma once

#include "model/score-model.h"

G_BEGIN_DECLS

/* What differs between two score models. A rule is the same one by its name or its condition, wherever it stands. */
typedef enum
{
  ACCORD_SCORE_DIFFERENCE_RULE,
  ACCORD_SCORE_DIFFERENCE_GROUP,
  ACCORD_SCORE_DIFFERENCE_ORDER, /* of the rules of a group of which only the first that fits counts */
  ACCORD_SCORE_DIFFERENCE_LIMIT,
  ACCORD_SCORE_DIFFERENCE_OUTCOME,
} AccordScoreDifferenceKind;

/* The numbers of a model beside its rules. */
typedef enum
{
  ACCORD_SCORE_LIMIT_START,
  ACCORD_SCORE_LIMIT_MIN,
  ACCORD_SCORE_LIMIT_MAX,
  ACCORD_SCORE_LIMIT_MQL,
  ACCORD_SCORE_LIMIT_HANDOVER,
  ACCORD_SCORE_LIMIT_BAND_A,
  ACCORD_SCORE_LIMIT_BAND_B,
  ACCORD_SCORE_LIMIT_BAND_C,
  ACCORD_SCORE_LIMIT_FIT_HIGH,
  ACCORD_SCORE_LIMIT_FIT_MIDDLE,
  ACCORD_SCORE_LIMIT_ENGAGEMENT_HIGH,
  ACCORD_SCORE_LIMIT_ENGAGEMENT_MIDDLE,
  ACCORD_N_SCORE_LIMITS,
} AccordScoreLimit;

/* One difference: its parts are the models', which must live as long. Of a rule that is only in one of them the other is
 * NULL, and its group too; the same for a group. */
typedef struct
{
  AccordScoreDifferenceKind kind;
  const AccordScoreGroup   *old_group, *new_group;
  const AccordScoreRule    *old_rule, *new_rule;
  AccordScoreLimit          limit;
  double                    old_number, new_number; /* of a limit; NaN: there is none */
} AccordScoreDifference;

/* Transfer full, of AccordScoreDifference: limits, groups, then rules in the order of @now, and those that are gone. */
GPtrArray *accord_score_model_compare (const AccordScoreModel *before,
                                       const AccordScoreModel *now);
double     accord_score_model_get_limit (const AccordScoreModel *self,
                                         AccordScoreLimit        limit);

G_END_DECLS
