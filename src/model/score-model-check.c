#include "model/score-model.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"

/* What comes of the score itself: a rule that tested it would go round in a circle. */
static const char *
find_score_field (const AccordCondition *condition)
{
  const char *found = NULL;

  if (condition->kind == ACCORD_CONDITION_TEST && (g_ascii_strcasecmp (condition->field, "score") == 0 ||
                                                   g_ascii_strcasecmp (condition->field, "band") == 0))
    return condition->field;
  for (guint i = 0; condition->children != NULL && i < condition->children->len && found == NULL; i++)
    found = find_score_field (condition->children->pdata[i]);
  return found;
}

/* Whether there is something whose age could be counted: an activity that has happened, or a field that may be a date. */
static gboolean
may_have_age (const AccordCondition *condition,
              gboolean               negated)
{
  if (condition->kind == ACCORD_CONDITION_TEST)
    return TRUE;
  if (condition->kind == ACCORD_CONDITION_ACTIVITY)
    return !negated;
  for (guint i = 0; condition->children != NULL && i < condition->children->len; i++)
    if (may_have_age (condition->children->pdata[i], negated != (condition->kind == ACCORD_CONDITION_NOT)))
      return TRUE;
  return FALSE;
}

static char *
name_rule (const AccordScoreRule *rule)
{
  return *rule->title != '\0' ? g_strdup (rule->title) : accord_condition_to_text (rule->condition);
}

static gboolean
check_rule (const AccordScoreRule *rule,
            GError               **error)
{
  g_autofree char *name = name_rule (rule);
  const char *field = find_score_field (rule->condition);

  if (rule->condition->kind == ACCORD_CONDITION_ALL && rule->condition->children->len == 0)
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE,
                 _("The rule “%s” is for every lead; give it a condition, or add its points to the start."), name);
  else if (field != NULL)
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE,
                 _("The rule “%s” tests “%s”, which comes of the rules; test another field."), name, field);
  else if (!isfinite (rule->points))
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE, _("The rule “%s” has no points; give it some."), name);
  else if (!isnan (rule->half_life) && !(rule->half_life > 0 && isfinite (rule->half_life)))
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE,
                 _("The rule “%s” must lose half its points in more than 0 days."), name);
  else if (!isnan (rule->half_life) && !may_have_age (rule->condition, FALSE))
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE,
                 _("The rule “%s” loses points with time, but names nothing that happened; "
                   "name an activity or a date in it, or let it keep its points."), name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_group (const AccordScoreGroup *group,
             GError                **error)
{
  if (*group->title == '\0')
    {
      g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_GROUP,
                           _("A group of rules has no name; give it one."));
      return FALSE;
    }
  if (isinf (group->low) || isinf (group->high))
    {
      g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_GROUP,
                   _("A limit of the group “%s” is not a number; write one such as 40."), group->title);
      return FALSE;
    }
  if (group->low > group->high)
    {
      g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_GROUP,
                   _("The group “%s” gives at least more than at most; change one of the two."), group->title);
      return FALSE;
    }
  for (guint i = 0; i < group->rules->len; i++)
    if (!check_rule (group->rules->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* @lower must not be above @upper; where one is empty there is nothing to compare. */
static gboolean
check_order (double      lower,
             const char *lower_name,
             double      upper,
             const char *upper_name,
             GError    **error)
{
  g_autofree char *low = NULL, *high = NULL;

  if (!(lower > upper))
    return TRUE;
  low = accord_number_to_text (lower);
  high = accord_number_to_text (upper);
  /* Translators: the names of two limits with their points: «“qualified from” is 70, above “highest score”, which is 60» */
  g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_LIMITS,
               _("In the score model, “%s” is %s, above “%s”, which is %s; change one of the two."), lower_name, low,
               upper_name, high);
  return FALSE;
}

static gboolean
check_limits (const AccordScoreModel *self,
              GError                **error)
{
  const double numbers[] = { self->start,      self->min,        self->max,        self->mql,        self->handover,
                             self->bands[0],   self->bands[1],   self->bands[2],   self->grid[0][0], self->grid[0][1],
                             self->grid[1][0], self->grid[1][1] };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (isinf (numbers[i]) || (i == 0 && isnan (numbers[i])))
      {
        g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_LIMITS,
                             _("In the score model, a limit is not a number; write one such as 50."));
        return FALSE;
      }
  return check_order (self->min, _("lowest score"), self->max, _("highest score"), error) &&
         check_order (self->mql, _("qualified from"), self->handover, _("handed over from"), error) &&
         check_order (self->mql, _("qualified from"), self->max, _("highest score"), error) &&
         check_order (self->handover, _("handed over from"), self->max, _("highest score"), error) &&
         check_order (self->bands[1], _("band B from"), self->bands[0], _("band A from"), error) &&
         check_order (self->bands[2], _("band C from"), self->bands[1], _("band B from"), error) &&
         check_order (self->bands[2], _("band C from"), self->bands[0], _("band A from"), error) &&
         check_order (self->grid[0][1], _("middle fit from"), self->grid[0][0], _("high fit from"), error) &&
         check_order (self->grid[1][1], _("middle engagement from"), self->grid[1][0], _("high engagement from"), error);
}

/**
 * accord_score_model_check:
 * @self: a model
 * @error: one sentence that says what is wrong, where, and what to do
 *
 * Looks whether the model makes sense whatever the leads are: no rule tests what comes of the rules, limits are in order.
 *
 * Returns: whether it does
 */
gboolean
accord_score_model_check (const AccordScoreModel *self,
                          GError                **error)
{
  const char *field;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!check_limits (self, error))
    return FALSE;
  field = self->outcome != NULL ? find_score_field (self->outcome) : NULL;
  if (field != NULL)
    {
      g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE,
                   _("The outcome of the score model tests “%s”, which comes of the rules; test another field."), field);
      return FALSE;
    }
  for (guint i = 0; i < self->groups->len; i++)
    if (!check_group (self->groups->pdata[i], error))
      return FALSE;
  return TRUE;
}
