#include "present/words-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kpi/change.h"

#define DAY 86400.0

/* Whole days, the last of which is the one before @upper; else the bounds themselves. */
static char *
describe_time (double lower,
               double upper)
{
  g_autofree char *from = NULL, *to = NULL;

  if (fmod (lower, DAY) == 0 && fmod (upper, DAY) == 0)
    {
      guint first = (guint) (lower / DAY), last = (guint) (upper / DAY) - 1;

      if (first == last)
        return g_strdup_printf (ngettext ("%u day", "%u days", first), first);
      /* Translators: from so many days to so many: «10–14 days» */
      return g_strdup_printf (_("%u–%u days"), first, last);
    }
  from = accord_words_value (lower, ACCORD_UNIT_SECONDS, NULL);
  to = accord_words_value (upper, ACCORD_UNIT_SECONDS, NULL);
  /* Translators: from one amount, included, to another, which is not */
  return g_strdup_printf (_("%s to less than %s"), from, to);
}

static char *
describe_amount (double      lower,
                 double      upper,
                 AccordUnit  unit,
                 const char *currency)
{
  g_autofree char *from = NULL, *to = NULL;

  if (unit == ACCORD_UNIT_SECONDS)
    return describe_time (lower, upper);
  from = accord_words_value (lower, unit, currency);
  to = accord_words_value (upper, unit, currency);
  return g_strdup_printf (_("%s to less than %s"), from, to);
}

char *
accord_words_stretch (const AccordFigures *figures,
                      const AccordFigure  *figure,
                      const char          *currency)
{
  const AccordMetric *metric = accord_figures_get_metric (figures);
  guint days = (guint) figure->upper;

  if (!figure->has_stretch || metric == NULL)
    return NULL;
  if (figures->query.form == ACCORD_FORM_SPREAD)
    return describe_amount (figure->lower, figure->upper, metric->unit, currency);
  /* Translators: an age of leads: «within 30 days» */
  return g_strdup_printf (ngettext ("within %u day", "within %u days", days), days);
}

/* Who is counted. */
static AccordStage
get_counted_stage (const AccordFigures *figures)
{
  if (strcmp (figures->metric, "leads") == 0)
    return figures->query.from_stage;
  return strcmp (figures->metric, "time-to-convert") == 0 ? figures->query.to_stage : ACCORD_STAGE_CUSTOMER;
}

/* «€12,000 of €60,000», «12 of 60 leads» */
static char *
describe_share (const AccordFigures *figures,
                const AccordFigure  *figure,
                const char          *currency,
                AccordRecord        *settings)
{
  const AccordMetric *metric = accord_figures_get_metric (figures);
  AccordUnit unit = metric != NULL ? metric->unit : ACCORD_UNIT_COUNT;
  g_autofree char *part = accord_words_value (figure->numerator, unit, currency);
  g_autofree char *whole = accord_words_value (figure->denominator, unit, currency);
  g_autofree char *whose = NULL;

  if (unit == ACCORD_UNIT_MONEY)
    /* Translators: a part of a sum of money, and the sum */
    return g_strdup_printf (_("%s of %s"), part, whole);
  whose = accord_words_stage (get_counted_stage (figures), (guint64) figure->denominator, settings);
  return g_strdup_printf (_("%s of %s %s"), part, whole, whose);
}

static char *
describe_count (const AccordFigures *figures,
                const AccordFigure  *figure,
                AccordStage          stage,
                AccordRecord        *settings)
{
  g_autofree char *part = accord_words_count ((guint64) figure->numerator);
  g_autofree char *whole = accord_words_count ((guint64) figure->denominator);
  g_autofree char *whose = accord_words_stage (stage, (guint64) figure->denominator, settings);

  return g_strdup_printf (_("%s of %s %s"), part, whole, whose);
}

static char *
describe_bin (const AccordFigures *figures,
              const AccordFigure  *figure,
              AccordRecord        *settings)
{
  g_autofree char *part = NULL, *whole = NULL;

  if (strcmp (figures->metric, "mean-deal-value") == 0 || strcmp (figures->metric, "time-to-convert") == 0)
    return describe_count (figures, figure, get_counted_stage (figures), settings);
  part = accord_words_count ((guint64) figure->numerator);
  whole = accord_words_count ((guint64) figure->denominator);
  return g_strdup_printf (_("%s of %s"), part, whole);
}

char *
accord_words_form_parts (const AccordFigures *figures,
                         const AccordFigure  *figure,
                         const char          *currency,
                         AccordRecord        *settings)
{
  if (!isfinite (figure->denominator) || !isfinite (figure->numerator))
    return NULL;
  switch (figures->query.form)
    {
    case ACCORD_FORM_SHARES:
      return describe_share (figures, figure, currency, settings);
    case ACCORD_FORM_SPREAD:
      return describe_bin (figures, figure, settings);
    case ACCORD_FORM_FUNNEL:
    case ACCORD_FORM_AGES:
    case ACCORD_FORM_HEAT:
      return describe_count (figures, figure, figures->query.from_stage, settings);
    case ACCORD_FORM_PLAIN:
    case ACCORD_FORM_MULTIPLES:
    case ACCORD_FORM_CHANGE:
    case ACCORD_N_FORMS:
    default:
      return NULL;
    }
}

char *
accord_words_step (const char   *step,
                   AccordRecord *settings)
{
  g_autofree char *leads = accord_words_stage (ACCORD_STAGE_LEAD, 2, settings);

  if (g_strcmp0 (step, ACCORD_CHANGE_BEFORE) == 0)
    return g_strdup (_("Before"));
  if (g_strcmp0 (step, ACCORD_CHANGE_AFTER) == 0)
    return g_strdup (_("After"));
  if (g_strcmp0 (step, ACCORD_CHANGE_VOLUME) == 0)
    /* Translators: what some of a change is due to: how many leads came */
    return g_strdup_printf (_("Number of %s"), leads);
  if (g_strcmp0 (step, ACCORD_CHANGE_MIX) == 0)
    /* Translators: what some of a change is due to: other leads came, from other sources */
    return g_strdup_printf (_("Which %s"), leads);
  if (g_strcmp0 (step, ACCORD_CHANGE_RATE) == 0)
    /* Translators: what some of a change is due to: the share of leads that bought */
    return g_strdup (_("How many convert"));
  if (g_strcmp0 (step, ACCORD_CHANGE_VALUE) == 0)
    return g_strdup (_("Value of a deal"));
  return NULL;
}
