#include "present/words-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "present/words-own-kpi.h"

#define TOO_WIDE 0.5 /* a likely range wider than this says next to nothing */

/* «This month’s customers ÷ this month’s leads» */
static char *
name_period_basis (const char      *from,
                   const char      *to,
                   AccordPeriodKind by)
{
  switch (by)
    {
    case ACCORD_PERIOD_YEAR:
      return g_strdup_printf (_("This year’s %s ÷ this year’s %s"), to, from);
    case ACCORD_PERIOD_QUARTER:
      return g_strdup_printf (_("This quarter’s %s ÷ this quarter’s %s"), to, from);
    case ACCORD_PERIOD_MONTH:
      return g_strdup_printf (_("This month’s %s ÷ this month’s %s"), to, from);
    case ACCORD_PERIOD_WEEK:
      return g_strdup_printf (_("This week’s %s ÷ this week’s %s"), to, from);
    case ACCORD_PERIOD_ALL:
    default:
      return g_strdup_printf (_("New %s ÷ new %s"), to, from);
    }
}

static char *
name_conversion (const AccordQuery *query,
                 AccordRecord      *settings)
{
  g_autofree char *from = accord_words_stage (query->from_stage, 2, settings);
  g_autofree char *to = accord_words_stage (query->to_stage, 2, settings);
  g_autofree char *whom = query->from_stage == ACCORD_STAGE_LEAD ? accord_words_capital (to) : NULL;

  if (query->basis == ACCORD_BASIS_PERIOD)
    return name_period_basis (from, to, query->by);
  /* Translators: of those at one stage the ones that reached a later one: «SQLs → customers» */
  if (whom == NULL)
    whom = g_strdup_printf (_("%s → %s"), from, to);
  if (query->basis == ACCORD_BASIS_TO_DATE)
    /* Translators: «Customers so far» */
    return g_strdup_printf (_("%s so far"), whom);

  /* Translators: «Customers within 90 days» */
  return g_strdup_printf (ngettext ("%s within %d day", "%s within %d days", query->horizon_days), whom, query->horizon_days);
}

/**
 * accord_words_metric:
 * @metric: a metric
 * @query: what is asked of it
 * @settings: (nullable): of the workspace, which may have words of its own for stages
 *
 * Returns: (transfer full): its name in the window: «Customers within 90 days», «Lead value so far»
 */
char *
accord_words_metric (const AccordMetric *metric,
                     const AccordQuery  *query,
                     AccordRecord       *settings)
{
  g_autofree char *label = accord_words_metric_label (metric, settings);

  if (strcmp (metric->id, "conversion-rate") == 0)
    return name_conversion (query, settings);
  if (strcmp (metric->id, "leads") == 0 && query->from_stage != ACCORD_STAGE_LEAD)
    {
      g_autofree char *stage = accord_words_stage (query->from_stage, 2, settings);

      return accord_words_capital (stage);
    }
  if (!metric->has_basis || query->basis == ACCORD_BASIS_PERIOD)
    return g_steal_pointer (&label);
  if (query->basis == ACCORD_BASIS_TO_DATE)
    return g_strdup_printf (_("%s so far"), label);

  return g_strdup_printf (ngettext ("%s within %d day", "%s within %d days", query->horizon_days), label,
                          query->horizon_days);
}

/* «302 MQLs before» */
static char *
describe_growth (const AccordFigure *figure,
                 AccordRecord       *settings)
{
  g_autofree char *before = accord_words_count (figure->denominator);
  g_autofree char *now = accord_words_count (figure->denominator + figure->numerator);
  g_autofree char *whose = accord_words_stage (ACCORD_STAGE_MQL, figure->denominator, settings);

  /* Translators: how many leads, after how many in the period before: «278 after 302 MQLs» */
  return g_strdup_printf (_("%s after %s %s"), now, before, whose);
}

/* «€2,092,686 more than the €220,984 spent» */
static char *
describe_return (const AccordFigure *figure,
                 const char         *currency)
{
  g_autofree char *more = accord_words_value (fabs (figure->numerator), ACCORD_UNIT_MONEY, currency);
  g_autofree char *spent = accord_words_value (figure->denominator, ACCORD_UNIT_MONEY, currency);

  return g_strdup_printf (figure->numerator < 0 ? _("%s less than the %s spent") : _("%s more than the %s spent"), more,
                          spent);
}

