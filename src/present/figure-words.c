#include "present/figure-words.h"

#include "present/figure-form.h"
#include "present/figure-groups.h"
#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How the fields that leads are often grouped by stand in a title: «Lead value by source». */
static const struct
{
  const char *field, *words;
} group_words[] = {
  { "source", N_("by source") },
  { "campaign", N_("by campaign") },
  { "persona", N_("by persona") },
  { "owner", N_("by owner") },
  { "industry", N_("by industry") },
  { "country", N_("by country") },
  { "company", N_("by company") },
  { "company_size", N_("by company size") },
  { "job_title", N_("by job title") },
  { "stage", N_("by stage") },
  { "band", N_("by band") },
};

static gboolean
is_metric (const AccordMetric *metric,
           const char         *id)
{
  return strcmp (metric->id, id) == 0;
}

/**
 * accord_figure_is_early:
 * @figures: figures
 * @figure: one of them
 *
 * Returns: whether it is too early to judge the figure's period: leads of it are too young, or it is not over
 */
gboolean
accord_figure_is_early (const AccordFigures *figures,
                        const AccordFigure  *figure)
{
  gboolean is_over = figure->last == ACCORD_DAY_NONE || figure->last <= figures->query.as_of.day;

  return figures->query.by != ACCORD_PERIOD_ALL && (!figure->mature || !is_over);
}

/**
 * accord_figures_say_group:
 * @field: the name of a field
 *
 * Returns: (transfer full): «by source»
 */
char *
accord_figures_say_group (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (group_words); i++)
    if (g_ascii_strcasecmp (group_words[i].field, field) == 0)
      return g_strdup (_(group_words[i].words));
  /* Translators: the name of a field that leads are grouped by */
  return g_strdup_printf (_("by “%s”"), field);
}

/**
 * accord_figures_add_group:
 * @name: the name of a metric
 * @figures: its figures
 * @options: the group's field
 *
 * Returns: (transfer full): the same with how it is grouped: «Lead value by source»
 */
char *
accord_figures_add_group (const char                 *name,
                          const AccordFigures        *figures,
                          const AccordPresentOptions *options)
{
  g_autofree char *by = figures->grouped && options->group != NULL ? accord_figures_say_group (options->group) : NULL;

  if (by == NULL)
    return g_strdup (name);
  /* Translators: a metric and how it is grouped: «Lead value» «by source» */
  return g_strdup_printf (C_("title", "%s %s"), name, by);
}

/**
 * accord_figures_title:
 * @metric: a metric
 * @figures: its figures
 * @options: the group's field
 *
 * Returns: (transfer full): «Customers within 90 days», «Lead value by source»
 */
char *
accord_figures_title (const AccordMetric         *metric,
                      const AccordFigures        *figures,
                      const AccordPresentOptions *options)
{
  const AccordFormSubject subject = { metric, figures, options };
  const AccordFormPresenter *presenter = accord_form_presenter_find (figures->query.form);
  gboolean says_below = is_metric (metric, "lead-value");
  g_autofree char *name = says_below ? accord_words_metric_label (metric, options->settings)
                                     : accord_words_metric (metric, &figures->query, options->settings);

  return presenter != NULL ? presenter->title (&subject) : accord_figures_add_group (name, figures, options);
}

static char *
describe_lead_value (const AccordQuery *query,
                     const char        *sign,
                     AccordRecord      *settings)
{
  g_autofree char *lead = accord_words_stage (ACCORD_STAGE_LEAD, 1, settings);
  g_autofree char *leads = accord_words_stage (ACCORD_STAGE_LEAD, 2, settings);

  switch (query->basis)
    {
    case ACCORD_BASIS_COHORT:
      /* Translators: money, what it is divided by, days: «€ a lead, within 90 days» */
      return g_strdup_printf (ngettext ("%s a %s, within %d day", "%s a %s, within %d days", query->horizon_days), sign,
                              lead, query->horizon_days);
    case ACCORD_BASIS_TO_DATE:
      return g_strdup_printf (_("%s a %s, so far"), sign, lead);
    case ACCORD_BASIS_PERIOD:
    default:
      return g_strdup_printf (_("%s of sales ÷ new %s"), sign, leads);
    }
}

