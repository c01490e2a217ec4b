#include "present/words-score-diff.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "present/words-score-model.h"
#include "present/words-score.h"

static const char *
name_limit (AccordScoreLimit limit)
{
  static const char *const names[ACCORD_N_SCORE_LIMITS] = {
    N_("Every lead starts with"), N_("Lowest score"),     N_("Highest score"),   N_("Qualified (MQL) from"),
    N_("Handed over to sales from"), N_("Band A from"),   N_("Band B from"),     N_("Band C from"),
    N_("High fit from"),          N_("Middle fit from"),  N_("High engagement from"), N_("Middle engagement from"),
  };

  return _(names[limit]);
}

static char *
write_limit (double number)
{
  return isnan (number) ? g_strdup (C_("score", "none")) : accord_words_score (number);
}

/* «none → 30» */
static char *
write_step (double before,
            double now)
{
  g_autofree char *old = write_limit (before), *new = write_limit (now);

  /* Translators: a number before and now */
  return g_strdup_printf (_("%s → %s"), old, new);
}

static void
take (GPtrArray *parts,
      char      *part)
{
  g_ptr_array_add (parts, part);
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

static void
add_half_life (GPtrArray *parts,
               double     before,
               double     now)
{
  if (before == now || (isnan (before) && isnan (now)))
    return;
  if (isnan (now))
    take (parts, g_strdup (_("keeps its points, which got less with time")));
  else
    take (parts, accord_words_half_life (now));
}

static void
add_condition (GPtrArray             *parts,
               const AccordScoreRule *before,
               const AccordScoreRule *now,
               AccordRecord          *settings)
{
  g_autofree char *old = accord_words_score_rule_leads (before, settings), *new = accord_words_score_rule_leads (now, settings);

  if (!g_str_equal (old, new))
    /* Translators: for which leads a rule is now, and was */
    take (parts, g_strdup_printf (_("for leads where %s; before, where %s"), new, old));
}

static char *
say_changed_rule (const AccordScoreDifference *self,
                  AccordRecord                *settings)
{
  const AccordScoreRule *before = self->old_rule, *now = self->new_rule;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *old = accord_words_points (before->points), *new = accord_words_points (now->points);
  g_autofree char *name = accord_words_score_rule_name (before, settings);

  if (before->points != now->points)
    /* Translators: points before and now: «points +10 → +15» */
    take (parts, g_strdup_printf (_("points %s → %s"), old, new));
  if (before->is_off != now->is_off)
    take (parts, g_strdup (now->is_off ? _("switched off") : _("switched on")));
  add_half_life (parts, before->half_life, now->half_life);
  add_condition (parts, before, now, settings);
  if (g_strcmp0 (before->title, now->title) != 0)
    take (parts, g_strdup_printf (_("was called “%s”"), name));
  if (g_strcmp0 (self->old_group->title, self->new_group->title) != 0)
    take (parts, g_strdup_printf (_("moved from “%s” to “%s”"), self->old_group->title, self->new_group->title));
  return join (parts);
}

static char *
say_rule (const AccordScoreDifference *self,
          AccordRecord                *settings)
{
  g_autofree char *points = NULL;

  if (self->old_rule != NULL && self->new_rule != NULL)
    return say_changed_rule (self, settings);
  points = accord_words_points (self->new_rule != NULL ? self->new_rule->points : self->old_rule->points);
  if (self->new_rule != NULL)
    /* Translators: a rule was added to a group, with so many points */
    return g_strdup_printf (_("added to “%s”: %s"), self->new_group->title, points);
  return g_strdup_printf (_("removed from “%s”; it gave %s"), self->old_group->title, points);
}

static char *
say_group (const AccordScoreDifference *self)
{
  const AccordScoreGroup *before = self->old_group, *now = self->new_group;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *low = NULL, *high = NULL;

  if (before == NULL || now == NULL)
    return g_strdup (now != NULL ? _("group added") : _("group removed"));
  low = write_step (before->low, now->low);
  high = write_step (before->high, now->high);
  if (before->low != now->low && !(isnan (before->low) && isnan (now->low)))
    take (parts, g_strdup_printf (_("at least %s"), low));
  if (before->high != now->high && !(isnan (before->high) && isnan (now->high)))
    take (parts, g_strdup_printf (_("at most %s"), high));
  if (before->exclusive != now->exclusive)
    take (parts, g_strdup (now->exclusive ? _("only the first that fits counts") : _("all rules that fit count")));
  if (before->dimension != now->dimension)
    take (parts, g_strdup (now->dimension == ACCORD_DIMENSION_FIT ? _("says who they are, no longer what they do")
                                                                  : _("says what they do, no longer who they are")));
  return join (parts);
}

/**
 * accord_words_score_difference_name:
 * @self: a difference
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): the rule, group or number that it is of
 */
char *
accord_words_score_difference_name (const AccordScoreDifference *self,
                                    AccordRecord                *settings)
{
  switch (self->kind)
    {
    case ACCORD_SCORE_DIFFERENCE_RULE:
      return accord_words_score_rule_name (self->new_rule != NULL ? self->new_rule : self->old_rule, settings);
    case ACCORD_SCORE_DIFFERENCE_GROUP:
    case ACCORD_SCORE_DIFFERENCE_ORDER:
      return g_strdup ((self->new_group != NULL ? self->new_group : self->old_group)->title);
    case ACCORD_SCORE_DIFFERENCE_LIMIT:
      return g_strdup (name_limit (self->limit));
    case ACCORD_SCORE_DIFFERENCE_OUTCOME:
    default:
      return g_strdup (_("Who counts as a buyer"));
    }
}

/**
 * accord_words_score_difference:
 * @self: a difference
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): what differs
 */
char *
accord_words_score_difference (const AccordScoreDifference *self,
                               AccordRecord                *settings)
{
  switch (self->kind)
    {
    case ACCORD_SCORE_DIFFERENCE_RULE:
      return say_rule (self, settings);
    case ACCORD_SCORE_DIFFERENCE_GROUP:
      return say_group (self);
    case ACCORD_SCORE_DIFFERENCE_ORDER:
      return g_strdup (_("another order of its rules, of which only the first that fits counts"));
    case ACCORD_SCORE_DIFFERENCE_LIMIT:
      return write_step (self->old_number, self->new_number);
    case ACCORD_SCORE_DIFFERENCE_OUTCOME:
    default:
      return g_strdup (_("another condition"));
    }
}
