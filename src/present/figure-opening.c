#include "present/figure-opening.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/change.h"
#include "present/figure-why.h"
#include "present/figure-words.h"
#include "present/words-condition.h"
#include "present/words-form.h"
#include "present/words-own-kpi.h"
#include "present/words.h"

typedef struct
{
  const AccordMetric         *metric;
  const AccordFigures        *figures;
  const AccordFigure         *figure;
  const char                 *group;
  const guint                *n; /* of leads, by part */
  const AccordPresentOptions *options;
  const AccordFigures        *asked; /* in the form that was asked for; @figures ask for the same leads in the plain one */
} Subject;

static gboolean
is_metric (const Subject *self,
           const char    *id)
{
  return g_str_equal (self->metric->id, id);
}

/* Of a first stage, those that came to a second one. */
static gboolean
is_of_leads (const Subject *self)
{
  return self->metric->has_basis && self->figures->query.basis != ACCORD_BASIS_PERIOD;
}

static AccordStage
get_second_stage (const Subject *self)
{
  return is_metric (self, "conversion-rate") ? self->figures->query.to_stage : ACCORD_STAGE_CUSTOMER;
}

/* «337 leads» */
static char *
count_stage (const Subject *self,
             AccordStage    stage,
             guint          n)
{
  g_autofree char *count = accord_words_count (n);
  g_autofree char *whose = accord_words_stage (stage, n, self->options->settings);

  return g_strdup_printf ("%s %s", count, whose);
}

/* NULL: of all time. */
static char *
describe_period (const Subject *self)
{
  const AccordQuery *query = &self->figures->query;

  if (query->by != ACCORD_PERIOD_ALL)
    return accord_words_period (self->figure, query->by);
  if (query->from == ACCORD_DAY_NONE && query->to == ACCORD_DAY_NONE)
    return NULL;
  return accord_words_days (query->from, query->to);
}

/* «337 leads of Jan 2026» */
static char *
count_of_period (const Subject *self,
                 AccordStage    stage,
                 guint          n)
{
  g_autofree char *period = describe_period (self);
  char *who = count_stage (self, stage, n);
  g_autofree char *alone = who;

  if (period == NULL)
    return g_steal_pointer (&alone);
  /* Translators: how many of which leads came in a period: «337 leads of Jan 2026» */
  return g_strdup_printf (_("%s of %s"), who, period);
}

/* «45 customers within 90 days», «45 customers so far» */
static char *
describe_second (const Subject *self)
{
  g_autofree char *who = count_stage (self, get_second_stage (self), self->n[ACCORD_PART_NUMERATOR]);

  if (self->figures->query.basis == ACCORD_BASIS_TO_DATE)
    /* Translators: «45 customers so far» */
    return g_strdup_printf (_("%s so far"), who);
  return g_strdup_printf (ngettext ("%s within %d day", "%s within %d days", (gulong) self->figures->query.horizon_days), who,
                          self->figures->query.horizon_days);
}

static char *
describe_first (const Subject *self)
{
  g_autofree char *who = count_of_period (self, self->figures->query.from_stage, self->n[ACCORD_PART_DENOMINATOR]);

  if (self->figures->query.basis != ACCORD_BASIS_COHORT)
    return g_steal_pointer (&who);
  return g_strdup_printf (ngettext ("%s, each %d day old or older", "%s, each %d days old or older",
                                    (gulong) self->figures->query.horizon_days),
                          who, self->figures->query.horizon_days);
}

/* «€52,300 from 45 customers within 90 days» */
static char *
describe_money (const Subject *self,
                char          *who)
{
  g_autofree char *whose = who;
  g_autofree char *sum = accord_words_value (self->figure->numerator, ACCORD_UNIT_MONEY, self->options->currency);

  /* Translators: a sum of money, and of how many customers: «€52,300 from 45 customers within 90 days» */
  return g_strdup_printf (_("%s from %s"), sum, whose);
}