static char *
describe_rate (AccordPeriodKind by,
               const char      *leads)
{
  switch (by)
    {
    case ACCORD_PERIOD_YEAR:
      return g_strdup_printf (_("%% of the %s of each year"), leads);
    case ACCORD_PERIOD_QUARTER:
      return g_strdup_printf (_("%% of the %s of each quarter"), leads);
    case ACCORD_PERIOD_MONTH:
      return g_strdup_printf (_("%% of the %s of each month"), leads);
    case ACCORD_PERIOD_WEEK:
      return g_strdup_printf (_("%% of the %s of each week"), leads);
    case ACCORD_PERIOD_ALL:
    default:
      return g_strdup_printf (_("%% of all %s"), leads);
    }
}

static const char *
describe_pace (AccordPeriodKind by)
{
  switch (by)
    {
    case ACCORD_PERIOD_YEAR:
      return _("a year");
    case ACCORD_PERIOD_QUARTER:
      return _("a quarter");
    case ACCORD_PERIOD_MONTH:
      return _("a month");
    case ACCORD_PERIOD_WEEK:
      return _("a week");
    case ACCORD_PERIOD_ALL:
    default:
      return NULL;
    }
}

static char *
get_sign (const AccordPresentOptions *options)
{
  g_autofree char *nothing = accord_words_value (0, ACCORD_UNIT_MONEY, options->currency);
  g_auto (GStrv) parts = g_strsplit (nothing, "0", 2);
  char *sign = g_strconcat (parts[0], parts[1], NULL);

  g_strstrip (sign);
  if (*sign == '\0')
    {
      g_free (sign);
      return g_strdup (_("value"));
    }
  /* The space between code and amount does not break, and is none that g_strstrip() knows. */
  if (g_str_has_suffix (sign, "\302\240"))
    sign[strlen (sign) - 2] = '\0';
  if (g_str_has_prefix (sign, "\302\240"))
    memmove (sign, sign + 2, strlen (sign) - 1);

  return sign;
}

/**
 * accord_figures_say_unit:
 * @metric: a metric
 * @figures: its figures
 * @options: the currency
 *
 * Returns: (transfer full) (nullable): «% of the leads of each month»
 */
char *
accord_figures_say_unit (const AccordMetric         *metric,
                         const AccordFigures        *figures,
                         const AccordPresentOptions *options)
{
  const AccordQuery *query = &figures->query;
  g_autofree char *sign = get_sign (options);
  const char *pace = describe_pace (query->by);

  if (is_metric (metric, "conversion-rate") && query->basis != ACCORD_BASIS_PERIOD)
    {
      g_autofree char *stage = accord_words_stage (query->from_stage, 2, options->settings);

      return describe_rate (query->by, stage);
    }
  if (is_metric (metric, "lead-value"))
    return describe_lead_value (query, sign, options->settings);
  if (is_metric (metric, "mean-deal-value"))
    return g_strdup_printf (_("%s a deal"), sign);
  if (figures->unit == ACCORD_UNIT_MONEY && pace != NULL)
    return g_strdup_printf ("%s %s", sign, pace);
  if (figures->unit == ACCORD_UNIT_COUNT)
    return g_strdup (pace);
  return figures->unit == ACCORD_UNIT_RATIO ? g_strdup ("%") : NULL;
}

/**
 * accord_figures_subtitle:
 * @metric: a metric
 * @figures: its figures
 * @options: the currency
 *
 * Returns: (transfer full) (nullable): «% of the leads of each month», «€ a lead, within 90 days»; the days where they were chosen
 */
char *
accord_figures_subtitle (const AccordMetric         *metric,
                         const AccordFigures        *figures,
                         const AccordPresentOptions *options)
{
  const AccordQuery *query = &figures->query;
  const AccordFormSubject subject = { metric, figures, options };
  const AccordFormPresenter *presenter = accord_form_presenter_find (query->form);
  g_autofree char *unit = presenter != NULL ? presenter->subtitle (&subject)
                                            : accord_figures_say_unit (metric, figures, options);
  g_autofree char *days = NULL;

  /* Other forms say themselves of when they are, where that is not on an axis. */
  if (presenter != NULL && query->form != ACCORD_FORM_SPREAD && query->form != ACCORD_FORM_SHARES)
    return g_steal_pointer (&unit);
  if (query->by != ACCORD_PERIOD_ALL || (query->from == ACCORD_DAY_NONE && query->to == ACCORD_DAY_NONE))
    return g_steal_pointer (&unit);
  days = accord_words_days (query->from, query->to);

  return unit != NULL ? g_strconcat (unit, ", ", days, NULL) : g_steal_pointer (&days);
}

