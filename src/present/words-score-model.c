#include "present/words-score-model.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-condition.h"
#include "present/words-score.h"
#include "present/words.h"

/* «A from 75, B from 50, C from 25, D below» */
static char *
say_bands (const AccordScoreModel *model)
{
  g_autofree char *a = accord_words_score (model->bands[ACCORD_BAND_A]);
  g_autofree char *b = accord_words_score (model->bands[ACCORD_BAND_B]);
  g_autofree char *c = accord_words_score (model->bands[ACCORD_BAND_C]);

  /* Translators: from which score on a lead is in each of the bands A to D */
  return g_strdup_printf (_("A from %s, B from %s, C from %s, D below that"), a, b, c);
}

/* «0 to 100»; NULL: there are no limits */
static char *
say_range (const AccordScoreModel *model)
{
  g_autofree char *low = accord_words_score (model->min);
  g_autofree char *high = accord_words_score (model->max);

  if (!isnan (model->min) && !isnan (model->max))
    /* Translators: the lowest and the highest score */
    return g_strdup_printf (_("%s to %s"), low, high);
  if (!isnan (model->min))
    return g_strdup_printf (_("at least %s"), low);
  return isnan (model->max) ? NULL : g_strdup_printf (_("at most %s"), high);
}

/**
 * accord_words_score_model:
 * @model: a score model
 * @say: called for each thing
 * @user_data: for @say
 *
 * Says what holds for the whole of a model: from which score on something happens, and what a score can be.
 */
void
accord_words_score_model (const AccordScoreModel *model,
                          AccordScoreSaying       say,
                          gpointer                user_data)
{
  g_autofree char *mql = accord_words_score (model->mql);
  g_autofree char *handover = accord_words_score (model->handover);
  g_autofree char *bands = say_bands (model);
  g_autofree char *range = say_range (model);
  g_autofree char *start = accord_words_score (model->start);

  say (_("Qualified (MQL) from"), mql, user_data);
  say (_("Handed over to sales from"), handover, user_data);
  say (_("Bands"), bands, user_data);
  if (range != NULL)
    say (_("A score is"), range, user_data);
  if (model->start != 0)
    say (_("Every lead starts with"), start, user_data);
  if (model->skip_automatic)
    say (_("Not counted"), _("opens and clicks that look automatic"), user_data);
}

/**
 * accord_words_score_group:
 * @group: a group of rules
 *
 * Returns: (transfer full) (nullable): between which limits its points are, and which of its rules count
 */
char *
accord_words_score_group (const AccordScoreGroup *group)
{
  g_autofree char *low = accord_words_score (group->low);
  g_autofree char *high = accord_words_score (group->high);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!isnan (group->low))
    {
      g_autofree char *least = g_strdup_printf (_("at least %s points"), low);

      g_strv_builder_add (parts, least);
    }
  if (!isnan (group->high))
    {
      g_autofree char *most = g_strdup_printf (_("at most %s points"), high);

      g_strv_builder_add (parts, most);
    }
  if (group->exclusive)
    g_strv_builder_add (parts, _("only the first that fits counts"));
  all = g_strv_builder_end (parts);
  return all[0] != NULL ? g_strjoinv ("; ", all) : NULL;
}

/**
 * accord_words_score_rule_leads:
 * @rule: a rule
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): for which leads it counts, as within a sentence
 */
char *
accord_words_score_rule_leads (const AccordScoreRule *rule,
                               AccordRecord          *settings)
{
  return rule->condition != NULL ? accord_words_condition (rule->condition, settings) : g_strdup (_("nobody yet"));
}

/**
 * accord_words_score_rule_name:
 * @rule: a rule
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): what it is called, or for which leads it is where it has no name
 */
char *
accord_words_score_rule_name (const AccordScoreRule *rule,
                              AccordRecord          *settings)
{
  g_autofree char *leads = NULL;

  if (rule->title != NULL && *rule->title != '\0')
    return g_strdup (rule->title);
  leads = accord_words_score_rule_leads (rule, settings);
  return accord_words_capital (leads);
}

/**
 * accord_words_score_rule:
 * @rule: a rule
 * @settings: (nullable): of the workspace
 * @words: (out caller-allocates): what is to be said of it
 *
 * Says a rule for those who sign it. Free the words with accord_score_rule_words_clear().
 */
void
accord_words_score_rule (const AccordScoreRule *rule,
                         AccordRecord          *settings,
                         AccordScoreRuleWords  *words)
{
  gboolean titled = rule->title != NULL && *rule->title != '\0';
  g_autofree char *leads = titled ? accord_words_score_rule_leads (rule, settings) : NULL;

  words->name = accord_words_score_rule_name (rule, settings);
  words->leads = titled ? accord_words_capital (leads) : NULL;
  words->points = accord_words_points (rule->points);
  words->time = accord_words_half_life (rule->half_life);
}

/**
 * accord_score_rule_words_clear:
 * @self: the words of a rule
 *
 * Frees what @self holds.
 */
void
accord_score_rule_words_clear (AccordScoreRuleWords *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->leads, g_free);
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->time, g_free);
}