/* What is asked in the plain form for the leads that one figure of another is made of. */
static AccordFigures
make_plain (const AccordFigures *figures,
            const AccordFigure  *figure)
{
  AccordFigures plain = *figures;

  switch (figures->query.form)
    {
    case ACCORD_FORM_FUNNEL:
      accord_stage_parse (figure->group, &plain.query.to_stage);
      break;
    case ACCORD_FORM_HEAT:
      plain.query.horizon_days = (gint) figure->upper;
      break;
    case ACCORD_FORM_AGES:
      plain.query.basis = ACCORD_BASIS_TO_DATE;
      break;
    case ACCORD_FORM_CHANGE:
      plain.query.from = figure->first;
      plain.query.to = figure->last;
      break;
    case ACCORD_FORM_PLAIN:
    case ACCORD_FORM_MULTIPLES:
    case ACCORD_FORM_SPREAD:
    case ACCORD_FORM_SHARES:
    case ACCORD_N_FORMS:
    default:
      break;
    }
  return plain;
}

static gboolean
is_step (const Subject *self)
{
  return self->asked->query.form == ACCORD_FORM_CHANGE && g_strcmp0 (self->figure->group, ACCORD_CHANGE_BEFORE) != 0 &&
         g_strcmp0 (self->figure->group, ACCORD_CHANGE_AFTER) != 0;
}

/* Where there is no such formula; NULL: there is one. */
static char *
describe_form (const Subject *self)
{
  const AccordPresentOptions *options = self->options;
  g_autofree char *parts = NULL;

  switch (self->asked->query.form)
    {
    case ACCORD_FORM_FUNNEL:
      return self->figures->query.from_stage == self->figures->query.to_stage ? describe_first (self) : NULL;
    case ACCORD_FORM_CHANGE:
      return is_step (self) ? accord_present_why (self->metric, self->asked, options) : NULL;
    case ACCORD_FORM_SPREAD:
    case ACCORD_FORM_SHARES:
      return accord_words_form_parts (self->asked, self->figure, options->currency, options->settings);
    case ACCORD_FORM_AGES:
      parts = accord_words_form_parts (self->asked, self->figure, options->currency, options->settings);
      /* Translators: %s is how many of which leads converted so soon */
      return g_strdup_printf (_("%s so soon; those still open count until the age they have, and lost ones no more convert"),
                              parts);
    case ACCORD_FORM_PLAIN:
    case ACCORD_FORM_MULTIPLES:
    case ACCORD_FORM_HEAT:
    case ACCORD_N_FORMS:
    default:
      return NULL;
    }
}

/* The formula, with its numbers. */
static void
describe_formula (const Subject       *self,
                  AccordFigureOpening *opening)
{
  char *form = describe_form (self);
  gboolean has_line = isfinite (self->figure->denominator);
  guint n = self->n[ACCORD_PART_NUMERATOR];

  if (form != NULL)
    {
      opening->numerator = form;
      return;
    }
  if (is_metric (self, "conversion-rate") && is_of_leads (self))
    opening->numerator = describe_second (self);
  else if (is_metric (self, "conversion-rate"))
    opening->numerator = count_of_period (self, get_second_stage (self), n);
  else if (is_metric (self, "lead-value") && is_of_leads (self))
    opening->numerator = describe_money (self, describe_second (self));
  else if (is_metric (self, "revenue") || is_metric (self, "mean-deal-value") || is_metric (self, "lead-value"))
    opening->numerator = describe_money (self, count_of_period (self, ACCORD_STAGE_CUSTOMER, n));
  else if (is_metric (self, "new-customers"))
    opening->numerator = count_of_period (self, ACCORD_STAGE_CUSTOMER, n);
  else if (is_metric (self, "leads"))
    opening->numerator = count_of_period (self, ACCORD_STAGE_LEAD, n);
  else if (self->figures->own != NULL)
    {
      opening->numerator = accord_words_own_figure (self->figures, self->figure, self->options->currency, self->options->settings);
      if (opening->numerator == NULL)
        opening->numerator = g_strdup (_("Typed month by month"));
      return;
    }
  else
    {
      opening->numerator = accord_words_figure (self->figures, self->figure, self->options->currency, self->options->settings);
      return;
    }
  if (!has_line)
    return;
  if (is_metric (self, "mean-deal-value"))
    opening->denominator = count_stage (self, ACCORD_STAGE_CUSTOMER, n);
  else
    opening->denominator = describe_first (self);
}