/* The day on which a cohort's youngest lead is old enough. */
static AccordDay
get_final_day (const AccordFigures *figures,
               const AccordFigure  *figure)
{
  return figure->last + figures->query.horizon_days;
}

/**
 * accord_figure_too_early:
 * @figures: figures
 * @figure: one that is too early to judge
 * @options: words of its own
 *
 * Returns: (transfer full) (nullable): «Too early: 143 of 310 leads are younger than 90 days. Final on 29 June.»
 */
char *
accord_figure_too_early (const AccordFigures        *figures,
                         const AccordFigure         *figure,
                         const AccordPresentOptions *options)
{
  g_autofree char *open = accord_words_count (figure->open), *all = NULL, *stage = NULL, *final = NULL;

  if (figures->own != NULL && figures->own->has_basis && figures->query.basis == ACCORD_BASIS_COHORT && figure->open > 0)
    return g_strdup_printf (ngettext ("Too early: some leads are younger than %d day.",
                                      "Too early: some leads are younger than %d days.", (gulong) figures->query.horizon_days),
                            figures->query.horizon_days);
  if (figures->own == NULL && figures->query.basis == ACCORD_BASIS_TO_DATE)
    return g_strdup_printf (_("Too early: %s still open; this can only rise."), open);
  if (figures->query.basis == ACCORD_BASIS_PERIOD || !isfinite (figure->denominator) || figure->last == ACCORD_DAY_NONE)
    return g_strdup (_("So far: the period is not over."));

  all = accord_words_count (figure->open + (guint64) figure->denominator);
  stage = accord_words_stage (figures->query.from_stage, 2, options->settings);
  final = accord_words_day_short (get_final_day (figures, figure), figures->query.as_of.day);
  /* Translators: how many of how many leads are younger than so many days, and from when on they are not */
  return g_strdup_printf (_("Too early: %s of %s %s are younger than %d days. Final on %s."), open, all, stage,
                          figures->query.horizon_days, final);
}

static AccordDay
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return accord_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  if (sentence == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* «Hollow: too early, final on 29 June.»; with the last of several days. */
static char *
explain_early (const AccordMetric  *metric,
               const AccordFigures *figures)
{
  AccordDay last = ACCORD_DAY_NONE;
  guint n = 0;
  g_autofree char *day = NULL;

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      if (!accord_figure_is_early (figures, figure))
        continue;
      n++;
      last = MAX (last, get_final_day (figures, figure));
    }
  if (n == 0)
    return NULL;
  if (figures->query.form == ACCORD_FORM_HEAT)
    return g_strdup (_("Hatched: too early."));
  if (figures->own != NULL && metric->has_basis)
    return g_strdup (_("Hollow: too early."));
  if (!metric->has_basis || figures->query.basis == ACCORD_BASIS_PERIOD)
    return g_strdup (_("Hollow: the period is not over."));
  if (figures->query.basis == ACCORD_BASIS_TO_DATE)
    return g_strdup (_("Hollow: too early, can only rise."));
  day = accord_words_day_short (last, figures->query.as_of.day);

  return g_strdup_printf (_("Hollow: too early, all final by %s."), day);
}

/* Whether each figure says what was left out of all of them: they are parts of the same leads. */
static gboolean
is_of_the_same (const AccordFigures *figures)
{
  AccordForm form = figures->query.form;

  return form == ACCORD_FORM_FUNNEL || form == ACCORD_FORM_SPREAD || form == ACCORD_FORM_AGES || form == ACCORD_FORM_CHANGE;
}

