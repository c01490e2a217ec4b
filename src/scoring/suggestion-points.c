#include <gsl/gsl_cdf.h>
#include <math.h>

#include "scoring/suggestion-leads.h"

/*
 * points = coefficient · PDO / ln 2, where PDO points double the odds (Siddiqi 2006, «Credit Risk Scorecards», ch. 6).
 * PDO is as large as the limits of the model leave room for: the older lead that has least by the regression gets the
 * lowest score, the one that has most the highest, and no group has more than it may – as long as the strongest rule is
 * worth some points.
 */
#define SPAN 100 /* of a model without limits */
#define LEAST_FOR_STRONGEST 10
#define LIKELY 0.975

typedef struct
{
  double low, high;
} Span;

static void
widen (Span  *span,
       double sum)
{
  span->low = MIN (span->low, sum);
  span->high = MAX (span->high, sum);
}

/* By rule that the regression has, its coefficient; of what each group, and all, give. */
static Span
find_spans (const AccordScoreSuggestion *self,
            const AccordRidgeRows  *rows,
            const AccordRidgeFit   *fit,
            Span                   *groups)
{
  g_autofree guint *group_of = g_new0 (guint, fit->n_columns + 1);
  g_autofree double *sums = g_new (double, self->model->groups->len + 1);
  Span all = { 0, 0 };
  guint column = 0, entry = 0;

  for (guint i = 0; i < self->rules->len; i++)
    if (((const AccordSuggestedRule *) self->rules->pdata[i])->state != ACCORD_SUGGESTED_KNOWN_AFTER)
      group_of[column++] = ((const AccordSuggestedRule *) self->rules->pdata[i])->group;
  for (guint row = 0; row < rows->n_rows; row++)
    {
      double sum = 0;

      for (guint i = 0; i < self->model->groups->len; i++)
        sums[i] = 0;
      for (; entry < g_array_index (rows->ends, guint, row); entry++)
        {
          guint own = g_array_index (rows->columns, guint, entry);
          double part = fit->coefficients[own] * g_array_index (rows->values, double, entry);

          sums[group_of[own]] += part;
          sum += part;
        }
      for (guint i = 0; i < self->model->groups->len; i++)
        widen (&groups[i], sums[i]);
      widen (&all, sum);
    }
  return all;
}

static double
find_strongest (const AccordRidgeFit *fit)
{
  double strongest = 0;

  for (guint i = 0; i < fit->n_columns; i++)
    strongest = MAX (strongest, fabs (fit->coefficients[i]));
  return strongest;
}

static double
get_low (const AccordScoreModel *model)
{
  return isnan (model->min) ? 0 : model->min;
}

static double
get_span (const AccordScoreModel *model)
{
  double span = model->max - get_low (model);

  return isnan (span) || span <= 0 ? SPAN : span;
}

/* The points of a coefficient of 1. */
static double
find_factor (const AccordScoreModel *model,
             Span                    all,
             const Span             *groups,
             double                  strongest)
{
  double factor = all.high > all.low ? get_span (model) / (all.high - all.low) : SPAN;

  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];
      double own = factor;

      if (group->high > 0 && groups[i].high > 0)
        own = MIN (own, group->high / groups[i].high);
      if (group->low < 0 && groups[i].low < 0)
        own = MIN (own, group->low / groups[i].low);
      if (own * strongest >= LEAST_FOR_STRONGEST)
        factor = own;
    }
  return factor;
}

static void
set_points (AccordSuggestedRule *self,
            AccordScoreRule     *rule,
            double               factor)
{
  double margin = gsl_cdf_ugaussian_Pinv (LIKELY) * self->error;

  if (self->state == ACCORD_SUGGESTED_POINTS)
    {
      self->points = round (self->coefficient * factor) + 0.0; /* no −0 */
      self->low = round ((self->coefficient - margin) * factor) + 0.0;
      self->high = round ((self->coefficient + margin) * factor) + 0.0;
      rule->points = self->points;
    }
  else if (self->state == ACCORD_SUGGESTED_KNOWN_AFTER)
    rule->is_off = TRUE;
}

/**
 * accord_score_suggestion_scale:
 * @self: a suggestion whose rules have their coefficients
 * @rows: what the regression was of
 * @fit: the regression
 *
 * Finds its points and its start.
 */
void
accord_score_suggestion_scale (AccordScoreSuggestion      *self,
                         const AccordRidgeRows *rows,
                         const AccordRidgeFit  *fit)
{
  g_autofree Span *groups = g_new0 (Span, self->model->groups->len + 1);
  Span all = find_spans (self, rows, fit, groups);
  double factor = find_factor (self->model, all, groups, find_strongest (fit));

  self->pdo = factor * G_LN2;
  for (guint i = 0; i < self->rules->len; i++)
    {
      AccordSuggestedRule *suggested = self->rules->pdata[i];
      AccordScoreGroup *group = self->model->groups->pdata[suggested->group];

      set_points (suggested, group->rules->pdata[suggested->rule], factor);
    }
  self->start = round (get_low (self->model) - all.low * factor);
  self->model->start = self->start;
}