static void
add_part (AccordFigureOpening *opening,
          guint                part,
          char                *label,
          const char          *detail)
{
  AccordOpeningPart *added = g_new0 (AccordOpeningPart, 1);

  added->part = part;
  added->label = label;
  added->detail = g_strdup (detail);
  g_ptr_array_add (opening->parts, added);
}

/* «The 45 customers» */
static char *
name_stage (const Subject *self,
            AccordStage    stage,
            guint          n)
{
  g_autofree char *who = count_stage (self, stage, n);

  /* Translators: which leads one can look at: «The 45 customers» */
  return g_strdup_printf (_("The %s"), who);
}

static AccordStage
get_counted_stage (const Subject *self)
{
  return is_metric (self, "leads") ? ACCORD_STAGE_LEAD : get_second_stage (self);
}

/* What is counted of, where that are not those who come to be counted. */
static AccordStage
get_whole_stage (const Subject *self)
{
  return self->asked->query.form == ACCORD_FORM_SHARES ? get_counted_stage (self) : self->figures->query.from_stage;
}

static void
add_counted (const Subject       *self,
             AccordFigureOpening *opening)
{
  guint numerator = self->n[ACCORD_PART_NUMERATOR], missed = self->n[ACCORD_PART_MISSED];
  g_autofree char *rest = accord_words_count (missed);
  g_autofree char *label = NULL;

  if (numerator > 0)
    add_part (opening, ACCORD_PART_NUMERATOR, name_stage (self, get_counted_stage (self), numerator), NULL);
  if (!isfinite (self->figure->denominator) || is_metric (self, "mean-deal-value") ||
      self->asked->query.form == ACCORD_FORM_SPREAD)
    return;
  if (!is_of_leads (self) && self->n[ACCORD_PART_DENOMINATOR] > 0)
    add_part (opening, ACCORD_PART_DENOMINATOR,
              name_stage (self, get_whole_stage (self), self->n[ACCORD_PART_DENOMINATOR]), NULL);
  else if (missed > 0)
    add_part (opening, ACCORD_PART_MISSED,
              g_strdup_printf (ngettext ("The other %s, who is not one", "The other %s, who are not", missed), rest), NULL);
}

static void
add_open (const Subject       *self,
          AccordFigureOpening *opening)
{
  guint n = self->n[ACCORD_PART_OPEN];
  g_autofree char *count = accord_words_count (n);
  g_autofree char *detail = NULL;

  if (n == 0)
    return;
  if (self->figures->query.basis == ACCORD_BASIS_COHORT && self->metric->has_basis)
    detail = g_strdup_printf (ngettext ("younger than %d day, and not counted yet", "younger than %d days, and not counted yet",
                                        (gulong) self->figures->query.horizon_days),
                              self->figures->query.horizon_days);
  add_part (opening, ACCORD_PART_OPEN, g_strdup_printf (ngettext ("%s still open", "%s still open", n), count), detail);
}

static void
add_left_out (const Subject       *self,
              AccordFigureOpening *opening)
{
  for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
    {
      guint n = self->n[ACCORD_PART_LEFT_OUT + reason];
      gboolean flagged = reason >= ACCORD_LEFT_OUT_OUT_OF_ORDER;

      if (n > 0)
        add_part (opening, ACCORD_PART_LEFT_OUT + reason, accord_words_reason (reason, n, self->options->settings),
                  flagged ? _("counted all the same") : _("left out"));
    }
}

static char *
describe_title (const Subject *self)
{
  gboolean plain = self->asked->query.form == ACCORD_FORM_PLAIN;
  g_autofree char *name = plain ? accord_words_metric (self->metric, &self->figures->query, self->options->settings)
                                : accord_figures_title (self->metric, self->asked, self->options);
  g_autofree char *stretch = accord_words_stretch (self->asked, self->figure, self->options->currency);
  g_autofree char *period = describe_period (self);
  GString *title = g_string_new (name);

  if (self->group != NULL)
    g_string_append_printf (title, ", %s", self->group);
  if (stretch != NULL)
    g_string_append_printf (title, ", %s", stretch);
  if (period != NULL)
    g_string_append_printf (title, ", %s", period);
  return g_string_free (title, FALSE);
}

