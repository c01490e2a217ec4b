#include "present/words-suggestion.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words-score.h"
#include "present/words.h"

/**
 * accord_words_auc:
 * @quality: of a model
 *
 * Returns: (transfer full): how often a buyer scores above a non-buyer, with its likely range
 */
char *
accord_words_auc (const AccordScoreQuality *quality)
{
  if (isnan (quality->auc))
    return g_strdup (_("not known"));
  if (isnan (quality->auc_low))
    /* Translators: how many of 100 times */
    return g_strdup_printf (_("%.1f of 100 times"), quality->auc * 100);
  return g_strdup_printf (_("%.1f of 100 times (likely range %.1f to %.1f)"), quality->auc * 100, quality->auc_low * 100,
                          quality->auc_high * 100);
}

/**
 * accord_words_suggestion:
 * @suggestion: a suggested model
 *
 * Returns: (transfer full): on what it rests
 */
char *
accord_words_suggestion (const AccordScoreSuggestion *suggestion)
{
  g_autofree char *older = accord_words_count (suggestion->n_older), *won = accord_words_count (suggestion->won_older);
  g_autofree char *newer = accord_words_count (suggestion->n_newer), *won_newer = accord_words_count (suggestion->won_newer);
  g_autofree char *day = suggestion->split != ACCORD_DAY_NONE ? accord_words_day (suggestion->split) : NULL;
  g_autofree char *split = NULL;

  if (day != NULL)
    split = g_strdup_printf (_("Fitted on the %s older leads (%s bought), judged on the %s since %s (%s bought)."), older, won,
                             newer, day, won_newer);
  else
    split = g_strdup_printf (_("Fitted on the first %s leads of the file (%s bought), judged on the other %s (%s bought): few "
                               "have a date."),
                             older, won, newer, won_newer);
  /* Translators: sentences, then the points that double the odds, and a number for the strength of the penalty */
  return g_strdup_printf (_("%s %.1f points double the odds, as much as the limits leave room for (ridge regression, strength "
                            "%g)."),
                          split, suggestion->pdo, suggestion->lambda);
}

/**
 * accord_words_suggested_points:
 * @rule: of a suggestion
 *
 * Returns: (transfer full): what it would be worth
 */
char *
accord_words_suggested_points (const AccordSuggestedRule *rule)
{
  switch (rule->state)
    {
    case ACCORD_SUGGESTED_KNOWN_AFTER:
      /* Translators: a rule that is switched off */
      return g_strdup (_("off"));
    case ACCORD_SUGGESTED_NOBODY:
    case ACCORD_SUGGESTED_POINTS:
    default:
      return accord_words_points (rule->points);
    }
}

/**
 * accord_words_suggested_note:
 * @rule: of a suggestion
 *
 * Returns: (transfer full): what there is to know of it
 */
char *
accord_words_suggested_note (const AccordSuggestedRule *rule)
{
  g_autofree char *low = NULL, *high = NULL;

  switch (rule->state)
    {
    case ACCORD_SUGGESTED_KNOWN_AFTER:
      /* Translators: the name of a field */
      return g_strdup_printf (_("left out: “%s” is known only after the sale"), rule->field);
    case ACCORD_SUGGESTED_NOBODY:
      return g_strdup (_("none of the older leads has it: as now"));
    case ACCORD_SUGGESTED_POINTS:
    default:
      low = accord_words_points (rule->low);
      high = accord_words_points (rule->high);
      /* Translators: points */
      return g_strdup_printf (_("likely range %s to %s"), low, high);
    }
}