static void
sum_up (const AccordFigures *figures,
        AccordFigure        *sum)
{
  if (is_of_the_same (figures) && figures->figures->len > 0)
    {
      *sum = *(const AccordFigure *) g_ptr_array_index (figures->figures, figures->figures->len - 1);
      sum->period = sum->group = NULL;
      sum->left_out[ACCORD_LEFT_OUT_SKIPPED] = 0; /* the funnel says it of each stage */
      return;
    }

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      sum->open += figure->open;
      sum->denominator += isfinite (figure->denominator) ? figure->denominator : 0;
      for (guint j = 0; j < ACCORD_N_LEFT_OUT; j++)
        sum->left_out[j] += figure->left_out[j];
    }
}

/* «Leads: 2,676. Younger than 90 days and left out: 938.» */
static char *
count_leads (const AccordMetric  *metric,
             const AccordFigures *figures,
             const AccordFigure  *sum,
             AccordRecord        *settings)
{
  g_autofree char *n = accord_words_count (sum->denominator), *open = accord_words_count (sum->open), *leads = NULL;
  const AccordQuery *query = &figures->query;

  if (query->by != ACCORD_PERIOD_ALL || !metric->has_basis || query->basis == ACCORD_BASIS_PERIOD || sum->denominator <= 0 ||
      query->form == ACCORD_FORM_CHANGE || (query->form == ACCORD_FORM_AGES && figures->grouped))
    return NULL;
  leads = accord_words_stage (query->from_stage, sum->denominator, settings);
  if (query->basis == ACCORD_BASIS_COHORT && sum->open > 0 && query->form != ACCORD_FORM_AGES)
    return g_strdup_printf (_("%s %s. Younger than %d days and left out: %s."), n, leads, query->horizon_days, open);
  if (sum->open > 0)
    return g_strdup_printf (_("%s %s, %s of them still open."), n, leads, open);
  return g_strdup_printf (_("%s %s."), n, leads);
}

/**
 * accord_figures_foot:
 * @metric: a metric
 * @figures: its figures
 * @options: words of its own
 * @with_ranges: whether the picture has likely ranges
 *
 * Returns: (transfer full) (nullable): what one must know to read the picture: as of when, what its marks mean, what was left out
 */
char *
accord_figures_foot (const AccordMetric         *metric,
                     const AccordFigures        *figures,
                     const AccordPresentOptions *options,
                     gboolean                    with_ranges)
{
  const AccordFormSubject subject = { metric, figures, options };
  const AccordFormPresenter *presenter = accord_form_presenter_find (figures->query.form);
  AccordFigure sum = { 0 };
  GString *text = g_string_new (NULL);
  g_autofree char *early = explain_early (metric, figures), *left_out = NULL, *leads = NULL, *form = NULL;
  AccordDay as_of = figures->query.as_of.day, today = get_today ();

  sum_up (figures, &sum);
  leads = count_leads (metric, figures, &sum, options->settings);
  form = presenter != NULL && presenter->explain != NULL ? presenter->explain (&subject) : NULL;
  left_out = accord_words_left_out (&sum, options->settings);
  if (as_of != today)
    {
      g_autofree char *day = accord_words_day (as_of), *sentence = g_strdup_printf (_("As of %s."), day);

      add_sentence (text, sentence);
    }
  add_sentence (text, leads);
  add_sentence (text, form);
  if (with_ranges && figures->query.by == ACCORD_PERIOD_ALL)
    add_sentence (text, _("Thin lines: likely range."));
  else if (with_ranges)
    add_sentence (text, _("Bars: likely range."));
  add_sentence (text, early);
  add_sentence (text, left_out);

  return g_string_free (text, text->len == 0);
}

static char *
say_none (const AccordMetric *metric,
          AccordRecord       *settings)
{
  gboolean of_customers = is_metric (metric, "mean-deal-value");
  g_autofree char *whose = accord_words_stage (of_customers ? ACCORD_STAGE_CUSTOMER : ACCORD_STAGE_LEAD, 0, settings);

  return g_strdup_printf (of_customers ? _("No %s with a value here.") : _("No %s here."), whose);
}

/**
 * accord_figures_empty:
 * @metric: a metric
 * @figures: its figures
 * @options: words of its own
 *
 * Returns: (transfer full): what is said instead of a chart without a single value
 */