/* «842 of 8,000 leads», «€412,000 from 337 leads»; %NULL for counts and sums. */
static char *
describe_parts (const AccordFigures *figures,
                const AccordFigure  *figure,
                const char          *currency,
                AccordRecord        *settings)
{
  const AccordQuery *query = &figures->query;
  g_autofree char *numerator = NULL, *denominator = NULL, *whose = NULL;

  if (figures->own != NULL)
    return accord_words_own_figure (figures, figure, currency, settings);
  if (!isfinite (figure->denominator) || !isfinite (figure->numerator))
    return NULL;

  if (strcmp (figures->metric, "lead-velocity") == 0)
    return describe_growth (figure, settings);
  if (strcmp (figures->metric, "roi") == 0)
    return describe_return (figure, currency);
  denominator = accord_words_count (figure->denominator);
  if (figures->unit == ACCORD_UNIT_MONEY)
    {
      gboolean of_customers = strcmp (figures->metric, "mean-deal-value") == 0 || strcmp (figures->metric, "cac") == 0;

      whose = accord_words_stage (of_customers ? ACCORD_STAGE_CUSTOMER : query->from_stage, figure->denominator, settings);
      numerator = accord_words_value (figure->numerator, ACCORD_UNIT_MONEY, currency);
      return g_strdup_printf (_("%s from %s %s"), numerator, denominator, whose);
    }
  numerator = accord_words_count (figure->numerator);
  whose = accord_words_stage (query->from_stage, figure->denominator, settings);
  if (query->basis == ACCORD_BASIS_PERIOD)
    {
      g_autofree char *reached = accord_words_stage (query->to_stage, figure->numerator, settings);

      return g_strdup_printf (_("%s %s ÷ %s %s"), numerator, reached, denominator, whose);
    }

  return g_strdup_printf (_("%s of %s %s"), numerator, denominator, whose);
}

static char *
describe_open (const AccordFigures *figures,
               const AccordFigure  *figure)
{
  const AccordMetric *metric = accord_figures_get_metric (figures);
  gboolean waits = (metric == NULL || metric->has_basis) && figures->query.form != ACCORD_FORM_AGES;
  g_autofree char *n = NULL;

  if (figure->open == 0)
    return NULL;
  n = accord_words_count (figure->open);
  if (waits && figures->query.basis == ACCORD_BASIS_COHORT)
    return g_strdup_printf (_("%s too early"), n);
  return g_strdup_printf (_("%s still open"), n);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, part);
}

/**
 * accord_words_figure:
 * @figures: what @figure is one of
 * @figure: a figure
 * @currency: (nullable): ISO code, for money
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): how the figure came about: «842 of 8,000 leads; likely range 9.9–11.2 %; 312 too early».
 *   Empty where there is nothing to add to its value.
 */
char *
accord_words_figure (const AccordFigures *figures,
                     const AccordFigure  *figure,
                     const char          *currency,
                     AccordRecord        *settings)
{
  GString *text = g_string_new (NULL);
  gboolean plain = figures->query.form == ACCORD_FORM_PLAIN || figures->query.form == ACCORD_FORM_MULTIPLES;
  g_autofree char *parts = plain || figures->query.form == ACCORD_FORM_CHANGE
                               ? describe_parts (figures, figure, currency, settings)
                               : accord_words_form_parts (figures, figure, currency, settings);
  g_autofree char *open = describe_open (figures, figure);

  add_part (text, parts);
  if (isfinite (figure->low) && isfinite (figure->high))
    {
      g_autofree char *range = accord_words_range (figure->low, figure->high, figures->unit, currency);

      add_part (text, range);
      if (figures->unit == ACCORD_UNIT_RATIO && figure->high - figure->low > TOO_WIDE)
        add_part (text, _("too few to compare"));
    }
  add_part (text, open);

  return g_string_free (text, FALSE);
}

/**
 * accord_words_reason:
 * @reason: why leads were left out of a figure, or flagged in it
 * @count: how many
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): «3 leads without a date»
 */
