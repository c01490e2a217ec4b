#pragma once

#include "scoring/quality.h"

G_BEGIN_DECLS

/* What a suggestion has for a rule. */
typedef enum
{
  ACCORD_SUGGESTED_POINTS,      /* other points, or the same */
  ACCORD_SUGGESTED_KNOWN_AFTER, /* left out: it tests what is known only after the sale */
  ACCORD_SUGGESTED_NOBODY,      /* nothing to say: none of the older leads has it */
} AccordSuggestedState;

typedef struct
{
  guint                group, rule;  /* its place in the model */
  AccordSuggestedState state;
  char                *field;        /* of a rule that is left out: what is known only after the sale */
  guint                n;            /* older leads that it gives points */
  double               coefficient, error; /* of the regression: log-odds, and the standard error */
  double               now, points;  /* of the model as it is; suggested */
  double               low, high;    /* likely range of the points, 95 % */
} AccordSuggestedRule;

/*
 * Points that tell best who buys: a ridge regression of the outcome on the rules' matches, fitted on the older leads and
 * judged on the newer, beside the model as it is. Rules that are switched off stay out. Nothing of it is applied.
 */
typedef struct
{
  AccordScoreModel  *model;  /* with the suggested points and start, rules that are left out switched off */
  GPtrArray         *rules;  /* of AccordSuggestedRule, by group and rule, those switched off left out */
  guint              n_fitted; /* rules that the regression has */
  double             start_now, start;
  guint              n_older, won_older, n_newer, won_newer;
  AccordDay          split;  /* the newer are leads since that day; ACCORD_DAY_NONE: by their order in the file */
  double             lambda; /* strength of the penalty, by cross-validation */
  double             pdo;    /* points that double the odds */
  AccordScoreQuality now, suggested; /* on the newer */
} AccordScoreSuggestion;

/* @known: (nullable): names of fields of which a person says that they are known before the sale, though they tell so much
 * (ACCORD_KNOWN_AFTER_SUSPECT); the other reasons are no matter of opinion.
 * NULL and an ACCORD_SCORE_ERROR_DATA: too few have bought for that many rules; or it was cancelled. */
AccordScoreSuggestion *accord_score_suggestion_new  (AccordFrame            *frame,
                                          const AccordScoreModel *model,
                                          const AccordAsOf       *as_of,
                                          const AccordOutcome    *outcome,
                                              const char *const      *known,
                                          GCancellable           *cancellable,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void              accord_score_suggestion_free (AccordScoreSuggestion       *self);
const char       *accord_suggested_state_get_name (AccordSuggestedState state); /* «known-after-the-sale» */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScoreSuggestion, accord_score_suggestion_free)

G_END_DECLS
