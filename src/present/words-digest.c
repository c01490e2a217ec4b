#include "present/words-digest.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"

const char *
accord_words_digest_standing (AccordStandingState state)
{
  switch (state)
    {
    case ACCORD_STANDING_KEPT:
      return _("kept");
    case ACCORD_STANDING_AT_RISK:
      return _("at risk");
    case ACCORD_STANDING_MISSED:
      return _("missed");
    case ACCORD_STANDING_NONE:
    default:
      return _("nothing yet");
    }
}

/* «93 of 97 (95.9 %)», «46 so far, even pace 51» */
char *
accord_words_digest_value (const AccordDigestCommitment *commitment,
                           const char                   *currency)
{
  g_autofree char *value = accord_words_value (commitment->value, commitment->unit, currency);
  g_autofree char *due = NULL;

  if (isnan (commitment->value))
    return g_strdup ("–");
  if (commitment->unit == ACCORD_UNIT_RATIO && isfinite (commitment->denominator))
    {
      g_autofree char *numerator = accord_words_count ((guint64) commitment->numerator);
      g_autofree char *denominator = accord_words_count ((guint64) commitment->denominator);

      /* Translators: how many of how many, and the share: «93 of 97 (95.9 %)» */
      return g_strdup_printf (_("%s of %s (%s)"), numerator, denominator, value);
    }
  if (!(commitment->due < commitment->target))
    return g_steal_pointer (&value);
  due = accord_words_value (round (commitment->due), commitment->unit, currency);
  /* Translators: what was reached, and what would have been at an even pace: «46, even pace 51» */
  return g_strdup_printf (_("%s, even pace %s"), value, due);
}

char *
accord_words_digest_target (const AccordDigestCommitment *commitment,
                            const char                   *currency)
{
  g_autofree char *value = accord_words_value (commitment->target, commitment->unit, currency);

  if (isnan (commitment->target))
    return g_strdup (_("not agreed yet"));
  return g_strdup_printf ("%s %s", commitment->at_most ? "≤" : "≥", value);
}
