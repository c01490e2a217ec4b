#include "present/words-digest.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/standing-chart.h"
#include "present/words.h"

/* «93 of 97 (95.9 %)», «46 so far, even pace 51» */
char *
accord_words_digest_value (const AccordStandingFigure *standing,
                           const char                 *currency)
{
  const AccordFigure *figure = accord_standing_figure_get (standing);
  g_autofree char *value = NULL, *due = NULL, *parts = NULL;
  AccordUnit unit;

  if (figure == NULL)
    return g_strdup ("–");
  unit = standing->figures->unit;
  value = accord_words_value (figure->value, unit, currency);
  if (unit == ACCORD_UNIT_RATIO && isfinite (figure->denominator))
    {
      parts = accord_words_standing (standing, currency);
      /* Translators: how many of how many, and the share: «93 of 97 (95.9 %)» */
      return g_strdup_printf (_("%s (%s)"), parts, value);
    }
  if (!(standing->due < standing->target))
    return g_steal_pointer (&value);
  due = accord_words_value (round (standing->due), unit, currency);
  /* Translators: what was reached, and what would have been at an even pace: «46, even pace 51» */
  return g_strdup_printf (_("%s, even pace %s"), value, due);
}

char *
accord_words_digest_target (const AccordStandingFigure *standing,
                            const char                 *currency)
{
  g_autofree char *value = NULL;

  if (isnan (standing->target))
    return g_strdup (_("not agreed yet"));
  value = accord_words_value (standing->target, standing->figures->unit, currency);
  return g_strdup_printf ("%s %s", standing->at_most ? "≤" : "≥", value);
}