char *
accord_figures_empty (const AccordMetric         *metric,
                      const AccordFigures        *figures,
                      const AccordPresentOptions *options)
{
  const AccordFormSubject subject = { metric, figures, options };
  const AccordFormPresenter *presenter = accord_form_presenter_find (figures->query.form);
  AccordFigure sum = { 0 };
  AccordDay last = ACCORD_DAY_NONE;
  g_autofree char *n = NULL, *leads = NULL, *day = NULL;

  if (presenter != NULL && figures->query.form != ACCORD_FORM_MULTIPLES)
    return presenter->say (&subject);

  sum_up (figures, &sum);
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      last = MAX (last, figure->last);
    }
  if (figures->own != NULL)
    return g_strdup (_("No value here yet."));
  if (!metric->has_basis || figures->query.basis != ACCORD_BASIS_COHORT || sum.open == 0)
    return say_none (metric, options->settings);

  n = accord_words_count (sum.open);
  leads = accord_words_stage (figures->query.from_stage, sum.open, options->settings);
  if (last == ACCORD_DAY_NONE)
    return g_strdup_printf (ngettext ("Too early: the %s %s is younger than %d days.", "Too early: all %s %s are younger than %d days.", sum.open),
                            n, leads, figures->query.horizon_days);
  day = accord_words_day_short (last + figures->query.horizon_days, figures->query.as_of.day);

  return g_strdup_printf (ngettext ("Too early: the %s %s is younger than %d days. Final on %s.",
                                    "Too early: all %s %s are younger than %d days. All final on %s.", sum.open),
                          n, leads, figures->query.horizon_days, day);
}

/**
 * accord_figures_early_label:
 * @metric: a metric
 * @figures: its figures
 *
 * Returns: (transfer full): what those are called that cannot be judged yet
 */
char *
accord_figures_early_label (const AccordMetric  *metric,
                            const AccordFigures *figures)
{
  gboolean cohort = metric->has_basis && figures->query.basis != ACCORD_BASIS_PERIOD;

  return g_strdup (cohort ? _("too early") : _("so far"));
}

/**
 * accord_figures_have_target:
 * @figures: figures
 *
 * Returns: whether a target of the metric is on the scale of these
 */
gboolean
accord_figures_have_target (const AccordFigures *figures)
{
  return figures->query.form == ACCORD_FORM_PLAIN || figures->query.form == ACCORD_FORM_MULTIPLES;
}

/**
 * accord_figures_target:
 * @figures: figures
 * @options: with a target
 *
 * Returns: (transfer full) (nullable): «target 12 %»
 */
char *
accord_figures_target (const AccordFigures        *figures,
                       const AccordPresentOptions *options)
{
  g_autofree char *value = NULL;

  if (!isfinite (options->target))
    return NULL;
  value = accord_words_value_short (options->target, figures->unit, options->currency);

  return g_strdup_printf (_("target %s"), value);
}

/**
 * accord_figure_tip:
 * @metric: a metric
 * @figures: its figures
 * @figure: one of them
 * @group: (nullable): its group, as a person reads it
 * @options: currency, target
 *
 * Returns: (transfer full): what a pointer or the keyboard reads: period and group, the figure, how it came about, what was left out
 */
char *
accord_figure_tip (const AccordMetric         *metric,
                   const AccordFigures        *figures,
                   const AccordFigure         *figure,
                   const char                 *group,
                   const AccordPresentOptions *options)
{
  gboolean all = figures->query.by == ACCORD_PERIOD_ALL;
  g_autofree char *period = all ? NULL : accord_words_period (figure, figures->query.by);
  g_autofree char *value = accord_words_value (figure->value, figures->unit, options->currency);
  g_autofree char *basis = accord_words_figure (figures, figure, options->currency, options->settings);
  g_autofree char *left_out = accord_words_left_out (figure, options->settings);
  GString *text = g_string_new (group != NULL ? group : "");

  if (period != NULL)
    g_string_append_printf (text, "%s%s", group != NULL ? ", " : "", period);
  g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", value);
  if (*basis != '\0')
    g_string_append_printf (text, "\n%s", basis);
  if (accord_figure_is_early (figures, figure))
    {
      g_autofree char *early = accord_figure_too_early (figures, figure, options);

      g_string_append_printf (text, "\n%s", early);
    }
  if (left_out != NULL)
    g_string_append_printf (text, "\n%s", left_out);

  return g_string_free (text, FALSE);
}