char *
accord_words_reason (AccordLeftOut reason,
                     guint64       count,
                     AccordRecord *settings)
{
  AccordStage stage = reason == ACCORD_LEFT_OUT_NO_VALUE ? ACCORD_STAGE_CUSTOMER : ACCORD_STAGE_LEAD;
  g_autofree char *n = accord_words_count (count), *whose = accord_words_stage (stage, count, settings);

  switch (reason)
    {
    case ACCORD_LEFT_OUT_NO_DATE:
      /* Translators: how many of what: «3 leads without a date» */
      return g_strdup_printf (_("%s %s without a date"), n, whose);
    case ACCORD_LEFT_OUT_NO_VALUE:
      return g_strdup_printf (_("%s %s without a value"), n, whose);
    case ACCORD_LEFT_OUT_CURRENCY:
      return g_strdup_printf (ngettext ("%s deal in another currency", "%s deals in another currency", count), n);
    case ACCORD_LEFT_OUT_NO_TIME:
      return g_strdup_printf (_("%s %s dated without a time"), n, whose);
    case ACCORD_LEFT_OUT_DECIDED:
      return g_strdup_printf (ngettext ("%s decided sooner", "%s decided sooner", count), n);
    case ACCORD_LEFT_OUT_OUT_OF_ORDER:
      return g_strdup_printf (ngettext ("%s dated before what it follows", "%s dated before what they follow", count), n);
    case ACCORD_LEFT_OUT_SKIPPED:
      return g_strdup_printf (ngettext ("%s that skipped a stage", "%s that skipped a stage", count), n);
    case ACCORD_N_LEFT_OUT:
    default:
      return NULL;
    }
}

static char *
list_reasons (const AccordFigure *figure,
              AccordLeftOut       first,
              AccordLeftOut       last,
              AccordRecord       *settings)
{
  GString *text = g_string_new (NULL);

  for (AccordLeftOut reason = first; reason <= last; reason++)
    {
      guint64 count = figure->left_out[reason];
      g_autofree char *part = count > 0 ? accord_words_reason (reason, count, settings) : NULL;

      if (part != NULL && text->len > 0)
        g_string_append (text, ", ");
      if (part != NULL)
        g_string_append (text, part);
    }

  return g_string_free (text, text->len == 0);
}

/**
 * accord_words_left_out:
 * @figure: a figure
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full) (nullable): «Left out: 3 deals in another currency. Counted: 1 dated before what it follows.»,
 *   %NULL where nothing was left out or flagged
 */
char *
accord_words_left_out (const AccordFigure *figure,
                       AccordRecord       *settings)
{
  g_autofree char *out = list_reasons (figure, ACCORD_LEFT_OUT_NO_DATE, ACCORD_LEFT_OUT_DECIDED, settings);
  g_autofree char *counted = list_reasons (figure, ACCORD_LEFT_OUT_OUT_OF_ORDER, ACCORD_LEFT_OUT_SKIPPED, settings);

  if (out != NULL && counted != NULL)
    return g_strdup_printf (_("Left out: %s. Counted all the same: %s."), out, counted);
  if (out != NULL)
    return g_strdup_printf (_("Left out: %s."), out);
  if (counted != NULL)
    return g_strdup_printf (_("Counted all the same: %s."), counted);
  return NULL;
}

/**
 * accord_words_group:
 * @figures: figures
 * @group: (nullable): the group of one of them; %NULL: of leads without a value in that field
 * @settings: (nullable): of the workspace
 *
 * Returns: (transfer full): the group as a person reads it: «Webinar»; a stage by its word; «(none)»
 */
char *
accord_words_group (const AccordFigures *figures,
                    const char          *group,
                    AccordRecord        *settings)
{
  AccordForm form = figures->query.form;
  g_autofree char *several = NULL, *step = form == ACCORD_FORM_CHANGE ? accord_words_step (group, settings) : NULL;
  AccordStage stage;

  if (group == NULL)
    return g_strdup (_("(none)"));
  if (step != NULL)
    return g_steal_pointer (&step);
  if ((form != ACCORD_FORM_FUNNEL && g_strcmp0 (figures->query.group, "stage") != 0) || !accord_stage_parse (group, &stage))
    return g_strdup (group);
  several = accord_words_stage (stage, 2, settings);
  return accord_words_capital (several);
}