static char *
describe_standing (const Subject *self)
{
  AccordUnit unit = self->figures->unit;
  const char *currency = self->options->currency;
  g_autofree char *range = isfinite (self->figure->low) && isfinite (self->figure->high)
                               ? accord_words_range (self->figure->low, self->figure->high, unit, currency)
                               : NULL;
  g_autofree char *value = NULL, *target = NULL;

  if (!isfinite (self->options->target) || !accord_figures_have_target (self->asked))
    return g_steal_pointer (&range);
  value = accord_words_value (self->options->target, unit, currency);
  /* Translators: %s is a figure: «target 12 %» */
  target = g_strdup_printf (_("target %s"), value);
  return range != NULL ? g_strdup_printf ("%s; %s", range, target) : g_steal_pointer (&target);
}

static char *
describe_data (const Subject         *self,
               const AccordCondition *where)
{
  g_autofree char *day = accord_words_day (self->figures->query.as_of.day);
  g_autofree char *early = accord_figure_is_early (self->figures, self->figure)
                               ? accord_figure_too_early (self->figures, self->figure, self->options)
                               : NULL;
  g_autofree char *condition = where != NULL ? accord_words_condition (where, self->options->settings) : NULL;
  GString *text = g_string_new (early);

  if (early != NULL)
    g_string_append_c (text, ' ');
  /* Translators: %s is a day */
  g_string_append_printf (text, _("Data as of %s."), day);
  if (condition != NULL)
    {
      g_string_append_c (text, ' ');
      /* Translators: %s is a condition: «Only where country is DE.» */
      g_string_append_printf (text, _("Only where %s."), condition);
    }
  return g_string_free (text, FALSE);
}

static void
free_part (gpointer data)
{
  AccordOpeningPart *part = data;

  g_free (part->label);
  g_free (part->detail);
  g_free (part);
}

/**
 * accord_figure_opening_new:
 * @metric: what was measured
 * @figures: its figures
 * @mark: one of them
 * @n_leads: (array): how many leads are behind it, by #AccordPart
 * @where: (nullable): what the leads had to meet
 * @options: currency, target, words
 *
 * Returns: (transfer full): the figure, opened
 */
AccordFigureOpening *
accord_figure_opening_new (const AccordMetric         *metric,
                           const AccordFigures        *figures,
                           const AccordMark           *mark,
                           const guint                 n_leads[ACCORD_N_PARTS],
                           const AccordCondition      *where,
                           const AccordPresentOptions *options)
{
  const AccordFigures plain = make_plain (figures, mark->figure);
  const Subject subject = { metric, &plain, mark->figure, mark->group, n_leads, options, figures };
  AccordFigureOpening *self = g_new0 (AccordFigureOpening, 1);

  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->title = describe_title (&subject);
  self->value = accord_words_value (mark->figure->value, figures->unit, options->currency);
  self->standing = describe_standing (&subject);
  describe_formula (&subject, self);
  add_counted (&subject, self);
  add_open (&subject, self);
  add_left_out (&subject, self);
  self->foot = describe_data (&subject, where);
  return self;
}

/**
 * accord_figure_opening_free:
 * @self: (transfer full) (nullable): an opened figure
 */
void
accord_figure_opening_free (AccordFigureOpening *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->value);
  g_free (self->standing);
  g_free (self->numerator);
  g_free (self->denominator);
  g_ptr_array_unref (self->parts);
  g_free (self->foot);
  g_free (self);
}

static void
add_line (GString    *text,
          const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s\n", line);
}

/**
 * accord_figure_opening_text:
 * @self: an opened figure
 *
 * Returns: (transfer full): its words, a line each
 */
char *
accord_figure_opening_text (const AccordFigureOpening *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s\n", self->title, self->value);
  add_line (text, self->standing);
  if (self->denominator != NULL)
    /* Translators: what is divided, and by what */
    g_string_append_printf (text, _("%s ÷ %s"), self->numerator, self->denominator);
  else
    g_string_append (text, self->numerator);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AccordOpeningPart *part = self->parts->pdata[i];

      if (part->part >= ACCORD_PART_LEFT_OUT && part->part < ACCORD_PART_MISSED)
        g_string_append_printf (text, "%s (%s)\n", part->label, part->detail);
    }
  add_line (text, self->foot);
  return g_string_free (text, FALSE);
}
